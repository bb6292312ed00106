"""The road of a demand as data: who arranges, who checks, and that these are two people (art. 3.1)."""

from datetime import date
from typing import Any

from waarborg.assessment.models.demand import DemandState
from waarborg.core.transitions import Transition
from waarborg.rulebook import DutyName, Outcome, Reason


def by_somebody_else(demand: Any, actor: Any, today: date) -> Reason | None:
    """Who owns a demand, or said that it was arranged, does not check it."""
    if actor.pk in {demand.owner_id, demand.arranged_by_id}:
        return Reason("3.1", "U heeft dit zelf geregeld. Iemand anders kijkt het na.", Outcome.FORBIDDEN)
    return None


ARRANGE = Transition(
    "arrange",
    "Geregeld melden",
    (DemandState.OPEN,),
    DemandState.ARRANGED,
    "assessment.arrange_demand",
    DutyName.ASSESS,
    "3.1",
)
WAIVE = Transition(
    "waive",
    "Niet nodig",
    (DemandState.OPEN,),
    DemandState.ARRANGED,
    "assessment.assess",
    DutyName.ASSESS,
    "3.1",
)
CHECK = Transition(
    "check",
    "Nagekeken",
    (DemandState.ARRANGED,),
    DemandState.CHECKED,
    "assessment.assess",
    DutyName.ASSESS,
    "3.1",
    (by_somebody_else,),
)
SEND_BACK = Transition(
    "send_back",
    "Terugsturen",
    (DemandState.ARRANGED, DemandState.CHECKED),
    DemandState.OPEN,
    "assessment.assess",
    DutyName.ASSESS,
    "3.1",
)
BY_HAND = (ARRANGE, WAIVE, CHECK, SEND_BACK)
