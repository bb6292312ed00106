"""What the report is made of: bars as SVG that say what they show, and tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from waarborg.guard.archive.progress import number

Cell = str | int


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart: a list with label and number as text, so that it reads without the bars and fits a phone."""

    name: str
    title: str
    bars: Sequence[tuple[str, int]]

    def __str__(self) -> str:
        highest = max((value for _, value in self.bars), default=0) or 1
        drawn = "".join(_bar(label, value, share=value / highest) for label, value in self.bars)
        return (
            f'<figure><figcaption id="{self.name}-figuur">{escape(self.title)}</figcaption>'
            f'<ul class="bars" aria-labelledby="{self.name}-figuur">{drawn}</ul></figure>'
        )


def _bar(label: str, value: int, *, share: float) -> str:
    return (
        f'<li><span class="label">{escape(label)}</span> <span class="value">{number(value)}</span>'
        '<svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{100 * share:.1f}" height="1"/></svg></li>'
    )


@dataclass(frozen=True, slots=True)
class Tiles:
    """The numbers that matter most, each with what it counts and a remark."""

    tiles: Sequence[tuple[str, int, str]]

    def __str__(self) -> str:
        shown = "".join(
            f"<div><dt>{escape(label)}</dt><dd><strong>{number(value)}</strong> {escape(remark)}</dd></div>"
            for label, value, remark in self.tiles
        )
        return f'<dl class="tiles">{shown}</dl>'


@dataclass(frozen=True, slots=True)
class Folded:
    """What only some readers want to see."""

    summary: str
    content: object

    def __str__(self) -> str:
        return f"<details><summary>{escape(self.summary)}</summary>{self.content}</details>"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column names the row. Numbers stand to the right. On a phone a row becomes a card.

    The roles say that it is a table still when the style of the cards makes browsers forget it.
    """

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def __str__(self) -> str:
        rows = "".join(self._row(row) for row in self.rows)
        heads = "".join(map(_head, self.heads, self.rows[0] if self.rows else self.heads))
        return (
            f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(self.caption)}">'
            f'<table role="table"><caption>{escape(self.caption)}</caption><thead role="rowgroup">'
            f'<tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table></div>'
        )

    def _row(self, row: Sequence[Cell]) -> str:
        first, *others = row
        cells = "".join(map(_cell, self.heads[1:], others))
        return f'<tr role="row"><th scope="row" role="rowheader">{_text(first)}</th>{cells}</tr>'


def _head(head: str, below: Cell) -> str:
    aligned = ' class="number"' if isinstance(below, int) else ""
    return f'<th scope="col" role="columnheader"{aligned}>{escape(head)}</th>'


def _cell(head: str, cell: Cell) -> str:
    aligned = ' class="number"' if isinstance(cell, int) else ""
    return f'<td role="cell" data-label="{escape(head)}"{aligned}>{_text(cell)}</td>'


def _text(cell: Cell) -> str:
    return escape(number(cell) if isinstance(cell, int) else cell)


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
main { margin: 0 auto; max-width: 72rem; padding: 32px 16px 64px; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 16px; overflow-wrap: anywhere; }
h2 { border-top: 1px solid #c0c7d2; font-size: 1.375rem; margin: 48px 0 12px; padding-top: 24px; }
p { margin: 0 0 16px; max-width: 70ch; overflow-wrap: anywhere; }
.lead { font-size: 1.375rem; }
.tiles { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); margin: 24px 0; }
.tiles div { border: 1px solid #c0c7d2; border-top: 4px solid #00568b; padding: 12px 16px; }
.tiles dd { color: #3d5374; margin: 0; }
.tiles strong { color: #001a40; display: block; font-size: 2rem; line-height: 1.2; }
figure { margin: 0 0 16px; }
figcaption, caption { color: #3d5374; padding-bottom: 8px; text-align: left; }
.bars { list-style: none; margin: 0; max-width: 48rem; padding: 0; }
.bars li { align-items: center; display: grid; gap: 4px 12px; grid-template-columns: 17rem 1fr 5rem; padding: 4px 0; }
.bars .label { overflow-wrap: anywhere; }
.bars .value { font-variant-numeric: tabular-nums; font-weight: 700; order: 3; text-align: right; }
.bars svg { border-left: 1px solid #3d5374; display: block; height: 22px; width: 100%; }
.bars rect { fill: #00568b; }
.scroll { margin: 0 0 16px; overflow-x: auto; }
.scroll:focus-visible, summary:focus-visible { outline: 3px solid #00568b; outline-offset: 2px; }
summary { color: #00568b; cursor: pointer; padding: 8px 0; }
table { border-collapse: collapse; font-size: 1rem; }
th, td { border-bottom: 1px solid #c0c7d2; padding: 8px 12px 8px 0; text-align: left; vertical-align: top; }
thead th { vertical-align: bottom; }
tbody th { font-weight: 400; min-width: 10rem; overflow-wrap: anywhere; }
.number { font-variant-numeric: tabular-nums; text-align: right; }
td.number + td:not(.number) { padding-left: 12px; }
@media screen and (max-width: 44rem) {
  :root { font-size: 1rem; }
  .bars li { grid-template-columns: 1fr auto; }
  .bars .value { order: 0; }
  .bars svg { grid-column: 1 / -1; height: 12px; }
  .scroll { overflow-x: visible; }
  table, caption, tbody, tr, tbody th { display: block; }
  thead { height: 1px; overflow: hidden; position: absolute; width: 1px; }
  tbody tr { border-bottom: 1px solid #c0c7d2; padding: 8px 0; }
  tbody th, td { border: 0; padding: 2px 0; }
  tbody th { font-weight: 700; }
  td, td.number + td:not(.number) { display: flex; gap: 12px; justify-content: space-between; padding-left: 0; }
  td::before { color: #3d5374; content: attr(data-label); }
}
@page { size: A4; margin: 16mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; } }
@media print {
  :root { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  table { font-size: 8pt; width: 100%; }
  tbody th { min-width: 30mm; }
  th, td { padding: 3pt 5pt 3pt 0; }
  h2 { break-after: avoid; margin-top: 20pt; padding-top: 10pt; }
  .tiles { grid-template-columns: repeat(4, 1fr); }
  .bars li { grid-template-columns: 50mm 1fr 20mm; }
  .bars li, .tiles div, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  details::details-content { block-size: auto; content-visibility: visible; }
  .bars rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
