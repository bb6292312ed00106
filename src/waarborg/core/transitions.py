"""States as data: who may move what from where to where, on which article, and what must be true first.

An app declares a tuple of `Transition`. `check` answers whether one may happen now, with reasons; `move` locks the
row, checks again on what the lock shows, and changes the state. The same tuple draws the buttons, the table for
the auditor and the test matrix. The act that calls `move` records it in the audit log (see `waarborg.audit`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from django.db import models

from waarborg.core.rulebook import book
from waarborg.rulebook import DutyName, Outcome, Reason, Verdict, WayOn, verdict


class Actor(Protocol):
    def has_perm(self, perm: str, obj: object = None) -> bool: ...


class Stateful(Protocol):
    """A record with a state, a way to show it, and an address to go on from."""

    pk: Any
    state: str

    def get_state_display(self) -> str: ...
    def get_absolute_url(self) -> str: ...


Requirement = Callable[[Any, Any, date], Reason | None]
"""Looks at (subject, actor, today); a reason when something is missing or forbidden, else None."""

Record = TypeVar("Record", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Transition:
    name: str
    label: str
    """What the button says: a verb."""
    source: tuple[str, ...]
    target: str
    permission: str
    """A permission of the `rules` library; asked of the actor about the subject."""
    duty: DutyName
    """Whose task it is in the policy, to tell who may when the actor may not."""
    article: str
    requirements: tuple[Requirement, ...] = ()


class Refused(Exception):
    """An act that the policy does not allow now. Carries the verdict that says why."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        super().__init__(verdict.sentence)


def refuse(article: str, sentence: str, way_on: WayOn | None = None) -> Refused:
    """A refusal for one reason, to raise from an act."""
    return Refused(Verdict((Reason(article, sentence, Outcome.FORBIDDEN, way_on),)))


def check(transition: Transition, subject: Stateful, *, by: Actor, today: date) -> Verdict:
    """Whether `by` may make this transition now. Requirements are asked only when state and role are right."""
    way_on = WayOn("Bekijk hoe het er nu voor staat", subject.get_absolute_url())
    if subject.state not in transition.source:
        sentence = f"Dit kan niet meer: de status is nu ‘{subject.get_state_display()}’."
        return verdict([Reason(transition.article, sentence, Outcome.FORBIDDEN, way_on)])
    if not by.has_perm(transition.permission, subject):
        return verdict([Reason(transition.article, _whose_task(transition), Outcome.FORBIDDEN, way_on)])
    found = (requirement(subject, by, today) for requirement in transition.requirements)
    return verdict(reason for reason in found if reason)


def available(
    transitions: Iterable[Transition], subject: Stateful, *, by: Actor, today: date
) -> list[tuple[Transition, Verdict]]:
    """The transitions that this state and role offer, each with its verdict: the buttons of a page."""
    return [
        (transition, check(transition, subject, by=by, today=today))
        for transition in transitions
        if subject.state in transition.source and by.has_perm(transition.permission, subject)
    ]


def ensure(transition: Transition, subject: Stateful, *, by: Actor, today: date) -> None:
    """Refuses what may not happen now: under the lock, and before the form of an act is shown."""
    outcome = check(transition, subject, by=by, today=today)
    if not outcome.allowed:
        raise Refused(outcome)


def move(transition: Transition, subject: Record, *, by: Actor, today: date) -> Record:
    """Lock the row, check, change its state and return the locked row. Call it inside an act.

    The lock makes two people who decide at the same moment go one after the other: the second reads the state
    that the first left, and is refused with a reason.
    """
    rows = type(subject)._default_manager  # noqa: SLF001  (Django documents it)
    locked: Any = rows.select_for_update().get(pk=subject.pk)
    ensure(transition, locked, by=by, today=today)
    locked.state = transition.target
    locked.save(update_fields=["state"])
    return locked  # type: ignore[no-any-return]


def _whose_task(transition: Transition) -> str:
    policy = book().policy
    roles = sorted(policy.roles[key].label for key in policy.roles_with(transition.duty))
    return f"Dit is een taak van: {', '.join(roles)}."
