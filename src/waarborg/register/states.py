"""The life of a system and of a use: from proposed to retired, as data."""

from datetime import date
from typing import Any

from django.db import models

from waarborg.core.transitions import Transition
from waarborg.rulebook import DutyName, Outcome, Reason, WayOn


class State(models.TextChoices):
    PROPOSED = "proposed", "voorgesteld"
    PILOT = "pilot", "in pilot"
    IN_USE = "in_use", "in gebruik"
    SUSPENDED = "suspended", "stilgezet"
    RETIRED = "retired", "uit gebruik"
    REJECTED = "rejected", "afgewezen"

    @property
    def tone(self) -> str:
        """How a badge shows it; always beside the word."""
        return TONES[self]


TONES = {
    State.PROPOSED: "info",
    State.PILOT: "warning",
    State.IN_USE: "good",
    State.SUSPENDED: "danger",
    State.RETIRED: "neutral",
    State.REJECTED: "neutral",
}

RULE = "register.rule"
"""The permission behind every road to pilot and use. Only a ruling of the directie uses it (see `intake`)."""

NOT_YET_USED = (State.PROPOSED, State.REJECTED, State.RETIRED)


def was_ruled(subject: Any, actor: Any, today: date) -> Reason | None:
    """No road to pilot or use without a ruling, whoever asks."""
    if subject.has_ruling():
        return None
    way_on = WayOn("Meld dit gebruik eerst", "/melden/")
    return Reason("2.1", "Hierover is nog geen besluit genomen.", Outcome.MISSING, way_on)


def has_use_beyond_pilot(subject: Any, actor: Any, today: date) -> Reason | None:
    if subject.use_cases.filter(state=State.IN_USE).exists():
        return None
    return Reason("2.3", "Dit systeem was alleen in pilot; het kan alleen terug naar de pilot.", Outcome.FORBIDDEN)


def was_only_in_pilot(subject: Any, actor: Any, today: date) -> Reason | None:
    if subject.use_cases.filter(state=State.IN_USE).exists():
        return Reason("2.4", "Dit systeem was al in gebruik; het kan weer in gebruik.", Outcome.FORBIDDEN)
    return None


def was_used_or_never_reported(subject: Any, actor: Any, today: date) -> Reason | None:
    """What stands in the register without any use may leave it. A reported use waits for its ruling."""
    if subject.state == State.PROPOSED and subject.use_cases.exists():
        sentence = "Er is een gebruik van dit systeem gemeld. Daarover komt eerst een besluit."
        return Reason("2.6", sentence, Outcome.FORBIDDEN)
    return None


def _ruled(name: str, label: str, source: tuple[State, ...], target: State, article: str) -> Transition:
    return Transition(name, label, source, target, RULE, DutyName.RULE, article, (was_ruled,))


RULED_AGAIN = (State.PILOT, State.IN_USE)
"""After a pilot, and when a system changed in something that its ruling rests on, there is a new ruling."""

START_PILOT = _ruled("start_pilot", "Pilot beginnen", (*NOT_YET_USED, *RULED_AGAIN), State.PILOT, "2.3")
TAKE_INTO_USE = _ruled("take_into_use", "In gebruik nemen", (*NOT_YET_USED, *RULED_AGAIN), State.IN_USE, "2.4")
REJECT = _ruled("reject", "Afwijzen", (State.PROPOSED, *RULED_AGAIN), State.REJECTED, "2.4")
SUSPEND = Transition(
    "suspend",
    "Stilzetten",
    (State.PILOT, State.IN_USE),
    State.SUSPENDED,
    "register.suspend",
    DutyName.SUSPEND,
    "8.1",
)
RESUME = Transition(
    "resume",
    "Weer toestaan",
    (State.SUSPENDED,),
    State.IN_USE,
    RULE,
    DutyName.RULE,
    "2.4",
    (was_ruled, has_use_beyond_pilot),
)
RESUME_PILOT = Transition(
    "resume_pilot",
    "Pilot weer toestaan",
    (State.SUSPENDED,),
    State.PILOT,
    RULE,
    DutyName.RULE,
    "2.3",
    (was_ruled, was_only_in_pilot),
)
RETIRE = Transition(
    "retire",
    "Uit gebruik nemen",
    (State.PROPOSED, State.PILOT, State.IN_USE, State.SUSPENDED),
    State.RETIRED,
    "register.keep",
    DutyName.KEEP_REGISTER,
    "2.6",
    (was_used_or_never_reported,),
)

LIFECYCLE = (START_PILOT, TAKE_INTO_USE, REJECT, SUSPEND, RESUME, RESUME_PILOT, RETIRE)
BY_HAND = (SUSPEND, RESUME, RESUME_PILOT, RETIRE)
"""What has a button of its own on a system's page; the others follow from a ruling."""
