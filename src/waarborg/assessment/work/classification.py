"""Risk classes that wait for whoever assesses: what was reported and has none, and what must be looked at again."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.assessment.models import Classification
from waarborg.core.rulebook import book
from waarborg.notify.models import Work
from waarborg.register.models import State, UseCase

MOST = 20
"""Beyond this many the list of work says only that there is more: the overview has them all."""


def work_for(person: Person, today: date) -> list[Work]:
    """At most two queries, and none for who does not assess."""
    if not person.has_perm("assessment.assess"):
        return []
    return [*_undetermined(person), *_due(person, today)]


def _undetermined(person: Person) -> Iterator[Work]:
    """What was proposed since there are classes. The term is that of the advice, which should rest on it."""
    standing = Classification.objects.standing().filter(use_case=OuterRef("pk"))
    uses = UseCase.objects.filter(~Exists(standing), system__organisation=person.organisation_id, state=State.PROPOSED)
    for use in uses.select_related("system").order_by("created_at", "pk")[:MOST]:
        due = timezone.localdate(use.created_at) + timedelta(days=book().policy.terms.advice)
        yield Work(f"Bepaal de risicoklasse van {use}", reverse("assessment:use", args=[use.pk]), due, "9.1")


def _due(person: Person, today: date) -> Iterator[Work]:
    due = Classification.objects.standing().due(today).filter(organisation=person.organisation_id)
    for found in due.select_related("use_case__system").order_by("review_on", "pk")[:MOST]:
        yield Work(
            f"Kijk opnieuw naar de risicoklasse van {found.use_case}",
            reverse("assessment:use", args=[found.use_case_id]),
            found.review_on,
            "9.1",
            about=found.outdated_why,
        )
