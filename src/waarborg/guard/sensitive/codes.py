"""Codes of doors, safes and devices: digits after a word such as pincode, groups after a word such as herstelcode."""

import re
from collections.abc import Iterator

from waarborg.guard.sensitive.lists import entries
from waarborg.guard.sensitive.secrets import PUNCTUATION, SHORTEST_GIVEN, Hit, Secret
from waarborg.guard.words import Words

CODES = frozenset(entries("password.code"))
GROUPED_CODES = frozenset(entries("password.group"))
SAFES = frozenset({"kluis"})
ASKED_FOR = CODES | {"code"}
CUES = ASKED_FOR | GROUPED_CODES | SAFES
PLACES = frozenset(entries("password.place"))

NO_YEAR = "".join(rf"(?<!\b{word} )" for word in ("sinds", "in", "vanaf", "per", "tot", "voor", "jaar", "versie"))
DIGITS = re.compile(
    r"(?![-/])[^\d\n]{0,30}?(?<![\d.,-])"
    + NO_YEAR
    + r"(\d{4,8}[#*]?|\d\d(?:[-. ]\d\d){1,3}|\d{3} \d{3}|(?:\d[- ]){3,5}\d)(?![\d.,/-]\d)(?!\w)"
)
GROUPS = re.compile(r"[^\n\d:]{0,25}[:=\s]\s{0,20}([A-Za-z\d]{2,6}(?:-[A-Za-z\d]{2,6}){1,7})(?![\w-])")
TURNS = re.compile(r"[^\n:]{0,25}:\s([A-Z]?\d{1,3}(?:-[A-Z]?\d{1,3}){2,4})(?![\w-])")  # of a safe: "L12-R40-L7"
# "de code van de kluis is 4471#", "code map: Haring-88".
VALUE = re.compile(r"(?=[^\s\"']*\d)[A-Za-z\d#*!?@$%&+=_.-]{4,32}")
ANSWER = re.compile(r"[^\n?]{0,60}\?[^\n]{0,20}\n[^\n]{0,40}?[:>]\s(\d{4,8}[#*]?)(?![\w.,/-])")
ALSO = re.compile(r"(?:,| en| of| /) (\d{4,8}[#*]?|\d{3} \d{3})(?![\d.,/-]\d)(?! ?\w)")  # "1234 en 5678"
FORMS = ((GROUPED_CODES, GROUPS), (SAFES, TURNS), (CODES, DIGITS), (ASKED_FOR, ANSWER))
MOST_BETWEEN = 7  # words from "code" to what it is
LINKS = frozenset(entries("password.link"))  # may stand between the word code, what it is of, and the code itself
SAYS = frozenset({":", "is", "was", "wordt"})


def after_cue(text: str, words: Words, hit: Hit) -> Iterator[Secret]:
    """Codes by which somebody gets in."""
    for cues, pattern in FORMS:
        match = pattern.match(text, hit.end) if hit.cue in cues else None
        if match and any(map(str.isdecimal, match[1])):
            because = f"Dit lijkt een geheime code: ervoor staat ‘{hit.cue}’."
            yield *match.span(1), 0.85, because
            while cues is CODES and (match := ALSO.match(text, match.end(1))):
                yield *match.span(1), 0.8, because
    if hit.cue == "code" and (span := _of_place(text, words, hit.index)):
        yield *span, 0.8, "Dit lijkt de code van een slot, een map of een ruimte."


def _of_place(text: str, words: Words, index: int) -> tuple[int, int] | None:
    """The code of a lock, a folder or a room after the word code at `index`."""
    lower = words.lower
    place, seen = index + 1, False
    while place < min(len(lower), index + MOST_BETWEEN) and (lower[place] in LINKS or lower[place] in PLACES):
        seen = seen or lower[place] in PLACES or lower[place] in SAYS
        place += 1
    match = VALUE.match(text, words.starts[place]) if seen and place < len(lower) else None
    value = match[0].rstrip(PUNCTUATION) if match else ""
    return (match.start(), match.start() + len(value)) if match and len(value) >= SHORTEST_GIVEN else None
