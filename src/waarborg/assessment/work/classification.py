"""Risk classes that wait for whoever assesses: what was reported and has none, and what must be looked at again."""

from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.assessment.gate import with_class
from waarborg.core.rulebook import book
from waarborg.notify.models import Work
from waarborg.register.models import State, UseCase

GONE = (State.REJECTED, State.RETIRED)
MOST = 20
"""Beyond this many the list of work says only that there is more: the overview has them all."""


def work_for(person: Person, today: date) -> list[Work]:
    """One query, and none for who does not assess."""
    if not person.has_perm("assessment.assess"):
        return []
    uses = with_class(UseCase.objects.filter(system__organisation=person.organisation_id), today)
    undetermined = Q(class_risk=None, state=State.PROPOSED)
    waiting = uses.filter(undetermined | Q(class_is_due=True) & ~Q(state__in=GONE))
    return [_work(use) for use in waiting.select_related("system").order_by("created_at", "pk")[:MOST]]


def _work(use: UseCase) -> Work:
    """A class that a ruling waits for has the term of the advice, which should rest on it."""
    url = reverse("assessment:use", args=[use.pk])
    if getattr(use, "class_is_due", False):
        return Work(f"Kijk opnieuw naar de risicoklasse van {use}", url, article="9.1")
    due = timezone.localdate(use.created_at) + timedelta(days=book().policy.terms.advice)
    return Work(f"Bepaal de risicoklasse van {use}", url, due, "9.1")
