"""Tables as a spreadsheet program in the Netherlands opens them: semicolons, and UTF-8 that says that it is."""

import csv
import re
from collections.abc import Iterable, Sequence
from typing import TextIO

ENCODING = "utf-8-sig"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NUMBER = re.compile(r"[+-]?\d{1,30}(?:[.,]\d{1,30})?")


def write_rows(file: TextIO, rows: Iterable[Sequence[object]]) -> None:
    """Write rows into a file that was opened with `ENCODING` and `newline=""`."""
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)


def harmless(cell: object) -> object:
    """A text that a spreadsheet would carry out as a formula gets an apostrophe before it, which makes it a text."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA) and not NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
