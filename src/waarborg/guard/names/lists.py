"""The word lists of the name rules, in lists/."""

from functools import cache
from pathlib import Path

from waarborg.guard.wordlists import word_lists

FOLDER = Path(__file__).with_name("lists")


@cache
def words(*names: str) -> frozenset[str]:
    """The entries of these lists."""
    return word_lists(FOLDER, names)
