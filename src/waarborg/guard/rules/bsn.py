"""The burgerservicenummer in all spellings: art. 4.1e, elfproef of the Wet algemene bepalingen bsn."""

import re
from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules.checks import is_bsn
from waarborg.guard.rules.cues import Cue, cue_of
from waarborg.guard.rules.page import LOOK_ALIKE_SIGNS, Number, Page
from waarborg.guard.rules.why import by_rule

SIZE = 9
SHORT = 8
FEWEST_DIGITS = 5
SENTENCE = "Negen cijfers. Het controlecijfer klopt."
SHORT_SENTENCE = "Acht cijfers bij het woord BSN. Met een nul ervoor klopt het controlecijfer."
DISGUISED = "Cijfers en letters die op cijfers lijken, samen een nummer van negen. Het controlecijfer klopt."

# Another number is announced right before: nine digits pass the elfproef by chance once in eleven times.
OTHER_NUMBERS = frozenset({"other", "kvk", "phone", "account", "card", "case", "vat"})
MONEY_BEFORE = re.compile(r"(?:[€$£]|\beur|\beuro)[ ]?-?\Z", re.IGNORECASE)
MONEY_AFTER = re.compile(
    r"(?: ?(?:euro|eur|%|€|stuks|inwoners|keer|km|m2|m3|kwh|ton|liter)|,-)(?![^\W_])", re.IGNORECASE
)
CENTS = re.compile(r",\d\d(?!\d)")
GLUED_CODE = re.compile(r"[^\W\d_]?(?![^\W\d_]{2})[^\W_]|_?\d|[.,]\d")
WORD_BEFORE = re.compile(r"[^\W\d_]{1,24}\Z")
AREA_BEFORE = re.compile(r"(?:(?<![\d,])0,|\d\)|\(0\) )\Z")
CUE_AFTER = re.compile(r"[\W_]{0,3}(?:[^\W\d_]{1,12}[ (]{1,2}){0,3}(bsn|burgerservice|sofi)", re.IGNORECASE)
OCTET = 255
OCTETS = 4


def find(page: Page) -> Iterator[Finding]:
    """Every BSN. No nine digits that fail the elfproef are called one."""
    for number in page.numbers:
        if number.size >= SHORT:
            yield from _in_number(page, number)


def _in_number(page: Page, number: Number) -> Iterator[Finding]:
    first = 0
    while first < len(number.groups):
        last = _last(page, number, first)
        if last is None:
            first += 1
            continue
        start, end = number.groups[first].start, number.groups[last - 1].end
        cue = _cue(page, start, end)
        sentence, confidence = SENTENCE, 0.9 if first + 1 == last else 0.8
        if len(number.digits(first, last)) == SHORT:
            sentence = SHORT_SENTENCE
        elif not LOOK_ALIKE_SIGNS.isdisjoint(page.text[start:end]):
            sentence, confidence = DISGUISED, 0.7
        yield by_rule("bsn", (start, end), confidence=0.99 if cue else confidence, sentence=sentence, cue=cue)
        first = last


def _last(page: Page, number: Number, first: int) -> int | None:
    """The index after the last group of a BSN that begins with group `first`; None if none does."""
    last = number.reach(SIZE, first)
    if last and is_bsn(number.digits(first, last)) and _stands_alone(page, number, first, last):
        return last
    last = number.reach(SHORT, first)
    if last and is_bsn("0" + number.digits(first, last)) and _on_its_own(number, first, last):
        start, end = number.groups[first].start, number.groups[last - 1].end
        cue = page.cue(start)
        if (cue and cue.family == "bsn") or CUE_AFTER.match(page.text, end):
            return last if _is_free(page, start, end) else None
    return None


def _on_its_own(number: Number, first: int, last: int) -> bool:
    """Whether no other digits stand on its line: eight digits are too easily a part of nine that fail."""
    before = number.groups[first].separator if first else "\n"
    after = number.groups[last].separator if last < len(number.groups) else "\n"
    return "\n" in before and "\n" in after


def _stands_alone(page: Page, number: Number, first: int, last: int) -> bool:
    """Whether these groups are a number of their own, and nothing says that they are another."""
    text = page.text
    start, end = number.groups[first].start, number.groups[last - 1].end
    if sum(map(str.isdecimal, text[start:end])) < FEWEST_DIGITS or not _is_free(page, start, end):
        return False
    cues = list(page.cues(start))
    whole = _whole(number, first, last)
    if any(cue.family == "bsn" and not cue.spent for cue in cues) or CUE_AFTER.match(text, end):
        return whole or first == 0
    if cues and cues[0].family in OTHER_NUMBERS and cues[0].distance == 0:
        return False
    return whole and not (_is_money(text, start, end) or _is_other_notation(text, number, first, last))


def _whole(number: Number, first: int, last: int) -> bool:
    """Whether the groups are the whole number, or are written in another way than what surrounds them."""
    groups = number.groups
    if first == 0 and last == len(groups):
        return sum("\n" in group.separator for group in groups) <= 1
    inner = {group.separator for group in groups[first + 1 : last]}
    outer = {groups[first].separator} if first else set()
    if last < len(groups):
        outer.add(groups[last].separator)
    return len(inner) <= 1 and inner.isdisjoint(outer) and all(separator[-1:].isspace() for separator in outer)


def _is_free(page: Page, start: int, end: int) -> bool:
    """Whether no letters are glued to it, other than those of a word that announces it."""
    text = page.text
    if text[end : end + 1].isalnum() and GLUED_CODE.match(text, end):
        return False
    before = WORD_BEFORE.search(text, max(0, start - 24), start)
    if not before:
        return True
    cue = cue_of(before[0])
    return (cue is not None and cue[0] == "bsn") or before[0].lower() in {"nr", "nummer", "no"}


def _is_money(text: str, start: int, end: int) -> bool:
    if not text[start:end].isalnum() and CENTS.match(text, end):
        return True
    return bool(MONEY_BEFORE.search(text, max(0, start - 6), start) or MONEY_AFTER.match(text, end))


def _is_other_notation(text: str, number: Number, first: int, last: int) -> bool:
    """A decimal fraction, an IP address, or a part of a phone number with its country before it."""
    groups = number.groups[first:last]
    separators = {group.separator for group in groups[1:]}
    sizes = [group.end - group.start for group in groups]
    decimal = separators == {"."} and len(groups) == 2 and sizes[0] <= 3  # noqa: PLR2004
    address = separators == {"."} and len(groups) == OCTETS
    if address:
        address = all(int(number.digits(index, index + 1)) <= OCTET for index in range(first, last))
    abroad = text[max(0, number.start - 1) : number.start] == "+"
    return (
        decimal
        or address
        or abroad
        or AREA_BEFORE.search(text, max(0, groups[0].start - 5), groups[0].start) is not None
    )


def _cue(page: Page, start: int, end: int) -> Cue | str | None:
    cue = next((cue for cue in page.cues(start) if cue.family == "bsn"), None)
    after = CUE_AFTER.match(page.text, end)
    return cue or (after[1].lower() if after else None)
