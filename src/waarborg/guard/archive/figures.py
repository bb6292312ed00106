"""What the report is made of: bars as SVG that say what they show, and tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from waarborg.guard.archive.progress import number

WIDTH = 680
LABEL_WIDTH = 250
VALUE_WIDTH = 90
LABEL_LENGTH = 30
BAR, GAP = 22, 8
SHORT = 10
"""A table of so many rows stays on one sheet of paper."""

Cell = str | int


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart. `conclusion` is the sentence that a reader takes along; `name` is its own in the page."""

    name: str
    title: str
    conclusion: str
    bars: Sequence[tuple[str, int]]

    def __str__(self) -> str:
        height = max(len(self.bars), 1) * (BAR + GAP)
        highest = max((value for _, value in self.bars), default=0) or 1
        drawn = "".join(self._bar(index, highest) for index in range(len(self.bars)))
        return (
            f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="{self.name}-title {self.name}-desc">'
            f'<title id="{self.name}-title">{escape(self.title)}</title>'
            f'<desc id="{self.name}-desc">{escape(self.conclusion)}</desc>'
            f'{drawn}<path class="axis" d="M{LABEL_WIDTH} 0V{height - GAP}"/></svg>'
        )

    def _bar(self, index: int, highest: int) -> str:
        label, value = self.bars[index]
        top, middle = index * (BAR + GAP), index * (BAR + GAP) + BAR / 2
        width = round((WIDTH - LABEL_WIDTH - VALUE_WIDTH) * value / highest, 1)
        return (
            f'<text x="{LABEL_WIDTH - 8}" y="{middle}" text-anchor="end">{escape(shortened(label))}</text>'
            f'<rect x="{LABEL_WIDTH}" y="{top}" width="{width}" height="{BAR}"/>'
            f'<text class="value" x="{LABEL_WIDTH + width + 8}" y="{middle}">{number(value)}</text>'
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column names the row. Numbers stand to the right."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def __str__(self) -> str:
        rows = "".join(_row(row) for row in self.rows)
        heads = "".join(map(_head, self.heads, self.rows[0] if self.rows else self.heads))
        kept = " short" if len(self.rows) <= SHORT else ""
        return (
            f'<div class="scroll{kept}" role="region" tabindex="0" aria-label="{escape(self.caption)}">'
            f"<table><caption>{escape(self.caption)}</caption>"
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
        )


def _head(head: str, below: Cell) -> str:
    aligned = ' class="number"' if isinstance(below, int) else ""
    return f'<th scope="col"{aligned}>{escape(head)}</th>'


def _row(row: Sequence[Cell]) -> str:
    first, *others = row
    return f'<tr><th scope="row">{_text(first)}</th>{"".join(_cell(cell) for cell in others)}</tr>'


def _cell(cell: Cell) -> str:
    return f'<td class="number">{number(cell)}</td>' if isinstance(cell, int) else f"<td>{_text(cell)}</td>"


def _text(cell: Cell) -> str:
    return escape(number(cell) if isinstance(cell, int) else cell)


def shortened(label: str) -> str:
    """The end of a long label: of a path that is what tells it from others."""
    return label if len(label) <= LABEL_LENGTH else f"…{label[1 - LABEL_LENGTH :]}"


def section(name: str, title: str, *parts: object) -> str:
    """A chapter of the report. What is text becomes a paragraph; a figure or a table stands as it is."""
    body = "".join(f"<p>{escape(part)}</p>" if isinstance(part, str) else str(part) for part in parts)
    return f'<section aria-labelledby="{name}"><h2 id="{name}">{escape(title)}</h2>{body}</section>'


def page(title: str, lead: str, sections: Iterable[str]) -> str:
    """The whole document. It asks for nothing from elsewhere and forbids itself to."""
    return (
        '<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>"
        f'<h1>{escape(title)}</h1><p class="lead">{escape(lead)}</p>{"".join(sections)}</main></body></html>\n'
    )


STYLE = """
:root { color: #001a40; background: #fff; font: 1.125rem/1.5 "Noto Sans", "Segoe UI", Roboto, Arial, sans-serif; }
main { margin: 0 auto; max-width: 60rem; padding: 32px 16px 64px; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 16px; overflow-wrap: anywhere; }
h2 { border-top: 1px solid #c0c7d2; font-size: 1.375rem; margin: 48px 0 12px; padding-top: 24px; }
p { margin: 0 0 16px; max-width: 70ch; }
.lead { font-size: 1.375rem; }
svg { display: block; height: auto; margin: 0 0 16px; max-width: 42.5rem; width: 100%; }
svg rect { fill: #00568b; }
svg text { dominant-baseline: central; fill: #001a40; font-size: 16px; }
svg .value { font-weight: 700; }
svg .axis { fill: none; stroke: #3d5374; }
.scroll { overflow-x: auto; margin: 0 0 16px; }
.scroll:focus-visible { outline: 3px solid #00568b; outline-offset: 2px; }
table { border-collapse: collapse; font-size: 1rem; }
caption { color: #3d5374; padding-bottom: 8px; text-align: left; }
th, td { border-bottom: 1px solid #c0c7d2; padding: 8px 12px 8px 0; text-align: left; vertical-align: top; }
thead th { vertical-align: bottom; }
tbody th { font-weight: 400; min-width: 10rem; overflow-wrap: anywhere; }
.number { font-variant-numeric: tabular-nums; text-align: right; }
td.number + td:not(.number) { padding-left: 12px; }
@page { size: A4; margin: 16mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; } }
@media print {
  :root { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  table { font-size: 8pt; width: 100%; }
  tbody th { min-width: 30mm; }
  th, td { padding: 3pt 5pt 3pt 0; }
  h2 { break-after: avoid; margin-top: 20pt; padding-top: 10pt; }
  svg, tr, .short { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  svg rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
