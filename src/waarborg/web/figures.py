"""The figures of the home page, per duty: a number, its norm in words, and the list behind it."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from waarborg.accounts.models import Person
from waarborg.advice.models import AdviceRequest
from waarborg.core.models import DueJob
from waarborg.core.rulebook import book
from waarborg.intake.models import Condition, Notice, Ruling
from waarborg.intake.states import NoticeState
from waarborg.intake.work import pilots_ending
from waarborg.register.models import AISystem, State, UseCase
from waarborg.rulebook import DutyName


@dataclass(frozen=True, slots=True)
class Stat:
    number: int
    label: str
    url: str
    norm: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    title: str
    stats: tuple[Stat, ...]
    url: str
    link: str


def blocks(person: Person, today: date) -> list[Block]:
    """The blocks for this person's duties, in the order of the policy."""
    by_duty = (
        (DutyName.ADVISE, board),
        (DutyName.RULE, management),
        (DutyName.ANSWER, answering),
        (DutyName.INSPECT, inspection),
        (DutyName.ADMINISTER, administration),
    )
    return [block(person, today) for duty, block in by_duty if person.holds(duty)]


def norm(late: int, term: str) -> tuple[str, str]:
    """The norm in words, with the tone that goes with it."""
    return (f"{late} te laat (termijn: {term})", "danger") if late else (f"op tijd (termijn: {term})", "good")


def board(person: Person, today: date) -> Block:
    terms, url = book().policy.terms, reverse("intake:board")
    waiting = _waiting(person.organisation_id, NoticeState.SUBMITTED, "waiting_since", today, terms.advice)
    pilots = pilots_ending(person, today).count()
    return Block(
        f"Voor {book().policy.names.the_board}",
        (
            Stat(waiting["all"], "meldingen wachten op advies", url, *norm(waiting["late"], f"{terms.advice} dagen")),
            Stat(pilots, "pilots eindigen of zijn geëindigd", url, "binnen 30 dagen", "warning" if pilots else "good"),
            conditions_late(person.organisation_id, today, url),
        ),
        url,
        "Naar de werklijst",
    )


def management(person: Person, today: date) -> Block:
    terms, url = book().policy.terms, reverse("intake:management")
    waiting = _waiting(person.organisation_id, NoticeState.ADVISED, "advised_at", today, terms.ruling)
    in_use = AISystem.objects.of(person.organisation_id).filter(state=State.IN_USE).count()
    return Block(
        f"Voor {book().policy.names.the_management}",
        (
            Stat(
                waiting["all"], "meldingen wachten op uw besluit", url, *norm(waiting["late"], f"{terms.ruling} dagen")
            ),
            conditions_late(person.organisation_id, today, url),
            Stat(in_use, "systemen in gebruik", _register(State.IN_USE)),
        ),
        url,
        "Naar de besluiten",
    )


def answering(person: Person, today: date) -> Block:
    url = reverse("advice:inbox")
    found = (
        AdviceRequest.objects.waiting_for(person)
        .order_by()
        .aggregate(all=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)))
    )
    term = f"{book().policy.terms.answer} dagen"
    return Block(
        "Voor u als adviseur",
        (Stat(found["all"], "adviesvragen wachten op u", url, *norm(found["late"], term)),),
        url,
        "Naar de adviesvragen",
    )


def inspection(person: Person, today: date) -> Block:
    breaches = UseCase.objects.filter(system__organisation=person.organisation_id).breaching().count()
    broken = f"{reverse('register:systems')}?overtreding=on"
    deviating = Ruling.objects.filter(notice__organisation=person.organisation_id, deviates=True).count()
    log = reverse("audit:events")
    return Block(
        "Voor u als toezichthouder",
        (
            Stat(breaches, "keer gebruikt voordat er een besluit was (art. 2.1)", broken),
            Stat(deviating, "besluiten wijken af van het advies (art. 2.4)", f"{log}?woorden=anders+dan+geadviseerd"),
            conditions_late(person.organisation_id, today, reverse("register:systems")),
        ),
        reverse("audit:verification"),
        "Controleer het logboek",
    )


def administration(person: Person, today: date) -> Block:
    people = reverse("accounts:people")
    active = Person.objects.filter(organisation=person.organisation_id, is_active=True).count()
    failing = DueJob.objects.exclude(last_error="").count()
    return Block(
        "Voor u als functioneel beheerder",
        (
            Stat(active, "mensen kunnen inloggen", people),
            Stat(failing, "geplande taken gingen mis", people, "hoort 0 te zijn", "danger" if failing else "good"),
        ),
        people,
        "Naar het beheer",
    )


def conditions_late(organisation: int, today: date, url: str) -> Stat:
    late = Condition.objects.open().filter(notice__organisation=organisation, due_on__lt=today).count()
    return Stat(late, "voorwaarden zijn te laat", url, "hoort 0 te zijn", "danger" if late else "good")


def _waiting(organisation: int, state: str, since: str, today: date, days: int) -> dict[str, int]:
    over_term = Q(**{f"{since}__date__lt": today - timedelta(days=days)})
    waiting = Notice.objects.filter(organisation=organisation, state=state)
    return waiting.aggregate(all=Count("pk"), late=Count("pk", filter=over_term))


def _register(state: str) -> str:
    return f"{reverse('register:systems')}?{urlencode({'status': state})}"
