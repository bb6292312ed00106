"""Where entries of the word lists stand in a text."""

from collections.abc import Iterator
from dataclasses import dataclass

from waarborg.guard.sensitive.groups import IGNORED
from waarborg.guard.sensitive.lexicon import Part, Phrase
from waarborg.guard.words import Words


@dataclass(frozen=True, slots=True)
class Match:
    """An entry in the text: tokens `first` up to `end` are the finding, `left` up to `right` are all it needed."""

    group: str
    first: int
    end: int
    left: int
    right: int


def matches(words: Words, present: dict[str, list[Phrase]]) -> Iterator[Match]:
    """Every entry of `present` that stands in the text."""
    lower = words.lower
    for index in [index for index, word in enumerate(lower) if word in present]:
        for phrase in present[lower[index]]:
            if len(phrase.parts) == 1:
                if not phrase.form or words.forms[index] == phrase.form:
                    yield Match(phrase.group, index, index + 1, index, index + 1)
            elif places := _places(lower, index, phrase):
                first, last = places[phrase.core[0]], places[phrase.core[1] - 1]
                yield Match(phrase.group, first, last + 1, places[0], places[-1] + 1)


def longest(found: list[Match]) -> list[Match]:
    """Of matches that overlap the longest, of equals that with the most words of its own."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda match: (match.left, -match.right, match.group != IGNORED)):
        if not kept or match.left >= kept[-1].right:
            kept.append(match)
        elif _length(match) > _length(kept[-1]):
            kept[-1] = match
    return kept


def _length(match: Match) -> tuple[int, int]:
    return match.right - match.left, match.end - match.first


def _places(lower: list[str], index: int, phrase: Phrase) -> list[int]:
    """The tokens of a phrase whose anchor stands at `index`, or nothing; a line may end within it."""
    places = [index]
    for part in reversed(phrase.parts[: phrase.anchor]):
        place = _step(lower, places[0], -1)
        if not _fits(lower, place, part):
            return []
        places.insert(0, place)
    for part in phrase.parts[phrase.anchor + 1 :]:
        place = _step(lower, places[-1], 1)
        if not _fits(lower, place, part):
            return []
        places.append(place)
    return places


def _step(lower: list[str], index: int, step: int) -> int:
    index += step
    return index + step if 0 <= index < len(lower) and lower[index].startswith("\n") else index


def _fits(lower: list[str], index: int, part: Part) -> bool:
    if not 0 <= index < len(lower):
        return False
    word = lower[index]
    if part is None:
        return word[0].isalnum()
    return word == part if isinstance(part, str) else word in part
