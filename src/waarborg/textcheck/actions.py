"""Counting, and nothing else. These are no acts: an event in the log would name the person."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from waarborg.accounts.models import Person, Unit
from waarborg.textcheck.models import CHECKS, PEOPLE, CheckCount, CheckerMark, FeedbackCount

FEWEST = 5
"""A team of fewer people is not counted by itself: with three people a count of one says too much."""


@transaction.atomic
def count_check(*, by: Person, found: Mapping[str, int], today: date) -> None:
    """One more check this month, with what it found by group of kinds."""
    month = today.replace(day=1)
    where = {"organisation_id": by.organisation_id, "month": month, "unit": _unit(by)}
    people = {PEOPLE: 1} if _is_first(by, month) else {}
    for category, number in {CHECKS: 1, **people, **found}.items():
        _add(CheckCount.objects.all(), number, category=category, **where)


@transaction.atomic
def count_feedback(*, by: Person, kind: str, direction: str, source: str, today: date) -> None:
    """Someone says that a finding is none, or that one was missed."""
    where = {"organisation_id": by.organisation_id, "month": today.replace(day=1)}
    _add(FeedbackCount.objects.all(), 1, kind=kind, direction=direction, source=source, **where)


def _is_first(person: Person, month: date) -> bool:
    """Whether this person did not check anything yet this month. The marks of other months are thrown away."""
    CheckerMark.objects.exclude(month=month).delete()
    mark = salted_hmac("waarborg.textcheck.checkers", f"{person.pk}:{month}", algorithm="sha256").hexdigest()
    return CheckerMark.objects.get_or_create(month=month, mark=mark)[1]


def _add(counts: models.QuerySet[Any], number: int, **where: Any) -> None:
    """The database adds, so that two who count at once are both counted."""
    row, _ = counts.get_or_create(**where)
    counts.filter(pk=row.pk).update(count=F("count") + number)


def _unit(person: Person) -> Unit | None:
    unit = person.unit
    return unit if unit and unit.people.filter(is_active=True).count() >= FEWEST else None
