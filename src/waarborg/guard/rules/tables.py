"""Tables written as text: which head stands above a value."""

import itertools
import re
from dataclasses import dataclass

from waarborg.guard.rules.cues import Cue, cue_of

DELIMITERS = ("\t", ";", "|", ",")
LONGEST_HEAD = 400
LONGEST_CELL = 30
FEWEST_COMMAS = 2  # one comma is in any sentence
MOST_DIGITS = 4
LONGEST_ROW = 2000
WORD = re.compile(r"[^\W\d_]{1,40}+(?:[-.][^\W\d_]{1,40}+){0,3}+")


@dataclass(frozen=True, slots=True)
class Table:
    """Where the rows stand, and per column the cue that its head is."""

    start: int
    end: int
    delimiter: str
    heads: tuple[Cue | None, ...]

    def head(self, text: str, position: int) -> Cue | None:
        """The cue above `position`, which is in this table, if its column has one."""
        row = text.rfind("\n", max(0, position - LONGEST_ROW), position)
        column = text.count(self.delimiter, row, position) if row >= 0 else len(self.heads)
        return self.heads[column] if column < len(self.heads) else None


def tables(text: str) -> list[Table]:
    """The tables with a head of which at least one column is a cue, in order."""
    delimiters = [delimiter for delimiter in DELIMITERS if delimiter in text] if "\n" in text else []
    if not delimiters:
        return []
    found: list[Table] = []
    start, inside = 0, None
    lines = text.split("\n")
    for line, below in itertools.pairwise([*lines, ""]):
        end = start + len(line)
        if inside and line.count(inside.delimiter) >= len(inside.heads) - 1:
            found[-1] = inside = Table(inside.start, end, inside.delimiter, inside.heads)
        else:
            inside = _head(line, below, end=end, delimiters=delimiters)
            if inside:
                found.append(inside)
        start = end + 1
    return found


def _head(line: str, below: str, *, end: int, delimiters: list[str]) -> Table | None:
    if len(line) > LONGEST_HEAD:
        return None
    for delimiter in delimiters:
        if line.count(delimiter) >= (FEWEST_COMMAS if delimiter == "," else 1):
            cells = line.split(delimiter)
            if max(map(len, cells)) <= LONGEST_CELL:
                is_head = below.count(delimiter) >= len(cells) - 1 and sum(map(str.isdecimal, line)) <= MOST_DIGITS
                heads = tuple(map(_cue, cells)) if is_head else ()
                return Table(end, end, delimiter, heads) if any(heads) else None
    return None


def _cue(cell: str) -> Cue | None:
    for word in WORD.findall(cell):
        read = cue_of(word)
        if read:
            return Cue(*read, distance=0)
    return None
