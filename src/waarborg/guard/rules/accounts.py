"""Bank accounts, payment cards and btw-nummers, by their check digits."""

import re
from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules.checks import IBAN_LENGTHS, is_card, is_iban, is_vat
from waarborg.guard.rules.page import Number, Page
from waarborg.guard.rules.why import by_rule

COUNTRY = 2
REST_OF_IBAN = {
    length: re.compile(rf"(?:[ ./-]{{0,2}}\n?\d){{2}}(?:[ ./-]{{0,2}}\n?[A-Za-z\d]){{{length - 4}}}(?![^\W_])")
    for length in sorted(set(IBAN_LENGTHS.values()))
}
VAT = re.compile(r"NL[ .]?(\d[ .]?){9}B[ .]?\d\d(?![^\W_])", re.IGNORECASE)
CARD_SIZES = range(13, 20)
CARD_SEPARATORS = frozenset({" ", "-"})
OTHER = frozenset({"other", "case", "account", "client", "phone"})


def find(page: Page) -> Iterator[Finding]:
    """Every IBAN of any country, card number and Dutch btw-nummer."""
    for start in _countries(page):
        end = _iban_end(page.text, start)
        if end:
            yield by_rule(
                "iban",
                (start, end),
                confidence=0.99,
                sentence="Een IBAN van een bestaand land met juiste controlecijfers.",
            )
        vat = VAT.match(page.text, start)
        if vat:
            yield _vat(vat)
    for number in page.numbers:
        if number.size >= CARD_SIZES.start:
            yield from _cards(page, number)


def _countries(page: Page) -> Iterator[int]:
    """Where two letters of a country stand before digits, joined or with one sign between."""
    text = page.text
    for start, digit, *_ in page.chunks:
        place = start if digit - start == COUNTRY else start - COUNTRY - 1 if start == digit else -1
        is_country = place >= 0 and text[place : place + COUNTRY].upper() in IBAN_LENGTHS
        if is_country and not (place and text[place - 1].isalnum()):
            yield place


def _iban_end(text: str, start: int) -> int | None:
    country = text[start : start + COUNTRY].upper()
    rest = REST_OF_IBAN[IBAN_LENGTHS[country]].match(text, start + COUNTRY)
    if not rest or not is_iban(country + "".join(filter(str.isalnum, rest[0])).upper()):
        return None
    return rest.end()


def _vat(match: re.Match[str]) -> Finding:
    valid = is_vat("".join(filter(str.isalnum, match[0])).upper())
    sentence = "De vorm NL…B.. van een btw-nummer" + (", met juiste controlecijfers." if valid else ".")
    return by_rule("vat_number", match.span(), confidence=0.97 if valid else 0.85, sentence=sentence)


def _cards(page: Page, number: Number) -> Iterator[Finding]:
    separators = {group.separator for group in number.groups[1:]}
    digits = number.digits(0, len(number.groups))
    if number.size not in CARD_SIZES or len(separators) > 1 or not separators <= CARD_SEPARATORS or not is_card(digits):
        return
    if page.text[number.start : number.end].translate(str.maketrans("", "", " -")) != digits:
        return
    cue = page.cue(number.start)
    named = cue is not None and cue.family == "card"
    if cue and cue.family in OTHER and cue.distance == 0:
        return
    yield by_rule(
        "credit_card",
        (number.start, number.end),
        confidence=0.99 if named else 0.9,
        sentence="Het begin, de lengte en het controlecijfer (Luhn) van een betaalkaart.",
        cue=cue if named else None,
    )
