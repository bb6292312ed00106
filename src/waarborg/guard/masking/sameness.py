"""Which written forms are one value: "1234.56.782" and "123456782", "Jan de Vries" and "De Vries"."""

import re
from collections.abc import Iterable

# In these, signs and spaces are a matter of style. In a date, an IP address or a house number they change the meaning.
STYLED_FREELY = frozenset({
    "person", "initials",
    "bsn", "postcode", "phone", "iban", "credit_card", "licence_plate", "passport", "identity_card", "driving_licence",
    "v_number", "a_number", "client_number", "big_number", "student_number", "vat_number", "kvk_number",
})  # fmt: skip

SURNAME_WORDS = 4  # "van der Hoeven Smit"
_SIGNS = re.compile(r"[\W_]+")
_BETWEEN_WORDS = re.compile(r"[\s.]+")


def bare(written: str) -> str:
    """Only the letters and digits, in lower case; a value that has none is itself."""
    folded = written.casefold()
    return _SIGNS.sub("", folded) or folded


def same(kind: str, written: str) -> str:
    """What all written forms of one value have in common."""
    return bare(written) if kind in STYLED_FREELY else " ".join(written.casefold().split())


class Surnames:
    """Whose surname stands alone: the one person found whose full name ends with it."""

    def __init__(self) -> None:
        self._owners: dict[str, str | None] = {}

    def learn(self, names: Iterable[str]) -> None:
        """Longest first, so that "De Vries" is known as an end of "Jan de Vries" before it could be a full name."""
        split = {tuple(_BETWEEN_WORDS.split(name.strip(" .").casefold())) for name in names}
        for words in sorted(split, key=lambda words: (-len(words), words)):
            full = bare(" ".join(words))
            if full in self._owners:
                continue
            for first in range(max(1, len(words) - SURNAME_WORDS), len(words)):
                surname = bare(" ".join(words[first:]))
                self._owners[surname] = full if self._owners.get(surname, full) == full else None

    def owner(self, surname: str) -> str | None:
        """The full name as `same` writes it; None when no one or more than one has this surname."""
        return self._owners.get(surname)
