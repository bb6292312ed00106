"""Numbers of passports and identity cards. Driving licences stand with the announced numbers."""

import re
from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules.cues import Cue
from waarborg.guard.rules.page import Chunk, Page
from waarborg.guard.rules.why import by_rule

# Dutch travel documents: nine signs, two letters first, a digit last, never the letter O.
DUTCH = re.compile(r"[A-NP-Z]{2}[A-NP-Z\d]{6}\d")
SIZE = 9
# What documents of other countries and older years look like; only with a cue.
LOOSE = re.compile(r"[A-Za-z]{1,3} ?\d{5,9}|\d{9}|[A-Za-z]{2}[A-Za-z\d]{6}\d|[A-Za-z]{2}\d{2}[A-Za-z]{2}\d{2,4}")
LOOSE_SIZES = range(5, 13)
LETTERS_BEFORE = re.compile(r"(?<![^\W_])[A-Za-z]{1,2} \Z")
FEWEST_DIGITS = 3
CUES = frozenset({"passport", "identity_card"})
# These announce a passport as well as a card: the first letter tells, I for a card.
GENERAL_WORDS = frozenset({"document", "legitimatie", "legitimatiebewijs", "identiteitsdocument", "reisdocument"})
FARTHEST = 5
# A part of a longer code, an address on the internet or a sum.
JOINED_BEFORE = re.compile(r"[-_/.@:=+]\Z")
JOINED_AFTER = re.compile(r"[-_/.@:=+][^\W_]")


def find(page: Page) -> Iterator[Finding]:
    """Every number of a passport or an identity card."""
    for chunk in page.chunks:
        if chunk.size in LOOSE_SIZES:
            finding = _announced(page, chunk) or _shaped(page, chunk)
            if finding:
                yield finding


def _announced(page: Page, chunk: Chunk) -> Finding | None:
    text = page.text
    letters = LETTERS_BEFORE.search(text, max(0, chunk.start - 4), chunk.start) if chunk.is_bare else None
    start = letters.start() if letters else chunk.start
    if not LOOSE.fullmatch(text, start, chunk.end):
        start = chunk.start
        if not LOOSE.fullmatch(text, start, chunk.end):
            return None
    cue = page.cue(start, within=FARTHEST)
    if cue is None or cue.family not in CUES:
        return None
    kind = _kind(text[start]) if cue.word in GENERAL_WORDS else cue.family
    sentence = "Een nummer bij een woord als paspoort of identiteitskaart."
    return by_rule(kind, (start, chunk.end), confidence=0.95, sentence=sentence, cue=cue)


def _shaped(page: Page, chunk: Chunk) -> Finding | None:
    text, start, end = page.text, chunk.start, chunk.end
    if end - start != SIZE or not DUTCH.fullmatch(text, start, end) or not _is_unlike_others(text[start:end]):
        return None
    if JOINED_BEFORE.search(text, max(0, start - 1), start) or JOINED_AFTER.match(text, end):
        return None
    cue: Cue | None = page.cue(start)
    if cue and cue.family == "other":
        return None
    sentence = "De vorm van een nummer van een Nederlands paspoort of een Nederlandse identiteitskaart."
    return by_rule(_kind(text[start]), (start, end), confidence=0.75, sentence=sentence)


def _kind(first: str) -> str:
    return "identity_card" if first.upper() == "I" else "passport"


def _is_unlike_others(code: str) -> bool:
    """Whether no cue is needed: it begins as Dutch documents do, or letters and digits alternate."""
    digits = sum(map(str.isdecimal, code))
    mixed = digits < SIZE - 2 and not code[: SIZE - digits].isalpha()
    return digits >= FEWEST_DIGITS and (code[0] in "NI" or mixed or code.startswith("SPECI"))
