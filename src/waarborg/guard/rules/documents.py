"""Passports, identity cards and licence plates. Driving licences stand with the announced numbers."""

import re
from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules.cues import Cue
from waarborg.guard.rules.page import Chunk, Page
from waarborg.guard.rules.why import by_rule

# Dutch travel documents: nine signs, two letters first, a digit last, never the letter O (PUN, annex).
DOCUMENT = re.compile(r"[A-NP-Z]{2}[A-NP-Z\d]{6}\d")
# What passports and cards of other countries, and of older years, look like; only with a cue.
LOOSE_DOCUMENT = re.compile(
    r"[A-Za-z]{1,3} ?\d{5,9}|\d{9}|[A-Za-z]{2}[A-Za-z\d]{6}\d|[A-Za-z]{2}\d{2}[A-Za-z]{2}\d{2,4}"
)
DOCUMENT_CUES = frozenset({"passport", "identity_card"})
FEWEST_DIGITS = 3
LONGEST_GAP = 5
JOINED = frozenset("-_/.@:=+")

# The fourteen series of Dutch licence plates (RDW), X for a letter and 9 for a digit.
SERIES = frozenset(
    "XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X X-99-XXX"
    " 9-XX-999 999-XX-9".split()
)
BARE_SERIES = frozenset(series.replace("-", "") for series in SERIES)
PLATE = re.compile(r"(?<![\w-])[A-Z\d]{1,3}-[A-Z\d]{2,3}-[A-Z\d]{1,3}(?![\w-])")
LOOSE_PLATE = re.compile(r"(?<![\w-])([A-Z\d]{1,3})[ -]?([A-Z\d]{2,3})[ -]?([A-Z\d]{1,3})(?![\w-])", re.IGNORECASE)
FOREIGN_PLATE = re.compile(r"(?<![\w-])(?:\d-[A-Z]{3}-\d{3}|[A-Z]{1,3}[- ][A-Z]{1,2} ?\d{1,4})(?![\w-])")
VOWELS = frozenset("AEIOU")
LONG_LETTERS = re.compile(r"X{3}|9{3}|(?:^|-)X-|-X$")
PLATE_CUES = frozenset({"licence_plate", "vehicle"})
WIDTH = 9


def find(page: Page) -> Iterator[Finding]:
    """Every document number and licence plate."""
    last = 0
    for chunk in page.chunks:
        document = _document(page, chunk)
        if document:
            yield document
        plate = _plate(page, chunk) if chunk.start >= last else None
        if plate:
            last = plate.end
            yield plate


def _document(page: Page, chunk: Chunk) -> Finding | None:
    text = page.text
    size = chunk.end - chunk.start
    if not (FEWEST_DIGITS < size <= 12):  # noqa: PLR2004
        return None
    strict = size == WIDTH and DOCUMENT.fullmatch(text, chunk.start, chunk.end) and not _is_joined(text, chunk)
    start = chunk.start
    if (
        start == chunk.digit
        and text[max(0, start - 3) : start][-1:] == " "
        and text[max(0, start - 3) : start - 1].isupper()
    ):
        start -= 3
        start += not text[start].isalpha()
    loose = LOOSE_DOCUMENT.fullmatch(text, start, chunk.end)
    if not strict and not loose:
        return None
    cue = page.cue(start)
    named = cue if cue and cue.family in DOCUMENT_CUES and cue.distance <= LONGEST_GAP else None
    if not named and (
        not strict or not _is_own_shape(text[chunk.start : chunk.end]) or (cue and cue.family == "other")
    ):
        return None
    return _document_found(text, (start if named else chunk.start, chunk.end), named)


def _is_joined(text: str, chunk: Chunk) -> bool:
    return text[max(0, chunk.start - 1) : chunk.start] in JOINED or text[chunk.end : chunk.end + 2].strip(" \n") in {
        f"{sign}{letter}" for sign in JOINED for letter in text[chunk.end + 1 : chunk.end + 2] if letter.isalnum()
    }


def _is_own_shape(code: str) -> bool:
    """Whether nine signs are so like a Dutch document that no cue is needed: of its series, or letters among digits."""
    digits = sum(map(str.isdecimal, code))
    return digits >= FEWEST_DIGITS and (
        code[0] in "NI" or (digits < WIDTH - 2 and not code[:5].isalpha()) or code[:5] == "SPECI"
    )


def _document_found(text: str, span: tuple[int, int], cue: Cue | None) -> Finding:
    kind = cue.family if cue else "identity_card" if text[span[0]] == "I" else "passport"
    sentence = "De vorm van een Nederlands paspoort of identiteitsbewijs."
    if cue:
        sentence = (
            "Een nummer bij het woord paspoort." if kind == "passport" else "Een nummer bij een identiteitsbewijs."
        )
    return by_rule(kind, span, confidence=0.95 if cue else 0.75, sentence=sentence, cue=cue)


def _plate(page: Page, chunk: Chunk) -> Finding | None:
    text = page.text
    low, high = max(0, chunk.start - WIDTH), min(len(text), chunk.end + WIDTH)
    joined = "-" in text[max(0, chunk.start - 1) : chunk.start] + text[chunk.end : chunk.end + 1]
    match = PLATE.search(text, max(0, chunk.start - 7), high) if joined else None
    if match and match.start() <= chunk.start < match.end() and _is_series(match[0]):
        cue = page.cue(match.start())
        named = cue if cue and cue.family in PLATE_CUES else None
        if named or not (cue and cue.family in {"other", "case"} and cue.distance == 0):
            return _plate_found(match.span(), named)
    if chunk.end - chunk.start > 6 or not (page.has(PLATE_WORDS)):  # noqa: PLR2004
        return None
    cue = page.cue(chunk.start)
    if not cue or cue.family not in PLATE_CUES or cue.distance > 3:  # noqa: PLR2004
        return None
    return _loose_plate(text, chunk, (low, high), cue)


def _loose_plate(text: str, chunk: Chunk, window: tuple[int, int], cue: Cue) -> Finding | None:
    for match in LOOSE_PLATE.finditer(text, *window):
        shape = _shape("".join(match.groups()).upper())
        if match.start() <= chunk.start < match.end() and shape in BARE_SERIES:
            return _plate_found(match.span(), cue)
    match = FOREIGN_PLATE.search(text, *window) if cue.family == "licence_plate" else None
    return _plate_found(match.span(), cue) if match and match.start() <= chunk.start < match.end() else None


PLATE_WORDS = frozenset(
    "kenteken kentekens nummerplaat kentekenplaat auto voertuig bus busje bestelbus bestelauto personenauto scooter motor"
    " bromfiets wagen caravan vrachtwagen aanhanger aanhangwagen camper taxi kentekennummer".split()
)


def _shape(code: str) -> str:
    return "".join("9" if sign.isdecimal() else "X" if sign.isalpha() else sign for sign in code)


def _is_series(code: str) -> bool:
    """Whether it is a plate of one of the series; those of this century have no vowels, so no word is in them."""
    shape = _shape(code)
    return shape in SERIES and not (LONG_LETTERS.search(shape) and not VOWELS.isdisjoint(code))


def _plate_found(span: tuple[int, int], cue: Cue | None) -> Finding:
    return by_rule(
        "licence_plate",
        span,
        confidence=0.97 if cue else 0.85,
        sentence="De vorm van een kenteken" + (" bij een woord voor een voertuig." if cue else "."),
        cue=cue,
    )
