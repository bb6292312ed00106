"""Where amounts stand in a text: with a sign or a unit, in words, as a bare number, as a percentage."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from waarborg.guard.sensitive.lists import entries
from waarborg.guard.words import Words

SIGNS = frozenset({"€", "eur", "euro", "$", "usd", "£"})
UNITS = frozenset({"euro", "dollar", "pond", "cent", "ton", "miljoen", "mille", "duizend"})
NUMERALS = frozenset(entries("number"))
# What follows the first digits of an amount: the rest of it, or what it counts.
REST = UNITS | frozenset({".", ",", "%", "procent", "mln", "mld", "miljard", "k", "per"})
OFFERS = frozenset(entries("price.offer"))  # a round number beside these is an amount: "ons bod is 95"
BETWEEN = frozenset(entries("price.between"))
MOST_BETWEEN = 5
NUMERAL_ENDS = ("duizend", "honderd", "tig")
CHANGES = frozenset(entries("price.change"))  # words beside which a percentage is a price
CLOSE = 4  # tokens between a percentage and such a word

NUMBER = r"\d{1,3}(?:(?:\.\d{3}){1,4}|\d{0,9})(?:,\d{1,2}|\.\d\d)?(?:,-{1,2}|,–)?(?!\d)"
SCALE = r"(?:\s?(?:mln|miljoen|mld|miljard|mille|duizend|ton|k)\b)"
MEASURE = r"(?:(?:\s?/\s?|\sper\s)(?:m2|m²|km|kilometer)(?![^\W_²³]))?"
SIGNED = re.compile(
    rf"(?:€|[$£]|\beur|\beuro|\busd)\s{{0,2}}{NUMBER}{SCALE}?(?:\sà\s(?:€\s?)?{NUMBER})?{MEASURE}", re.IGNORECASE
)
NAMED = re.compile(
    rf"{NUMBER}(?:{SCALE}(?:\s(?:euro|dollar)\b)?|\s?(?:euro|dollar|pond)\b(?:\s\d\d\b)?|\scent\b|(?=\sper\s(?:m2|m²|km|kilometer)\b)){MEASURE}",
    re.IGNORECASE,
)
PERCENT = re.compile(r"\d{1,2}(?:,\d{1,2})?\s?(?:%|procent\b)", re.IGNORECASE)
# With cents or with thousands apart; what follows may be no thing that is counted.
BARE = re.compile(
    r"(?:\d{1,3}(?:\.\d{3}){1,4}(?:,\d{2})?|\d{1,4},\d{2})(?:,-{1,2})?(?![\d.,]?\d)(?:\sà\s\d{2,3}(?!\d))?"
)
ROUND = re.compile(r"\d{2,3}(?:\sà\s\d{2,3})?(?![.,]?\d)")
COUNTED = re.compile(
    r"\s?(?:%|°|/(?!\s?(?:uur|m2|m²|stuk|rit|km))|procent\b|[-–:]\s?\d)"
    rf"|\s(?!(?:{'|'.join(entries('price.next'))})\b)[a-zà-ÿ²]"
)
OFFERED = re.compile(
    r"\s(?:tekenen|tekent|bieden|biedt|zakken|zakt|schikken|geboden|geopend"
    r"|(?:mogen|kunnen|willen|wil|mag|kan) (?:gaan|zakken|bieden))\b"
)
EACH = re.compile(r"(?<=,-)|\s(?:per|excl|exclusief|incl|inclusief|all-in)\b")  # after a number: it is an amount
# So ends what stands before a number that is a part of something else: "12.", "v2", "/".
INSIDE = re.compile(r"(?:\w|\d[.,:–-]|/)\Z")
MINUS = ("-", "–")

WORD = r"[a-zë]{2,24}"
SPELLED = re.compile(
    r"(?:een\s(?:kleine|dikke|ruime|goede|krappe|halve|half|kwart)\s)?"
    rf"(?:{WORD}(?:\s(?:ton|miljoen|mille|duizend))?\s(?:euro|dollar|pond|cent)(?:\s{WORD}tig)?"
    rf"|(?:{WORD}\s)?(?:ton|miljoen|mille)(?:\s(?:{WORD}(?:tig|tien|duizend|honderd)|half))?|[a-zë]{{2,20}}(?:duizend|honderd)(?:\seuro)?)(?![^\W_]){MEASURE}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount from `start` to `end` at token `index`; a `bare` one might be another number."""

    start: int
    end: int
    index: int
    bare: bool


def amounts(text: str, words: Words) -> Iterator[Amount]:
    """Every amount in order; none overlap."""
    last, lower = 0, words.lower
    for index in _firsts(words):
        start = words.starts[index]
        if start >= last and (amount := _at(text, lower, index, start)):
            last = amount.end
            yield amount


def _firsts(words: Words) -> list[int]:
    """The tokens at which an amount might begin."""
    firsts = {word for word in words.present if word[0].isdecimal() or word.endswith(NUMERAL_ENDS)} | SIGNS
    if not UNITS.isdisjoint(words.present):
        firsts |= NUMERALS
    return [index for index, word in enumerate(words.lower) if word in firsts]


def _at(text: str, lower: list[str], index: int, start: int) -> Amount | None:
    """The amount that begins at a token, if any."""
    if lower[index] in SIGNS:
        match = SIGNED.match(text, start)
        return Amount(start, match.end(), index, bare=False) if match else None
    if not lower[index][0].isdecimal():
        return _in_words(text, index, start)
    if INSIDE.search(text, max(0, start - 2), start):
        return None
    goes_on = not lower[index].isdecimal() or (index + 1 < len(lower) and lower[index + 1] in REST)
    return (_in_digits(text, lower, index, start) if goes_on else None) or _round(text, lower, index, start)


def _in_digits(text: str, lower: list[str], index: int, start: int) -> Amount | None:
    """A number with a unit, a percentage off, or with cents or thousands that count nothing else."""
    if match := NAMED.match(text, start):
        return Amount(start, match.end(), index, bare=False)
    if match := PERCENT.match(text, start):
        first = start - 1 if text[max(0, start - 1) : start] in MINUS else start
        return Amount(first, match.end(), index, bare=False) if _changes(lower, index) else None
    match = BARE.match(text, start)
    if not match or COUNTED.match(text, match.end()):
        return None
    return Amount(start, match.end(), index, bare=not EACH.match(text, match.end()))


def _in_words(text: str, index: int, start: int) -> Amount | None:
    match = SPELLED.match(text, start)
    if not match:
        return None
    bare = match[0].endswith(NUMERAL_ENDS)
    return None if bare and COUNTED.match(text, match.end()) else Amount(start, match.end(), index, bare=bare)


def _round(text: str, lower: list[str], index: int, start: int) -> Amount | None:
    """A number without anything, when a word beside it says that it is offered or asked."""
    place = index - 1
    while place > 0 and index - place <= MOST_BETWEEN and lower[place] in BETWEEN:
        place -= 1
    match = ROUND.match(text, start) if place >= 0 else None
    if not match or (lower[place] not in OFFERS and not OFFERED.match(text, match.end())):
        return None
    counts = COUNTED.match(text, match.end()) and not OFFERED.match(text, match.end())
    return None if counts else Amount(start, match.end(), index, bare=False)


def _changes(lower: list[str], index: int) -> bool:
    return not CHANGES.isdisjoint(lower[max(0, index - CLOSE) : index + CLOSE + 2])
