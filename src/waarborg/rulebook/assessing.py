"""What one municipality decided about assessing risks and fairness (art. 3.1, 5.3, 9.1 and 9.2)."""

from dataclasses import dataclass
from typing import Annotated

from waarborg.rulebook.shape import AtLeast, Between

Days = Annotated[int, AtLeast(1)]
Share = Annotated[int | float, Between(0, 1)]
Percent = Annotated[int, Between(50, 99)]
People = Annotated[int, AtLeast(1)]
YEARS_3 = 1096
"""The European privacy supervisors advise to look at a DPIA again within three years."""


@dataclass(frozen=True, slots=True)
class Assessing:
    """Terms in days: when a risk class and an impact assessment are looked at again, and within which a duty is met."""

    class_review: Days = 365
    impact_review: Annotated[int, Between(1, YEARS_3)] = 1095
    duty_term: Days = 90


@dataclass(frozen=True, slots=True)
class FairnessNorms:
    """When outcomes are fair enough: the lowest ratio and the largest difference between the rates of two groups.

    Outcomes that were read in are kept for `kept_for` days, and measured again after `interval` days. A group of fewer
    than `smallest_group` people is not shown. `confidence` is that of the intervals, in percent.
    """

    lowest_ratio: Share = 0.8
    largest_difference: Share = 0.1
    kept_for: Days = 30
    interval: Days = 180
    smallest_group: People = 10
    confidence: Percent = 95


USUAL_TERMS, USUAL_NORMS = Assessing(), FairnessNorms()
"""What holds in a municipality whose policy file says nothing about it."""
