"""Everything that waits for one person, from all chapters, in buckets by how urgent it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from waarborg.accounts.models import Person
from waarborg.advice.work import work_for as advice_work
from waarborg.assessment.work import work_for as assessment_work
from waarborg.core.rulebook import book
from waarborg.intake.work import work_for as intake_work
from waarborg.notify.models import Work
from waarborg.register.work import work_for as register_work


@dataclass(frozen=True, slots=True)
class Bucket:
    title: str
    tone: str
    items: tuple[Work, ...]


def work_of(person: Person, today: date) -> list[Work]:
    """The most urgent first; what has no date comes last."""
    parts = (intake_work, advice_work, assessment_work, register_work)
    found = [item for part in parts for item in part(person, today)]
    return sorted(found, key=lambda work: (work.due is None, work.due or today))


def buckets(work: Iterable[Work], today: date) -> list[Bucket]:
    """Too late, soon, later, without a date; empty ones are left out."""
    soon_days = book().policy.terms.due_soon
    found: dict[tuple[str, str], list[Work]] = {
        ("Te laat", "danger"): [],
        (f"Binnen {soon_days} dagen", "warning"): [],
        ("Later", "info"): [],
        ("Zonder datum", "neutral"): [],
    }
    late, soon, later, undated = found.values()
    for item in work:
        if item.due is None:
            undated.append(item)
        elif item.due < today:
            late.append(item)
        elif item.due <= today + timedelta(days=soon_days):
            soon.append(item)
        else:
            later.append(item)
    return [Bucket(title, tone, tuple(items)) for (title, tone), items in found.items() if items]
