"""Which column head stands above a place in a text table: cells between | or ; or tabs, the first row is the head."""

from bisect import bisect_right
from functools import cached_property

SEPARATORS = ("|", "\t", ";")
FEWEST_SEPARATORS = 2
LONGEST_CELL = 60  # a longer head is a sentence
LONGEST_ROW = 2000  # characters: further on in a row no column is counted


class Headers:
    """Column heads by place in the text. Nothing is computed before the first question."""

    def __init__(self, text: str) -> None:
        self.text = text

    def of(self, offset: int) -> str:
        """The head above this place, or nothing."""
        if not self._starts:
            return ""
        row = bisect_right(self._starts, offset) - 1
        if row < 0 or offset >= self._ends[row] or offset - self._starts[row] > LONGEST_ROW:
            return ""
        separator, heads = self._heads[row]
        column = self.text.count(separator, self._starts[row], offset)
        return heads[column].strip() if column < len(heads) else ""

    @cached_property
    def _rows(self) -> list[tuple[int, int, str, list[str]]]:
        rows = []
        start, separator, heads = 0, "", [""]
        if not any(sign in self.text for sign in SEPARATORS):
            return []
        for line in self.text.splitlines(keepends=True):
            if separator and line.count(separator) >= FEWEST_SEPARATORS:
                rows.append((start, start + len(line), separator, heads))
            else:
                separator = next((sign for sign in SEPARATORS if line.count(sign) >= FEWEST_SEPARATORS), "")
                heads = [head[:LONGEST_CELL] for head in line.split(separator)] if separator else [""]
            start += len(line)
        return rows

    @cached_property
    def _starts(self) -> list[int]:
        return [row[0] for row in self._rows]

    @cached_property
    def _ends(self) -> list[int]:
        return [row[1] for row in self._rows]

    @cached_property
    def _heads(self) -> list[tuple[str, list[str]]]:
        return [(row[2], row[3]) for row in self._rows]
