"""What other chapters say about a person who wants to use a system: risk (9.1), literacy (3.3), guidelines (3.2).

These chapters do not exist in the product yet. Each call stands in its place and answers "not yet assessed",
visibly and without refusing; when a chapter is built, its function replaces the answer here and nowhere else.
"""

from waarborg.accounts.models import Person
from waarborg.intake.rules.admission import Chapters
from waarborg.register.models import AISystem
from waarborg.rulebook import Outcome, Reason


def chapters(person: Person, system: AISystem) -> Chapters:
    return Chapters(risk=risk_class(system), literacy=literacy(person, system), guidelines=guidelines(person, system))


def risk_class(system: AISystem) -> Reason:
    """Art. 9.1: the AI Act's risk class; unknown is never taken for minimal."""
    return Reason("9.1", "De risicoklasse is nog niet beoordeeld in dit programma.", Outcome.OPEN)


def literacy(person: Person, system: AISystem) -> Reason:
    """Art. 3.3: whether the person is literate enough for this system."""
    return Reason("3.3", "Uw AI-geletterdheid is nog niet beoordeeld in dit programma.", Outcome.OPEN)


def guidelines(person: Person, system: AISystem) -> Reason:
    """Art. 3.2: whether the person has read the guidelines for this system."""
    return Reason("3.2", "Of er aanvullende richtlijnen zijn, is nog niet beoordeeld in dit programma.", Outcome.OPEN)
