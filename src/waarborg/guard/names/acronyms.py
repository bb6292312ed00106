"""Abbreviations that a text explains itself: "het Integraal Zorgakkoord (IZA)", "IZA (Integraal Zorgakkoord)"."""

import re
from collections import Counter
from collections.abc import Iterable

from waarborg.guard.names.letters import Form, Letters

REACH = 120
OPENED = re.compile(r"\((?:hierna(?: te noemen)?|ook wel|afgekort(?: als| tot)?)?:? ?[\"'‘“]?\Z")
EXPLAINED = re.compile(r" ?\(| ?[:=] | [–-] | staat voor | betekent ")
WORD = re.compile(r"[^\W\d_]+")
LONGEST_OPENING = 24
MOST_WORDS = 10
MOST_TRIES = 4  # an abbreviation is explained where it is first used
SHORTEST_COMPOUND = 9  # which may give more than its first letter: zorgakkoord
MOST_BEHIND = 1  # words between the last one of the abbreviation and the abbreviation


def acronyms(text: str, found: Iterable[Letters]) -> frozenset[str]:
    """The letters, as capitals, that are made of the words beside them somewhere in the text."""
    tried = Counter[str]()
    explained: set[str] = set()
    for one in found:
        if one.form is not Form.DOTTED and one.plain not in explained and tried[one.plain] < MOST_TRIES:
            tried[one.plain] += 1
            if _is_explained(text, one):
                explained.add(one.plain)
    return frozenset(explained)


def _is_explained(text: str, one: Letters) -> bool:
    letters = one.plain.lower()
    opening = OPENED.search(text, max(0, one.start - LONGEST_OPENING), one.start)
    if opening:
        line = text[max(0, opening.start() - REACH) : opening.start()].rpartition("\n")[2]
        return _ends_as(letters, WORD.findall(line.lower())[-MOST_WORDS:])
    behind = EXPLAINED.match(text, one.end)
    if not behind:
        return False
    line = text[behind.end() : behind.end() + REACH].partition("\n")[0].partition(")")[0]
    words = WORD.findall(line.lower())[:MOST_WORDS]
    return bool(words) and words[0][0] == letters[0] and _words_of(letters, words) is not None


def _ends_as(letters: str, words: list[str]) -> bool:
    """Whether the last of these words, or all but one, are what the letters stand for."""
    for first in range(len(words)):
        if words[first][0] == letters[0]:
            used = _words_of(letters, words[first:])
            if used is not None and first + used >= len(words) - MOST_BEHIND:
                return True
    return False


def _words_of(letters: str, words: list[str]) -> int | None:
    """How many words the letters use, each beginning with one of them and holding those after it; None if they do not.

    "gli" uses both words of "gecombineerde leefstijlinterventie".
    """
    if not letters:
        return 0
    for place, word in enumerate(words):
        if word[0] != letters[0]:
            continue
        for size in range(1, len(letters) + 1):
            if (size == 1 or len(word) >= SHORTEST_COMPOUND) and _holds(word, letters[:size]):
                rest = _words_of(letters[size:], words[place + 1 :])
                if rest is not None:
                    return place + 1 + rest
    return None


def _holds(word: str, letters: str) -> bool:
    """Whether the letters stand in the word in this order."""
    place = 0
    for letter in letters:
        place = word.find(letter, place) + 1
        if place == 0:
            return False
    return True
