import io
from typing import Any

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from tests.cast import Cast
from tests.scenes import draft
from waarborg.accounts.models import Person
from waarborg.audit.actions import verify
from waarborg.audit.models import Event
from waarborg.core.sheets import read_sheet
from waarborg.core.transitions import Refused
from waarborg.register import actions
from waarborg.register.models import AISystem, ImportBatch, Supplier, Version
from waarborg.register.rules.columns import is_header

CSV = "naam;leverancier;soort;status\nGem;Conversion;chatbot;In gebruik\nScanauto;;beeldherkenning;\n"


def looked_at(by: Person, content: str | bytes) -> ImportBatch:
    raw = content.encode() if isinstance(content, str) else content
    return actions.look_at(read_sheet(ContentFile(raw), is_header=is_header), by=by, file_name="lijst.csv")


def verdicts(batch: ImportBatch) -> list[tuple[str, str]]:
    return [(row["name"], row["verdict"]) for row in batch.rows]


def excel(*rows: tuple[Any, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.active.merge_cells("A1:D1")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_looking_changes_nothing_in_the_register(cast: Cast):
    batch = looked_at(cast.hugo, CSV)
    assert verdicts(batch) == [("Gem", "new"), ("Scanauto", "new")]
    assert not AISystem.objects.exists()
    assert not Event.objects.exists()


def test_bringing_in_makes_all_systems_proposed_as_one_act(cast: Cast):
    batch = actions.apply_import(by=cast.hugo, batch=looked_at(cast.hugo, CSV))
    gem = AISystem.objects.get(name="Gem")
    assert (gem.state, gem.kind, gem.supplier.name) == ("proposed", "text_generator", "Conversion")
    assert {system.state for system in AISystem.objects.all()} == {"proposed"}
    assert Event.objects.get().sentence == "nam 2 systemen op in het register uit lijst.csv"
    assert gem.versions.get().why == "Ingelezen uit lijst.csv"
    assert batch.imported.count() == 2
    assert verify(cast.hugo.organisation) == (1, None)


def test_an_imported_system_is_found_by_its_words(cast: Cast, client):
    actions.apply_import(by=cast.hugo, batch=looked_at(cast.hugo, CSV))
    client.force_login(cast.aisha)
    assert b"Gem</a>" in client.get(reverse("register:systems"), {"zoek": "conversion"}).content


def test_a_second_look_finds_everything_unchanged_or_different(cast: Cast):
    actions.apply_import(by=cast.hugo, batch=looked_at(cast.hugo, CSV))
    again = looked_at(cast.hugo, CSV.replace("Conversion", "Ander"))
    assert verdicts(again) == [("Gem", "differs"), ("Scanauto", "unchanged")]
    with pytest.raises(Refused, match="niets in te lezen"):
        actions.apply_import(by=cast.hugo, batch=again)
    assert AISystem.objects.get(name="Gem").supplier.name == "Conversion"


def test_a_file_is_brought_in_once(cast: Cast):
    batch = actions.apply_import(by=cast.hugo, batch=looked_at(cast.hugo, CSV))
    with pytest.raises(Refused, match="al ingelezen"):
        actions.apply_import(by=cast.hugo, batch=batch)


def test_a_name_that_came_in_after_the_look_is_left_alone(cast: Cast):
    batch = looked_at(cast.hugo, CSV)
    actions.add_system(by=cast.hugo, facts={"name": "gem", "kind": "other_ai"}, why="Met de hand")
    actions.apply_import(by=cast.hugo, batch=batch)
    assert sorted(AISystem.objects.values_list("name", flat=True)) == ["Scanauto", "gem"]


def test_only_who_keeps_the_register_brings_in_and_undoes(cast: Cast):
    batch = looked_at(cast.hugo, CSV)
    with pytest.raises(Refused, match="bijhoudt"):
        actions.apply_import(by=cast.aisha, batch=batch)
    actions.apply_import(by=cast.hugo, batch=batch)
    with pytest.raises(Refused, match="bijhoudt"):
        actions.undo_import(by=cast.gerda, batch=batch)


def test_undo_takes_out_all_that_the_file_brought(cast: Cast):
    batch = actions.apply_import(by=cast.hugo, batch=looked_at(cast.hugo, CSV))
    assert actions.undo_import(by=cast.hugo, batch=batch) == []
    assert not AISystem.objects.exists()
    assert not Version.objects.exists()
    assert not Supplier.objects.exists()
    assert Event.objects.order_by("sequence").last().data == {"removed": 2, "stayed": 0}


def test_undo_leaves_what_was_changed_or_reported_since_and_says_why(cast: Cast):
    batch = actions.apply_import(by=cast.hugo, batch=looked_at(cast.hugo, CSV + "Vrij;;;\n"))
    gem, scanauto = AISystem.objects.get(name="Gem"), AISystem.objects.get(name="Scanauto")
    actions.change_system(by=cast.hugo, system=gem, facts={"model_name": "Mistral"}, why="Aangevuld")
    draft(cast.aisha, system=scanauto)
    stays = actions.undo_import(by=cast.hugo, batch=batch)
    assert [(found.system.name, found.why) for found in stays] == [
        ("Gem", "het is sindsdien gewijzigd"),
        ("Scanauto", "er is een toepassing, melding of adviesvraag over"),
    ]
    assert set(AISystem.objects.values_list("name", flat=True)) == {"Gem", "Scanauto"}


def test_undo_happens_once(cast: Cast):
    batch = actions.apply_import(by=cast.hugo, batch=looked_at(cast.hugo, CSV))
    actions.undo_import(by=cast.hugo, batch=batch)
    with pytest.raises(Refused, match="al teruggedraaid"):
        actions.undo_import(by=cast.hugo, batch=batch)


def test_a_messy_spreadsheet_is_read_row_by_row(cast: Cast):
    content = excel(
        ("Algoritmes van de gemeente, stand 2026",),
        (),
        ("Naam systeem", "Leverancier", "Soort AI", "Kleur"),
        ("Gem", "Conversion", "chatbot", "rood"),
        (),
        ('=CONCATENATE("Ge","m")', "Formule", "", ""),
        ("GEM", "", "", ""),
        ("n" * 200, "", "", ""),
        ("Zoekhulp", "", "iets nieuws", ""),
    )
    batch = looked_at(cast.hugo, content)
    assert [(row["number"], row["verdict"]) for row in batch.rows] == [
        (4, "new"),
        (6, "error"),
        (7, "error"),
        (8, "error"),
        (9, "new"),
    ]
    assert batch.columns["left"] == ["Kleur"]


def test_a_title_with_commas_above_a_list_from_dutch_windows(cast: Cast):
    content = "Overzicht, concept, versie 2\r\n\r\nnaam;domein\r\nEnquête;Financiën\r\n".encode("cp1252")
    batch = looked_at(cast.hugo, content)
    assert verdicts(batch) == [("Enquête", "new")]
    assert batch.rows[0]["facts"]["description"] == "Domein: Financiën."


def many(count: int) -> str:
    return "naam;leverancier\n" + "".join(f"Systeem {row};Leverancier {row % 50}\n" for row in range(count))


def test_ten_thousand_rows_are_looked_at_with_two_queries(cast: Cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        assert len(looked_at(cast.hugo, many(10_000)).rows) == 10_000


def test_many_rows_come_in_and_go_out_in_bulk(cast: Cast, django_assert_max_num_queries):
    batch = looked_at(cast.hugo, many(1_000))
    with django_assert_max_num_queries(60):
        actions.apply_import(by=cast.hugo, batch=batch)
    assert AISystem.objects.count() == 1_000
    with django_assert_max_num_queries(60):
        actions.undo_import(by=cast.hugo, batch=batch)
    assert not AISystem.objects.exists()


def test_what_the_register_exports_reads_back_as_unchanged(cast: Cast, client):
    actions.apply_import(by=cast.hugo, batch=looked_at(cast.hugo, CSV))
    odd = {"name": "=Som", "kind": "other_ai", "hosting": "own", "in_eea": "no", "description": "Regel 1\nRegel 2"}
    actions.add_system(by=cast.hugo, facts=odd, why="Met de hand")
    client.force_login(cast.aisha)
    content = b"".join(client.get(reverse("register:export_csv")).streaming_content)
    assert verdicts(looked_at(cast.hugo, content)) == [
        ("=Som", "unchanged"),
        ("Gem", "unchanged"),
        ("Scanauto", "unchanged"),
    ]
