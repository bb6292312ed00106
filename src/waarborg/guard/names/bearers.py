"""Which letters may stand for the people whose full names are in a text: JdV for Jan de Vries."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import combinations

PART = re.compile(r"[^\W\d_]+")
MOST_PARTS = 6


def bearers(names: Iterable[str]) -> frozenset[str]:
    """The letters, as capitals, that fit one of the names."""
    return frozenset[str]().union(*map(letters_of, names))


def letters_of(name: str) -> frozenset[str]:
    """The first letters of a name in order, always of its first word and of a later one with a capital: JDV and JV."""
    surname, comma, given = name.partition(",")
    parts = PART.findall(f"{given} {surname}" if comma else name)[:MOST_PARTS]
    if len(parts) < 2 or not any(part[0].isupper() for part in parts[1:]):  # noqa: PLR2004
        return frozenset()
    signs = [_plain(part[0]) for part in parts]
    capitals = [place for place, part in enumerate(parts) if place and part[0].isupper()]
    return frozenset(
        signs[0] + "".join(middle) + signs[last]
        for last in capitals
        for size in range(last)
        for middle in combinations(signs[1:last], size)
    )


def _plain(letter: str) -> str:
    """The letter as a capital without its accent."""
    return unicodedata.normalize("NFD", letter)[0].upper()
