"""Telephone numbers: Dutch by their own plan, those of other countries by the plan of the country."""

import re
from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules.cues import Cue
from waarborg.guard.rules.lists import listed
from waarborg.guard.rules.page import Chunk, Page
from waarborg.guard.rules.why import by_rule

SHORTEST, LONGEST = 8, 15  # with the number of the country (E.164)
# Prefixes of the Dutch plan that lead to a person or an office; 0800, 0900 and 14 are services (Nummerplan telefoon).
PREFIX = re.compile(r"0(?:1[013-8]|2[0-9]|3[0-9]|4[013-9]|5[0-9]|6[1-58]|7[0-9]|8[24578]|91|97)")
SIGN = re.compile(r"(?: ?[-./] ?| ?\) ?-? ?| ?\(0\) ?| {1,3}|)\d")
NINE_DIGITS = re.compile(rf"(?:{SIGN.pattern}){{9}}")
COUNTRY = re.compile(r"[(]?(?:\+|(?<!\d)00 ?)")
DUTCH = re.compile(r"31[ )./-]{0,2}(?:\(0\) ?|0(?=[ -]?[1-9]))?")
DATE_OR_TIME = re.compile(r"\d\d([-/. ])(?:0\d|1[0-2])\1(?:19|20)\d\d(?!\d)|(?!06)0\d[.:]\d\d(?!\d)")
REST_OF_GROUP = re.compile(r"\d{0,9}+")
IBAN_BEFORE = re.compile(r"[A-Z]{2} ?\d\d[ .-]?[A-Z]{4}[ .-]?\Z", re.IGNORECASE)
AFTER = re.compile(r"[.,:]?\d|[^\W\d_]?\d|%|°|[.,:-]\d|/[1-9]")
SERVICE = ("0800", "0900", "0906", "0909", "0676")
LOCAL = re.compile(r"[1-9]\d{1,3}(?:[ .-]\d{2,3}){1,3}(?![ .-]?\d)|[1-9]\d{5,7}(?!\d)")
LOCAL_SIZES = range(6, 9)
PHONE_WORDS = listed("tel telefoon telefoonnummer mobiel doorkiesnummer telnr telefoonnr fax gsm")
LEADS = frozenset("+Oo")  # before a first digit that is no 0
OTHER_NUMBERS = frozenset({"other", "kvk", "case", "client", "a", "v", "driving_licence", "bsn", "account"})
MOBILE = "Een mobiel nummer, zoals ze in Nederland worden uitgegeven."
FIXED = "Een telefoonnummer met een Nederlands netnummer."
FOREIGN = "Een telefoonnummer van een ander land."
SHORT = "Een nummer achter een woord als telefoon."


def find(page: Page) -> Iterator[Finding]:
    """Every telephone number, but those of public services."""
    text, is_named = page.text, page.has(PHONE_WORDS)
    last = 0
    for chunk in page.chunks:
        digit = chunk.digit
        if digit < last or not (is_named or text[digit] == "0" or text[digit - 1 : digit] in LEADS):
            continue
        finding = _number(page, chunk)
        if finding:
            last = finding.end
            yield finding


def _number(page: Page, chunk: Chunk) -> Finding | None:
    text, start = page.text, chunk.digit
    if start > chunk.start:
        if text[chunk.start : start] in {"O", "o"}:
            return _dutch(page, chunk.start)
        if text[start] != "0":
            return None
    before = text[max(0, start - 2) : start]
    if before.endswith("+") or text.startswith("00", start):
        return _international(page, start - before.endswith("+") - before.endswith("(+"))
    if text[start] == "0":
        return _dutch(page, start)
    cue = page.cue(start, within=0) if chunk.end - start <= LOCAL_SIZES[-1] and page.has(PHONE_WORDS) else None
    return _local(text, start, cue) if cue and cue.family == "phone" else None


def _dutch(page: Page, start: int) -> Finding | None:
    text = page.text
    rest = NINE_DIGITS.match(text, start + 1)
    if not rest:
        return None
    digits, end = "0" + _bare(rest[0]), rest.end()  # a scanner may have read the letter O
    if not PREFIX.match(digits) or digits.startswith(SERVICE) or AFTER.match(text, end) or _is_other(text, start):
        return None
    size = REST_OF_GROUP.match(text, start + 1).end() - start  # type: ignore[union-attr]  # it matches the empty string
    if size < 3 and not digits.startswith("06"):  # noqa: PLR2004  # an area code has three digits or four
        return None
    cue = page.cue(start)
    if cue and cue.family in OTHER_NUMBERS and cue.distance == 0 and cue.numbered:
        return None
    named = cue if cue and cue.family == "phone" else None
    opened = text[max(0, start - 1) : start] == "(" and ")" in text[start:end]
    sentence = MOBILE if digits.startswith("06") else FIXED
    return by_rule("phone", (start - opened, end), confidence=0.99 if named else 0.93, sentence=sentence, cue=named)


def _bare(written: str) -> str:
    """The digits that are dialled."""
    return "".join(filter(str.isdecimal, written.replace("(0)", "")))


def _is_other(text: str, start: int) -> bool:
    """Whether a date, a time, a decimal fraction or the end of an IBAN stands here."""
    if DATE_OR_TIME.match(text, start) or IBAN_BEFORE.search(text, max(0, start - 12), start):
        return True
    return text[max(0, start - 1) : start] in {",", ".", ":"} and text[max(0, start - 2)].isdecimal()


def _international(page: Page, start: int) -> Finding | None:
    text = page.text
    country = COUNTRY.match(text, start)
    if not country or text[max(0, start - 1) : start].isalnum():
        return None
    dutch = DUTCH.match(text, country.end())
    if not dutch:
        return _foreign(text, start, country.end())
    rest = NINE_DIGITS.match(text, dutch.end())
    digits = "0" + _bare(rest[0]) if rest else ""
    if not rest or not PREFIX.match(digits) or AFTER.match(text, rest.end()):
        return None
    sentence = MOBILE if digits.startswith("06") else FIXED
    return by_rule("phone", (start, rest.end()), confidence=0.98, sentence=sentence)


def _foreign(text: str, start: int, first: int) -> Finding | None:
    """The longest run of digits that the plan of the country allows, ending where a group ends."""
    ends: list[int] = []
    while len(ends) < LONGEST and (sign := SIGN.match(text, ends[-1] if ends else first)):
        ends.append(sign.end())
    if len(ends) < SHORTEST:
        return None
    import phonenumbers  # only a text with such a number pays for loading the plans of all countries

    for end in reversed(ends[SHORTEST - 1 :]):
        if text[end : end + 1].isalnum():
            continue
        try:
            number = phonenumbers.parse("+" + _bare(text[first:end]), None)
        except phonenumbers.NumberParseException:
            return None
        if phonenumbers.is_valid_number(number):
            return by_rule("phone", (start, end), confidence=0.95, sentence=FOREIGN)
    return None


def _local(text: str, start: int, cue: Cue) -> Finding | None:
    match = LOCAL.match(text, start)
    if not match or sum(map(str.isdecimal, match[0])) not in LOCAL_SIZES:
        return None
    return by_rule("phone", match.span(), confidence=0.75, sentence=SHORT, cue=cue)
