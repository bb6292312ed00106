"""Text in columns (csv): one part per cell, the cells of a row side by side."""

import csv
from itertools import islice

from waarborg.guard.files import plain
from waarborg.guard.files.flow import tabs
from waarborg.guard.files.reading import Reading

DELIMITERS = ";,\t|"
SNIFFED_LINES = 20
EVERY = 256


def read(data: bytes, reading: Reading) -> None:
    """Cells stand in "rij 12, kolom 3", both counted from 1. What is no table after all is read as lines."""
    text = plain.decode(data)
    rows = csv.reader((f"{line}\n" for line in plain.lines(text)), delimiter=delimiter_of(text))
    lines_read = 0
    try:
        for number, row in enumerate(rows, start=1):
            if number % EVERY == 0:
                reading.tick()
            row_begins, last = "\n", 1
            for column, cell in enumerate(row, start=1):
                before = row_begins + tabs(column - last)
                if reading.add_cell(cell, f"rij {number}, kolom {column}", before=before):
                    row_begins, last = "", column
            lines_read = rows.line_num
    except csv.Error:
        # A cell longer than the csv module takes, such as after a quotation mark that nobody closed.
        plain.add_lines(text, reading, after=lines_read)


def delimiter_of(text: str) -> str:
    """The sign that stands as often on most lines as on the first one."""
    sample = list(islice(plain.lines(text), SNIFFED_LINES))

    def score(sign: str) -> tuple[int, int]:
        first, *others = (line.count(sign) for line in sample)
        return (sum(count == first for count in others) if first else -1, first)

    return max(DELIMITERS, key=score)
