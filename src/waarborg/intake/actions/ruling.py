from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.advice import actions as advice
from waarborg.audit.actions import act, record
from waarborg.audit.rules import canonical, sha256
from waarborg.core.rulebook import book
from waarborg.core.transitions import move, refuse
from waarborg.intake.actions.advising import ConditionTerms
from waarborg.intake.actions.snapshot import facts_of
from waarborg.intake.models import Notice, Pilot, Ruling, RulingOutcome
from waarborg.intake.rules.ruling import deviates
from waarborg.intake.states import APPROVE, PILOT, REFER_BACK, REJECT
from waarborg.notify.actions import publish, tell
from waarborg.register import actions as register
from waarborg.register.models import Participation, State, UseCase
from waarborg.register.states import NOT_YET_USED, RULED_AGAIN, START_PILOT, TAKE_INTO_USE
from waarborg.register.states import REJECT as REJECT_USE
from waarborg.rulebook.words import capitalised, in_words, uncapitalised

ROADS = {
    RulingOutcome.APPROVED: (APPROVE, TAKE_INTO_USE),
    RulingOutcome.CONDITIONS: (APPROVE, TAKE_INTO_USE),
    RulingOutcome.PILOT: (PILOT, START_PILOT),
    RulingOutcome.REJECTED: (REJECT, REJECT_USE),
}
"""What each outcome does to the notice and to the use in the register."""

DIFFERENTLY = " anders dan geadviseerd"
"""How the log says that a ruling deviates, so that it can be found there."""


@dataclass(frozen=True, slots=True)
class PilotTerms:
    """What a ruling for a pilot must say: who, how long, and when it is a success or must stop (art. 2.3)."""

    starts_on: date
    ends_on: date
    success: str
    stop: str
    members: Sequence[Person] = field(default_factory=tuple)


@act
def rule(
    *,
    by: Person,
    notice: Notice,
    outcome: str,
    reason: str = "",
    pilot: PilotTerms | None = None,
    condition: ConditionTerms | None = None,
    today: date | None = None,
) -> Ruling:
    """Decide on a notice (art. 2.4). The facts are frozen, the register follows, and the staff are told.

    A ruling that deviates from the advice needs a reason; one for a pilot needs its terms. A `condition` joins those
    that were proposed.
    """
    today = today or timezone.localdate()
    chosen = RulingOutcome(outcome)
    of_notice, of_use = ROADS[chosen]
    locked = move(of_notice, notice, by=by, today=today)
    if condition:
        _set_condition(locked, condition, by=by)
    ruling = _write(locked, by=by, outcome=chosen, reason=reason)
    _adopt_conditions(locked, chosen)
    use_case = _follow(locked, ruling, of_use, by=by, today=today)
    _let_in(ruling, use_case, pilot)
    if chosen is RulingOutcome.REJECTED:
        advice.withdraw_all(use_case, by=by, reason=f"Er is besloten over melding {locked.number}.")
    register.write_version(use_case.system, by=by, why=f"Besluit over {locked.number}: {chosen.label}")
    _make_known(locked, ruling)
    _record(locked, ruling)
    return ruling


@act
def refer_back(*, by: Person, notice: Notice, reason: str, today: date | None = None) -> Notice:
    """Ask the iBoard to look again before deciding."""
    if not reason.strip():
        raise refuse("2.4", "Schrijf op wat opnieuw bekeken moet worden.")
    locked = move(REFER_BACK, notice, by=by, today=today or timezone.localdate())
    locked.waiting_since = timezone.now()
    locked.save(update_fields=["waiting_since"])
    tell(
        [found.given_by for found in locked.advices.select_related("given_by")],
        sentence=f"{capitalised(book().policy.names.the_management)} vraagt nieuw advies over {locked.number}",
        body=reason,
        url=locked.get_absolute_url(),
    )
    record(
        "intake.referred_back",
        locked,
        by=by,
        article="2.4",
        dossier=locked.system,
        sentence="vroeg om nieuw advies",
        reason=reason,
    )
    return locked


def _write(notice: Notice, *, by: Person, outcome: RulingOutcome, reason: str) -> Ruling:
    """The ruling with the facts it rests on, frozen as they are at this moment under the lock."""
    latest = notice.advices.all()[0]
    differs = deviates(advice=latest.stance, outcome=outcome)
    if differs and not reason.strip():
        raise refuse("2.4", f"Uw besluit wijkt af van het advies ({latest.get_stance_display()}). Geef een reden.")
    decided = {"ruling": {"outcome": outcome.value, "reason": reason, "ruled_by": by.name}}
    snapshot = canonical(facts_of(notice) | decided)
    ruling = Ruling.objects.create(
        notice=notice,
        outcome=outcome.value,
        reason=reason,
        deviates=differs,
        ruled_by=by,
        snapshot=snapshot,
        sha256=sha256(snapshot),
    )
    notice.ruled_at = ruling.ruled_at
    notice.save(update_fields=["ruled_at"])
    return ruling


def _set_condition(notice: Notice, terms: ConditionTerms, *, by: Person) -> None:
    """A condition of the directie's own, before the facts are frozen so that it is among them."""
    notice.conditions.create(sentence=terms.sentence, owner=terms.owner, due_on=terms.due_on)
    record(
        "intake.condition",
        notice,
        by=by,
        article="2.4",
        dossier=notice.system,
        sentence=f"stelde een voorwaarde: {terms.sentence}",
        data={"owner": terms.owner.name, "due_on": terms.due_on.isoformat()},
    )


def _adopt_conditions(notice: Notice, outcome: RulingOutcome) -> None:
    """The conditions that were proposed count from now on, unless the ruling leaves them aside."""
    proposed = notice.conditions.filter(met_at=None)
    if outcome is RulingOutcome.CONDITIONS and not proposed.exists():
        raise refuse("2.4", f"Er zijn geen voorwaarden voorgesteld. Vraag {book().policy.names.the_board} erom.")
    proposed.update(adopted=outcome in {RulingOutcome.CONDITIONS, RulingOutcome.PILOT})


def _record(notice: Notice, ruling: Ruling) -> None:
    record(
        "intake.ruled",
        notice,
        by=ruling.ruled_by,
        article="2.4",
        dossier=notice.system,
        sentence=f"besloot{DIFFERENTLY if ruling.deviates else ''}: {ruling.get_outcome_display()}",
        reason=ruling.reason,
        data={"outcome": ruling.outcome, "deviates": ruling.deviates, "sha256": ruling.sha256},
    )


def _follow(notice: Notice, ruling: Ruling, road: Any, *, by: Person, today: date) -> UseCase:
    """Let the register follow: the use takes its road, and the system with it where it was not yet in use."""
    use_case = UseCase.objects.select_for_update().get(notice=notice, system=notice.system_id)
    use_case.ruled_on, use_case.ruling_hash, use_case.reopened_at = today, ruling.sha256, None
    use_case.save(update_fields=["ruled_on", "ruling_hash", "reopened_at"])
    use_case = move(road, use_case, by=by, today=today)
    system = use_case.system
    follows = {
        TAKE_INTO_USE: system.state in {*NOT_YET_USED, State.PILOT},
        START_PILOT: system.state in NOT_YET_USED
        or (system.state == State.IN_USE and not _others(use_case, State.IN_USE)),
        REJECT_USE: system.state in {State.PROPOSED, *RULED_AGAIN}
        and not _others(use_case, State.PROPOSED, *RULED_AGAIN),
    }
    if follows[road]:
        use_case.system = system = move(road, system, by=by, today=today)
    if road is TAKE_INTO_USE and system.in_use_since is None:
        system.in_use_since = today
        system.save(update_fields=["in_use_since"])
    return use_case


def _let_in(ruling: Ruling, use_case: UseCase, terms: PilotTerms | None) -> None:
    """Who may begin: the group of a pilot, or to start with the one who reported."""
    if ruling.outcome == RulingOutcome.PILOT:
        _begin_pilot(ruling, use_case, terms)
    elif ruling.outcome != RulingOutcome.REJECTED:
        Participation.objects.get_or_create(use_case=use_case, person=ruling.notice.reporter)


def _others(use_case: UseCase, *states: State) -> bool:
    """Whether the system has another use in one of these states."""
    return use_case.system.use_cases.exclude(pk=use_case.pk).filter(state__in=states).exists()


def _begin_pilot(ruling: Ruling, use_case: UseCase, terms: PilotTerms | None) -> Pilot:
    longest = book().policy.terms.pilot_max
    if terms is None or not (terms.members and terms.success.strip() and terms.stop.strip()):
        raise refuse("2.3", "Een pilot heeft deelnemers, een termijn en criteria nodig.")
    if terms.ends_on < terms.starts_on:
        raise refuse("2.3", "De pilot eindigt vóór hij begint.")
    if terms.ends_on - terms.starts_on > timedelta(days=longest):
        raise refuse("2.3", f"Een pilot duurt hoogstens {longest} dagen.")
    organisation = ruling.notice.organisation_id
    if any(not member.is_active or member.organisation_id != organisation for member in terms.members):
        raise refuse("2.3", "Aan een pilot doen alleen mensen mee die hier nu werken.")
    pilot = Pilot.objects.create(
        use_case=use_case,
        ruling=ruling,
        starts_on=terms.starts_on,
        ends_on=terms.ends_on,
        success=terms.success,
        stop=terms.stop,
    )
    pilot.members.set(terms.members)
    tell(
        terms.members,
        sentence=f"U doet mee met de pilot van {use_case.system}",
        body=f"De pilot loopt tot en met {in_words(terms.ends_on)}. Geslaagd als: {terms.success}",
        url=use_case.get_absolute_url(),
    )
    return pilot


def _make_known(notice: Notice, ruling: Ruling) -> None:
    """Tell the reporter, the owners of conditions, and all staff (art. 2.4)."""
    label, management = ruling.get_outcome_display(), capitalised(book().policy.names.the_management)
    name = f"{notice.name_of_system} ({uncapitalised(notice.get_purpose_display())})"
    tell(
        [notice.reporter],
        sentence=f"Besluit over uw melding {notice.number}: {label}",
        body=ruling.reason,
        url=notice.get_absolute_url(),
    )
    for condition in notice.conditions.filter(adopted=True, met_at=None).select_related("owner"):
        tell(
            [condition.owner],
            sentence=f"U bent eigenaar van een voorwaarde bij {notice.name_of_system}",
            body=f"{condition.sentence} Uiterlijk {in_words(condition.due_on)}.",
            url=notice.get_absolute_url(),
        )
    publish(
        notice.organisation,
        title=f"{name}: {label}",
        body=f"{management} heeft besloten over melding {notice.number}. {ruling.reason}".strip(),
        url=notice.use_case.get_absolute_url() if notice.use_case else notice.get_absolute_url(),
        article="2.4",
    )
