"""What the report and the lists call outcomes, categories and data classes."""

from enum import StrEnum

from waarborg.guard.archive.outcome import State
from waarborg.guard.findings import Category


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
