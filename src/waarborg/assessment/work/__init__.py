"""What this chapter puts on someone's list of work."""

from datetime import date

from waarborg.accounts.models import Person
from waarborg.assessment.work import classification, demands, dossiers, fairness
from waarborg.notify.models import Work


def work_for(person: Person, today: date) -> list[Work]:
    """All parts of the chapter, each in a fixed number of queries."""
    return [found for part in (classification, demands, dossiers, fairness) for found in part.work_for(person, today)]
