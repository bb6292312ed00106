"""Letters in a text that may stand for a person: "JdV", "M.K.", "AK"."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

PREFIXED = r"[A-Z]{1,3}(?:vd|vdr|[vdte])[A-Z][a-z]?|[A-Z]{1,2}[vd][A-Z]{2}"
DOTTED = (
    r"(?:[A-Z]\.(?:vdr?|v\.d\.r?|van|v\.?|d\.?|t|de)[A-Z]\.|(?:[A-Z]\.(?: ?(?:vd|v\. ?d\.|[vdt])\. ?)?){1,4}[A-Z]?\.?)"
)
BARE = r"[A-Z]{2,4}|[A-Z][A-Z][a-z]|[A-Z][a-z][A-Z]"
# The first capital stands before the alternatives, so that a search goes straight from capital to capital.
CANDIDATE = re.compile(rf"(?=[A-Z])(?<![\w.@&+-])(?:({PREFIXED})|({DOTTED})|({BARE}))(?![\w@&+-]|\.\w)")
SET = r"(?:(?:[A-Z]\.){2,5}|[A-Z]{2}|[A-Z][B-DF-HJ-NP-TV-Z]{2}|[A-Z]{1,2}(?:vd|[vdt])[A-Z])"
ONLY_LETTERS = re.compile(rf"{SET}(?:(?:, ?| ?[/&] ?| en ){SET}){{0,8}}")


class Form(Enum):
    """How letters are written: with a prefix in small letters, with full stops, or as capitals only."""

    PREFIXED = 1
    DOTTED = 2
    BARE = 3


class Letters(NamedTuple):
    """Letters and where they stand; `plain` are they as capitals without full stops."""

    start: int
    end: int
    form: Form
    plain: str

    def is_bound(self, text: str) -> bool:
        """Whether a slash stands right before them: then they count only with the letters before it."""
        return self.start > 0 and text[self.start - 1] == "/"

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


def letters(text: str, names: list[tuple[int, int]]) -> Iterator[Letters]:
    """All letters that may be initials and are no part of a name, in the order of the text."""
    ends = iter(names)
    name = next(ends, None)
    for match in CANDIDATE.finditer(text):
        while name and name[1] <= match.start():
            name = next(ends, None)
        is_free = name is None or match.end() <= name[0]
        if is_free and len(match[0]) > 1:
            yield Letters(*match.span(), Form(match.lastindex), match[0].replace(".", "").replace(" ", "").upper())


def only_initials(written: str) -> bool:
    """Whether what was read as a name is nothing but the letters of one: "J.P.", "JdV", "RW, TH"."""
    return ONLY_LETTERS.fullmatch(written) is not None
