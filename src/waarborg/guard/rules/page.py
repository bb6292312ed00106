"""What the rules look at: the text, its stretches with digits, its numbers, dates and codes, each found once."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from waarborg.guard.policy import GuardPolicy
from waarborg.guard.rules.cues import Cue, cues_before
from waarborg.guard.rules.dateforms import numeric_date
from waarborg.guard.rules.tables import Table, tables
from waarborg.guard.words import Words

DIGIT = re.compile(r"[0-9]")
REST_OF_CHUNK = re.compile(r"[^\W_]{0,80}+")
CODE_SIGNS = frozenset("-/._")
LONGEST_HEAD = 24

# Signs that people, scanners and evaders write for a digit.
LOOK_ALIKES = str.maketrans("OoIl|SB", "0011158")
BEFORE_BAR = frozenset({"", " ", ":", "=", "("})
LOOK_ALIKE_SIGNS = frozenset("OoIl|SB")
# Nine signs with a bar for a 1; digits with look-alikes that end where the word ends; digits; or one look-alike among
# single digits. Any other bar is the wall of a cell.
GROUP = re.compile(
    r"(?:(?=[\dOoIlSB]{0,8}\|)[\dOoIl|SB]{9}(?![\w|])|(?=[OoIlSB]{0,4}\d)[\dOoIlSB]{1,20}+(?![^\W_])"
    r"|\d{1,20}+|[OoIlSB](?= ?[-./ ]\d(?!\d)))(?!\d)"
)
GROUP_SIGNS = frozenset("0123456789OoIl|SB")
SEPARATOR = re.compile(r" ?[-./] ?| |[-./]?\n ?")


class Chunk(NamedTuple):
    """An unbroken stretch of letters and digits; `digit` is where its first digit stands."""

    start: int
    digit: int
    end: int


class Group(NamedTuple):
    """A part of a number, and the sign between it and the part before ("" for the first)."""

    start: int
    end: int
    separator: str


@dataclass(frozen=True, slots=True)
class Number:
    """Groups of digits with single separators between them, as long as they go on."""

    groups: tuple[Group, ...]
    text: str

    @property
    def start(self) -> int:
        return self.groups[0].start

    @property
    def end(self) -> int:
        return self.groups[-1].end

    @property
    def size(self) -> int:
        return sum(group.end - group.start for group in self.groups)

    def digits(self, first: int, last: int) -> str:
        """The digits of the groups `first` up to `last`, look-alikes read as digits."""
        written = "".join(self.text[group.start : group.end] for group in self.groups[first:last])
        return written.translate(LOOK_ALIKES)

    def reach(self, size: int, first: int = 0) -> int | None:
        """The index after the group with which exactly `size` digits are read from `first` on."""
        for index in range(first, min(len(self.groups), first + size)):
            size -= self.groups[index].end - self.groups[index].start
            if size <= 0:
                return index + 1 if size == 0 else None
        return None


class Page:
    """One text under the rules."""

    def __init__(self, text: str, words: Words, policy: GuardPolicy) -> None:
        self.text = text
        self.words = words
        self.policy = policy
        self.chunks = self._chunks()
        self._cues: dict[int, list[Cue]] = {}

    def has(self, cues: frozenset[str]) -> bool:
        """Whether one of these lower-case words is there."""
        return not self.words.present.isdisjoint(cues)

    def cues(self, start: int) -> list[Cue]:
        """The cues for what stands at `start`, the likeliest first: the head of its column, then words before it."""
        known = self._cues.get(start)
        if known is None:
            known = cues_before(self.text, start)
            head = self._head(start)
            self._cues[start] = known = [head, *known] if head else known
        return known

    def cue(self, start: int) -> Cue | None:
        """The likeliest cue."""
        cues = self.cues(start)
        return cues[0] if cues else None

    def table_at(self, start: int) -> Table | None:
        """The table with heads in which `start` stands."""
        index = bisect_right(self._tables, start, key=lambda table: table.start) - 1
        table = self._tables[index] if index >= 0 else None
        return table if table and start < table.end else None

    def _head(self, start: int) -> Cue | None:
        table = self.table_at(start)
        return table.head(self.text, start) if table else None

    @cached_property
    def _tables(self) -> list[Table]:
        return tables(self.text)

    def _chunks(self) -> list[Chunk]:
        text = self.text
        chunks: list[Chunk] = []
        last = 0
        while match := DIGIT.search(text, last):
            start = digit = match.start()
            while start > last and digit - start < LONGEST_HEAD and text[start - 1].isalnum():
                start -= 1
            end = REST_OF_CHUNK.match(text, digit + 1).end()  # type: ignore[union-attr]  # it matches the empty string
            if start > last or not last:  # else the rest of a stretch that is too long to be anything
                chunks.append(Chunk(start, digit, end))
            last = end
        return chunks

    @cached_property
    def numbers(self) -> list[Number]:
        """Every number that is no date, as far as single separators carry on."""
        numbers: list[Number] = []
        last = 0
        for chunk in self.chunks:
            start = self._number_start(chunk)
            if start >= last:
                groups, last = self._groups(start)
                if groups:
                    numbers.append(Number(tuple(groups), self.text))
        return numbers

    def _groups(self, position: int) -> tuple[list[Group], int]:
        """The groups of digits from `position` on, and where the last of them or the date after them ends."""
        text = self.text
        groups: list[Group] = []
        last, separator = position, ""
        while text[position : position + 1] in GROUP_SIGNS:
            date = numeric_date(text, position, separator)
            if date:
                return groups, date
            group = GROUP.match(text, position)
            if not group:
                break
            last = group.end()
            groups.append(Group(position, last, separator))
            between = SEPARATOR.match(text, last)
            if not between:
                break
            position, separator = between.end(), between[0]
        return groups, last

    def _number_start(self, chunk: Chunk) -> int:
        text = self.text
        start = chunk.start if LOOK_ALIKE_SIGNS.issuperset(text[chunk.start : chunk.digit]) else chunk.digit
        barred = start and text[start - 1] == "|" and text[max(0, start - 2) : start - 1] in BEFORE_BAR
        return start - 1 if barred else start

    def number_at(self, start: int) -> Number | None:
        """The number that begins at `start`."""
        index = bisect_left(self.numbers, start, key=lambda number: number.start)
        number = self.numbers[index] if index < len(self.numbers) else None
        return number if number and number.start == start else None

    @cached_property
    def codes(self) -> list[tuple[int, int]]:
        """Chunks with what is joined to them by a hyphen, slash, dot or underscore."""
        text = self.text
        codes: list[tuple[int, int]] = []
        last = 0
        for chunk in self.chunks:
            start, end = chunk.start, chunk.end
            if start < last:
                continue
            if text[start - 1 : start] in CODE_SIGNS or text[end : end + 1] in CODE_SIGNS:
                start, end = self._joined(chunk, last)
            last = end
            codes.append((start, end))
        return codes

    def _joined(self, chunk: Chunk, last: int) -> tuple[int, int]:
        text = self.text
        start, end = chunk.start, chunk.end
        while start > max(last, chunk.start - LONGEST_HEAD) and _joins(text[start - 1]):
            start -= 1
        while end < min(len(text), chunk.end + LONGEST_HEAD) and _joins(text[end]):
            end += 1
        while text[start] in CODE_SIGNS:
            start += 1
        while text[end - 1] in CODE_SIGNS:
            end -= 1
        return start, end


def _joins(sign: str) -> bool:
    return sign in CODE_SIGNS or sign.isalnum()
