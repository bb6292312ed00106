from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.advice.models import Stance
from waarborg.audit.actions import act, record
from waarborg.core.rulebook import book
from waarborg.core.transitions import Refused, check, move, refuse
from waarborg.intake.models import Advice, Condition, Notice, Position
from waarborg.intake.states import ADVISE, RETURN
from waarborg.notify.actions import tell
from waarborg.rulebook import DutyName


@dataclass(frozen=True, slots=True)
class ConditionTerms:
    """A condition that comes with an advice or a ruling: what, whose, and by when."""

    sentence: str
    owner: Person
    due_on: date


@act
def return_notice(*, by: Person, notice: Notice, question: str, today: date | None = None) -> Notice:
    """Ask the reporter for what is missing; the notice comes back when it is answered."""
    if not question.strip():
        raise refuse("2.3", "Schrijf op wat u nog wilt weten.")
    locked = move(RETURN, notice, by=by, today=today or timezone.localdate())
    locked.returned_at, locked.returned_question = timezone.now(), question
    locked.save(update_fields=["returned_at", "returned_question"])
    tell(
        [locked.reporter],
        sentence=f"Vraag van {book().policy.names.the_board} over {locked.number} ({locked.name_of_system})",
        body=question,
        url=locked.get_absolute_url(),
    )
    record(
        "intake.returned",
        locked,
        by=by,
        article="2.3",
        dossier=locked.system,
        sentence="vroeg de melder om aanvulling",
        reason=question,
    )
    return locked


@act
def take_position(*, by: Person, notice: Notice, stance: str, note: str, today: date | None = None) -> Position:
    """Give one's own view as a member of the board, or change it, before the board advises."""
    _may_advise(by, notice, today)
    position, _ = Position.objects.update_or_create(
        notice=notice, member=by, defaults={"stance": stance, "note": note, "changed_at": timezone.now()}
    )
    record(
        "intake.position",
        notice,
        by=by,
        article="2.3",
        dossier=notice.system,
        sentence=f"gaf als standpunt: {Stance(stance).label}",
        reason=note,
        data={"stance": stance},
    )
    return position


@act
def add_condition(
    *, by: Person, notice: Notice, sentence: str, owner: Person, due_on: date, today: date | None = None
) -> Condition:
    """Propose a condition with an owner and a date. It counts once the ruling takes it over."""
    _may_advise(by, notice, today)
    condition = Condition.objects.create(notice=notice, sentence=sentence, owner=owner, due_on=due_on)
    record(
        "intake.condition",
        notice,
        by=by,
        article="2.3",
        dossier=notice.system,
        sentence=f"stelde een voorwaarde voor: {sentence}",
        data={"owner": owner.name, "due_on": due_on.isoformat()},
    )
    return condition


@act
def remove_condition(*, by: Person, condition: Condition, today: date | None = None) -> None:
    """Drop a proposed condition before the advice is given."""
    _may_advise(by, condition.notice, today)
    if condition.adopted:
        raise refuse("2.4", "Deze voorwaarde hoort bij een besluit en blijft staan.")
    record(
        "intake.condition_dropped",
        condition.notice,
        by=by,
        article="2.3",
        dossier=condition.notice.system,
        sentence=f"liet een voorgestelde voorwaarde vallen: {condition.sentence}",
    )
    condition.delete()


@act
def advise(
    *,
    by: Person,
    notice: Notice,
    stance: str,
    text: str,
    condition: ConditionTerms | None = None,
    today: date | None = None,
) -> Advice:
    """Advise the directie on behalf of the iBoard; from here the notice waits for a ruling (art. 2.3)."""
    if condition:
        _propose(condition, by=by, notice=notice, today=today)
    _check_advice(notice, stance, text)
    locked = move(ADVISE, notice, by=by, today=today or timezone.localdate())
    advice = Advice.objects.create(notice=locked, stance=stance, text=text, given_by=by)
    locked.advised_at = advice.given_at
    locked.save(update_fields=["advised_at"])
    _tell_the_directie(locked, advice)
    record(
        "intake.advised",
        locked,
        by=by,
        article="2.3",
        dossier=locked.system,
        sentence=f"adviseerde {Stance(stance).label}",
        reason=text,
        data={"stance": stance},
    )
    return advice


def _propose(terms: ConditionTerms, *, by: Person, notice: Notice, today: date | None) -> Condition:
    return add_condition(
        by=by, notice=notice, sentence=terms.sentence, owner=terms.owner, due_on=terms.due_on, today=today
    )


def _tell_the_directie(notice: Notice, advice: Advice) -> None:
    label = Stance(advice.stance).label
    tell(
        Person.objects.holding(DutyName.RULE).filter(organisation=notice.organisation),
        sentence=f"Advies over {notice.name_of_system} ({notice.number}): {label}. Uw besluit is nodig",
        body=f"{advice.text}\n\nUw besluit is nodig uiterlijk {notice.due_in_words} (art. 2.4).",
        url=notice.get_absolute_url(),
    )


def _check_advice(notice: Notice, stance: str, text: str) -> None:
    if not text.strip():
        raise refuse("2.3", f"Licht het advies toe: {book().policy.names.the_management} moet uw redenen kunnen lezen.")
    if stance == Stance.CONDITIONS and not notice.conditions.filter(adopted=False).exists():
        raise refuse("2.3", "Noem eerst ten minste één voorwaarde, met eigenaar en datum.")


def _may_advise(by: Person, notice: Notice, today: date | None) -> None:
    """Positions and conditions belong to the advice, so they are open to the same people at the same time."""
    locked = Notice.objects.select_for_update().get(pk=notice.pk)
    found = check(ADVISE, locked, by=by, today=today or timezone.localdate())
    if not found.allowed:
        raise Refused(found)
