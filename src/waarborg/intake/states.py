"""The road of a notice, from draft to ruling, as data (art. 2.1 to 2.4)."""

from datetime import date
from typing import Any

from django.db import models

from waarborg.assessment import gate
from waarborg.core.rulebook import book
from waarborg.core.transitions import Requirement, Transition
from waarborg.rulebook import DutyName, Outcome, Reason, WayOn
from waarborg.rulebook.words import capitalised


class NoticeState(models.TextChoices):
    DRAFT = "draft", "concept"
    SUBMITTED = "submitted", "gemeld"
    RETURNED = "returned", "vraag aan melder"
    ADVISED = "advised", "geadviseerd"
    PILOT = "pilot", "in pilot"
    APPROVED = "approved", "toegestaan"
    REJECTED = "rejected", "afgewezen"
    WITHDRAWN = "withdrawn", "ingetrokken"
    ENDED = "ended", "beëindigd"

    @property
    def tone(self) -> str:
        """How a badge shows it; always beside the word."""
        return {
            "draft": "neutral",
            "submitted": "info",
            "returned": "warning",
            "advised": "info",
            "pilot": "warning",
            "approved": "good",
            "rejected": "danger",
            "withdrawn": "neutral",
            "ended": "neutral",
        }[self.value]


CLOSED = (NoticeState.REJECTED, NoticeState.WITHDRAWN, NoticeState.ENDED)
"""Where the road of a notice ends: nothing may be used by it, so nothing waits on it."""


def is_complete(notice: Any, actor: Any, today: date) -> Reason | None:
    """All seven questions have an answer."""
    missing = notice.first_unanswered_step()
    if missing is None:
        return None
    way_on = WayOn(f"Ga naar vraag {missing}", notice.step_url(missing))
    return Reason("2.1", f"Vraag {missing} is nog niet beantwoord.", Outcome.MISSING, way_on)


def is_not_forbidden(notice: Any, actor: Any, today: date) -> Reason | None:
    """No purpose that article 5 forbids: then the notice stops here."""
    forbidden = notice.forbidden_reasons()
    return forbidden[0] if forbidden else None


def not_the_reporter(permitted: str, duty: DutyName, article: str) -> Requirement:
    """Four eyes: who reported does not do this act on the same notice, unless the policy permits it."""

    def requirement(notice: Any, actor: Any, today: date) -> Reason | None:
        if getattr(book().policy.four_eyes, permitted) or notice.reporter_id != actor.pk:
            return None
        who = " of ".join(book().policy.roles[key].label for key in sorted(book().policy.roles_with(duty)))
        return Reason(article, f"U heeft dit zelf gemeld. Vraag een andere {who}.", Outcome.FORBIDDEN)

    return requirement


def not_the_adviser(notice: Any, actor: Any, today: date) -> Reason | None:
    """Four eyes: who gave the advice does not decide on it, unless the policy permits it."""
    if book().policy.four_eyes.adviser_may_rule:
        return None
    took_part = notice.advices.filter(given_by_id=actor.pk).exists() or (
        notice.positions.filter(member_id=actor.pk).exists()
        or (notice.use_case and notice.use_case.advice_requests.filter(answered_by_id=actor.pk).exists())
    )
    if took_part:
        return Reason("2.4", "U heeft hierover geadviseerd. Iemand anders moet besluiten.", Outcome.FORBIDDEN)
    return None


def not_yet_ruled(notice: Any, actor: Any, today: date) -> Reason | None:
    """What was ruled on stays: a use after a pilot ends by a ruling, not by taking the report back."""
    if notice.rulings.exists():
        return Reason("2.4", "Hierover is al een besluit genomen; intrekken kan niet meer.", Outcome.FORBIDDEN)
    return None


def has_advice(notice: Any, actor: Any, today: date) -> Reason | None:
    if notice.advices.exists():
        return None
    return Reason("2.3", f"{capitalised(book().policy.names.the_board)} heeft nog niet geadviseerd.", Outcome.MISSING)


def asks_for_advice(notice: Any, actor: Any, today: date) -> Reason | None:
    """What was ruled on comes back to the board only when its system changed in something that the ruling rests on."""
    if notice.state != NoticeState.APPROVED or (notice.use_case and notice.use_case.reopened_at):
        return None
    return Reason("2.4", "Hierover is al een besluit genomen, en dat geldt nog.", Outcome.FORBIDDEN)


def risk_is_assessed(notice: Any, actor: Any, today: date) -> Reason | None:
    """The risk is assessed beforehand (art. 9.1): nothing prohibited, no high risk with a duty of law still open."""
    found = gate.before_ruling(notice.use_case, today) if notice.use_case else ()
    return next((reason for reason in found if reason.outcome is Outcome.FORBIDDEN), next(iter(found), None))


RULING = (
    has_advice,
    is_not_forbidden,
    not_the_reporter("reporter_may_rule", DutyName.RULE, "2.4"),
    not_the_adviser,
)
ALLOWING = (*RULING, risk_is_assessed)
ADVISING = (not_the_reporter("reporter_may_advise", DutyName.ADVISE, "2.3"),)


def _reporter(name: str, label: str, source: tuple[str, ...], target: str, *requirements: Requirement) -> Transition:
    return Transition(name, label, source, target, f"intake.{name}", DutyName.REPORT, "2.1", requirements)


def _board(name: str, label: str, source: tuple[str, ...], target: str, *requirements: Requirement) -> Transition:
    return Transition(name, label, source, target, "intake.advise", DutyName.ADVISE, "2.3", requirements)


def _management(name: str, label: str, target: str, *requirements: Requirement) -> Transition:
    source = (NoticeState.ADVISED,)
    return Transition(name, label, source, target, "intake.rule", DutyName.RULE, "2.4", requirements)


SUBMIT = _reporter(
    "submit",
    "Melden",
    (NoticeState.DRAFT, NoticeState.RETURNED),
    NoticeState.SUBMITTED,
    is_complete,
    is_not_forbidden,
)
WITHDRAW = _reporter(
    "withdraw",
    "Melding intrekken",
    (NoticeState.DRAFT, NoticeState.SUBMITTED, NoticeState.RETURNED, NoticeState.ADVISED),
    NoticeState.WITHDRAWN,
    not_yet_ruled,
)
RETURN = _board("return", "Vraag stellen aan de melder", (NoticeState.SUBMITTED,), NoticeState.RETURNED, *ADVISING)
ADVISE = _board(
    "advise",
    "Advies geven",
    (NoticeState.SUBMITTED, NoticeState.PILOT, NoticeState.APPROVED),
    NoticeState.ADVISED,
    asks_for_advice,
    *ADVISING,
)
REFER_BACK = _management("refer_back", "Terug voor nieuw advies", NoticeState.SUBMITTED, has_advice)
APPROVE = _management("approve", "Toestaan", NoticeState.APPROVED, *ALLOWING)
PILOT = _management("pilot", "Eerst een pilot", NoticeState.PILOT, *ALLOWING)
REJECT = _management("reject", "Niet toestaan", NoticeState.REJECTED, *RULING)

END = Transition(
    "end",
    "Beëindigen",
    (NoticeState.SUBMITTED, NoticeState.RETURNED, NoticeState.ADVISED, NoticeState.PILOT, NoticeState.APPROVED),
    NoticeState.ENDED,
    "register.keep",
    DutyName.KEEP_REGISTER,
    "2.6",
)
"""Of a use that the directie allowed, when its system is taken out of use. It has no button: retiring does it."""

TRANSITIONS = (SUBMIT, WITHDRAW, RETURN, ADVISE, REFER_BACK, APPROVE, PILOT, REJECT, END)
