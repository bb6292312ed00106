"""Demands that one arranges, and those that wait for somebody else to check them."""

from datetime import date

from django.db.models import Q

from waarborg.accounts.models import Person
from waarborg.assessment.models import DemandState, UseDemand
from waarborg.notify.models import Work

MOST = 40


def work_for(person: Person, today: date) -> list[Work]:
    """One query. Who checks is never who arranged."""
    mine = Q(state=DemandState.OPEN, owner=person)
    if person.has_perm("assessment.assess"):
        mine |= Q(state=DemandState.ARRANGED) & ~Q(owner=person) & ~Q(arranged_by=person)
    found = UseDemand.objects.filter(mine, organisation=person.organisation_id).select_related("use_case__system")
    return [_work(demand) for demand in found.order_by("due_on", "pk")[:MOST]]


def _work(demand: UseDemand) -> Work:
    verb = "Regel" if demand.state == DemandState.OPEN else "Kijk na"
    return Work(f"{verb}: {demand.title}", demand.get_absolute_url(), demand.due_on, "3.1", about=str(demand.use_case))
