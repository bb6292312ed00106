"""The word lists of the rules: in lists/, or a few words where they are used."""

from pathlib import Path

from waarborg.guard.wordlists import entries, word_lists

FOLDER = Path(__file__).with_name("lists")


def listed(words: str) -> frozenset[str]:
    """The words of a text with spaces between them."""
    return frozenset(words.split())


def in_order(words: str) -> tuple[str, ...]:
    """The words of a text with spaces between them, as they stand."""
    return tuple(words.split())


def of_file(*names: str) -> frozenset[str]:
    """The entries of these files in lists/."""
    return word_lists(FOLDER, names)


def file_in_order(name: str) -> tuple[str, ...]:
    """The entries of a file in lists/ in its order."""
    return entries(FOLDER / f"{name}.txt")
