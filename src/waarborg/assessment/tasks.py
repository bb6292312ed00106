"""What this chapter does by itself each day."""

from datetime import date

from django.utils import timezone
from django_tasks import task

from waarborg.assessment.actions import check, outdate
from waarborg.assessment.actions.fairness import expire
from waarborg.assessment.models import Classification, OutcomeFile
from waarborg.register.models import State


@task()
def check_classes() -> int:
    """Look at every class that holds: does it still fit the register, the law and the rules of today?"""
    return check_on(timezone.localdate())


def check_on(today: date) -> int:
    """How many turned out to be outdated. What was found before is not told again."""
    holding = Classification.objects.standing().filter(outdated_at=None)
    going = holding.exclude(use_case__state__in=[State.REJECTED, State.RETIRED])
    found = 0
    for classification in going.select_related("use_case__system__supplier", "organisation").iterator(chunk_size=200):
        if why := check(classification, today=today):
            outdate(classification=classification, why=why)
            found += 1
    return found


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
