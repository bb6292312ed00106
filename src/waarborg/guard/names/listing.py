"""Names that stand in one list with names that were found: "Jan de Boer, Jupp Heynckes en Kim Smit"."""

import itertools
from collections.abc import Iterator

from waarborg.guard.names.phrases import NO_NAME, Named, Phrases

SEPARATORS = frozenset({",", ";", "en", "&", "of"})
MOST_BETWEEN = 24
"""So many tokens between two names are looked at."""

LONGEST = 4
CONFIDENCE = 0.75
SENTENCE = "Dit staat in een rij met namen."


def in_lists(phrases: Phrases, names: list[Named]) -> Iterator[Named]:
    """What stands between separators and two names that were found, and looks like a name. `names` are in order."""
    for before, behind in itertools.pairwise(names):
        if 1 < behind.first - before.last <= MOST_BETWEEN:
            yield from _between(phrases, before.last, behind.first)


def _between(phrases: Phrases, start: int, end: int) -> Iterator[Named]:
    """The items from `start` to `end`, when separators stand at both ends and nothing but items and separators."""
    lower = phrases.words.lower
    if lower[start] not in SEPARATORS or lower[end - 1] not in SEPARATORS:
        return
    items: list[Named] = []
    first = start
    for place in range(start, end):
        if lower[place] not in SEPARATORS:
            continue
        if place > first:
            if not _is_name(phrases, first, place):
                return
            items.append(Named(first, place, CONFIDENCE, SENTENCE))
        first = place + 1
    yield from items


def _is_name(phrases: Phrases, first: int, last: int) -> bool:
    """Whether the words have capitals as a name has, and none is an ordinary word, a place or a company."""
    if last - first > LONGEST or not phrases.is_capital(first) or phrases.is_company(first, last):
        return False
    words = [place for place in range(first, last) if phrases.prefix_end(place) == place]
    return bool(words) and all(_may_be_part(phrases, place) for place in words)


def _may_be_part(phrases: Phrases, place: int) -> bool:
    is_other = phrases.words.lower[place] in NO_NAME or phrases.is_plain_word(place) or phrases.is_place(place)
    return phrases.words.forms[place].istitle() and not is_other
