"""What the rules look at: the text, its stretches with digits, its numbers, dates and codes, each found once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from waarborg.guard.policy import GuardPolicy
from waarborg.guard.rules.cues import REACH, Cue, cues_before
from waarborg.guard.rules.dateforms import numeric_date
from waarborg.guard.rules.spokenforms import NUMBER_WORDS, spoken_places, stand_together
from waarborg.guard.rules.tables import Table, tables
from waarborg.guard.words import Words

FROM_DIGIT = re.compile(r"[0-9][^\W_]{0,80}+")
CODE_SIGNS = frozenset("-/._")
LONGEST_HEAD = 24
REST_OF_CODE = re.compile(rf"[\w/.-]{{0,{LONGEST_HEAD}}}+")

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
BETWEEN = frozenset(" -./\n|")
GOES_ON = re.compile(rf"\||(?:{SEPARATOR.pattern})[\dOoIl|SB]")
FEWEST_DIGITS = 5  # no rule reads a shorter number


class Chunk(NamedTuple):
    """An unbroken stretch of letters and digits; `digit` is where its first digit stands, a bare one begins with it.

    `before` and `after` are the signs around it: they tell most rules that it is nothing for them.
    """

    start: int
    digit: int
    end: int
    before: str
    after: str
    size: int
    is_bare: bool


class Group(NamedTuple):
    """A part of a number, and the sign between it and the part before ("" for the first)."""

    start: int
    end: int
    separator: str


class Number(NamedTuple):
    """Groups of digits with single separators between them, as long as they go on; `size` digits in all."""

    groups: list[Group]
    size: int
    text: str

    @property
    def start(self) -> int:
        return self.groups[0].start

    @property
    def end(self) -> int:
        return self.groups[-1].end

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

    def has(self, cues: frozenset[str]) -> bool:
        """Whether one of these lower-case words is there."""
        return not self.words.present.isdisjoint(cues)

    def cues(self, start: int, *, within: int = REACH) -> Iterator[Cue]:
        """The cues for what stands at `start`, the likeliest first: the head of its column, then words before it."""
        head = self._head(start)
        if head:
            yield head
        yield from cues_before(self.text, start, within=within)

    def cue(self, start: int, *, within: int = REACH) -> Cue | None:
        """The likeliest cue, if at most `within` other words stand in between: the fewer, the sooner it is known."""
        return self._head(start) or next(cues_before(self.text, start, within=within), None)

    def table_at(self, start: int) -> Table | None:
        """The table with heads in which `start` stands."""
        if not self._tables:
            return None
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
        for match in FROM_DIGIT.finditer(text):
            digit, end = match.span()
            start = digit
            while start > last and digit - start < LONGEST_HEAD and text[start - 1].isalnum():
                start -= 1
            if start > last or not last:  # else the rest of a stretch that is too long to be anything
                before, after = text[start - 1 : start], text[end : end + 1]
                chunks.append(Chunk(start, digit, end, before, after, size=end - start, is_bare=start == digit))
            last = end
        return chunks

    @cached_property
    def numbers(self) -> list[Number]:
        """Every number of five digits and more that is no date, as far as single separators carry on."""
        numbers: list[Number] = []
        last = 0
        for chunk in self.chunks:
            is_plain = chunk.is_bare and chunk.before != "|"
            if chunk.end <= last or (is_plain and self._is_short(chunk)):
                continue
            start = chunk.start if is_plain else self._number_start(chunk)
            if start < last:
                continue
            groups, last = self._groups(start)
            size = sum(group.end - group.start for group in groups)
            if size >= FEWEST_DIGITS:
                numbers.append(Number(groups, size, self.text))
        return numbers

    def _is_short(self, chunk: Chunk) -> bool:
        """Whether these few digits are a number of their own: nearly every number in prose is."""
        if chunk.size >= FEWEST_DIGITS or (chunk.after in BETWEEN and GOES_ON.match(self.text, chunk.end)):
            return False
        return self.text[chunk.start : chunk.end].isdecimal()

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
        start = chunk.digit
        if chunk.start < start and LOOK_ALIKE_SIGNS.issuperset(text[chunk.start : start]):
            start = chunk.start
        barred = text[start - 1 : start] == "|" and text[max(0, start - 2) : start - 1] in BEFORE_BAR
        return start - barred

    @cached_property
    def spoken(self) -> list[int]:
        """The tokens that may be numbers in words; none in a text with no other than "een"."""
        return spoken_places(self.words) if self.has(NUMBER_WORDS) else []

    @cached_property
    def is_dictated(self) -> bool:
        """Whether numbers in words stand beside each other, as in a telephone number that is said."""
        return stand_together(self.words, self.spoken)

    def number_at(self, start: int) -> Number | None:
        """The number that begins at `start`."""
        index = bisect_left(self.numbers, start, key=lambda number: number.start)
        number = self.numbers[index] if index < len(self.numbers) else None
        return number if number and number.start == start else None

    @cached_property
    def codes(self) -> list[tuple[int, int]]:
        """Chunks with what is joined to them by a hyphen, slash, dot or underscore."""
        codes: list[tuple[int, int]] = []
        last = 0
        for chunk in self.chunks:
            if chunk.start < last:
                continue
            is_joined = chunk.before in CODE_SIGNS or chunk.after in CODE_SIGNS
            code = self._joined(chunk, last) if is_joined else (chunk.start, chunk.end)
            last = code[1]
            codes.append(code)
        return codes

    def _joined(self, chunk: Chunk, last: int) -> tuple[int, int]:
        text = self.text
        start, end = chunk.start, chunk.end
        first = max(last, chunk.start - LONGEST_HEAD)
        while start > first and (text[start - 1] in CODE_SIGNS or text[start - 1].isalnum()):
            start -= 1
        end = REST_OF_CODE.match(text, end).end()  # type: ignore[union-attr]  # it matches the empty string
        while text[start] in CODE_SIGNS:
            start += 1
        while text[end - 1] in CODE_SIGNS:
            end -= 1
        return start, end
