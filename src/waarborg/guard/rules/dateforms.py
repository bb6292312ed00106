"""How dates are written in Dutch."""

import re

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
IN_WORDS = re.compile(
    rf"{DAY}(?:e|ste|de|\.)?[ ./-]{{1,2}}(?i:{MONTH_NAME})(?![^\W_])\.?(?:[ ./-]{{1,2}}(?:{YEAR}|'?\d\d)(?!\d))?"
    rf"|{DAY} (?i:{MONTH_NAME}) (?i:{SPOKEN_YEAR})(?![^\W_])"
)
SPOKEN = re.compile(
    rf"(?<![^\W_])(?:{NUMBER}|{ORDINAL})[ ,-]{{1,2}}(?:van de )?(?:{MONTH_NAME}|{NUMBER}|{ORDINAL})[ ,-]{{1,2}}"
    rf"(?:{SPOKEN_YEAR}|{YEAR}|'\d\d)(?![^\W_])",
    re.IGNORECASE,
)
# Only right after a word for it: a month in another language, digits each in a box of their own.
ANNOUNCED = re.compile(
    rf"{DAY}(?:\.|st|nd|rd|th)? [^\W\d_]{{3,12}}\.?,? {YEAR}(?!\d)|[0-3] \d [01] \d [12] \d \d \d(?! ?\d)"
)
ANY = re.compile("|".join(pattern.pattern for pattern in (NUMERIC, IN_WORDS, COMPACT, SPACED, ROMAN)))


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
