"""Addresses: street and number, postcode, postbus and coordinates."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules import streets
from waarborg.guard.rules.lists import listed
from waarborg.guard.rules.page import Chunk, Page
from waarborg.guard.rules.why import by_rule

POSTCODE = re.compile(r"[1-9]\d{3}(?: {0,2}|-)([A-Za-z]{2})(?![^\W_]|-\d|[.]\w)")
NEVER = frozenset({"SA", "SD", "SS"})  # not given out (PostNL)
# Pairs that stand after a number in a text in capitals: words, units, forms of business, countries.
PROSE = listed(
    "AL AD BC BV BY CM CO DB DE DM DO EN ER EU GA GB HA HE IE IK IN IS JE KB KG KM KM KW MA MB ME MG MK ML MM"
    " MW NA NO NU NV OF OP PC PK PM RD TB TE TO TV TL UK UP US VA VS WC WE WO ZE ZO ZN"
)
PLACE_AHEAD = re.compile(r"[ ,]{1,3}(?:[A-Z'][a-zà-ÿ'-]{1,30}|[A-Z-]{3,30})")
SPACED, JOINED = len("1234"), len("1234AB")
POSTCODE_SIGNS = frozenset(" -")
NOT_BEFORE = frozenset(".,€_")
YEARS = range(1900, 2041)
NEAR = 12
POSTCODE_WORDS = frozenset({"postcode", "postcodes"})
POSTBUS = re.compile(r"(?<![^\W_])(?:(?i:postbus|antwoordnummer|P\.O\. ?Box)|PB) {0,2}(?:nr\.? )?\d{1,6}(?!\d)")
POSTBUS_WORDS = frozenset({"postbus", "antwoordnummer", "box", "pb"})

# The bounds of the Netherlands in degrees (WGS 84) and in metres of the Rijksdriehoek (EPSG:28992).
DEGREE_SIGNS = frozenset(".,°")
LATITUDE = r"5[0-3][.,]\d{3,12}(?!\d)"
LONGITUDE = r"[3-7][.,]\d{3,12}(?!\d)"
COARSE = re.compile(
    r"5[0-3][.,]\d{1,12}(?!\d)(?:[°]? ?N|[,;&/ ]{1,4}(?:lon|lng|long|longitude|lengtegraad)(?![^\W_]))[,;:= ]{1,4}"
    r"[3-7][.,]\d{1,12}(?!\d)(?:°? ?[EO](?![^\W_]))?"
)
DEGREES = re.compile(
    rf"{LATITUDE}°?[ ]?N?(?:[,;/ ]{{1,4}}(?:(?:lon|lng|long|longitude)[ :=]{{1,3}})?|\n)0?{LONGITUDE}"
    r"(?:°? ?[EO](?![^\W_]))?"
    rf"|{LONGITUDE}[,;/ ]{{1,4}}{LATITUDE}"
)
MINUTES = re.compile(
    r"5[0-3]°[ ]?[0-5]?\d['′][ ]?(?:[0-5]?\d(?:[.,]\d{1,4})?(?:\"|″|'')[ ]?)?N[, ]{0,3}0?[3-7]°[ ]?[0-5]?\d['′][ ]?"
    r"(?:[0-5]?\d(?:[.,]\d{1,4})?(?:\"|″|'')[ ]?)?[EO](?![^\W_])"
)
METRES = re.compile(
    r"(?<![\d.,])(?:[1-9]\d{4}|[12]\d{5})(?:[.,]\d{1,3})?[,;/ ]{1,3}(?:[yY][ :=]{1,3})?"
    r"[3-6]\d{5}(?:[.,]\d{1,3})?(?!\d)"
)
PLACE_WORDS = listed(
    "coördinaten coordinaten coördinaat rd rijksdriehoek rijksdriehoekscoördinaten rd-coördinaten"
    " rd-coordinaten gps x xy locatie rijksdriehoekstelsel rdnew rd-stelsel"
)


def find(page: Page) -> Iterator[Finding]:
    """Everything that says where somebody lives or something is."""
    ends = []
    for street in streets.find(page):
        ends.append(street.end)
        yield street
    yield from _postcodes(page, ends)
    if page.has(POSTBUS_WORDS):
        for match in POSTBUS.finditer(page.text):
            yield by_rule(
                "po_box", match.span(), confidence=0.97, sentence="Het woord postbus of antwoordnummer met een nummer."
            )
    yield from _coordinates(page)


def _postcodes(page: Page, street_ends: list[int]) -> Iterator[Finding]:
    for chunk in page.chunks:
        may_be_one = chunk.size == JOINED or (chunk.size == SPACED and chunk.after in POSTCODE_SIGNS)
        if not (may_be_one and chunk.is_bare) or chunk.before in NOT_BEFORE:
            continue
        match = POSTCODE.match(page.text, chunk.start)
        if match:
            street = bisect_right(street_ends, chunk.start)
            near = street > 0 and chunk.start - street_ends[street - 1] <= NEAR
            confidence = _postcode_confidence(page, match, near=near)
            if confidence:
                sentence = "Vier cijfers en twee letters als in een postcode" + (", na een adres." if near else ".")
                yield by_rule("postcode", match.span(), confidence=confidence, sentence=sentence)


def _postcode_confidence(page: Page, match: re.Match[str], *, near: bool) -> float:
    letters = match[1]
    place = PLACE_AHEAD.match(page.text, match.end())
    is_cut = match[0][4] == "-" and not (near or place)
    if letters.upper() in NEVER or is_cut or not (letters.isupper() or letters.islower()):
        return 0
    if near:
        return 0.98
    cue = page.cue(match.start(), within=1) if page.has(POSTCODE_WORDS) else None
    if cue and cue.family == "postcode":
        return 0.97
    if letters.isupper() and letters not in PROSE:
        return 0.95 if place else 0.85
    if letters.isupper() and place and not page.text[place.start() : place.end()].isupper():
        return 0 if int(match[0][:4]) in YEARS else 0.7
    joined = match[0][4] != " "
    return 0.6 if letters.islower() and joined and place else 0


def _coordinates(page: Page) -> Iterator[Finding]:
    text = page.text
    cued = page.has(PLACE_WORDS)
    last = 0
    for chunk in page.chunks:
        if chunk.start < last or not (cued or chunk.after in DEGREE_SIGNS):
            continue
        match = _coordinate(text, chunk, cued=cued)
        if match:
            last = match.end()
            degrees = match.re is not METRES
            sentence = (
                "Een breedte en een lengte in Nederland."
                if degrees
                else "Een x en een y van de Rijksdriehoek, bij een woord daarvoor."
            )
            yield by_rule("coordinates", match.span(), confidence=0.95 if degrees else 0.9, sentence=sentence)


def _coordinate(text: str, chunk: Chunk, *, cued: bool) -> re.Match[str] | None:
    size = chunk.end - chunk.digit
    if size <= 2 and chunk.after in {".", ","}:  # noqa: PLR2004
        return DEGREES.match(text, chunk.digit) or COARSE.match(text, chunk.digit)
    if size == 2 and chunk.after == "°":  # noqa: PLR2004
        return MINUTES.match(text, chunk.digit)
    return METRES.match(text, chunk.digit) if cued and size >= 5 else None  # noqa: PLR2004
