"""What this chapter asks of one person: for the page "Mijn werk" and the reminders."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import F, QuerySet
from django.urls import reverse

from waarborg.accounts.models import Person
from waarborg.core.rulebook import book
from waarborg.intake.models import Condition, Notice, Pilot
from waarborg.intake.states import NoticeState
from waarborg.notify.models import Work
from waarborg.register.models import UseCase
from waarborg.rulebook import DutyName

PILOT_HORIZON = timedelta(days=30)
"""How long before its end the evaluation of a pilot becomes work."""


def work_for(person: Person, today: date) -> list[Work]:
    """All that waits for this person here, in at most six queries."""
    return [*_own_notices(person), *_advising(person, today), *_ruling(person), *_conditions(person)]


def pilots_ending(person: Person, today: date) -> QuerySet[Pilot]:
    """Pilots that end soon or have ended, and wait for a new advice. An older pilot of the same notice is past."""
    return (
        Pilot.objects.filter(
            ruling__notice__organisation_id=person.organisation_id,
            ruling__notice__state=NoticeState.PILOT,
            ruling__ruled_at=F("ruling__notice__ruled_at"),
            ends_on__lte=today + PILOT_HORIZON,
        )
        .select_related("ruling__notice__system", "use_case")
        .order_by("ends_on", "pk")
    )


def reopened(person: Person) -> QuerySet[UseCase]:
    """Allowed uses whose system changed in something that matters, until the board has advised on them again."""
    decided = [NoticeState.APPROVED, NoticeState.PILOT]
    uses = UseCase.objects.filter(system__organisation_id=person.organisation_id, reopened_at__isnull=False)
    return (
        uses.now_used()
        .filter(notice__state__in=decided)
        .select_related("system", "notice")
        .order_by("reopened_at", "pk")
    )


def _own_notices(person: Person) -> Iterator[Work]:
    unfinished = Notice.objects.filter(reporter=person, state__in=[NoticeState.DRAFT, NoticeState.RETURNED])
    for notice in unfinished.select_related("system").order_by("created_at"):
        returned = notice.state == NoticeState.RETURNED
        yield Work(
            "Beantwoord de vraag over uw melding" if returned else "Maak uw melding af",
            reverse("intake:confirm", args=[notice.pk]) if returned else notice.step_url(notice.step),
            notice.due_on(),
            "2.1",
            str(notice),
        )


def _advising(person: Person, today: date) -> Iterator[Work]:
    if not person.holds(DutyName.ADVISE):
        return
    waiting = (
        Notice.objects.filter(organisation_id=person.organisation_id).waiting_for_advice().select_related("system")
    )
    if not book().policy.four_eyes.reporter_may_advise:
        waiting = waiting.exclude(reporter=person)
    for notice in waiting:
        yield Work("Geef advies over de melding", notice.get_absolute_url(), notice.due_on(), "2.3", str(notice))
    for pilot in pilots_ending(person, today):
        notice = pilot.ruling.notice
        yield Work("Beoordeel de pilot en adviseer", notice.get_absolute_url(), pilot.ends_on, "2.3", str(notice))
    for use in reopened(person):
        url = use.notice.get_absolute_url()
        yield Work("Adviseer opnieuw: het systeem is gewijzigd na het besluit", url, None, "2.3", str(use))


def _ruling(person: Person) -> Iterator[Work]:
    if not person.holds(DutyName.RULE):
        return
    waiting = (
        Notice.objects.filter(organisation_id=person.organisation_id).waiting_for_ruling().select_related("system")
    )
    four_eyes = book().policy.four_eyes
    if not four_eyes.reporter_may_rule:
        waiting = waiting.exclude(reporter=person)
    if not four_eyes.adviser_may_rule:
        waiting = waiting.exclude(advices__given_by=person)
    for notice in waiting:
        yield Work(
            "Besluit over de melding", reverse("intake:rule", args=[notice.pk]), notice.due_on(), "2.4", str(notice)
        )


def _conditions(person: Person) -> Iterator[Work]:
    own = Condition.objects.open().filter(owner=person).select_related("notice__system")
    for condition in own:
        url = reverse("intake:meet_condition", args=[condition.pk])
        yield Work(f"Voorwaarde: {condition.sentence}", url, condition.due_on, "2.4", str(condition.notice))
