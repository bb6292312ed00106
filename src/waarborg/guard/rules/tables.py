"""Tables written as text: which head stands above a value."""

import re
from dataclasses import dataclass

from waarborg.guard.rules.cues import Cue, cue_of

DELIMITERS = ("\t", ";", "|", ",")
LONGEST_HEAD = 400
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
    if "\n" not in text or not any(delimiter in text for delimiter in DELIMITERS):
        return []
    found: list[Table] = []
    start, inside = 0, None
    for line in text.split("\n"):
        end = start + len(line)
        if inside and line.count(inside.delimiter) >= len(inside.heads) - 1:
            found[-1] = inside = Table(inside.start, end, inside.delimiter, inside.heads)
        else:
            inside = _head(line, end)
            if inside:
                found.append(inside)
        start = end + 1
    return found


def _head(line: str, end: int) -> Table | None:
    if len(line) > LONGEST_HEAD or sum(map(str.isdecimal, line)) > MOST_DIGITS:
        return None
    for delimiter in DELIMITERS:
        cells = line.split(delimiter)
        if len(cells) > 1 and (delimiter != "," or len(cells) > 2) and max(map(len, cells)) <= 30:  # noqa: PLR2004
            heads = tuple(map(_cue, cells))
            return Table(end, end, delimiter, heads) if any(heads) else None
    return None


def _cue(cell: str) -> Cue | None:
    for word in WORD.findall(cell):
        read = cue_of(word)
        if read:
            return Cue(*read, distance=0)
    return None
