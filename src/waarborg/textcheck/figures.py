"""How often texts are checked, and what the checks find: for whoever watches over the policy (art. 3.4)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Sum
from django.urls import reverse

from waarborg.core.charts import Figure, Point, number
from waarborg.core.tables import Cell, Column, Empty, Row, Table
from waarborg.rulebook.words import MONTHS, capitalised
from waarborg.textcheck.kinds import GROUPS, SHORT, kinds
from waarborg.textcheck.models import CHECKS, CheckCount, Direction, FeedbackCount, Source
from waarborg.textcheck.teams import FEWER, by_unit

MONTHS_SHOWN = 12
COUNTED = {CHECKS: "controles", **GROUPS}
EXPORTED = ("Tabel", "Maand of team", "Waarvan", "Aantal")
NOTHING_YET = Empty("Hier komt te staan hoe vaak er is gecontroleerd.")
NO_FEEDBACK = Empty("Nog niemand liet weten dat een controle niet klopte.")


def overview(organisation: int, today: date) -> dict[str, Any]:
    """The figures of the last twelve months: by month, by category, by team, and what people said of them."""
    months = _months(today)
    rows = CheckCount.objects.filter(organisation=organisation, month__gte=months[0])
    by_month: dict[tuple[date, str], int] = {
        (month, category): total
        for month, category, total in rows.values_list("month", "category").annotate(total=Sum("count")).order_by()
    }
    return {
        "checks": _checks(months, by_month),
        "found": _found(months, by_month),
        "months": replace(_month_table(months, by_month), exports=(("CSV", reverse("textcheck:figures_csv")),)),
        "units": _unit_table(organisation, months[0]),
        "feedback": _feedback_table(organisation, months[0]),
    }


def exported(organisation: int, today: date) -> Iterator[Sequence[str]]:
    """The tables of the page below each other, a number a row."""
    told = overview(organisation, today)
    for name in ("months", "units"):
        table = told[name]
        for row in table.rows:
            for column, cell in zip(table.columns[1:], row.cells[1:], strict=True):
                yield table.caption, row.cells[0].text, column.label, cell.text.replace(".", "")
    for row in told["feedback"].rows:
        kind, direction, source, total = (cell.text for cell in row.cells)
        yield told["feedback"].caption, kind, ", ".join(filter(None, [direction, source])), total.replace(".", "")


def _months(today: date) -> list[date]:
    """The first days of this month and the eleven before it, the oldest first."""
    count = today.year * 12 + today.month - 1
    return [date(place // 12, place % 12 + 1, 1) for place in range(count - MONTHS_SHOWN + 1, count + 1)]


def _name(month: date) -> str:
    return f"{MONTHS[month.month - 1]} {month.year}"


def _short_name(month: date) -> str:
    return f"{MONTHS[month.month - 1][:3]} {month.year}"


def _checks(months: list[date], by_month: dict[tuple[date, str], int]) -> Figure:
    points = [Point(_short_name(month), by_month.get((month, CHECKS), 0)) for month in months]
    total = number(sum(point.value for point in points))
    said = f"In twaalf maanden is {total} keer gecontroleerd."
    return Figure("Controles per maand", said, "controles", tuple(points))


def _found(months: list[date], by_month: dict[tuple[date, str], int]) -> Figure:
    totals = {label: sum(by_month.get((month, category), 0) for month in months) for category, label in GROUPS.items()}
    most = max(totals, key=lambda label: totals[label])
    said = f"Het meest gevonden: {most}." if totals[most] else "Er is nog niets gevonden."
    shorter = {GROUPS[group]: label for group, label in SHORT.items()}
    points = tuple(Point(capitalised(shorter.get(label, label)), total) for label, total in totals.items())
    return Figure("Wat de controles vonden", said, "bevindingen", points)


def _month_table(months: list[date], by_month: dict[tuple[date, str], int]) -> Table:
    rows = [
        Row("", (Cell(_name(month)), *(_number(by_month.get((month, category), 0)) for category in COUNTED)))
        for month in reversed(months)
        if by_month.get((month, CHECKS))
    ]
    return _table("Controles en bevindingen per maand", ("Maand", *COUNTED.values()), rows, NOTHING_YET)


def _unit_table(organisation: int, since: date) -> Table:
    rows = [
        Row("", (Cell(told.name), _number(told.checks), _number(told.found)))
        if told.is_shown
        else Row("", (Cell(told.name), Cell(FEWER, numeric=True), Cell(FEWER, numeric=True)))
        for told in by_unit(organisation, since)
    ]
    return _table("Controles en bevindingen per team", ("Team", "Controles", "Bevindingen"), rows, NOTHING_YET)


def _feedback_table(organisation: int, since: date) -> Table:
    said = FeedbackCount.objects.filter(organisation=organisation, month__gte=since)
    totals = said.values_list("kind", "direction", "source").annotate(total=Sum("count")).order_by("-total", "kind")
    labels = dict(kinds())
    rows = [
        Row("", (Cell(labels.get(kind, kind)), Cell(Direction(direction).label), Cell(_source(source)), _number(total)))
        for kind, direction, source, total in totals
    ]
    labels_above = ("Soort", "Wat er niet klopte", "Gevonden door", "Aantal")
    return _table("Opmerkingen over controles", labels_above, rows, NO_FEEDBACK)


def _source(source: str) -> str:
    return str(Source(source).label) if source else ""


def _number(value: int | None) -> Cell:
    return Cell(number(value or 0), numeric=True)


def _table(caption: str, labels: tuple[str, ...], rows: list[Row], empty: Empty) -> Table:
    columns = tuple(
        Column(label, capitalised(label), numeric=bool(rows) and rows[0].cells[place].numeric)
        for place, label in enumerate(labels)
    )
    return Table(caption, columns, tuple(rows), empty=empty)
