"""Whether outcomes are fair for all residents: rates per group with their uncertainty (art. 5.3).

`read_outcomes` reads a file within bounds, `measure` compares groups in it, `scan` looks for groups that nobody named.
Only counts and rates leave this package, never a row; groups that are too small are hidden, also from each other.
"""

from waarborg.assessment.fairness.measuring import measure
from waarborg.assessment.fairness.reading import MOST_BYTES, MOST_ROWS, Outcomes, Unreadable, read_outcomes
from waarborg.assessment.fairness.reducing import Reduced, reduce, to_parquet
from waarborg.assessment.fairness.result import (
    Comparison,
    ErrorRates,
    Finding,
    Group,
    Interval,
    Mapping,
    Measurement,
    Norms,
    Verdict,
)
from waarborg.assessment.fairness.scanning import Unnamed, scan

__all__ = [
    "MOST_BYTES",
    "MOST_ROWS",
    "Comparison",
    "ErrorRates",
    "Finding",
    "Group",
    "Interval",
    "Mapping",
    "Measurement",
    "Norms",
    "Outcomes",
    "Reduced",
    "Unnamed",
    "Unreadable",
    "Verdict",
    "measure",
    "read_outcomes",
    "reduce",
    "scan",
    "to_parquet",
]
