"""How dates are written in Dutch."""

import re

from waarborg.guard.rules.lists import of_file
from waarborg.guard.rules.spokenforms import NUMBER, ORDINAL
from waarborg.guard.rules.spokenforms import YEAR as SPOKEN_YEAR

DAY = r"(?:[12]\d|3[01]|[0Oo]?[1-9])"
MONTH = r"(?:1[0-2]|[0Oo]?[1-9])"
YEAR = r"(?:1[89]\d\d|20\d\d)"
NUMERIC = re.compile(
    rf"{DAY}(?P<sign>[-/. ]){MONTH}(?P=sign)(?:{YEAR}|'?\d\d)(?!\d)(?!(?P=sign)\d)"
    rf"|{YEAR}(?P<iso>[-/.]){MONTH}(?P=iso){DAY}(?!\d)(?!(?P=iso)\d)"
)
SPACED = re.compile(rf"{DAY} ?[-/.] ?{MONTH} ?[-/.] ?(?:{YEAR}|'?\d\d)(?!\d)")
ROMAN = re.compile(rf"{DAY}(?P<mark>[-/. ])(?:I{{1,3}}|I?V|VI{{1,3}}|I?X|XI{{1,2}})(?P=mark)(?:{YEAR}|'?\d\d)(?!\d)")
COMPACT = re.compile(
    rf"(?:{YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2]){YEAR})(?!\d)"
)
MONTH_NAME = (
    r"(?:jan(?:uari|uary)?|febr?(?:uari|uary)?|maart|mrt|march|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|aug(?:ust(?:us)?)?"
    r"|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
# "14 maart 1967", "3e mrt. '67", "3 april in het jaar 1967", "3 april"; or the year in words.
IN_WORDS = re.compile(
    rf"{DAY}(?:e|ste|de|\.)?[ ./-]{{1,2}}(?i:{MONTH_NAME})(?![^\W_])\.?(?:(?:[ ./-]{{1,2}}|,? (?:in|anno|van)"
    rf"(?: het jaar)? )(?:{YEAR}|'?\d\d)(?!\d))?"
    rf"|{DAY} (?i:{MONTH_NAME}) (?i:{SPOKEN_YEAR})(?![^\W_])"
)
SPOKEN = re.compile(
    rf"(?:{NUMBER}|(?P<ordinal>{ORDINAL}))[ ,-]{{1,2}}(?:van de )?(?:{MONTH_NAME}|{NUMBER}|{ORDINAL})"
    rf"(?:[ ,-]{{1,2}}|,? (?:in|van|anno) (?:het jaar )?)(?:{SPOKEN_YEAR}|{YEAR}|'\d\d)(?![^\W_])",
    re.IGNORECASE,
)
# "oudejaarsdag 1959", "eerste kerstdag negentienzestig".
FEAST = re.compile(rf"[^\W\d_]{{5,18}},?(?: (?:in|van|anno))? (?:{YEAR}(?!\d)|{SPOKEN_YEAR}(?![^\W_]))", re.IGNORECASE)
FEASTS = of_file("dates.feast")
# Only right after a word for it: a month in another language, the month or the year first, a year of two digits behind
# spaces, digits each in a box of their own.
ANNOUNCED = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{DAY}(?:\.|st|nd|rd|th)? [^\W\d_]{{3,12}}\.?,? {YEAR}(?!\d)",
        rf"{YEAR}[, ]{{1,2}}{DAY}[ -]{MONTH_NAME}(?![^\W_])",
        rf"{DAY} {MONTH} \d\d(?! ?\d)",
        r"[0-3] \d [01] \d [12] \d \d \d(?! ?\d)",
    )
)
MONTH_FIRST = re.compile(rf"{MONTH_NAME}\.? {DAY}(?:st|nd|rd|th)?,? {YEAR}(?!\d)", re.IGNORECASE)
MONTH_STARTS = frozenset("JjFfMmAaSsOoNnDd")
ROMAN_STARTS = frozenset("IVX")
AFTER_DAY = frozenset("-/. ")
COMPACT_SIZE = len("31121984")
COMPACT_FORMS = (COMPACT, NUMERIC)


def date_end(text: str, start: int, after: int) -> int | None:
    """Where the date ends of which the first number stands from `start` to `after`; None when none is there."""
    forms = (
        COMPACT_FORMS if after - start >= COMPACT_SIZE else _forms(text[after : after + 1], text[after + 1 : after + 2])
    )
    for form in forms:
        match = form.match(text, start)
        if match:
            return match.end()
    return None


def _forms(sign: str, behind: str) -> tuple[re.Pattern[str], ...]:
    """Which forms a date may have, by the two signs behind its first number."""
    if sign not in AFTER_DAY or not behind:
        return ()
    if behind.isdecimal():
        return NUMERIC, IN_WORDS, SPACED
    if behind in MONTH_STARTS:
        return NUMERIC, IN_WORDS
    if behind in ROMAN_STARTS:
        return (ROMAN,)
    return (IN_WORDS, SPACED) if behind in AFTER_DAY else ()


def numeric_date(text: str, start: int, separator: str) -> int | None:
    """Where the date in digits ends that starts here, after `separator`; None when it is another number.

    A date between the same signs as its own, such as 5-12-03-1984, is a part of a longer number.
    """
    match = NUMERIC.match(text, start)
    if not match:
        return None
    sign = match["sign"] or match["iso"]
    short = sign == " " and not match[0][-4:].isdecimal()
    return None if short or separator.strip(" ") == sign.strip(" ") != "" or separator == sign == " " else match.end()
