"""Licence plates: the fourteen Dutch series, and any spelling of them after a word for a vehicle."""

import re
from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules.cues import Cue
from waarborg.guard.rules.lists import listed
from waarborg.guard.rules.page import Chunk, Page
from waarborg.guard.rules.why import by_rule

# The series of the RDW, X for a letter and 9 for a digit.
SERIES = listed(
    "XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X"
    " X-99-XXX 9-XX-999 999-XX-9"
)
BARE_SERIES = frozenset(series.replace("-", "") for series in SERIES)
# The later series leave out vowels, so that no word stands in them.
WITHOUT_VOWELS = re.compile(r"X{3}|9{3}|(?:^|-)X-|-X$")
VOWELS = frozenset("AEIOU")
SHAPE = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "X" * 26 + "9" * 10)

PLATE = re.compile(r"(?<![\w-])[A-Z\d]{1,3}-[A-Z\d]{2,3}-[A-Z\d]{1,3}(?![\w-])")
LOOSE = re.compile(r"(?<![\w-])([A-Z\d]{1,3})[ -]?([A-Z\d]{2,3})[ -]?([A-Z\d]{1,3})(?![\w-])", re.IGNORECASE)
FOREIGN = re.compile(r"(?<![\w-])(?:\d-[A-Z]{3}-\d{3}|[A-Z]{1,3}[- ][A-Z]{1,2} ?\d{1,4})(?![\w-])")
CUES = frozenset({"licence_plate", "vehicle"})
CUE_WORDS = listed(
    "kenteken kentekens kentekennummer nummerplaat kentekenplaat auto auto's voertuig voertuigen bus busje"
    " bestelbus bestelauto personenauto scooter motor bromfiets wagen caravan vrachtwagen aanhanger aanhangwagen"
    " camper taxi"
)
LONGEST_CHUNK = 6
LONGEST = 9
FARTHEST = 3


def find(page: Page) -> Iterator[Finding]:
    """Every licence plate."""
    cued = page.has(CUE_WORDS)
    last = 0
    for chunk in page.chunks:
        if chunk.start < last or chunk.size > LONGEST_CHUNK:
            continue
        is_hyphenated = chunk.before == "-" or chunk.after == "-"
        finding = (_hyphenated(page, chunk) if is_hyphenated else None) or (_loose(page, chunk) if cued else None)
        if finding:
            last = finding.end
            yield finding


def _hyphenated(page: Page, chunk: Chunk) -> Finding | None:
    text, start = page.text, chunk.start
    while start and chunk.start - start < LONGEST and (text[start - 1] == "-" or text[start - 1].isalnum()):
        start -= 1
    match = PLATE.match(text, start)
    if not match or not _is_series(match[0]):
        return None
    cue = page.cue(match.start())
    if cue and cue.family in {"other", "case"} and cue.distance == 0:
        return None
    return _found(match, cue if cue and cue.family in CUES else None)


def _loose(page: Page, chunk: Chunk) -> Finding | None:
    match = _around(LOOSE, page.text, chunk)
    dutch = match is not None and "".join(match.groups()).upper().translate(SHAPE) in BARE_SERIES
    match = match if dutch else _around(FOREIGN, page.text, chunk)
    cue = page.cue(match.start(), within=FARTHEST) if match else None
    if match is None or cue is None or cue.family not in CUES:
        return None
    return _found(match, cue) if dutch or cue.family == "licence_plate" else None


def _around(pattern: re.Pattern[str], text: str, chunk: Chunk) -> re.Match[str] | None:
    """The match that begins at the chunk or up to two groups of letters before it, and holds it."""
    for match in pattern.finditer(text, max(0, chunk.start - LONGEST + 1), min(len(text), chunk.end + LONGEST)):
        if match.start() <= chunk.start < match.end():
            return match
    return None


def _is_series(code: str) -> bool:
    shape = code.translate(SHAPE)
    return shape in SERIES and not (WITHOUT_VOWELS.search(shape) and not VOWELS.isdisjoint(code))


def _found(match: re.Match[str], cue: Cue | None) -> Finding:
    sentence = "De vorm van een kenteken, bij een woord voor een voertuig." if cue else "De vorm van een kenteken."
    return by_rule("licence_plate", match.span(), confidence=0.97 if cue else 0.85, sentence=sentence, cue=cue)
