"""A burgerservicenummer behind its word, however it was cut up: "BSN 123_456_782", "| BSN | 123 | 456 | 782 |"."""

import re
from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules.checks import is_bsn
from waarborg.guard.rules.lists import listed
from waarborg.guard.rules.page import Page
from waarborg.guard.rules.why import by_rule

WORDS = listed(
    "bsn bsnr bsn-nr bsn-nummer bsnnummer bsn's burgerservicenummer burgerservicenummers burgerservice-nummer"
    " burgerservicenr sofinummer sofi-nummer sofi"
)
FARTHEST = 24
SIZES = (9, 8)
FEWEST_DIGITS = 5
# Up to three other signs between two digits, or letters that look like digits.
LOOSE = re.compile(
    rf"[A-Za-z'-]{{3,24}}[^0-9]{{0,{FARTHEST}}}?(?<![^\W_])"
    r"(?P<number>[0-9OoIlSBZGqTAgb](?:[\W_]{0,3}[0-9OoIlSBZGqTAgb]){7,8})(?![^\W_])"
)
DIGITS = str.maketrans("OoIlSBZGqTAgb", "0011582697496")
NO_SIGN = re.compile(r"[\W_]+")
SENTENCE = "Een burgerservicenummer dat in stukken is geschreven, achter het woord daarvoor."


def find(page: Page) -> Iterator[Finding]:
    """Every BSN behind its word of which the digits are a valid number when they are put together."""
    for start in page.words.places(WORDS):
        match = LOOSE.match(page.text, start)
        if match and _is_valid(match["number"]):
            yield by_rule("bsn", match.span("number"), confidence=0.9, sentence=SENTENCE, cue="bsn")


def _is_valid(written: str) -> bool:
    if sum(map(str.isdecimal, written)) < FEWEST_DIGITS:
        return False
    return is_bsn(NO_SIGN.sub("", written).translate(DIGITS).rjust(SIZES[0], "0"))
