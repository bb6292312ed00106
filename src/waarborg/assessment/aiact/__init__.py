"""The AI Act class of a use, decided on the facts of the law (art. 9.1).

`classify(Facts(...), on=day)` reads the rules in the order of the Act and says the class, the roles, why, and what must
be done, by whom and from when. What is unknown is never taken for a no: then the class is to be determined.
"""

from waarborg.assessment.aiact.classify import classify
from waarborg.assessment.aiact.facts import (
    AnnexI,
    Area,
    Facts,
    Gpai,
    Ground,
    Practice,
    RoleAnswer,
    ScopeGround,
    Trigger,
)
from waarborg.assessment.aiact.result import Classification, Kind, Obligation, Reason, Risk, Role, Transparency

__all__ = [
    "AnnexI",
    "Area",
    "Classification",
    "Facts",
    "Gpai",
    "Ground",
    "Kind",
    "Obligation",
    "Practice",
    "Reason",
    "Risk",
    "Role",
    "RoleAnswer",
    "ScopeGround",
    "Transparency",
    "Trigger",
    "classify",
]
