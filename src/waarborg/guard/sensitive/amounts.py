"""Where amounts stand in a text: with a sign or a unit, in words, as a bare number, as a percentage."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from waarborg.guard.sensitive.lists import entries
from waarborg.guard.words import Words

SIGNS = frozenset({"€", "eur", "euro"})
NUMERALS = frozenset(entries("number"))
NUMERAL_ENDS = ("duizend", "honderd", "tig")
CHANGES = frozenset(entries("price.change"))  # words beside which a percentage is a price
CLOSE = 4  # tokens between a percentage and such a word

NUMBER = r"\d{1,3}(?:(?:\.\d{3}){1,4}|\d{0,9})(?:,\d{1,2})?(?:,-{1,2}|,–)?(?!\d)"
SCALE = r"(?:\s?(?:mln|miljoen|mld|miljard|mille|duizend|ton|k)\b)"
MEASURE = r"(?:(?:\s?/\s?|\sper\s)(?:m2|m²|km|kilometer)(?![^\W_²³]))?"
SIGNED = re.compile(rf"(?:€|\beur|\beuro)\s{{0,2}}{NUMBER}{SCALE}?(?:\sà\s(?:€\s?)?{NUMBER})?{MEASURE}", re.IGNORECASE)
NAMED = re.compile(
    rf"{NUMBER}(?:{SCALE}(?:\seuro\b)?|\s?euro\b(?:\s\d\d\b)?|\scent\b|(?=\sper\s(?:m2|m²|km|kilometer)\b)){MEASURE}",
    re.IGNORECASE,
)
PERCENT = re.compile(r"\d{1,2}(?:,\d{1,2})?\s?(?:%|procent\b)", re.IGNORECASE)
# With cents or with thousands apart; what follows may be no thing that is counted.
BARE = re.compile(r"(?:\d{1,3}(?:\.\d{3}){1,4}(?:,\d{2})?|\d{1,4},\d{2})(?![\d.,]?\d)(?:\sà\s\d{2,3}(?!\d))?")
ROUND = re.compile(r"\d{2,3}(?:\sà\s\d{2,3})?(?![.,]?\d)")
COUNTED = re.compile(
    r"\s?(?:%|°|/(?!\s?(?:uur|m2|m²|stuk|rit|km))|procent\b|[-–:]\s?\d)"
    r"|\s(?!(?:per|excl|exclusief|incl|inclusief|ex|all-in|bruto|netto|af|en|of|als|voor|dan|om|maar|waar|p)\b)[a-zà-ÿ²]"
)
ROUND_BEFORE = re.compile(
    r"(?:bod|biede?n?|biedt|bood|boden|zakken|zakt|gezakt|mandaat|plafond|ondergrens|bovengrens|inschrijfprijs|inschrijfsom"
    r"|uurtarief|dagtarief|vraagprijs|minimumprijs|schikken|onderhandelen|tekenen|tekent)"
    r"(?:\s(?:ligt|lag|staat|is|was|van|tot|op|naar|maximaal|voor|dan|rond|de|bij|met|weer)){0,4}\s?:?\s\Z",
    re.IGNORECASE,
)
EACH = re.compile(r"\s(?:per|excl|exclusief|incl|inclusief|all-in)\b")  # after a number: it is an amount
ROUND_AFTER = re.compile(r"\s(?:tekenen|tekent|bieden|biedt|zakken|zakt|schikken)\b")
# So ends what stands before a number that is a part of something else: "12.", "v2", "/".
INSIDE = re.compile(r"(?:\w|\d[.,:–-]|/)\Z")
MINUS = ("-", "–")
LOOK_BACK = 60  # characters before a round number

WORD = r"[a-zë]{2,24}"
SPELLED = re.compile(
    r"(?:een\s(?:kleine|dikke|ruime|goede|krappe|halve|half|kwart)\s)?"
    rf"(?:{WORD}(?:\s(?:ton|miljoen|mille|duizend))?\s(?:euro|cent)(?:\s{WORD}tig)?"
    rf"|(?:{WORD}\s)?(?:ton|miljoen|mille)|[a-zë]{{2,20}}(?:duizend|honderd)(?:\seuro)?)(?![^\W_]){MEASURE}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount from `start` to `end` at token `index`; a `bare` one might be another number."""

    start: int
    end: int
    index: int
    bare: bool


def amounts(words: Words) -> Iterator[Amount]:
    """Every amount in order; none overlap."""
    last, lower = 0, words.lower
    for index in [index for index, word in enumerate(lower) if word[0].isdecimal() or word in SIGNS or _spelled(word)]:
        start = words.starts[index]
        if start < last:
            continue
        if (amount := _at(words, index, start)) and amount.end > start:
            last = amount.end
            yield amount


def _spelled(word: str) -> bool:
    return word in NUMERALS or (word.endswith(NUMERAL_ENDS) and word.isalpha())


def _at(words: Words, index: int, start: int) -> Amount | None:
    """The amount that begins at a token, if any."""
    text, word = words.text, words.lower[index]
    if word in SIGNS:
        match = SIGNED.match(text, start)
        return Amount(start, match.end(), index, bare=False) if match else None
    if not word[0].isdecimal():
        return _in_words(text, index, start)
    if INSIDE.search(text, max(0, start - 2), start):
        return None
    if match := NAMED.match(text, start):
        return Amount(start, match.end(), index, bare=False)
    if match := PERCENT.match(text, start):
        first = start - 1 if text[max(0, start - 1) : start] in MINUS else start
        return Amount(first, match.end(), index, bare=True) if _changes(words.lower, index) else None
    return _without_unit(text, index, start)


def _in_words(text: str, index: int, start: int) -> Amount | None:
    match = SPELLED.match(text, start)
    if not match:
        return None
    bare = match[0].endswith(NUMERAL_ENDS)
    return None if bare and COUNTED.match(text, match.end()) else Amount(start, match.end(), index, bare=bare)


def _without_unit(text: str, index: int, start: int) -> Amount | None:
    """A number with cents or thousands, or a round one after a word such as bod; not when it counts things."""
    match = BARE.match(text, start)
    if match and not COUNTED.match(text, match.end()):
        return Amount(start, match.end(), index, bare=not EACH.match(text, match.end()))
    match = ROUND.match(text, start)
    if not match:
        return None
    offered = ROUND_BEFORE.search(text, max(0, start - LOOK_BACK), start) and not COUNTED.match(text, match.end())
    return Amount(start, match.end(), index, bare=False) if offered or ROUND_AFTER.match(text, match.end()) else None


def _changes(lower: list[str], index: int) -> bool:
    return not CHANGES.isdisjoint(lower[max(0, index - CLOSE) : index + CLOSE + 2])
