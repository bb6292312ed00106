"""The report is one page of its own that anyone can read, and names nothing that was found."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from waarborg.guard.archive.ledger import COUNTS, GRAVITY
from waarborg.guard.archive.report import report
from waarborg.guard.archive.summary import Group, Kinds, Run, Summary
from waarborg.guard.archive.words import DATA_CLASSES, Word
from waarborg.guard.findings import KINDS, Category

NONE = (0,) * len(COUNTS)
VOID = {"meta", "path", "rect"}


class Plainly:
    """Shows a folder as it is called."""

    def __call__(self, folder: str) -> str:
        return folder

    def root(self, root: str) -> str:
        return root


PLAINLY = Plainly()


@pytest.fixture
def summary() -> Summary:
    moment = datetime(2026, 12, 3, 13, 5, tzinfo=UTC)
    return Summary(
        root="/srv/archief",
        started=moment,
        finished=moment.replace(hour=15),
        size=12_345_678,
        files=1_206,
        found=3,
        unread=4,
        outcomes=dict(zip(Word, (2, 1, 1_200, 1, 2), strict=True)),
        categories=dict.fromkeys(Category, 0) | {Category.NAMES: 3, Category.BSN: 1},
        data_classes=dict.fromkeys(GRAVITY, 0) | {"bsn": 1, "personal": 3},
        kinds=(Kinds("person", 3, 5, 4), Kinds("bsn", 1, 1, 1)),
        folders=(Group("zorg/<b>&", 5, 3, 1, (3, *NONE[1:])), Group("", 1_201, 0, 3, NONE, is_rest=True)),
        types=(Group("docx", 6, 3, 1, NONE), Group("", 1_200, 0, 3, NONE)),
        reasons=(("Dit bestand is leeg.", 4),),
        left_out=(),
        copies=2,
        gone=5,
        run=Run(examined=1_206, changed=7),
    )


class Checker(HTMLParser):
    """Every tag is closed in its order; keeps the tags and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag


def test_it_works(summary):
    page = report(summary, shown=PLAINLY)
    assert "In 3 van de 1.206 bestanden zijn gegevens gevonden" in page
    assert "zorg/&lt;b&gt;&amp;" in page
    assert "andere mappen" in page
    assert "onbekend" in page
    Checker(page)


def test_it_asks_for_nothing_from_elsewhere_and_runs_nothing(summary):
    page = report(summary, shown=PLAINLY)
    tags = Checker(page).tags
    assert {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in tags} == set()
    assert {"src", "href", "onclick", "style"} & {name for _, attributes in tags for name in attributes} == set()
    assert "url(" not in page
    assert "default-src 'none'" in page


def test_it_tells_what_is_gone_and_what_changed(summary):
    page = report(summary, shown=PLAINLY)
    assert "Sinds de vorige scan verdwenen en daarom niet meer meegeteld: 5 bestanden." in page
    assert "gewijzigd en niet opnieuw bekeken: 7 bestanden" in page


def test_every_chart_is_a_list_of_labels_and_numbers_that_reads_without_its_bars(summary):
    page = report(summary, shown=PLAINLY)
    tags = Checker(page).tags
    charts = [attributes for tag, attributes in tags if tag == "ul"]
    assert len(charts) == 5
    assert {chart["aria-labelledby"] for chart in charts} <= set(re.findall(r'id="([\w-]+)"', page))
    assert {attributes["aria-hidden"] for tag, attributes in tags if tag == "svg"} == {"true"}
    assert '<span class="label">met gegevens, deels gelezen</span> <span class="value">1</span>' in page


def test_a_chart_is_repeated_as_a_table_only_where_one_unfolds_it(summary):
    page = report(summary, shown=PLAINLY)
    for part in re.findall(r"<section.*?</section>", page, re.DOTALL):
        open_tables = re.sub(r"<details>.*?</details>", "", part, flags=re.DOTALL).count("Bestanden per ")
        assert open_tables <= part.count("<figcaption")


def test_a_cell_on_a_phone_says_what_it_is(summary):
    cells = [attributes for tag, attributes in Checker(report(summary, shown=PLAINLY)).tags if tag == "td"]
    assert cells
    assert all(cell["data-label"] and cell["role"] == "cell" for cell in cells)


ENGLISH = re.compile(r">[^<]*\b(?:identifiers|names|health|files|found|clean|partly|unreadable|other)\b[^<]*<")


def test_it_has_no_english_words(summary):
    whole = replace(summary, kinds=tuple(Kinds(kind, 1, 1, 1) for kind in KINDS), categories=dict.fromkeys(Category, 1))
    assert ENGLISH.findall(report(whole, shown=PLAINLY)) == []


def test_every_data_class_has_its_words():
    assert set(DATA_CLASSES) == set(GRAVITY) == {kind.data_class for kind in KINDS.values()}


@pytest.mark.parametrize("colour", ["#001a40", "#3d5374", "#00568b"])
def test_its_colours_have_contrast_enough(colour, summary):
    assert colour in report(summary, shown=PLAINLY)
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5
