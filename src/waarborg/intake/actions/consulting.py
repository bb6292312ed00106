from datetime import date

from waarborg.accounts.models import Person
from waarborg.advice import actions as advice
from waarborg.advice.models import AdviceRequest, RequestState
from waarborg.audit.actions import act
from waarborg.core.rulebook import book
from waarborg.core.transitions import Refused, refuse
from waarborg.intake.actions.reporting import save_answers, submit
from waarborg.intake.models import Notice
from waarborg.intake.rules.consulting import advisers_for
from waarborg.rulebook import Verdict, verdict
from waarborg.rulebook.words import uncapitalised

WHY = "Waarom een eigen melding:"


@act
def report(*, by: Person, notice: Notice, why_not_join: str = "", today: date | None = None) -> Notice:
    """Report to the iBoard, and ask at once for the advice that protected data needs (art. 4.3).

    `why_not_join` says why an allowed use of the same system for the same purpose does not do; it joins the
    description, so that everyone who reads the notice sees it.
    """
    if why_not_join.strip():
        description = f"{notice.description}\n\n{WHY} {why_not_join.strip()}"
        notice = save_answers(by=by, notice=notice, answers={"description": description}, step=notice.step)
    reported = submit(by=by, notice=notice, today=today)
    _ask_advice(reported, by=by)
    return reported


def asking(notice: Notice, *, by: Person) -> Verdict:
    """Whether this person may ask an adviser about the notice now: who advises or decides on it, until it is closed."""
    if not (by.has_perm("intake.advise", notice) or by.has_perm("intake.rule", notice)):
        names = book().policy.names
        sentence = f"Bij een melding vragen {names.the_board} en {names.the_management} advies."
        return refuse("4.3", sentence).verdict
    if notice.is_closed:
        sentence = f"Deze melding is {notice.get_state_display()}; er is niets meer om advies over te vragen."
        return refuse("4.3", sentence).verdict
    return verdict([])


@act
def ask_adviser(
    *, by: Person, notice: Notice, to_role: str, question: str, due_on: date | None = None
) -> AdviceRequest:
    """Ask a privacy adviser, CISO or ISO about the use that was reported (art. 4.3)."""
    locked = Notice.objects.select_for_update().get(pk=notice.pk)
    allowed = asking(locked, by=by)
    if not allowed.allowed:
        raise Refused(allowed)
    return advice.ask(
        by=by,
        to_role=to_role,
        question=question,
        use_case=locked.use_case,
        data_classes=locked.data_classes,
        due_on=due_on,
    )


def _ask_advice(notice: Notice, *, by: Person) -> None:
    """One question to each adviser that the data call for; not again when the same was asked before."""
    known = book().policy.data_classes
    use_case = notice.use_case
    if use_case is None:
        raise ValueError("advice is about a use in the register: submit first")
    protected = [key for key in notice.data_classes if known[key].needs_designation]
    asked = use_case.advice_requests.exclude(state=RequestState.WITHDRAWN)
    done = {found.to_role for found in asked if set(protected) <= set(found.data_classes)}
    labels = ", ".join(uncapitalised(known[key].label) for key in protected)
    for role in advisers_for(book().policy, protected):
        if role in done:
            continue
        advice.ask(
            by=by,
            to_role=role,
            question=f"Mag dit systeem hiervoor werken met: {labels}? Zie melding {notice.number}.",
            use_case=use_case,
            data_classes=protected,
        )
