"""Law as dated data: what applied on a given day, where that was read, and how sure we are of it.

Dates, terms and thresholds from statutes stand here and nowhere else. "Today" is always an argument. Nothing
here is legal advice, and a row that was not read in an official text says so in `doubt`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Annotated, Self

from waarborg.rulebook.shape import NotEmpty

Text = Annotated[str, NotEmpty()]


class Certainty(StrEnum):
    """How a row was established, from an official text down to a contested reading."""

    OFFICIAL = "A"
    TRANSCRIBED = "A*"
    TWO_SOURCES = "B"
    ONE_SOURCE = "C"
    MEMORY = "M"
    CONTESTED = "?"

    @property
    def words(self) -> str:
        return _CERTAINTY_IN_WORDS[self]

    @property
    def certain(self) -> bool:
        return self in {Certainty.OFFICIAL, Certainty.TRANSCRIBED}


_CERTAINTY_IN_WORDS: Mapping[Certainty, str] = MappingProxyType(
    {
        Certainty.OFFICIAL: "Gelezen in een officiële tekst.",
        Certainty.TRANSCRIBED: "Gelezen in twee of meer gelijke afschriften van de officiële tekst.",
        Certainty.TWO_SOURCES: "Gelezen in twee of meer bronnen die overeenkomen; de officiële tekst is niet geopend.",
        Certainty.ONE_SOURCE: "Gelezen in één bron die niet officieel is.",
        Certainty.MEMORY: "Nog niet nagelezen in een bron.",
        Certainty.CONTESTED: "De uitleg is omstreden of nog open.",
    }
)


class LawStatus(StrEnum):
    IN_FORCE = "in_force"
    INTENDED = "intended"


@dataclass(frozen=True, slots=True)
class LawRow:
    """One rule during one period. `valid_to` is the last day on which it holds; none means until further notice.

    `value` with `unit` is a term or threshold, such as 72 and "uur". An `intended` row has a date that was
    announced, not decided: show it, never count on it.
    """

    key: Text
    title: Text
    text: Text
    valid_from: date
    source: Text
    certainty: Certainty
    checked_on: date
    valid_to: date | None = None
    status: LawStatus = LawStatus.IN_FORCE
    value: int | str | None = None
    unit: str = ""
    caveat: str = ""

    def covers(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def doubt(self) -> str:
        """What a reader must know before relying on this row; empty when it is certain and has no caveat."""
        if self.certainty.certain:
            return self.caveat
        return f"{self.certainty.words} {self.caveat}".strip()

    @property
    def term(self) -> str:
        """The value in words, such as "72 uur"; empty when the row has none."""
        return f"{self.value} {self.unit}".strip() if self.value is not None else ""

    def contradictions(self) -> Iterator[tuple[str, str]]:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            yield "valid_to ligt vóór valid_from", "een laatste dag op of na de eerste dag"
        unsure = self.certainty in {Certainty.ONE_SOURCE, Certainty.CONTESTED}
        if (unsure or self.status is LawStatus.INTENDED) and not self.caveat:
            yield "de regel is niet zeker, maar caveat ontbreekt", "in caveat een zin over wat onzeker is"
        if self.unit and self.value is None:
            yield "unit zonder value", "allebei, of geen van beide"


@dataclass(frozen=True, slots=True)
class Law:
    """All rows, by key in order of date."""

    rows: Mapping[str, tuple[LawRow, ...]]

    @classmethod
    def of(cls, rows: tuple[LawRow, ...]) -> Self:
        by_key: defaultdict[str, list[LawRow]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: (row.key, row.valid_from)):
            by_key[row.key].append(row)
        return cls(MappingProxyType({key: tuple(history) for key, history in by_key.items()}))

    def on(self, day: date, key: str) -> LawRow | None:
        """The row of this key that covers the day; none before its first day, after its last, or for no such key."""
        return next((row for row in self.key_history(key) if row.covers(day)), None)

    def all_on(self, day: date) -> tuple[LawRow, ...]:
        return tuple(row for history in self.rows.values() for row in history if row.covers(day))

    def key_history(self, key: str) -> tuple[LawRow, ...]:
        return self.rows.get(key, ())

    def after(self, day: date) -> tuple[LawRow, ...]:
        """What is still to come, soonest first."""
        coming = (row for history in self.rows.values() for row in history if row.valid_from > day)
        return tuple(sorted(coming, key=lambda row: (row.valid_from, row.key)))

    def overlaps(self) -> Iterator[tuple[LawRow, LawRow]]:
        """Pairs of rows of one key that hold on the same day. In a sound law there are none."""
        for history in self.rows.values():
            for earlier, later in pairwise(history):
                if earlier.covers(later.valid_from):
                    yield earlier, later
