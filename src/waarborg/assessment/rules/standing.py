"""What the risk class of a use means for using it: may it, may it not, or must something come first? (art. 9.1)"""

from dataclasses import dataclass

from waarborg.rulebook import YOU, Obligation, Outcome, Reason, WayOn

UNKNOWN = "to_be_determined"
IN_CLASS = {
    "limited": ("9.1c", "Beperkt risico: dit mag, als u duidelijk zegt dat het AI is."),
    "minimal": ("9.1", "Minimaal risico: de AI-verordening stelt hieraan geen bijzondere eisen."),
    "gpai_model": ("9.1", "Een AI-model voor algemene doelen: de plichten liggen vooral bij de maker van het model."),
    "out_of_scope": ("9.1", "Dit gebruik valt buiten de AI-verordening."),
    "not_applicable": ("9.1", "De AI-verordening gaat hier niet over: het is geen AI-systeem."),
    "no_role": ("9.1", "De gemeente heeft hierbij geen rol in de zin van de AI-verordening."),
}
"""What the classes that are no obstacle mean, each with its article of the policy."""


@dataclass(frozen=True, slots=True)
class ImpactFacts:
    """Whether a signed pre-IAMA asks for an IAMA, whether one is signed, and whether that must be looked at again."""

    asked: bool = False
    signed: bool = False
    due: bool = False


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """The class of one use as it holds today. `risk` is empty while nobody finished one."""

    risk: str = ""
    outdated: bool = False
    """Whether something changed since, so that someone must look at it again."""
    open_demands: bool = False
    """Whether a demand that must be settled before use is not."""
    url: str = ""
    """Where one reads the class, and goes on."""
    demands_url: str = ""
    impact: ImpactFacts = ImpactFacts()
    impact_url: str = ""


def reasons(facts: ClassFacts) -> tuple[Reason, ...]:
    """What the class says about using it. A class that is unknown is `OPEN`, never taken for a low one."""
    if facts.risk in {"", UNKNOWN}:
        return (_undetermined(facts, Outcome.OPEN),)
    see = WayOn("Bekijk de risicoklasse", facts.url)
    if facts.risk == "prohibited":
        return (Reason("9.1a", "De AI-verordening verbiedt dit gebruik.", Outcome.FORBIDDEN, see),)
    if facts.risk == "high":
        sentence = "Hoog risico: dit mag alleen als aan alle wettelijke plichten is voldaan."
        return (Reason("9.1b", sentence, Outcome.MET, see), *_demands(facts), *_impact(facts), *_outdated(facts))
    article, sentence = IN_CLASS[facts.risk]
    return (Reason(article, sentence, Outcome.MET, see), *_impact(facts), *_outdated(facts))


def before_ruling(facts: ClassFacts) -> tuple[Reason, ...]:
    """What stands in the way of a ruling that allows the use: the risk is assessed beforehand, and a ban is a ban."""
    if facts.risk in {"", UNKNOWN}:
        return (_undetermined(facts, Outcome.MISSING),)
    return tuple(found for found in (*reasons(facts), *_again_first(facts)) if found.outcome.refuses)


def obligations(facts: ClassFacts) -> tuple[Obligation, ...]:
    """What the class asks of whoever uses the system."""
    if facts.risk == "limited":
        sentence = "Zeg tegen wie ermee te maken krijgt dat het AI is, als dat niet vanzelf duidelijk is."
        return (Obligation("9.1c", sentence, owner=YOU),)
    return ()


def _demands(facts: ClassFacts) -> tuple[Reason, ...]:
    """Art. 9.1b and 3.1: high risk only when all that the law asks before use is arranged and checked."""
    way_on = WayOn("Bekijk wat nog moet worden geregeld", facts.demands_url)
    if facts.open_demands:
        sentence = "Er staan nog wettelijke eisen open. Bij hoog risico moeten die vóór het gebruik geregeld zijn."
        return (Reason("3.1", sentence, Outcome.MISSING, way_on),)
    return (Reason("3.1", "Wat wet en beleid nu vragen, is geregeld en nagekeken.", Outcome.MET, way_on),)


def _impact(facts: ClassFacts) -> tuple[Reason, ...]:
    """Art. 9.2: an IAMA comes with a high risk, and where a signed pre-IAMA asks for it."""
    if facts.risk != "high" and not facts.impact.asked:
        return ()
    way_on = WayOn("Bekijk de beoordelingen", facts.impact_url)
    if not facts.impact.signed:
        return (Reason("9.2", "Hier hoort een IAMA bij. Die is nog niet vastgesteld.", Outcome.MISSING, way_on),)
    if facts.impact.due:
        return (Reason("9.2", "De IAMA moet opnieuw worden bekeken.", Outcome.OPEN, way_on),)
    return (Reason("9.2", "De IAMA is vastgesteld en het restrisico is aanvaard.", Outcome.MET, way_on),)


def _undetermined(facts: ClassFacts, outcome: Outcome) -> Reason:
    sentence = "De risicoklasse is nog te bepalen. Dat moet vooraf."
    if facts.risk == UNKNOWN:
        sentence = "De risicoklasse is nog te bepalen: niet alle antwoorden zijn bekend."
    return Reason("9.1", sentence, outcome, WayOn("Bekijk wat er nog nodig is", facts.url) if facts.url else None)


def _again_first(facts: ClassFacts) -> tuple[Reason, ...]:
    """A ruling rests on a class that fits what is ruled on."""
    if not facts.outdated:
        return ()
    sentence = "Er is iets veranderd sinds de risicoklasse is bepaald. Bepaal haar eerst opnieuw."
    return (Reason("9.1", sentence, Outcome.MISSING, WayOn("Bekijk de risicoklasse", facts.url)),)


def _outdated(facts: ClassFacts) -> tuple[Reason, ...]:
    if not facts.outdated:
        return ()
    sentence = "Er is iets veranderd sinds de risicoklasse is bepaald. Iemand kijkt er opnieuw naar."
    return (Reason("9.1", sentence, Outcome.OPEN, WayOn("Bekijk de risicoklasse", facts.url)),)
