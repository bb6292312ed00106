"""A measurement in the words and figures of its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from waarborg.assessment.fairness import Norms, Verdict
from waarborg.assessment.models import FairnessMeasurement, FairVerdict
from waarborg.core.charts import Figure, Point, number
from waarborg.core.export import Value
from waarborg.core.ranges import Range, RangeFigure, percent

MOST_DRAWN = 20
MOST_AT_ONCE = 8
"""More comparisons than this are folded, but for those that cross the norm."""


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
    other = worst.get("beside") or finding["reference"]
    less, more = (other, worst["group"]) if gap > 0 else (worst["group"], other)
    return (
        f"‘{less}’ krijgt minder vaak een gunstige uitkomst dan ‘{more}’ ({finding['column']}):"
        f" een verschil van {number(round(abs(gap) * 100, 1))} procentpunt. Dat is meer dan de norm."
    )


def figure_of(measurement: FairnessMeasurement, finding: dict[str, Any]) -> RangeFigure:
    groups = finding["groups"][:MOST_DRAWN]
    ranges = tuple(
        Range(one["name"], one["rate"]["estimate"], one["rate"]["low"], one["rate"]["high"], one["people"])
        for one in groups
    )
    verdict = FairVerdict(measurement.result["verdicts"][finding["column"]])
    left = len(finding["groups"]) - len(groups)
    more = f" De {MOST_DRAWN} grootste groepen zijn getekend; de andere {left} staan in de CSV." if left > 0 else ""
    hidden = f" {finding['hidden']} kleine groepen zijn niet getoond." if finding["hidden"] else ""
    description = f"{finding['column'].capitalize()}: {verdict.label}.{more}{hidden}"
    return RangeFigure(f"Aandeel met een gunstige uitkomst, naar {finding['column']}", description, ranges)


@dataclass(frozen=True, slots=True)
class Rows:
    """The comparisons of one column: what one must see, and the rest, which may be folded."""

    first: list[Row]
    rest: list[Row]


def rows_of(finding: dict[str, Any]) -> Rows:
    """What crosses the norm comes first, the largest difference before the others."""
    order = {Verdict.UNFAIR: 0, Verdict.UNDECIDED: 1, Verdict.FAIR: 1}
    compared = sorted(
        finding["comparisons"],
        key=lambda one: (order[Verdict(one["verdict"])], -abs(one["difference"]["estimate"])),
    )
    unfair = sum(one["verdict"] == Verdict.UNFAIR for one in compared)
    shown = len(compared) if len(compared) <= MOST_AT_ONCE else max(unfair, MOST_AT_ONCE // 2)
    rows = [_row(one) for one in compared]
    return Rows(rows[:shown], rows[shown:])


def _row(one: dict[str, Any]) -> Row:
    ratio, verdict = one["ratio"], FairVerdict(one["verdict"])
    said = percent(ratio["estimate"]) if ratio else "–"
    group = f"{one['group']}, naast ‘{one['beside']}’" if one.get("beside") else one["group"]
    return Row(group, _points(one["difference"]), said, verdict.label, verdict.tone)


def figures_of(measurement: FairnessMeasurement) -> Iterator[tuple[Value, ...]]:
    """Every group with its counts, and how it compares with the largest one: empty for that one itself."""
    for finding in measurement.findings:
        compared = {one["group"]: one for one in finding["comparisons"] if not one.get("beside")}
        for group in finding["groups"]:
            yield (
                finding["column"],
                group["name"],
                group["people"],
                group["favourable"],
                *group["rate"].values(),
                *_figures(compared.get(group["name"])),
            )


def _figures(one: dict[str, Any] | None) -> tuple[Value, ...]:
    if one is None:
        return ("", "", "")
    ratio = one["ratio"]["estimate"] if one["ratio"] else ""
    return one["difference"]["estimate"], ratio, FairVerdict(one["verdict"]).label


def norm_words(norms: Norms) -> str:
    """The municipality's own norms in one text."""
    return (
        f"Verhouding tussen twee groepen: minstens {percent(norms.lowest_ratio)}. Verschil: hoogstens"
        f" {number(round(norms.largest_difference * 100, 1))} procentpunt. Groepen met minder dan"
        f" {norms.smallest_group} mensen worden niet getoond."
    )


def errors_of(finding: dict[str, Any]) -> list[ErrorRow]:
    """Per group how often it was wrongly denied and wrongly granted; nothing where no column said how it turned out."""
    return [
        ErrorRow(one["name"], _share(one["errors"]["wrongly_denied"]), _share(one["errors"]["wrongly_granted"]))
        for one in finding["groups"]
        if one["errors"]
    ]


def _share(interval: dict[str, float] | None) -> str:
    if interval is None:
        return "te weinig mensen"
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
    return f"{estimate} procentpunt ({low} tot {high})".replace("-", "−")
