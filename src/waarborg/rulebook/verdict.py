"""The answer to a question about the policy: allowed or not, why, and what to do next.

A `Verdict` is never a bare yes or no. It lists its reasons in the order in which the policy is read, each
with the article it rests on and, where something is missing, the way on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What one reason says about the question."""

    MET = "voldaan"
    OPEN = "nog niet beoordeeld"
    MISSING = "ontbreekt nog"
    FORBIDDEN = "niet toegestaan"

    @property
    def refuses(self) -> bool:
        return self in {Outcome.MISSING, Outcome.FORBIDDEN}


class Answer(StrEnum):
    """The verdict in one large word."""

    YES = "Ja"
    YES_IF = "Ja, met voorwaarden"
    NOT_YET = "Nog niet"
    NO = "Nee"


@dataclass(frozen=True, slots=True)
class WayOn:
    """A next step: what the link says and where it leads (a path in the product, or empty for words only)."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    article: str
    sentence: str
    outcome: Outcome
    way_on: WayOn | None = None


YOU = "u"
"""The owner of what the one who asks must do."""


@dataclass(frozen=True, slots=True)
class Obligation:
    """What someone must do when the answer is yes. `owner` and `due` are words for people."""

    article: str
    sentence: str
    owner: str = ""
    due: str = ""
    late: bool = False

    @property
    def is_yours(self) -> bool:
        return self.owner == YOU


@dataclass(frozen=True, slots=True)
class Verdict:
    """All reasons in order. Allowed when no reason refuses; obligations count only then."""

    reasons: tuple[Reason, ...]
    obligations: tuple[Obligation, ...] = ()

    @property
    def allowed(self) -> bool:
        return not self.refusals

    @property
    def refusals(self) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.reasons if reason.outcome.refuses)

    @property
    def answer(self) -> Answer:
        if any(reason.outcome is Outcome.FORBIDDEN for reason in self.refusals):
            return Answer.NO
        if self.refusals:
            return Answer.NOT_YET
        return Answer.YES_IF if self.obligations else Answer.YES

    @property
    def sentence(self) -> str:
        """The verdict in one line: what forbids it, else what is missing first, else that nothing is."""
        if self.refusals:
            return next((r for r in self.refusals if r.outcome is Outcome.FORBIDDEN), self.refusals[0]).sentence
        allowed = (
            "U mag dit doen, als u zich houdt aan de voorwaarden hieronder." if self.obligations else "U mag dit doen."
        )
        return f"{allowed} {self.not_assessed}".strip()

    @property
    def not_assessed(self) -> str:
        """A sentence about what nobody has looked at yet, so that a yes does not seem more than it is."""
        articles = [reason.article for reason in self.reasons if reason.outcome is Outcome.OPEN]
        return f"Nog niet beoordeeld: art. {', '.join(articles)}." if articles else ""


def verdict(reasons: Iterable[Reason], obligations: Iterable[Obligation] = ()) -> Verdict:
    """Put a verdict together; the obligations fall away when a reason refuses."""
    found = tuple(reasons)
    refused = any(reason.outcome.refuses for reason in found)
    return Verdict(found, () if refused else tuple(obligations))
