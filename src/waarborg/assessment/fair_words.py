"""A measurement in the words and figures of its page."""

from dataclasses import dataclass
from typing import Any

from waarborg.assessment.fairness import Verdict
from waarborg.assessment.models import FairnessMeasurement, FairVerdict
from waarborg.core.charts import Figure, Point, number
from waarborg.core.ranges import Range, RangeFigure, percent

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One group beside the reference, in words."""

    group: str
    difference: str
    ratio: str
    verdict: str
    tone: str


@dataclass(frozen=True, slots=True)
class ErrorRow:
    group: str
    denied: str
    granted: str


@dataclass(frozen=True, slots=True)
class UnnamedWords:
    traits: str
    sentence: str


def sentence_of(measurement: FairnessMeasurement) -> str:
    """The verdict in one line: which group fares worst, and whether that is certain."""
    if measurement.verdict == FairVerdict.FAIR:
        return "Geen groep krijgt duidelijk minder vaak een gunstige uitkomst dan de norm toelaat."
    if measurement.verdict == FairVerdict.UNDECIDED:
        return "Met deze aantallen is nog niet te zeggen of de uitkomsten eerlijk genoeg zijn."
    unfair = [
        (finding, one) for finding in measurement.findings for one in finding["comparisons"]
        if one["verdict"] == Verdict.UNFAIR
    ]  # fmt: skip
    finding, worst = max(unfair, key=lambda found: abs(found[1]["difference"]["estimate"]))
    gap = worst["difference"]["estimate"]
    more = "vaker" if gap > 0 else "minder vaak"
    return (
        f"‘{worst['group']}’ krijgt {more} een gunstige uitkomst dan ‘{finding['reference']}’ ({finding['column']}):"
        f" een verschil van {number(round(abs(gap) * 100, 1))} procentpunt. Dat is meer dan de norm."
    )


def figure_of(measurement: FairnessMeasurement, finding: dict[str, Any]) -> RangeFigure:
    groups = finding["groups"][:MOST_SHOWN]
    ranges = tuple(
        Range(one["name"], one["rate"]["estimate"], one["rate"]["low"], one["rate"]["high"], one["people"])
        for one in groups
    )
    verdict = FairVerdict(measurement.result["verdicts"][finding["column"]])
    hidden = f" {finding['hidden']} kleine groepen zijn niet getoond." if finding["hidden"] else ""
    description = f"{finding['column'].capitalize()}: {verdict.label}.{hidden}"
    return RangeFigure(f"Aandeel met een gunstige uitkomst, naar {finding['column']}", description, ranges)


def rows_of(finding: dict[str, Any]) -> list[Row]:
    return [
        Row(
            one["group"],
            _points(one["difference"]),
            percent(one["ratio"]["estimate"]) if one["ratio"] else "–",
            FairVerdict(one["verdict"]).label,
            FairVerdict(one["verdict"]).tone,
        )
        for one in finding["comparisons"][:MOST_SHOWN]
    ]


def errors_of(finding: dict[str, Any]) -> list[ErrorRow]:
    """Per group how often it was wrongly denied and wrongly granted; nothing where no column said how it turned out."""
    return [
        ErrorRow(one["name"], _share(one["errors"]["wrongly_denied"]), _share(one["errors"]["wrongly_granted"]))
        for one in finding["groups"][:MOST_SHOWN]
        if one["errors"]
    ]


def _share(interval: dict[str, float] | None) -> str:
    if interval is None:
        return "niemand"
    return f"{percent(interval['estimate'])} ({percent(interval['low'])} tot {percent(interval['high'])})"


def unnamed_of(measurement: FairnessMeasurement) -> list[UnnamedWords]:
    """Groups that nobody named, each with how it fares."""
    return [
        UnnamedWords(
            "; ".join(one["traits"]) or "een gemengde groep",
            f"{percent(one['rate']['estimate'])} gunstig, bij de anderen {percent(one['others']['estimate'])}"
            f" ({number(one['people'])} mensen).",
        )
        for one in measurement.result["unnamed"]
    ]


def trend_of(measurements: list[FairnessMeasurement]) -> Figure:
    """The lowest ratio between two groups, measurement by measurement."""
    known = [found for found in reversed(measurements) if found.lowest_ratio is not None]
    points = tuple(Point(f"meting {found.number}", round((found.lowest_ratio or 0) * 100)) for found in known)
    first, last = (points[0].value, points[-1].value) if points else (0, 0)
    said = "gelijk gebleven" if first == last else "beter geworden" if last > first else "slechter geworden"
    description = f"De laagste verhouding tussen twee groepen is {said}: van {number(first)} % naar {number(last)} %."
    return Figure("Laagste verhouding tussen twee groepen", description, "in procenten; 100 is gelijk", points)


def _points(difference: dict[str, float]) -> str:
    estimate, low, high = (number(round(difference[name] * 100, 1)) for name in ("estimate", "low", "high"))
    return f"{estimate} procentpunt ({low} tot {high})"
