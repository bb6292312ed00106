"""The classes over time and by team, for the pictures of the overview."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Case, CharField, Count, F, OuterRef, Q, Subquery, When
from django.db.models.functions import TruncDate

from waarborg.assessment.models import Classification, ClassificationState, Risk
from waarborg.core.stacks import Stack, StackFigure
from waarborg.register.models import State, UseCase
from waarborg.rulebook.words import MONTHS

SHOWN = (Risk.PROHIBITED, Risk.HIGH, Risk.LIMITED, Risk.MINIMAL)
PARTS = (
    *((risk.label, tone) for risk, tone in zip(SHOWN, ("danger", "warning", "info", "good"), strict=True)),
    ("overige", "neutral"),
    ("nog te bepalen", "open"),
)
"""What the bars are split into. 'Overige' is all to which the AI Act does not apply."""
MONTHS_SHOWN = 6
TEAMS_SHOWN = 8
NO_TEAM = "geen team"

_HOLDING = Case(
    When(~Q(override=""), then=F("override")), default=F("risk"), output_field=CharField()
)  # what a person decided goes before what the rules say


def over_time(organisation: int, today: date) -> StackFigure:
    """How many uses had which class at the end of each month."""
    classes = list(
        Classification.objects.filter(organisation=organisation)
        .exclude(state=ClassificationState.DRAFT)
        .annotate(holding=_HOLDING, day=TruncDate("finished_at"))
        .order_by("number")
        .values_list("use_case", "day", "holding")
    )
    born = list(
        UseCase.objects.filter(system__organisation=organisation)
        .annotate(day=TruncDate("created_at"))
        .values_list("pk", "day")
    )
    stacks = tuple(
        Stack(f"{MONTHS[end.month - 1]} {end.year}"[:15], _parts(_classes_on(end, born, classes)))
        for end in _ends_of_months(today)
    )
    first, last = sum(stacks[0].values), sum(stacks[-1].values)
    open_now = stacks[-1].values[-1]
    description = f"Van {first} naar {last} toepassingen in een half jaar; van {open_now} is de klasse nog te bepalen."
    return StackFigure("Toepassingen naar risicoklasse, per maand", description, PARTS, stacks)


def by_unit(organisation: int) -> StackFigure:
    """How many uses each team has in which class; the teams with the most first."""
    standing = Classification.objects.standing().filter(use_case=OuterRef("pk")).annotate(holding=_HOLDING)
    going = UseCase.objects.filter(system__organisation=organisation).exclude(state__in=[State.REJECTED, State.RETIRED])
    counted = (
        going.annotate(holding=Subquery(standing.values("holding")[:1]))
        .values("unit__name", "holding")
        .annotate(number=Count("pk"))
        .order_by()
    )
    teams: dict[str, Counter[str]] = {}
    for row in counted:
        of_team = teams.setdefault(row["unit__name"] or NO_TEAM, Counter())
        of_team[row["holding"] or Risk.TO_BE_DETERMINED] += row["number"]
    largest = sorted(teams.items(), key=lambda team: (-team[1].total(), team[0]))[:TEAMS_SHOWN]
    stacks = tuple(Stack(name, _parts(found)) for name, found in largest)
    most = max(teams.items(), key=lambda team: team[1][Risk.HIGH], default=("", Counter[str]()))
    description = "Geen team heeft een toepassing met hoog risico."
    if most[1][Risk.HIGH]:
        description = f"De meeste toepassingen met hoog risico heeft: {most[0]} ({most[1][Risk.HIGH]})."
    return StackFigure("Toepassingen naar risicoklasse, per team", description, PARTS, stacks)


def _classes_on(day: date, born: Iterable[tuple[int, date]], classes: Iterable[tuple[int, date, str]]) -> Counter[str]:
    """How many uses that were there on this day had which class, as it held then."""
    found: dict[int, str] = {pk: Risk.TO_BE_DETERMINED for pk, since in born if since <= day}
    found |= {use: risk for use, since, risk in classes if use in found and since <= day}
    return Counter(found.values())


def _parts(count: Counter[str]) -> tuple[int, ...]:
    known = [count[risk] for risk in SHOWN]
    unknown = count[Risk.TO_BE_DETERMINED]
    return (*known, count.total() - sum(known) - unknown, unknown)


def _ends_of_months(today: date) -> list[date]:
    """Today, and the last day of each of the months before, the oldest first."""
    ends = [today]
    while len(ends) < MONTHS_SHOWN:
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return ends[::-1]
