"""What the rules make of the facts: the class, the roles, why, and what must be done, by whom and from when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    AI_SYSTEM = "ai_system"
    GPAI_SYSTEM = "gpai_system"
    GPAI_MODEL = "gpai_model"
    NOT_AI = "not_ai"
    NO_ALGORITHM = "no_algorithm"


class Risk(StrEnum):
    PROHIBITED = "prohibited"
    HIGH = "high"
    LIMITED = "limited"
    MINIMAL = "minimal"
    GPAI_MODEL = "gpai_model"
    OUT_OF_SCOPE = "out_of_scope"
    NOT_APPLICABLE = "not_applicable"
    NO_ROLE = "no_role"
    TO_BE_DETERMINED = "to_be_determined"

    @property
    def weight(self) -> int:
        """How much the class asks: from nothing (0) to a ban (4). Unknown weighs more than any but high and a ban."""
        return {Risk.PROHIBITED: 4, Risk.HIGH: 3, Risk.TO_BE_DETERMINED: 2, Risk.LIMITED: 1, Risk.GPAI_MODEL: 1}.get(
            self, 0
        )


class Role(StrEnum):
    PROVIDER = "provider"
    DEPLOYER = "deployer"
    IMPORTER = "importer"
    DISTRIBUTOR = "distributor"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a rule that held, its article of the AI Act, and the facts that it read."""

    rule: str
    article: str
    sentence: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Obligation:
    """What must be done. `from_day` is the first day on which the law asks it; `doubt` what a reader must know."""

    key: str
    article: str
    sentence: str
    who: Role
    from_day: date | None
    in_force: bool
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Transparency:
    """The duties of art. 50, split by who has them."""

    applies: bool
    provider: tuple[Obligation, ...] = ()
    deployer: tuple[Obligation, ...] = ()


@dataclass(frozen=True, slots=True)
class Classification:
    """The outcome on one day.

    `missing` are the facts without which there is no class, in the order in which to ask them; `wanted` those that
    only say more precisely what must be done. `at_least` is the class that is certain although facts are missing.
    `coming` says what the law will say later of the same facts, and `banned_from` is the first day of a ban on them.
    """

    on: date
    kind: Kind | None
    applies: bool | None
    risk: Risk
    roles: tuple[Role, ...]
    transparency: Transparency
    open_source_exempt: bool
    reasons: tuple[Reason, ...]
    obligations: tuple[Obligation, ...]
    fria: bool
    registration: bool
    explanation_86: bool
    incident_73: bool
    areas: tuple[str, ...]
    missing: tuple[str, ...]
    wanted: tuple[str, ...]
    at_least: Risk | None = None
    coming: tuple[str, ...] = ()
    banned_from: date | None = None

    @property
    def rules(self) -> tuple[str, ...]:
        """The keys of the rules that held."""
        return tuple(reason.rule for reason in self.reasons)
