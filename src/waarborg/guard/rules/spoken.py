"""Numbers in words, as people say them in a transcript or write them in a deed."""

import re
from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules.checks import is_bsn
from waarborg.guard.rules.page import Page
from waarborg.guard.rules.spokenforms import NUMBER, ONES
from waarborg.guard.rules.streets import COUNTED
from waarborg.guard.rules.why import by_rule

BIG = rf"(?:tweeduizend(?: ?en)?(?: ?{NUMBER})?|(?:{ONES})?honderd(?: ?en)?(?: ?{NUMBER})?|{NUMBER})"
ROW = re.compile(
    rf"(?<![^\W_]){BIG}(?:[ ,.-]{{1,3}}(?:(?:schuine )?(?:streep|punt)[ ,]{{1,2}})?{BIG}){{1,12}}(?![^\W_])",
    re.IGNORECASE,
)
STREETS = "straat|laan|weg|plein|kade|gracht|singel|dreef|steeg|dijk|pad|hof|plantsoen|strjitte|dyk|markt|burg|veld"
STREET_ENDINGS = tuple(STREETS.split("|"))
STREET = re.compile(
    r"(?:(?<![^\W_])(?-i:[A-Z])[\w.'-]{1,20} (?:(?:van|de|der|den) ){0,2}){0,2}(?<![^\W_])[^\W\d_]{2,20}"
    rf"(?:{STREETS})"
    rf" (?:nummer )?(?!een |nul ){BIG}(?: {NUMBER}){{0,3}}(?: [a-h]| bis| hs)?(?![^\W_]| (?:{COUNTED}|keer"
    rf"|of)(?![^\W_]))",
    re.IGNORECASE,
)
MOBILE = re.compile(r"nul[ ,.-]{1,3}(?:zes|zeven|een|één|twee|drie|vier|vijf|acht)(?![^\W_])", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
FEWEST_OF_PHONE, FEWEST = 5, 3
KINDS = {"case": "case_number", "client": "client_number"}
FARTHEST = 2
DIGITS = {
    "nul": "0", "een": "1", "één": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6", "zeven": "7",
    "acht": "8", "negen": "9",
}  # fmt: skip
BSN = "Een burgerservicenummer in woorden. Het controlecijfer klopt."
SENTENCE = "Een nummer in woorden, achter een woord dat zegt welk nummer het is."
HOUSE = "Een straatnaam met een huisnummer in woorden."
PHONE = "Een telefoonnummer in woorden."


def find(page: Page) -> Iterator[Finding]:
    """Telephone numbers, and numbers of cases and clients, of which every digit is said."""
    if _may_be_house(page):
        for street in STREET.finditer(page.text):
            yield by_rule("street_address", street.span(), confidence=0.8, sentence=HOUSE)
    if not page.is_dictated:
        return
    for row in ROW.finditer(page.text):
        size = len(WORD.findall(row[0]))
        cue = page.cue(row.start())
        if MOBILE.match(row[0]) and size >= FEWEST_OF_PHONE:
            yield by_rule("phone", row.span(), confidence=0.9, sentence=PHONE)
        elif cue and cue.family == "bsn" and _is_spoken_bsn(row[0]):
            yield by_rule("bsn", row.span(), confidence=0.95, sentence=BSN, cue=cue)
        elif cue and cue.family in KINDS and cue.distance <= FARTHEST and (size >= FEWEST or "streep" in row[0]):
            yield by_rule(KINDS[cue.family], row.span(), confidence=0.8, sentence=SENTENCE, cue=cue)


def _is_spoken_bsn(row: str) -> bool:
    """Whether these are eight or nine digits in words that are a valid number."""
    digits = "".join(DIGITS.get(word, "?") for word in WORD.findall(row.lower()))
    return digits.isdecimal() and is_bsn(digits.rjust(len("123456782"), "0"))


def _may_be_house(page: Page) -> bool:
    """Whether a number in words stands right behind a word that ends as a street."""
    lower = page.words.lower
    for place in page.spoken:
        before = place - 2 if place > 1 and lower[place - 1] == "nummer" else place - 1
        if before >= 0 and lower[before].endswith(STREET_ENDINGS):
            return True
    return False
