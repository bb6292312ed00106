"""What the report and the lists call outcomes, categories and data classes."""

from enum import StrEnum

from waarborg.guard.archive.outcome import State
from waarborg.guard.findings import CATEGORIES, Category


class Word(StrEnum):
    """What the outcome of a file is called: each file has one."""

    FOUND = "met gegevens"
    FOUND_PARTLY = "met gegevens, deels gelezen"
    CLEAN = "niets gevonden"
    PARTLY = "niets gevonden, deels gelezen"
    UNREADABLE = "niet gelezen"


def word_of(state: State, *, is_partly: bool) -> Word:
    """What the outcome of a file is called; `is_partly` tells that there is a reason why something was not read."""
    if state is State.FOUND:
        return Word.FOUND_PARTLY if is_partly else Word.FOUND
    return Word[state.name]


SHORT = {
    **CATEGORIES,
    Category.ADDRESSES: "adressen",
    Category.BSN: "BSN",
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
