"""Which written forms are one value: "1234.56.782" and "123456782", "J. de Vries" and "De Vries"."""

import re
from collections.abc import Iterable

# In these, signs and spaces are a matter of style. In a date, an IP address or a house number they change the meaning.
STYLED_FREELY = frozenset({
    "person", "initials",
    "bsn", "postcode", "phone", "iban", "credit_card", "licence_plate", "passport", "identity_card", "driving_licence",
    "v_number", "a_number", "client_number", "big_number", "student_number", "vat_number", "kvk_number",
})  # fmt: skip

_SIGNS = re.compile(r"[\W_]+")


def bare(written: str) -> str:
    """Only the letters and digits, in lower case; a value that has none is itself."""
    folded = written.casefold()
    return _SIGNS.sub("", folded) or folded


def same(kind: str, written: str) -> str:
    """What all written forms of one value have in common."""
    return bare(written) if kind in STYLED_FREELY else " ".join(written.casefold().split())


SHORTEST_PART = 6


class KeptBack:
    """Values that are never restored, also not as a part of another value."""

    def __init__(self) -> None:
        self._values: set[str] = set()
        self._sizes: set[int] = set()

    def learn(self, values: Iterable[str]) -> bool:
        """Whether one of the values is new."""
        new = {bare(value) for value in values} - self._values
        self._values |= new
        self._sizes |= {len(value) for value in new}
        return bool(new)

    def are_in(self, written: str) -> bool:
        """Whether one of them is this value, or a part of it that is too long to be there by chance."""
        value = bare(written)
        return value in self._values or any(
            value[start : start + size] in self._values
            for size in self._sizes
            if size >= SHORTEST_PART
            for start in range(len(value) - size + 1)
        )
