"""Codes of doors, safes and devices: digits after a word such as pincode, groups after a word such as herstelcode."""

import re
from collections.abc import Iterator

from waarborg.guard.sensitive.lists import entries
from waarborg.guard.sensitive.secrets import PUNCTUATION, SHORTEST_GIVEN, Secret, after, with_compounds
from waarborg.guard.words import Words

CODES = frozenset(entries("password.code"))
GROUPED_CODES = frozenset(entries("password.group"))
SAFES = frozenset({"kluis"})
ASKED_FOR = CODES | {"code"}
CUES = ASKED_FOR | GROUPED_CODES | SAFES
PLACES = frozenset(entries("password.place"))

DIGITS = re.compile(
    r"(?![-/])[^\d\n]{0,30}?(?<![\d.,-])(\d{4,8}[#*]?|\d\d(?:[-. ]\d\d){1,3}|(?:\d[- ]){3,5}\d)(?![\d.,/-]\d)(?!\w)"
)
SINCE = re.compile(r"\b(?:sinds|in|vanaf|per|tot|voor|jaar|versie)\s{1,2}$", re.IGNORECASE)
LONGEST_SINCE = 8
GROUPS = re.compile(r"[^\n\d:]{0,25}[:=\s]\s{0,20}([A-Za-z\d]{2,6}(?:-[A-Za-z\d]{2,6}){1,7})(?![\w-])")
TURNS = re.compile(r"[^\n:]{0,25}:\s([A-Z]?\d{1,3}(?:-[A-Z]?\d{1,3}){2,4})(?![\w-])")  # of a safe: "L12-R40-L7"
# "de code van de kluis is 4471#", "code map: Haring-88".
VALUE = re.compile(r"(?=[^\s\"']*\d)[A-Za-z\d#*!?@$%&+=_.-]{4,32}")
MOST_BETWEEN = 7  # words from "code" to what it is
LINKS = frozenset(entries("password.link"))  # may stand between the word code, what it is of, and the code itself
SAYS = frozenset({":", "is", "was", "wordt"})
ANSWER = re.compile(r"[^\n?]{0,60}\?[^\n]{0,20}\n[^\n]{0,40}?[:>]\s(\d{4,8}[#*]?)(?![\w.,/-])")


def codes(text: str, words: Words, odd: list[str]) -> Iterator[Secret]:
    """Codes by which somebody gets in."""
    yield from _after_cues(text, words, odd)
    for cue, end in after(words, with_compounds(CODES, odd)):
        match = DIGITS.match(text, end)
        if match and not SINCE.search(text, max(0, match.start(1) - LONGEST_SINCE), match.start(1)):
            yield *match.span(1), 0.85, _because(cue)
    if "code" in words.present:
        yield from _of_places(text, words)


def _after_cues(text: str, words: Words, odd: list[str]) -> Iterator[Secret]:
    for cues, pattern in ((GROUPED_CODES, GROUPS), (SAFES, TURNS), (ASKED_FOR, ANSWER)):
        for cue, end in after(words, with_compounds(cues, odd)):
            match = pattern.match(text, end)
            if match and any(map(str.isdecimal, match[1])):
                yield *match.span(1), 0.85, _because(cue)


def _because(cue: str) -> str:
    return f"Dit lijkt een geheime code: ervoor staat ‘{cue}’."


def _of_places(text: str, words: Words) -> Iterator[Secret]:
    """Codes of a lock, a folder or a room."""
    lower = words.lower
    for index in [index for index, word in enumerate(lower) if word == "code"]:
        place, seen = index + 1, False
        while place < min(len(lower), index + MOST_BETWEEN) and (lower[place] in LINKS or lower[place] in PLACES):
            seen = seen or lower[place] in PLACES or lower[place] in SAYS
            place += 1
        match = VALUE.match(text, words.starts[place]) if seen and place < len(lower) else None
        value = match[0].rstrip(PUNCTUATION) if match else ""
        if match and len(value) >= SHORTEST_GIVEN:
            yield (
                match.start(),
                match.start() + len(value),
                0.8,
                "Dit lijkt de code van een slot, een map of een ruimte.",
            )
