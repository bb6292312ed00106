"""The building blocks of every page, as template tags. A builtin of the engine: templates need not load it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django import template
from django.forms import BaseForm
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import mark_safe

from waarborg.core import charts, ranges, stacks
from waarborg.core.rulebook import book
from waarborg.core.tables import Table
from waarborg.rulebook import Answer, Outcome, Verdict

register = template.Library()

ANSWER_TONES = {
    Answer.YES: "good",
    Answer.YES_IF: "condition",
    Answer.NOT_YET: "warning",
    Answer.NO: "danger",
}
OUTCOME_TONES = {
    Outcome.MET: "good",
    Outcome.OPEN: "neutral",
    Outcome.MISSING: "warning",
    Outcome.FORBIDDEN: "danger",
}
SOON = 3
"""From this many days left a term needs attention."""
TERM_SHOWN = 30
"""A term without a known start is drawn against this many days."""


@register.inclusion_tag("core/verdict_card.html")
def verdict_card(verdict: Verdict, title: str = "") -> dict[str, Any]:
    """What refuses comes first, then what nobody looked at; what is in order is folded below it.

    Each in the order of the policy.
    """
    refusals_first = sorted(verdict.reasons, key=lambda reason: not reason.outcome.refuses)
    toned = [(reason, OUTCOME_TONES[reason.outcome]) for reason in refusals_first]
    return {
        "verdict": verdict,
        "title": title,
        "tone": ANSWER_TONES[verdict.answer],
        "deciding": [found for found in toned if found[0].outcome is not Outcome.MET],
        "met": [found for found in toned if found[0].outcome is Outcome.MET],
        "yours": [found for found in verdict.obligations if found.is_yours],
        "others": [found for found in verdict.obligations if not found.is_yours],
    }


@register.simple_tag
def article(number: str, *, beside: bool = False) -> str:
    """A chip for an article of the policy; `5.1b` leads to 5.1. Other sources are shown without a link.

    `beside` opens it in a new tab, for a page that would be lost when someone leaves it.
    Without the white space around it: a full stop may follow.
    """
    parent = number.rstrip("abcdefghij")
    known = book().articles.get(parent)
    shown = {
        "number": number,
        "parent": parent if known else "",
        "title": known.title if known else "",
        "beside": beside,
    }
    return mark_safe(render_to_string("core/article.html", shown).strip())  # noqa: S308  (a template escaped it)


@register.inclusion_tag("core/badge.html")
def badge(label: str, tone: str = "neutral") -> dict[str, str]:
    return {"label": label, "tone": tone}


@register.inclusion_tag("core/shape.html")
def shape(tone: str) -> dict[str, str]:
    """The shape that goes with a tone, so that no meaning rests on colour alone. Hidden for a screen reader."""
    return {"tone": tone}


@register.inclusion_tag("core/person_line.html")
def person_line(person: object) -> dict[str, object]:
    return {"person": person}


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    events: list[Any]


@register.inclusion_tag("core/timeline.html")
def timeline(events: Iterable[Any], kinds: Any = None) -> dict[str, Any]:
    """Events in the order given, under the day on which they happened. `kinds`: (label, url, current) to filter by."""
    days = groupby(events, key=lambda event: _day(event.moment))
    return {"days": [Day(day, list(found)) for day, found in days], "kinds": kinds}


@register.inclusion_tag("core/clock.html")
def clock(due: date, today: date, start: date | None = None) -> dict[str, Any]:
    left = (due - today).days
    whole = max((due - start).days, 1) if start else TERM_SHOWN
    tone = "danger" if left < 0 else "warning" if left <= SOON else "neutral"
    return {"due": due, "words": time_left(left), "share": min(max(left * 100 // whole, 0), 100), "tone": tone}


@register.inclusion_tag("core/next_step.html")
def next_step(step: Any) -> dict[str, Any]:
    """What happens now, who, by when: `sentence`, `who`, `due`, and the one button `label`, `url`, `method`."""
    return {"step": step}


@register.inclusion_tag("core/empty.html")
def empty(sentence: str, label: str = "", url: str = "") -> dict[str, str]:
    return {"sentence": sentence, "label": label, "url": url}


@register.inclusion_tag("core/stat.html")
def stat(number: object, label: str, url: str = "", norm: str = "", tone: str = "") -> dict[str, object]:
    shown = charts.number(number) if isinstance(number, int | float) else number
    return {"number": shown, "label": label, "url": url, "norm": norm, "tone": tone}


@register.inclusion_tag("core/bar_chart.html")
def bar_chart(figure: charts.Figure) -> dict[str, Any]:
    return {"figure": figure, "layout": charts.layout_bars(figure), "rows": _figure_rows(figure)}


@register.inclusion_tag("core/line_chart.html")
def line_chart(figure: charts.Figure) -> dict[str, Any]:
    return {"figure": figure, "layout": charts.layout_line(figure), "rows": _figure_rows(figure)}


@register.inclusion_tag("core/stacked_chart.html")
def stacked_chart(figure: stacks.StackFigure) -> dict[str, Any]:
    return {"figure": figure, "layout": stacks.layout_stacks(figure), "rows": stacks.table_rows(figure)}


@register.inclusion_tag("core/range_chart.html")
def range_chart(figure: ranges.RangeFigure) -> dict[str, Any]:
    return {"figure": figure, "layout": ranges.layout_ranges(figure), "rows": ranges.range_rows(figure)}


@register.inclusion_tag("core/table.html")
def table(table: Table) -> dict[str, Any]:
    """A list with its filters. Each cell knows its column, which is its label when a phone shows a row as a card."""
    rows = [(row, list(zip(table.columns, row.cells, strict=True))) for row in table.rows]
    return {"table": table, "rows": rows}


@register.inclusion_tag("core/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    return {"form": form, "wrong": [field for field in form if field.errors] if form.is_bound else []}


@register.filter
def dutch_date(value: date | datetime | str | None) -> str:
    """3 december 2026; of a moment the day in the Netherlands. Words stay as they are."""
    if isinstance(value, str):
        return value
    return date_format(_day(value), "j F Y") if value else ""


@register.filter
def dutch_moment(value: datetime) -> str:
    """3 december 2026 om 14.03, in the time of the Netherlands."""
    return str(date_format(timezone.localtime(value), r"j F Y \o\m H.i"))


@register.filter
def days(number: int) -> str:
    return "1 dag" if number == 1 else f"{charts.number(number)} dagen"


def time_left(left: int) -> str:
    """The days until a moment in words; negative when it has passed."""
    if left == 0:
        return "vandaag"
    return f"nog {days(left)}" if left > 0 else f"{days(-left)} te laat"


def _day(moment: date | datetime) -> date:
    if not isinstance(moment, datetime):
        return moment
    return timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()


def _figure_rows(figure: charts.Figure) -> list[tuple[charts.Point, str]]:
    return [(point, charts.number(point.value)) for point in figure.points]
