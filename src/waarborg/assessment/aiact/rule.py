"""What a rule is: when it holds, what it then says, and which later rules it silences."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from waarborg.assessment.aiact.facts import Facts, Practice
from waarborg.assessment.aiact.result import Kind, Risk
from waarborg.rulebook.law import Law


class Stage(IntEnum):
    """The order in which the Act is read. What a stage decides, later stages do not undo."""

    ALGORITHM = 1
    SYSTEM = 2
    SCOPE = 3
    PROHIBITED = 4
    ROLE = 5
    MODEL = 6
    PRODUCTS = 7
    AREAS = 8
    TRANSPARENCY = 9
    OPEN_SOURCE = 10
    REST = 11


@dataclass(frozen=True, slots=True)
class Case:
    """The facts, and the law of the day on which the question is asked."""

    facts: Facts
    on: date
    law: Law

    def prohibits(self, practice: Practice) -> bool:
        """Whether the law of this day has this ban already."""
        return self.law.on(self.on, f"aia.art5.{practice}") is not None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the Act. It holds unless an earlier rule silenced it.

    `risk` decides the class, `kind` what the Act calls the thing. A rule with neither only says why, or silences.
    `doubt` says how the reading is contested; empty where it is not.
    """

    key: str
    stage: Stage
    article: str
    reads: tuple[str, ...]
    when: Callable[[Case], bool]
    sentence: str
    risk: Risk | None = None
    kind: Kind | None = None
    silences: frozenset[str] = frozenset()
    doubt: str = ""
