"""Where the text of a file stands in its masked form, and the findings with it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from waarborg.guard.files import Document, Part
from waarborg.guard.files.sheets import number
from waarborg.guard.findings import Finding, Report

Tell = Callable[[str], str]

CELL = re.compile(r"(?:(?P<sheet>.*), )?cel (?P<column>[A-Z]{1,3})(?P<row>[0-9]{1,7})")
END = "\ufdd0"
"""Stands between cells that are masked together. No text has it: Unicode keeps it for such use."""

WIDEST_GAP = 1_000
MOST_CELLS = 2_000_000


def laid_out(document: Document, report: Report, *, discreet: Tell) -> tuple[str, Report]:
    """The document as text, each line or row under its place, and the findings where they stand in that text.

    A finding that runs over several parts is cut at their ends, as their places come in between. Empty cells keep
    their column.
    """
    pieces: list[str] = []
    for part in document.parts:
        place, columns = f"[{discreet(part.where)}]\n", "\t" * part.before.count("\t")
        is_new_line = part.before != columns
        pieces += ("\n" * bool(pieces) + place if is_new_line else "") + columns, part.text
    return _joined(document, report, pieces, ending="\n")


def in_one_line(document: Document, report: Report) -> tuple[str, Report]:
    """The texts of the parts with `END` between them, and the findings where they stand in that."""
    pieces: list[str] = []
    for part in document.parts:
        pieces += END if pieces else "", part.text.replace(END, "\ufffd")
    return _joined(document, report, pieces, ending="")


def _joined(document: Document, report: Report, pieces: list[str], *, ending: str) -> tuple[str, Report]:
    """`pieces` are what stands before each part, and the part, by turns."""
    findings: list[Finding] = []
    length, start = 0, -1
    waiting = list(reversed(report.findings))
    for part, head in zip(document.parts, pieces[::2], strict=True):
        start += len(part.before)
        length += len(head)
        findings += _within(waiting, start, start + len(part.text), shift=length - start)
        length += len(part.text)
        start += len(part.text)
    text = "".join([*pieces, ending])
    return text, replace(report, findings=tuple(findings), length=len(text))


def _within(waiting: list[Finding], start: int, end: int, *, shift: int) -> Iterator[Finding]:
    """What of the waiting findings, the next one last, stands between these offsets; what is done leaves the list."""
    while waiting and waiting[-1].start < end:
        finding = waiting[-1]
        if finding.end > start:
            yield replace(finding, start=max(finding.start, start) + shift, end=min(finding.end, end) + shift)
        if finding.end > end:
            return
        waiting.pop()


def within_cells(text: str, report: Report, *, delimiter: str) -> Report:
    """The findings of a text in columns, cut at the ends of cells: so a masked row keeps all its columns."""
    contents = re.compile(rf'"(?P<quoted>(?:[^"]++|"")*+)"|[^{re.escape(delimiter)}"\r\n]++')
    waiting, findings = list(reversed(report.findings)), list[Finding]()
    for cell in contents.finditer(text):
        group = "quoted" if cell["quoted"] is not None else 0
        for finding in _within(waiting, *cell.span(group), shift=0):
            trimmed = _trimmed(text, finding)
            if trimmed.start < trimmed.end:
                findings.append(trimmed)
    return replace(report, findings=tuple(findings))


def _trimmed(text: str, finding: Finding) -> Finding:
    value = text[finding.start : finding.end]
    start = finding.start + len(value) - len(value.lstrip())
    return replace(finding, start=start, end=max(start, finding.end - len(value) + len(value.rstrip())))


Row = list[str]


def as_rows(parts: tuple[Part, ...], texts: list[str], *, discreet: Tell) -> list[Row]:
    """The cells of a workbook where they stood, with these texts; several sheets each below their name."""
    sheets: dict[str, dict[int, dict[int, str]]] = {}
    for part, text in zip(parts, texts, strict=True):
        if cell := CELL.fullmatch(part.where):
            row = sheets.setdefault(cell["sheet"] or "", {}).setdefault(int(cell["row"]), {})
            column = number(cell["column"])
            row[column] = f"{row[column]} {text}" if column in row else text
    if len(sheets) == 1:
        return _grid(*sheets.values())
    named = ([[discreet(name)], *_grid(cells), []] for name, cells in sheets.items())
    return [row for rows in named for row in rows][:-1]


def _grid(cells: dict[int, dict[int, str]]) -> list[Row]:
    """All rows from the first, equally wide; a gap that no person makes is left out."""
    width = max(max(row) for row in cells.values())
    width = width if width * len(cells) <= MOST_CELLS else 0
    rows: list[Row] = []
    for above, below in pairwise([0, *sorted(cells)]):
        if below - above <= WIDEST_GAP:
            rows += ([""] * width for _ in range(below - above - 1))
        row = cells[below]
        rows.append([row.get(column, "") for column in range(1, max(width, *row) + 1)])
    return rows
