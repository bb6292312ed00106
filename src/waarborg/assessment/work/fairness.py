"""Measurements that must be repeated."""

from datetime import date

from django.db.models import F, Max
from django.urls import reverse

from waarborg.accounts.models import Person
from waarborg.assessment.models import FairnessMeasurement
from waarborg.notify.models import Work


def work_for(person: Person, today: date) -> list[Work]:
    """The last measurement of each use that this person owns, when it is due. One query."""
    latest = FairnessMeasurement.objects.annotate(last=Max("use_case__measurements__number")).filter(number=F("last"))
    due = latest.filter(use_case__owner=person, next_on__lte=today).select_related("use_case__system").defer("result")
    return [
        Work(
            f"Meet opnieuw of {found.use_case} eerlijk is",
            reverse("assessment:fairness", args=[found.use_case_id]),
            found.next_on,
            "5.3",
        )
        for found in due.order_by("next_on", "pk")
    ]
