"""The figures of a report agree with each other and with the tables."""

import csv
import re
from functools import partial
from pathlib import Path

import pytest

from waarborg.guard.archive import engine
from waarborg.guard.archive.ledger import COUNTS, opened
from waarborg.guard.archive.scanning import scan
from waarborg.guard.archive.summary import MOST, Summary, general
from waarborg.guard.archive.words import Word
from waarborg.guard.findings import ARTICLES, CATEGORIES, KINDS, Category
from waarborg.guard.tests.archive_scenes import BSN, DULL, LETTER, archive, rows
from waarborg.guard.tests.made_office import PIXEL, paragraph, word, zipped

pytest.importorskip("pyarrow", reason="pyarrow ontbreekt: zonder dat pakket maakt een scan geen tabellen")

ILL = "De heer Bakker heeft diabetes en een depressie. Hij is lid van de vakbond.\n"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {f"map {number}/{number}.txt": LETTER for number in range(MOST + 3)}
    root = archive(
        tmp_path_factory.mktemp("cijfers") / "archief",
        files | {"ziek.txt": ILL, "ziek-en-bsn.txt": ILL + LETTER, "nota.txt": DULL, "leeg.txt": ""},
    )
    (root / "foto.png").write_bytes(PIXEL)
    (root / "foto.doc").write_bytes(PIXEL)
    (root / "brief.zip").write_bytes(zipped({"brief.txt": LETTER, "foto van Piet ’x.png": PIXEL}))
    (root / "foto.zip").write_bytes(zipped({"nota.txt": DULL, "foto ‘Kees’.png": PIXEL, "b.png": PIXEL}))
    (root / "plaatje.zip").write_bytes(zipped({"nota.txt": DULL, "b.png": PIXEL}))
    (root / "brief.docx").write_bytes(word(paragraph(f"Uw BSN is {BSN}.")))
    (root / "=1+1.txt").write_text(LETTER, encoding="utf-8")
    (root / 'twee\nregels;".txt').write_text(LETTER, encoding="utf-8")
    return root.parent / "uit"


@pytest.fixture(scope="module")
def summary(out: Path) -> Summary:
    root = out.parent / "archief"
    return scan(root, out, engine=partial(engine.local, count=1))


def test_every_file_has_one_outcome(summary, out):
    assert sum(summary.outcomes.values()) == summary.files == len(rows(out))
    assert all(summary.outcomes[outcome] for outcome in Word)
    assert summary.found == summary.outcomes[Word.FOUND] + summary.outcomes[Word.FOUND_PARTLY]


def test_what_was_not_wholly_read_is_one_number(summary, out):
    partly = (Word.FOUND_PARTLY, Word.PARTLY, Word.UNREADABLE)
    assert summary.unread == sum(summary.outcomes[outcome] for outcome in partly)
    assert summary.unread == sum(files for _, files in summary.reasons) == sum(bool(row["reason"]) for row in rows(out))
    assert not summary.is_all_read


@pytest.mark.parametrize("groups", ["folders", "types"])
def test_the_groups_add_up_to_the_whole(summary, groups):
    made = getattr(summary, groups)
    assert sum(group.files for group in made) == summary.files
    assert sum(group.found for group in made) == summary.found
    assert sum(group.unread for group in made) == summary.unread
    for place, category in enumerate(COUNTS):
        assert sum(group.with_category[place] for group in made) == summary.categories[category]


def test_kinds_categories_and_classes_tell_the_same(summary, out):
    for category in Category:
        files = [kinds.files for kinds in summary.kinds if KINDS[kinds.kind].category is category]
        assert max(files, default=0) <= summary.categories[category] <= sum(files)
    for data_class, count in summary.data_classes.items():
        files = [kinds.files for kinds in summary.kinds if KINDS[kinds.kind].data_class == data_class]
        assert max(files, default=0) <= count <= sum(files)
    assert summary.data_classes["special_category"] >= summary.categories[Category.HEALTH] >= 2
    assert summary.data_classes["bsn"] == summary.categories[Category.BSN]
    assert sum(kinds.findings for kinds in summary.kinds) == len(rows(out, "findings"))
    assert sum(row["findings"] for row in rows(out)) == len(rows(out, "findings"))


def test_the_page_shows_these_numbers(summary, out):
    page = (out / "report.html").read_text(encoding="utf-8")
    shown = re.findall(r'<span class="label">([^<]*)</span> <span class="value">(\d+)</span>', page)
    for outcome in Word:
        assert (str(outcome), str(summary.outcomes[outcome])) in shown
    for category, label in CATEGORIES.items():
        assert (f"{label} (art. {ARTICLES[category]})", str(summary.categories[category])) in shown
    assert f"Niet of niet helemaal gelezen: {summary.unread} bestanden." in page


@pytest.fixture(scope="module")
def listed(summary, out) -> list[dict[str, str]]:
    with (out / "vertrouwelijk-bestanden.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_the_list_has_every_file_that_asks_for_attention_the_worst_first(summary, listed):
    assert len(listed) == summary.files - summary.outcomes[Word.CLEAN]
    worst, *_, last = listed
    assert (worst["bestand"].rpartition("/")[2], last["uitkomst"]) == ("ziek-en-bsn.txt", Word.PARTLY)
    assert worst["zwaarste gegevens"] == "burgerservicenummer (BSN)"
    assert [Path(row["bestand"]).exists() for row in listed] == [True] * len(listed)


def test_the_list_counts_per_kind_in_dutch(summary, listed):
    for kinds in summary.kinds:
        column = [int(row[KINDS[kinds.kind].label] or 0) for row in listed]
        assert (sum(column), sum(map(bool, column))) == (kinds.findings, kinds.files)
    assert {row["uitkomst"] for row in listed} <= set(map(str, Word))
    for row in listed:
        counts = [int(row[kind.label] or 0) for kind in KINDS.values()]
        assert int(row["keer gevonden"]) == sum(counts)


def test_the_list_and_the_key_are_for_their_owner_and_no_cell_is_a_formula(out, listed):
    text = (out / "vertrouwelijk-bestanden.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert not [cell for row in listed for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (
            "bestand ‘Jan.png’ is niet gelezen. Dit is een afbeelding.",
            "bestand ‘…’ is niet gelezen. Dit is een afbeelding.",
        ),
        ("bijlage ‘O’Brien.png’ is niet gelezen.", "bijlage ‘…’ is niet gelezen."),
        ("Pagina 3 is beschadigd. Pagina 14 is beschadigd.", "Pagina … is beschadigd."),
        (
            "Het bevat te veel tekst: na Jansen.adres is niets meer gelezen.",
            "Het bevat te veel tekst: na … is niets meer gelezen.",
        ),
        ("Het bestand bevat 12 afbeeldingen.", "Het bestand bevat afbeeldingen."),
        ("Dit bestand is groter dan 25 MB.", "Dit bestand is groter dan 25 MB."),
    ],
)
def test_files_with_the_same_trouble_count_together(reason, told):
    assert general(reason) == told


def test_the_ledger_knows_how_many_are_gone(summary, out):
    with opened(out) as ledger:
        assert ledger.connection.execute("SELECT gone FROM scan").fetchone() == (0,)
