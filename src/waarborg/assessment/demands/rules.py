"""Which demands apply to a use, because of what, and from which day. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from waarborg.assessment.demands.catalogue import Demand, Weight, catalogue
from waarborg.rulebook.law import Law

UNKNOWN = "to_be_determined"
PERSONAL = frozenset({"personal", "special_category", "criminal", "bsn"})
ANNEX = "annex"
WORDS = {
    "prohibited": "verboden",
    "high": "hoog",
    "limited": "beperkt",
    "minimal": "minimaal",
    "to_be_determined": "nog te bepalen",
    "not_applicable": "niet van toepassing",
    "provider": "aanbieder",
    "deployer": "gebruiksverantwoordelijke",
    "personal": "persoonsgegevens",
    "special_category": "bijzondere persoonsgegevens",
    "criminal": "strafrechtelijke gegevens",
    "bsn": "het BSN",
    "residents": "inwoners",
    "businesses": "bedrijven",
    "prepares": "een besluit voorbereidt",
    "published": "naar buiten gaat",
}


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a use. An empty `risk` is unknown; `areas` are points of Annex III."""

    risk: str = ""
    roles: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    annex_iii: bool = False
    fria: bool = False
    exit: bool = False
    other_law: bool = False
    """Whether the law on a product sets the demands of its high risk, in the place of the AI Act (art. 2(2))."""
    duties: frozenset[str] = frozenset()
    """The duties of the AI Act that come with the class, by key."""
    data_classes: frozenset[str] = frozenset()
    affected: str = ""
    output_role: str = ""
    supplier: bool = False

    @property
    def known_risk(self) -> str:
        return self.risk or UNKNOWN


@dataclass(frozen=True, slots=True)
class Applying:
    """A demand that applies. `because` is a sentence; `from_day` the first day, none when it holds already."""

    demand: Demand
    because: str
    from_day: date | None
    in_force: bool
    doubt: str


def applying(situation: Situation, *, on: date, law: Law) -> tuple[Applying, ...]:
    """The demands on this use in the order of the catalogue, those that are still to come included."""
    found = (demand for demand in catalogue().values() if _applies(demand, situation))
    return tuple(_applying(demand, situation, on, law) for demand in found)


def must_precede_use(demand: Demand, *, on: date, law: Law, annex_iii: bool = True) -> bool:
    """Whether a high-risk use may not begin on this day while the demand is open: its law is in force, and it can
    be settled before. What can only be done in use, such as measuring, never holds one up."""
    return demand.weight in {Weight.BEFORE_USE, Weight.REQUIRED} and _in_force(demand, on, law, annex_iii)


Condition = Callable[[Demand, Situation], bool]
CONDITIONS: tuple[Condition, ...] = (
    lambda demand, use: not demand.risk or use.known_risk in demand.risk,
    lambda demand, use: not demand.roles or bool(demand.roles & use.roles),
    lambda demand, use: not demand.annex_iii or use.annex_iii,
    lambda demand, use: not demand.not_areas or not use.areas or not use.areas <= demand.not_areas,
    lambda demand, use: not demand.fria or use.fria,
    lambda demand, use: not demand.exit or use.exit,
    lambda demand, use: not demand.duty or demand.duty in use.duties,
    lambda demand, use: not (use.other_law and demand.is_of_high_risk),
    lambda demand, use: not demand.personal or bool(PERSONAL & use.data_classes),
    lambda demand, use: not demand.data or bool(demand.data & use.data_classes),
    lambda demand, use: not demand.affected or use.affected in demand.affected,
    lambda demand, use: not demand.output_role or use.output_role in demand.output_role,
    lambda demand, use: not demand.supplier or use.supplier,
)


def _applies(demand: Demand, situation: Situation) -> bool:
    return all(condition(demand, situation) for condition in CONDITIONS)


def _applying(demand: Demand, situation: Situation, on: date, law: Law) -> Applying:
    key = law_key(demand, annex_iii=situation.annex_iii)
    history = law.key_history(key)
    row = law.on(on, key) or (history[0] if history else None)
    return Applying(
        demand,
        because=_because(demand, situation),
        from_day=history[0].valid_from if history else None,
        in_force=_in_force(demand, on, law, situation.annex_iii),
        doubt=row.doubt if row else "",
    )


def law_key(demand: Demand, *, annex_iii: bool) -> str:
    """The row of the law with its first day; empty when it holds already."""
    if demand.law != ANNEX:
        return demand.law
    return "aia.annex3" if annex_iii else "aia.annex1"


def _in_force(demand: Demand, on: date, law: Law, annex_iii: bool) -> bool:
    key = law_key(demand, annex_iii=annex_iii)
    return not key or law.on(on, key) is not None


def _because(demand: Demand, situation: Situation) -> str:
    reasons = [*_because_of_the_class(demand, situation), *_because_of_the_use(demand, situation)]
    return f"Omdat {', en '.join(reasons)}." if reasons else "Dit geldt altijd."


def _because_of_the_class(demand: Demand, use: Situation) -> Iterator[str]:
    if demand.risk:
        yield f"de risicoklasse {_said(use.known_risk)} is"
    if demand.roles:
        yield f"de gemeente {' en '.join(sorted(_said(role) for role in demand.roles & use.roles))} is"
    if demand.fria:
        yield "een FRIA verplicht is"
    if demand.exit:
        yield "de aanbieder zich op een uitzondering beroept"
    if demand.duty:
        yield "deze plicht bij de antwoorden over de risicoklasse hoort"


def _because_of_the_use(demand: Demand, use: Situation) -> Iterator[str]:
    if demand.personal:
        yield "er persoonsgegevens in gaan"
    if demand.data:
        yield f"{', '.join(sorted(_said(key) for key in demand.data & use.data_classes))} erin gaan"
    if demand.affected:
        yield f"{_said(use.affected)} er iets van merken"
    if demand.output_role:
        yield f"de uitkomst {_said(use.output_role)}"
    if demand.supplier:
        yield "een ander het systeem levert"


def _said(key: str) -> str:
    return WORDS.get(key, key)
