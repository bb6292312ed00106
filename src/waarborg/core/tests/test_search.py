from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.state import ProjectState
from django.test.utils import CaptureQueriesContext, isolate_apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from waarborg.core import search as searching
from waarborg.core.search import Searchable, fold, search

pytestmark = pytest.mark.django_db
TABLE = "core_found"


@pytest.fixture
def found(db: None) -> type[Searchable]:
    """A searchable table that exists for one test, made as a migration makes it."""
    with isolate_apps("waarborg.core"):

        class Found(Searchable):
            name = models.CharField(max_length=300)
            rank = models.IntegerField(default=0)

            class Meta:
                app_label = "core"

            def words(self) -> list[str]:
                return [self.name]

    with connection.cursor() as cursor:
        sql, _ = connection.schema_editor(atomic=False).table_sql(Found)
        cursor.execute(sql)
    run("database_forwards")
    return Found


def run(direction: str) -> None:
    editor = connection.schema_editor(atomic=False)
    for operation in searching.operations(TABLE):
        getattr(operation, direction)("core", editor, ProjectState(), ProjectState())


def names(queryset: models.QuerySet[Any], words: str) -> list[str]:
    return [str(row.name) for row in search(queryset.order_by("pk"), words)]


def test_all_words_must_occur_in_any_order_and_anywhere_in_a_word(found):
    for name in ("Vergunningen samenvatten", "Samenvatten van raadsstukken", "Kenteken lezen"):
        found.objects.create(name=name)
    assert names(found.objects.all(), "samenvat") == ["Vergunningen samenvatten", "Samenvatten van raadsstukken"]
    assert names(found.objects.all(), "vatten GUNNING") == ["Vergunningen samenvatten"]
    assert names(found.objects.all(), "samenvatten kenteken") == []


def test_capitals_and_accents_make_no_difference(found):
    found.objects.create(name="Reünie Café ÉÉN")
    assert names(found.objects.all(), "reunie") == names(found.objects.all(), "cAFÉ één") == ["Reünie Café ÉÉN"]


def test_words_of_one_and_two_letters_are_found(found):
    found.objects.create(name="AI in de wijk")
    found.objects.create(name="Rekenmodel")
    assert names(found.objects.all(), "ai") == names(found.objects.all(), "a wijk") == ["AI in de wijk"]


def test_no_words_is_no_filter(found):
    found.objects.create(name="Alles")
    assert names(found.objects.all(), " \t\x00 ") == ["Alles"]


@pytest.mark.parametrize("odd", ['"', "%", "_", "\\", "'", "*", "a*", 'x" OR "y', "AND", "NEAR(", "-", "rank:1", "💡"])
def test_characters_with_a_meaning_elsewhere_are_just_characters(found, odd):
    found.objects.create(name=f"voor{odd}na")
    found.objects.create(name="iets anders")
    assert names(found.objects.all(), f"voor{odd}") == [f"voor{odd}na"]


def test_what_changes_or_goes_is_no_longer_found_by_its_old_name(found):
    record = found.objects.create(name="Oude naam")
    record.name = "Nieuwe titel"
    record.save(update_fields=["name"])
    assert (names(found.objects.all(), "oude"), names(found.objects.all(), "nieuwe")) == ([], ["Nieuwe titel"])
    record.delete()
    assert names(found.objects.all(), "nieuwe") == []


def test_rows_that_were_there_before_the_index_are_found(found):
    found.objects.bulk_create([found(name="Eerder", search_text=fold("Eerder"))])
    run("database_backwards")
    run("database_forwards")
    assert names(found.objects.all(), "eerder") == ["Eerder"]


def test_filters_and_order_of_the_list_stay(found):
    for rank in (1, 3, 2):
        found.objects.create(name=f"Systeem {rank}", rank=rank)
    ordered = search(found.objects.filter(rank__gt=1).order_by("-rank"), "systeem")
    assert list(ordered.values_list("rank", flat=True)) == [3, 2]


def test_more_hits_than_the_index_looks_up_are_all_found(found, monkeypatch):
    monkeypatch.setattr(searching, "FEW", 3)
    found.objects.bulk_create(found(name="x", search_text=f"systeem {number}") for number in range(9))
    assert search(found.objects.all(), "systeem").count() == 9
    assert search(found.objects.all(), "systeem 7").count() == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=8), max_size=6), words=st.text(max_size=8))
def test_the_index_finds_what_reading_all_rows_finds(found, texts, words):
    found.objects.all().delete()
    found.objects.bulk_create(found(name=str(number), search_text=fold(text)) for number, text in enumerate(texts))
    wanted = fold(words).split()
    expected = [str(number) for number, text in enumerate(texts) if all(word in fold(text) for word in wanted)]
    assert names(found.objects.all(), words) == expected


def test_folding_drops_what_the_eye_does_not_see():
    assert fold("al\u00adgo\x00ritme", "\nÀ  B\u200b") == "algoritme a b"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by its own statistics")
def test_a_rare_word_is_looked_up_in_the_index(found):
    found.objects.create(name="Zeldzaam")
    with CaptureQueriesContext(connection) as queries:
        list(search(found.objects.all(), "zeldzaam"))
    assert "MATCH" in queries[0]["sql"]
    assert "IN (" in queries[1]["sql"]


def test_every_searchable_table_has_its_index():
    """Fails when a migration remade a table on SQLite without adding `search.operations` again."""
    tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, Searchable)]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE '%\\_search\\_%' ESCAPE '\\'")
            made = {name for (name,) in cursor.fetchall()}
            assert {f"{table}_search_{verb}" for table in tables for verb in ("insert", "update", "delete")} <= made
        elif searching._has_trigrams(connection):
            cursor.execute("SELECT indexname FROM pg_indexes WHERE indexname LIKE '%\\_search'")
            assert {f"{table}_search" for table in tables} <= {name for (name,) in cursor.fetchall()}
