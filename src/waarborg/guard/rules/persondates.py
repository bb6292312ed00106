"""Dates of birth that stand with a person, where no word says that they are one."""

import re

from waarborg.guard.rules.lists import file_in_order, of_file

ADULTS, CHILDREN = of_file("dates.adult"), of_file("dates.child")
TITLES = ADULTS | CHILDREN
TITLED = 150
PARTED = 12
SAID_REACH = 30
NAME_REACH = 80
NAME_SIZE = range(2, 51)
# Nobody's age is known here, so a date after a name counts when it is years ago.
LONG_AGO, GROWN_UP, CHILDHOOD = range(1900, 2019), range(1920, 2009), range(2000, 2026)
SOME_TIME = range(LONG_AGO.start, CHILDHOOD.stop)
WORD = re.compile(r"[^\W_]+")
# What stands between a name and a date.
PARTING = re.compile(r"(?:,[ ]?|[ ]?\(|;[ ]|[ ]{2,}|\t|[ ][-–/|][ ])(?:[mv][ ,]{1,4})?\*?[ ]?\Z", re.IGNORECASE)
NO_NAME = re.compile(r"[()\n\d]")
CHILDREN_OF = re.compile(r"kinderen\b[^\n]{2,120}[ ]?\(\Z", re.IGNORECASE)
IS_OF = re.compile(
    r"(?<![^\W_])(?:hij|zij|ze|ik|mevrouw|meneer|mw\.|dhr\.) (?:is|ben|was)(?: er één)?(?: van)? \Z", re.IGNORECASE
)
ID_AHEAD = re.compile(r"\)?[,;/| ]{1,4}(?:bsn|burgerservice|v-?n(?:r|ummer)|a-?n(?:r|ummer)|te [A-Z])", re.IGNORECASE)
# Two words with capitals, of which none belongs to a court, a place or a law.
NAMED = re.compile(
    rf"(?<![^\W_])(?!(?:{'|'.join(file_in_order('dates.other'))}) )[A-Z][\w.'’-]{{1,20}} "
    rf"(?:(?:van|de|der|den|el|al|ter|ten|te|'t) ){{0,2}}(?!{'|'.join(file_in_order('dates.place'))})"
    r"[A-Z][\w'’-]{1,25}(?: te zijn)?(?:, | \()\Z"
)
# All that somebody says in a chat.
ANSWER = re.compile(
    r"(?:\A|\n)(?:bezoeker|klant|inwoner|burger|beller|melder|cliënt|spreker \d|[A-Z])[^\n:]{0,12}: \Z", re.IGNORECASE
)


def is_of_somebody(text: str, start: int, end: int, *, year: int) -> bool:
    """Whether a person stands before the date, and it is so long ago that it is the day of birth."""
    if year not in SOME_TIME:
        return False
    before = text[max(0, start - TITLED) : start]
    parting = PARTING.search(before, max(0, len(before) - PARTED))
    if parting:
        name = before[: parting.start()]
        if year in CHILDHOOD and (_is_titled(name, CHILDREN) or CHILDREN_OF.search(before)):
            return True
        if year in GROWN_UP and NAMED.search(before[-NAME_REACH:]):
            return True
        if year in LONG_AGO and _is_titled(name, TITLES):
            return True
    if year not in LONG_AGO:
        return False
    return bool(ID_AHEAD.match(text, end) or _is_answer(text, before, end) or _is_said_of(before))


def _is_titled(name: str, titles: frozenset[str]) -> bool:
    """Whether a word for a person begins what stands before the date, with room for a name behind it."""
    return any(
        word[0].lower() in titles and len(name) - word.end() in NAME_SIZE and not NO_NAME.search(name, word.end())
        for word in WORD.finditer(name)
    )


def _is_answer(text: str, before: str, end: int) -> bool:
    is_last = before.endswith(": ") and text[end : end + 2].lstrip(".")[:1] in {"\n", ""}
    return is_last and ANSWER.search(before) is not None


def _is_said_of(before: str) -> bool:
    return before.endswith(" ") and IS_OF.search(before[-SAID_REACH:]) is not None
