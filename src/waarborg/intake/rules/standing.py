"""How a notice stands: what the policy's rules say of it so far, in the order of the policy. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from waarborg.intake.rules.admission import ConditionFacts
from waarborg.rulebook import DataClass, Names, Obligation, Outcome, Reason, Verdict, WayOn, verdict
from waarborg.rulebook.words import capitalised, in_words


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What the dossier of a submitted notice says today. `ruling` and `advice` are the latest, in words."""

    number: str
    reported_on: date
    state: str
    advice: str
    ruling: str
    ruled_on: date | None
    in_use: bool
    """Whether the use is allowed now, by the latest ruling."""
    pilot_ends_on: date | None
    forbidden: tuple[Reason, ...]
    protected: tuple[DataClass, ...]
    """The classes of data in this use that need a designation."""
    designated: frozenset[str]
    asked: int
    """How many questions about this use went to an adviser, and how many of them wait for an answer."""
    unanswered: int
    conditions: tuple[ConditionFacts, ...]
    risk: tuple[Reason, ...]
    """What its risk class and the duties of law say of the use (art. 9.1 and 3.1)."""
    url: str
    designate_url: str


def standing(facts: NoticeFacts, *, names: Names, today: date) -> Verdict:
    """The verdict on the notice itself, for everybody who works on it; `admit` answers for one person."""
    reasons = [
        _reported(facts),
        _advised(facts, names, today),
        _ruled(facts, names),
        *_protected(facts, names),
        *(facts.forbidden or [Reason("5.1", "De melder gaf geen verboden doel op.", Outcome.MET)]),
        *facts.risk,
    ]
    duties = (
        Obligation("2.4", found.sentence, found.owner, in_words(found.due_on), late=found.due_on < today)
        for found in facts.conditions
    )
    return verdict(reasons, duties)


def _reported(facts: NoticeFacts) -> Reason:
    if facts.state == "withdrawn":
        return Reason("2.1", "De melder heeft deze melding ingetrokken.", Outcome.FORBIDDEN)
    if facts.state == "returned":
        return Reason("2.1", "De melding is niet compleet: er ligt een vraag bij de melder.", Outcome.MISSING)
    return Reason("2.1", f"Gemeld op {in_words(facts.reported_on)} met nummer {facts.number}.", Outcome.MET)


def _advised(facts: NoticeFacts, names: Names, today: date) -> Reason:
    if facts.state == "pilot" and facts.pilot_ends_on and facts.pilot_ends_on < today:
        sentence = f"De pilot liep tot en met {in_words(facts.pilot_ends_on)}. Nu is een nieuw advies nodig."
        return Reason("2.3", sentence, Outcome.MISSING)
    if facts.advice:
        return Reason("2.3", f"Advies van {names.the_board}: {facts.advice}.", Outcome.MET)
    return Reason("2.3", f"Het advies van {names.the_board} ontbreekt nog.", Outcome.MISSING)


def _ruled(facts: NoticeFacts, names: Names) -> Reason:
    if facts.state == "ended":
        return Reason("2.6", "Het systeem is uit gebruik genomen. Hiervoor mag het niet meer.", Outcome.FORBIDDEN)
    if facts.ruled_on and facts.in_use and facts.state in {"submitted", "returned", "advised"}:
        sentence = f"Er komt een nieuw besluit. Tot dan geldt dat van {in_words(facts.ruled_on)}: {facts.ruling}."
        return Reason("2.4", sentence, Outcome.OPEN, WayOn("Bekijk het besluit", facts.url))
    if facts.ruled_on is None or facts.state not in {"approved", "pilot", "rejected"}:
        return Reason("2.4", f"Het besluit van {names.the_management} ontbreekt nog.", Outcome.MISSING)
    sentence = f"{capitalised(names.the_management)} besloot op {in_words(facts.ruled_on)}: {facts.ruling}."
    outcome = Outcome.FORBIDDEN if facts.state == "rejected" else Outcome.MET
    return Reason("2.4", sentence, outcome, WayOn("Bekijk het besluit", facts.url))


def _protected(facts: NoticeFacts, names: Names) -> Iterator[Reason]:
    """Advice first (art. 4.3), then one designation per class of protected data (art. 4.4)."""
    if not facts.protected:
        yield Reason("4.1", "De melder gaf geen persoonlijke of vertrouwelijke gegevens op.", Outcome.MET)
        return
    if facts.unanswered:
        yield Reason("4.3", "Er is advies gevraagd over deze gegevens; het antwoord komt nog.", Outcome.MISSING)
    elif facts.asked:
        yield Reason("4.3", "Over deze gegevens is advies gegeven.", Outcome.MET)
    else:
        yield Reason("4.3", "Over deze gegevens is nog geen advies gevraagd.", Outcome.MISSING)
    for data_class in facts.protected:
        if data_class.key in facts.designated:
            yield Reason("4.4", f"Het systeem is aangewezen voor: {data_class.label}.", Outcome.MET)
        else:
            sentence = f"{data_class.label}: hiervoor is een aanwijzing van {names.the_management} nodig."
            way_on = WayOn("Bekijk de toepassing in het register", facts.designate_url)
            yield Reason("4.4", sentence, Outcome.MISSING, way_on)
