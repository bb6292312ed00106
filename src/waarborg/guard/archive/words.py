"""What the report and the lists call outcomes, categories and data classes."""

from dataclasses import dataclass

from waarborg.guard.archive.outcome import State
from waarborg.guard.findings import Category


@dataclass(frozen=True, slots=True)
class Word:
    """A name, and what it means to the reader."""

    label: str
    meaning: str


FOUND = Word("met gegevens", "Hier staat iets in dat niet zomaar naar buiten mag.")
FOUND_PARTLY = Word("met gegevens, deels gelezen", "Er is iets gevonden. Een deel is niet gelezen.")
CLEAN = Word("niets gevonden", "Het hele bestand is gelezen.")
PARTLY = Word("deels gelezen", "In wat gelezen is, staat niets. De rest kent u niet.")
UNREADABLE = Word("niet gelezen", "Wat hierin staat, weet u niet.")

OUTCOMES = (FOUND, FOUND_PARTLY, CLEAN, PARTLY, UNREADABLE)


def word_of(state: State, *, is_partly: bool) -> Word:
    """What the outcome of a file is called; `is_partly` tells that there is a reason why something was not read."""
    if state is State.FOUND:
        return FOUND_PARTLY if is_partly else FOUND
    return {State.CLEAN: CLEAN, State.PARTLY: PARTLY, State.UNREADABLE: UNREADABLE}[state]


CATEGORIES = {
    Category.NAMES: ("namen", "4.1a"),
    Category.ADDRESSES: ("adressen", "4.1b"),
    Category.HEALTH: ("gezondheid", "4.1c"),
    Category.CRIMINAL: ("strafrecht", "4.1d"),
    Category.BSN: ("BSN", "4.1e"),
    Category.OTHER: ("andere persoonsgegevens", "4.1"),
    Category.CONFIDENTIAL: ("vertrouwelijk of geheim", "4.2"),
}
SHORT = {
    **{category: label for category, (label, _) in CATEGORIES.items()},
    Category.OTHER: "andere",
    Category.CONFIDENTIAL: "vertrouwelijk",
}
DATA_CLASSES = {
    "bsn": "burgerservicenummer (BSN)",
    "criminal": "strafrechtelijke gegevens",
    "special_category": "bijzondere persoonsgegevens",
    "personal": "persoonsgegevens",
    "secret": "geheime gegevens",
    "confidential": "vertrouwelijke gegevens",
}
