"""What is asked of a file with outcomes, and what comes out: counts and rates, never a row."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a group compares with the others, given the uncertainty of both."""

    FAIR = "fair"
    UNFAIR = "unfair"
    UNDECIDED = "undecided"

    @property
    def words(self) -> str:
        return {
            Verdict.FAIR: "eerlijk genoeg",
            Verdict.UNFAIR: "te groot verschil",
            Verdict.UNDECIDED: "nog niet te zeggen",
        }[self]


@dataclass(frozen=True, slots=True)
class Norms:
    """The lowest ratio and the largest difference between two rates; shares from 0 to 1.

    A group of fewer than `smallest_group` people is hidden. `confidence` is that of all comparisons together, a share.
    """

    lowest_ratio: float = 0.8
    largest_difference: float = 0.1
    smallest_group: int = 10
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column means what.

    `outcome` is the column with what was decided, and `favourable` its values that one hopes for; `truth` is the column
    that says how it turned out, with the same values; `groups` are compared one by one, and `together` in pairs.
    """

    outcome: str
    favourable: frozenset[str]
    groups: tuple[str, ...]
    truth: str = ""
    together: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with what it may be between."""

    estimate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ErrorRates:
    """How often a group was wrongly denied and wrongly granted; none where there were too few people to count."""

    wrongly_denied: Interval | None
    wrongly_granted: Interval | None


@dataclass(frozen=True, slots=True)
class Group:
    """One group in a column: how many people, and the share with a favourable outcome."""

    name: str
    people: int
    favourable: int
    rate: Interval
    errors: ErrorRates | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A group beside the reference: difference and ratio of their rates. No ratio where the reference has no rate.

    `beside` names the other group where that is not the reference of the column.
    """

    group: str
    difference: Interval
    ratio: Interval | None
    verdict: Verdict
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One column, or two together. `hidden` is how many groups were too small to show."""

    column: str
    reference: str
    groups: tuple[Group, ...]
    comparisons: tuple[Comparison, ...]
    hidden: int

    @property
    def verdict(self) -> Verdict:
        said = {comparison.verdict for comparison in self.comparisons}
        if Verdict.UNFAIR in said:
            return Verdict.UNFAIR
        return Verdict.FAIR if said == {Verdict.FAIR} and not self.hidden else Verdict.UNDECIDED


@dataclass(frozen=True, slots=True)
class Measurement:
    """All findings on one file. `rows` were read, of which `left_out` had no outcome or no group."""

    rows: int
    left_out: int
    findings: tuple[Finding, ...]
    together: tuple[Finding, ...]
    comparisons: int
    """How many comparisons share the confidence: each of them is stricter."""

    @property
    def verdict(self) -> Verdict:
        said = {finding.verdict for finding in (*self.findings, *self.together)}
        if Verdict.UNFAIR in said:
            return Verdict.UNFAIR
        return Verdict.FAIR if said == {Verdict.FAIR} else Verdict.UNDECIDED
