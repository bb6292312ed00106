"""How a checked text is shown: in pieces, of which some are marked; of a long one only what stands around the marks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from waarborg.guard import Document, Finding
from waarborg.textcheck.kinds import tone_of

SHORT = 20_000
"""A pasted text of so many characters is shown whole."""

AROUND = 160
"""So many characters around a mark are shown of a long text."""

MOST_MARKS = 200
LEFT_OUT = " […] "


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding with its number on the page, what stands there and where."""

    number: int
    finding: Finding
    where: str
    written: str = field(repr=False)

    @property
    def tone(self) -> str:
        return tone_of(self.finding.kind)

    @property
    def sureness(self) -> str:
        return self.finding.certainty

    @property
    def is_possible(self) -> bool:
        """It may be nothing: the mark says so, for someone must look."""
        return self.finding.certainty == "mogelijk"


@dataclass(frozen=True, slots=True)
class Piece:
    text: str = field(repr=False)
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """What is shown of one part of the text, such as a page or a cell."""

    where: str
    pieces: tuple[Piece, ...]


def marks(findings: Iterable[Finding], text: str, document: Document | None) -> list[Mark]:
    return [
        Mark(number, finding, document.where(finding.start) if document else "", text[finding.start : finding.end])
        for number, finding in enumerate(findings, 1)
    ]


def passages(found: list[Mark], text: str, document: Document | None) -> list[Passage]:
    """The text in pieces. What is short is whole, also without a mark; of anything longer only what has one."""
    if document is None and len(text) <= SHORT:
        return [Passage("", tuple(_pieces(found, text, 0, len(text), around=len(text))))]
    starts = _starts(document, text)
    shown = []
    for where, group in groupby(found[:MOST_MARKS], key=lambda mark: mark.where):
        here = list(group)
        start, end = starts.get(where, (0, len(text)))
        first, last = here[0].finding.start, here[-1].finding.end
        start, end = min(max(start, first - AROUND), first), max(min(end, last + AROUND), last)
        shown.append(Passage(where, tuple(_pieces(here, text, start, end, around=AROUND))))
    return shown


def _starts(document: Document | None, text: str) -> dict[str, tuple[int, int]]:
    """Where each part of a file begins and ends in its text."""
    if document is None:
        return {"": (0, len(text))}
    found: dict[str, tuple[int, int]] = {}
    end = -1
    for part in document.parts:
        start = end + len(part.before)
        end = start + len(part.text)
        found[part.where] = (found.get(part.where, (start, end))[0], end)
    return found


def _pieces(found: list[Mark], text: str, start: int, end: int, *, around: int) -> Iterator[Piece]:
    """From `start` to `end`; what stands between two marks is cut when it is longer than what is shown around them."""
    done = start
    for mark in found:
        yield from _between(text[done : mark.finding.start], around)
        yield Piece(mark.written, mark)
        done = mark.finding.end
    yield from _between(text[done:end], around)


def _between(text: str, around: int) -> Iterator[Piece]:
    if len(text) > 2 * around:
        text = text[:around] + LEFT_OUT + text[-around:]
    if text:
        yield Piece(text)
