"""What waits for the iBoard and for the directie, with the figures that tell whether it goes in time."""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.db.models import Count, F, Min, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from waarborg.accounts.access import needs, person_of
from waarborg.accounts.models import Person
from waarborg.advice.models import AdviceRequest, RequestState
from waarborg.core.rulebook import book
from waarborg.intake.dossier import risk_of
from waarborg.intake.models import Advice, Condition, Notice, Ruling
from waarborg.intake.states import NoticeState
from waarborg.intake.work import pilots_ending, reopened

YEAR = timedelta(days=365)
"""Figures look back this long."""
RECENT = 10
LONGEST = 100
"""A queue shows so many at most, the longest waiting first; below it stands how many more there are."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of a queue."""

    notice: Notice
    risk: str
    since: date
    due: date | None
    advice: Advice | None = None
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    waiting: int
    late: int
    median_days: float | None
    norm: int

    @property
    def late_tone(self) -> str:
        return "danger" if self.late else "good"

    @property
    def late_norm(self) -> str:
        return f"norm {self.norm} dagen: {'niet gehaald' if self.late else 'gehaald'}"

    @property
    def median_tone(self) -> str:
        if self.median_days is None:
            return ""
        return "good" if self.median_days <= self.norm else "warning"

    @property
    def median_words(self) -> str:
        return "–" if self.median_days is None else f"{self.median_days:g}".replace(".", ",")

    @property
    def median_norm(self) -> str:
        if self.median_days is None:
            return f"norm {self.norm} dagen; nog geen cijfers"
        word = "gehaald" if self.median_days <= self.norm else "niet gehaald"
        return f"norm {self.norm} dagen: {word}"


@needs("intake.advise")
def board(request: HttpRequest) -> HttpResponse:
    """The queue of the iBoard: four queries of the shell, and one for each part of the page."""
    person, today = person_of(request), timezone.localdate()
    of_us = Notice.objects.filter(organisation_id=person.organisation_id).select_related("system", "reporter", "unit")
    figures = _figures(
        person,
        waits_in=NoticeState.SUBMITTED,
        since="waiting_since",
        term=book().policy.terms.advice,
        today=today,
        days=_days_to_advice(person),
    )
    unanswered = Count("use_case__advice_requests", Q(use_case__advice_requests__state=RequestState.OPEN))
    waiting = of_us.waiting_for_advice().annotate(unanswered=unanswered)
    context = {
        "names": book().policy.names,
        "figures": figures,
        "waiting": [_waiting(notice) for notice in waiting[:LONGEST]],
        "more": max(figures.waiting - LONGEST, 0),
        "returned": list(of_us.filter(state=NoticeState.RETURNED).order_by("returned_at", "pk")[:LONGEST]),
        "pilots": list(pilots_ending(person, today)[:LONGEST]),
        "reopened": list(reopened(person)[:LONGEST]),
        "late_conditions": list(_late_conditions(person, today)),
        "asked": list(_unanswered_questions(person)),
        "advised": list(_recent_advices(person)),
    }
    return render(request, "intake/board.html", context)


@needs("intake.rule")
def management(request: HttpRequest) -> HttpResponse:
    """The queue of the directie: what waits for a ruling, one line of risk each, with the advice beside it."""
    person, today = person_of(request), timezone.localdate()
    figures = _figures(
        person,
        waits_in=NoticeState.ADVISED,
        since="advised_at",
        term=book().policy.terms.ruling,
        today=today,
        days=_days_to_ruling(person),
    )
    waiting = (
        Notice.objects.filter(organisation_id=person.organisation_id)
        .waiting_for_ruling()
        .select_related("system", "reporter", "unit")
        .prefetch_related(Prefetch("advices", Advice.objects.select_related("given_by")))
    )
    rulings = Ruling.objects.filter(notice__organisation_id=person.organisation_id)
    context = {
        "names": book().policy.names,
        "figures": figures,
        "waiting": [_waiting(notice, advice=notice.advices.all()[0]) for notice in waiting[:LONGEST]],
        "more": max(figures.waiting - LONGEST, 0),
        "late_conditions": list(_late_conditions(person, today)),
        "rulings": list(rulings.select_related("notice__system", "ruled_by")[:RECENT]),
    }
    return render(request, "intake/management.html", context)


def _waiting(notice: Notice, *, advice: Advice | None = None) -> Waiting:
    began = notice.advised_at if notice.state == NoticeState.ADVISED else notice.waiting_since
    since = timezone.localdate(began or notice.created_at)
    unanswered: int = getattr(notice, "unanswered", 0)
    return Waiting(notice, risk_of(notice), since, notice.due_on(), advice, unanswered)


def _figures(person: Person, *, waits_in: str, since: str, term: int, today: date, days: list[int]) -> Figures:
    """How many wait in a state, how many of them longer than the term, and how long it took before."""
    overdue = Q(**{f"{since}__date__lt": today - timedelta(days=term)})
    waiting = Notice.objects.filter(organisation_id=person.organisation_id, state=waits_in)
    counted = waiting.aggregate(waiting=Count("pk"), late=Count("pk", overdue))
    return Figures(counted["waiting"], counted["late"], median(days) if days else None, term)


def _days_to_advice(person: Person) -> list[int]:
    """Days from report to first advice, in the last year. Of a notice that came back the first round is not kept."""
    first = (
        Notice.objects.filter(organisation_id=person.organisation_id, advices__given_at__gte=timezone.now() - YEAR)
        .annotate(first_advice=Min("advices__given_at"))
        .filter(first_advice__gte=F("submitted_at"))
    )
    return [_days(began, ended) for began, ended in first.values_list("submitted_at", "first_advice")]


def _days_to_ruling(person: Person) -> list[int]:
    """Days from the advice before it to each ruling, in the last year."""
    before = Advice.objects.filter(notice=OuterRef("notice"), given_at__lte=OuterRef("ruled_at")).order_by("-given_at")
    rulings = Ruling.objects.filter(notice__organisation_id=person.organisation_id, ruled_at__gte=timezone.now() - YEAR)
    timed = rulings.annotate(advised_at=Subquery(before.values("given_at")[:1])).exclude(advised_at=None)
    return [_days(began, ended) for began, ended in timed.values_list("advised_at", "ruled_at")]


def _days(began: Any, ended: Any) -> int:
    return (timezone.localdate(ended) - timezone.localdate(began)).days


def _late_conditions(person: Person, today: date) -> QuerySet[Condition]:
    late = Condition.objects.open().filter(notice__organisation_id=person.organisation_id, due_on__lt=today)
    return late.select_related("notice__system", "owner")[:LONGEST]


def _unanswered_questions(person: Person) -> QuerySet[AdviceRequest]:
    """Questions about a notice that an adviser has not answered yet, the most urgent first."""
    asked = AdviceRequest.objects.filter(organisation_id=person.organisation_id, state=RequestState.OPEN)
    return asked.exclude(use_case=None).select_related("use_case__system", "use_case__notice")[:LONGEST]


def _recent_advices(person: Person) -> QuerySet[Advice]:
    advices = Advice.objects.filter(notice__organisation_id=person.organisation_id)
    return advices.select_related("notice__system", "given_by")[:RECENT]
