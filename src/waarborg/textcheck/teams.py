"""The counts of each team, without those from which one could read who checked what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from waarborg.textcheck.actions import FEWEST
from waarborg.textcheck.models import CHECKS, PEOPLE, CheckCount

FEWER = "minder dan vijf"
"""Stands where the numbers of a team would: so few people checked something."""

NO_UNIT = "Zonder team, of te weinig mensen"


@dataclass(slots=True)
class Told:
    """A team, with the months in which enough people checked something."""

    name: str
    people: int = 0
    """The most in one month. Over the year there may have been more; never fewer."""
    checks: int = 0
    found: int = 0

    @property
    def is_shown(self) -> bool:
        return self.people >= FEWEST

    def take(self, other: "Told") -> None:
        self.people += other.people
        self.checks += other.checks
        self.found += other.found


def by_unit(organisation: int, since: date) -> list[Told]:
    """Teams by name and, last, all that stands with no team: also the months in which too few people checked."""
    units: dict[str, Told] = {}
    rest: dict[str, Told] = {}
    for name, month in _by_month(organisation, since):
        told = (units if name and month.is_shown else rest).setdefault(name, Told(name))
        told.people = max(told.people, month.people)
        told.checks += month.checks
        told.found += month.found
    hidden = [Told(name) for name in rest if name and name not in units]
    remainder = Told(NO_UNIT)
    for told in rest.values():
        remainder.take(told)
    hidden += _hidden_too(units, remainder)
    shown = sorted([*units.values(), *hidden], key=lambda told: told.name)
    return [*shown, remainder] if remainder.checks else shown


def _hidden_too(units: dict[str, Told], remainder: Told) -> list[Told]:
    """Teams that are hidden so that a small remainder cannot be reckoned from the total of all teams."""
    hidden = []
    while remainder.checks and not remainder.is_shown and units:
        smallest = units.pop(min(units, key=lambda name: units[name].people))
        remainder.take(smallest)
        hidden.append(Told(smallest.name))
    return hidden


def _by_month(organisation: int, since: date) -> Iterable[tuple[str, Told]]:
    months: dict[tuple[str, date], Told] = defaultdict(lambda: Told(""))
    rows = CheckCount.objects.filter(organisation=organisation, month__gte=since)
    totals = rows.values_list("unit__name", "month", "category").annotate(total=Sum("count")).order_by()
    for name, month, category, total in totals:
        told = months[name or "", month]
        if category == PEOPLE:
            told.people += total
        elif category == CHECKS:
            told.checks += total
        else:
            told.found += total
    return [(name, told) for (name, _), told in months.items()]
