"""The word lists of the name rules, in lists/."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from waarborg.guard.wordlists import word_lists

FOLDER = Path(__file__).with_name("lists")
WEAK, STRONG = "# weak", "# "


@dataclass(frozen=True, slots=True)
class Graded:
    """A list in small letters; what is weak says little alone."""

    strong: frozenset[str]
    weak: frozenset[str]


@cache
def words(*names: str) -> frozenset[str]:
    """The entries of these lists."""
    return word_lists(FOLDER, names)


@cache
def graded(name: str) -> Graded:
    """A list in which a heading that begins with "weak" holds until the next heading."""
    found: dict[bool, set[str]] = {False: set(), True: set()}
    is_weak = False
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(STRONG):
            is_weak = line.startswith(WEAK)
        elif line.strip():
            found[is_weak].add(line.strip().lower())
    return Graded(frozenset(found[False]), frozenset(found[True]))
