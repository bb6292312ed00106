"""Numbers that only the word before them tells apart: KvK, V-, A-, BIG-, rijbewijs- and onderwijsnummers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from waarborg.guard.findings import Finding
from waarborg.guard.rules.checks import is_a_number
from waarborg.guard.rules.cues import Cue
from waarborg.guard.rules.page import Number, Page
from waarborg.guard.rules.why import by_rule


@dataclass(frozen=True, slots=True)
class Announced:
    """A number by its cue: how many digits it has, and how many other words may stand in between."""

    kind: str
    sizes: range
    distance: int
    sentence: str


# By family of cue.
ANNOUNCED = {
    "kvk": Announced("kvk_number", range(8, 9), 3, "Acht cijfers bij het woord KvK of handelsregister."),
    "v": Announced("v_number", range(10, 11), 10, "Tien cijfers bij het woord V-nummer of vreemdelingennummer."),
    "a": Announced("a_number", range(10, 11), 6, "Tien cijfers bij het woord A-nummer."),
    "big": Announced("big_number", range(11, 12), 6, "Elf cijfers bij het woord BIG."),
    "driving_licence": Announced("driving_licence", range(10, 11), 6, "Tien cijfers bij het woord rijbewijs."),
    "student": Announced("student_number", range(5, 11), 1, "Cijfers bij het woord leerling, student of onderwijs."),
}
FARTHEST = max(announced.distance for announced in ANNOUNCED.values())
YEARS = re.compile(r"(?:19|20)\d\d ?[-/] ?(?:19|20)?\d\d")
CHECKED = "Tien cijfers bij het woord A-nummer. De controlecijfers kloppen."


def find(page: Page) -> Iterator[Finding]:
    """Every number of the table, right after its cue or under it in a column."""
    for number in page.numbers:
        cue = page.cue(number.start, within=FARTHEST)
        announced = ANNOUNCED.get(cue.family) if cue else None
        if cue is None or announced is None or cue.distance > announced.distance:
            continue
        if cue.spent and cue.distance > 1:
            continue
        last = _last(number, announced.sizes)
        if last is None or (announced.kind == "student_number" and not _is_of_student(page.text, number, cue)):
            continue
        checked = announced.kind == "a_number" and is_a_number(number.digits(0, last))
        yield by_rule(
            announced.kind,
            (_start(page.text, number, announced), number.groups[last - 1].end),
            confidence=0.97 if checked else 0.9 if cue.distance == 0 else 0.75,
            sentence=CHECKED if checked else announced.sentence,
            cue=cue,
        )


def _is_of_student(text: str, number: Number, cue: Cue) -> bool:
    """Whether "nummer" or nothing stands between the word and the number, which is no school year."""
    return (cue.numbered or cue.distance == 0) and not YEARS.fullmatch(text, number.start, number.end)


def _last(number: Number, sizes: range) -> int | None:
    """The index after the last group: of the whole number, else of its first group, else of its first groups."""
    if number.size in sizes:
        return len(number.groups)
    if number.groups[0].end - number.groups[0].start in sizes:
        return 1
    return next((last for size in sizes if len(sizes) == 1 and (last := number.reach(size))), None)


def _start(text: str, number: Number, announced: Announced) -> int:
    """Where it begins: a student number may have one letter before its digits."""
    lettered = announced.kind == "student_number" and text[max(0, number.start - 1) : number.start].isalpha()
    return number.start - lettered
