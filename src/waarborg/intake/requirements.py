"""What other chapters say about a person who wants to use a system: literacy (3.3) and guidelines (3.2).

What the chapter on risks says belongs to a use, not to a person: see `admission.facts_of`. These two chapters do not
exist in the product yet. Each call stands in its place and answers "not yet assessed", visibly and without refusing;
when a chapter is built, its function replaces the answer here and nowhere else.
"""

from waarborg.accounts.models import Person
from waarborg.intake.rules.admission import Chapters
from waarborg.register.models import AISystem
from waarborg.rulebook import Outcome, Reason


def chapters(person: Person, system: AISystem) -> Chapters:
    return Chapters(literacy=literacy(person, system), guidelines=guidelines(person, system))


def literacy(person: Person, system: AISystem) -> Reason:
    """Art. 3.3: whether the person is literate enough for this system."""
    return Reason("3.3", "Uw AI-geletterdheid is nog niet beoordeeld in dit programma.", Outcome.OPEN)


def guidelines(person: Person, system: AISystem) -> Reason:
    """Art. 3.2: whether the person has read the guidelines for this system."""
    return Reason("3.2", "Of er aanvullende richtlijnen zijn, is nog niet beoordeeld in dit programma.", Outcome.OPEN)
