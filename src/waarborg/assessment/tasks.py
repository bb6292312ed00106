"""What this chapter does by itself each day."""

from datetime import date

from django.utils import timezone
from django_tasks import task

from waarborg.assessment.actions import check, outdate
from waarborg.assessment.actions.demand_upkeep import fits, renew, reopen_expired
from waarborg.assessment.actions.fairness import expire
from waarborg.assessment.models import Classification, OutcomeFile, UseDemand
from waarborg.register.models import State

OVER = (State.REJECTED, State.RETIRED)
"""A use in one of these states is not looked after any more."""


@task()
def check_classes() -> int:
    """Look at every class that holds: does it still fit the register, the law and the rules of today?"""
    return check_on(timezone.localdate())


def check_on(today: date) -> int:
    """How many turned out to be outdated. What was found before is not told again."""
    holding = Classification.objects.standing().filter(outdated_at=None)
    going = holding.exclude(use_case__state__in=OVER)
    found = 0
    for classification in going.select_related("use_case__system__supplier", "organisation").iterator(chunk_size=200):
        if why := check(classification, today=today):
            outdate(classification=classification, why=why)
            found += 1
    return found


@task()
def keep_demands() -> int:
    """Keep the lists of demands true to the law of today, and ask for new proof where the old one expired."""
    return keep_demands_on(timezone.localdate())


def keep_demands_on(today: date) -> int:
    """How many lists and demands changed."""
    expired = UseDemand.objects.without_valid_proof(today).exclude(use_case__state__in=OVER)
    reopened = sum(reopen_expired(demand=demand, today=today) for demand in list(expired.order_by("pk")))
    holding = Classification.objects.standing().exclude(use_case__state__in=OVER).filter(outdated_at=None)
    going = holding.select_related("use_case__system", "use_case__owner", "organisation")
    changed = [one for one in going.prefetch_related("use_case__demands") if not fits(one, today=today)]
    for classification in changed:
        renew(classification=classification, today=today)
    return reopened + len(changed)


@task()
def expire_outcomes() -> int:
    """Remove outcomes whose term is over; how many."""
    return expire_on(timezone.localdate())


def expire_on(today: date) -> int:
    due = OutcomeFile.objects.filter(expires_on__lte=today).defer("content")
    found = list(due.select_related("use_case__system", "organisation"))
    for outcomes in found:
        expire(outcomes=outcomes)
    return len(found)
