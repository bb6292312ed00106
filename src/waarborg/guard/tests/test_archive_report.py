"""The report is one page of its own that anyone can read, and names nothing that was found."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from waarborg.guard.archive.ledger import COUNTS, GRAVITY
from waarborg.guard.archive.outcome import State
from waarborg.guard.archive.report import DATA_CLASSES, report
from waarborg.guard.archive.summary import Group, Kinds, Summary
from waarborg.guard.command.discreet import Discreet
from waarborg.guard.findings import KINDS, Category
from waarborg.guard.policy import NO_POLICY

NONE = (0,) * len(COUNTS)
VOID = {"meta", "path", "rect"}


@pytest.fixture
def summary() -> Summary:
    moment = datetime(2026, 12, 3, 13, 5, tzinfo=UTC)
    return Summary(
        root="/srv/archief",
        started=moment,
        finished=moment.replace(hour=15),
        size=12_345_678,
        states={State.FOUND: 3, State.CLEAN: 1_200, State.PARTLY: 1, State.UNREADABLE: 2},
        categories=dict.fromkeys(Category, 0) | {Category.NAMES: 3, Category.BSN: 1},
        data_classes=dict.fromkeys(GRAVITY, 0) | {"bsn": 1, "personal": 2},
        kinds=(Kinds("person", 3, 5, 4), Kinds("bsn", 1, 1, 1)),
        folders=(Group("zorg/<b>&", 5, 3, 1, (3, *NONE[1:])), Group("", 1_201, 0, 2, NONE, is_rest=True)),
        types=(Group("docx", 6, 3, 1, NONE), Group("", 1_200, 0, 2, NONE)),
        reasons=(("Dit bestand is leeg.", 2),),
        left_out=(),
        copies=2,
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
    page = report(summary, conceal=str)
    assert "In 3 van de 1.206 bestanden zijn gegevens gevonden" in page
    assert "zorg/&lt;b&gt;&amp;" in page
    assert "andere mappen" in page
    assert "onbekend" in page
    Checker(page)


def test_it_asks_for_nothing_from_elsewhere_and_runs_nothing(summary):
    page = report(summary, conceal=str)
    tags = Checker(page).tags
    assert {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in tags} == set()
    assert {"src", "href", "onclick", "style"} & {name for _, attributes in tags for name in attributes} == set()
    assert "url(" not in page
    assert "default-src 'none'" in page


def test_every_figure_says_what_it_shows_and_has_its_table(summary):
    page = report(summary, conceal=str)
    figures = [attributes for tag, attributes in Checker(page).tags if tag == "svg"]
    assert len(figures) == 5
    names = set(re.findall(r'id="([\w-]+)"', page))
    for figure in figures:
        assert figure["role"] == "img"
        assert set(figure["aria-labelledby"].split()) <= names
    for section in re.findall(r"<section.*?</section>", page, re.DOTALL):
        assert section.count("<svg") <= section.count("<table")


def test_every_data_class_has_its_words():
    assert set(DATA_CLASSES) == set(GRAVITY) == {kind.data_class for kind in KINDS.values()}


@pytest.mark.parametrize("colour", ["#001a40", "#3d5374", "#00568b"])
def test_its_colours_have_contrast_enough(colour, summary):
    assert colour in report(summary, conceal=str)
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5


def test_a_folder_that_is_called_after_someone_is_not_named(summary):
    page = report(
        replace(summary, folders=(Group("dossiers/mevrouw A. Jansen", 1, 1, 0, NONE),)),
        conceal=Discreet((), policy=NO_POLICY),
    )
    assert "dossiers/mevrouw …" in page
    assert "Jansen" not in page
