"""Tables written as text: in which column a value stands."""

from collections.abc import Iterator

LONGEST = 400
"""So many characters a row that can be a head has at most."""

LOOKED_BACK = 4000
MOST_ROWS = 5000
DELIMITERS = "|\t;,"


def column_head(text: str, position: int) -> str:
    """The head above a value, in small letters; empty when the value is in no table.

    The head is the first row of the paragraph, when it has as many cells as the row of the value.
    """
    start = text.rfind("\n", max(0, position - LONGEST), position) + 1
    end = text.find("\n", position)
    row = text[start : end if end >= 0 else len(text)]
    if start == 0 or len(row) > LONGEST:
        return ""
    delimiter = next((sign for sign in DELIMITERS if sign in row), "")
    if not delimiter:
        return ""
    top = text.rfind("\n\n", max(0, position - LOOKED_BACK), start)
    paragraph = text[top + 2 if top >= 0 else max(0, position - LOOKED_BACK) : start]
    column = text.count(delimiter, start, position)
    for line in paragraph.split("\n")[:3]:
        heads = line.split(delimiter)
        if line.count(delimiter) == row.count(delimiter) and column < len(heads):
            return heads[column].strip(" \t\"'*_:").lower()
    return ""


def cells_below(text: str, position: int) -> Iterator[tuple[int, int]]:
    """Where the cells stand below the head at `position`, as far as the table goes on.

    Rows of a spreadsheet, with tabs, may be shorter than the row of the heads. A row below another one has no heads.
    """
    start = text.rfind("\n", max(0, position - LONGEST), position) + 1
    end = text.find("\n", position)
    row = text[start:end] if end >= 0 else ""
    delimiter = next((sign for sign in DELIMITERS if sign in row), "")
    if not delimiter or len(row) > LONGEST or delimiter in _line_before(text, start):
        return
    column = text.count(delimiter, start, position)
    for _ in range(MOST_ROWS):
        start, end = end + 1, text.find("\n", end + 1)
        line = text[start : end if end >= 0 else len(text)]
        if not line or (delimiter != "\t" and line.count(delimiter) != row.count(delimiter)):
            return
        cells = line.split(delimiter)
        if column < len(cells):
            at = start + sum(len(before) + 1 for before in cells[:column])
            yield at, at + len(cells[column])
        if end < 0:
            return


def _line_before(text: str, start: int) -> str:
    """The line above the one that begins at `start`, as far as it is no longer than a row."""
    return text[max(0, start - LONGEST) : max(0, start - 1)].rpartition("\n")[2]
