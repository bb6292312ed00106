"""Placeholders, and the ways in which a language model spells them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from waarborg.guard.findings import KINDS

# "<PERSOON_1b>" as we write it, or with HTML entities, another case or escapes of markdown. A backslash in front
# belongs to the placeholder only if one stands before the closing sign too: in "C:\<GEBRUIKER_1>" it is the text's.
# Between the opening and the closing sign no other opening sign fits, so no two spelled placeholders overlap. The first
# sign has no letter case, so that `re` skips to it ten times as fast.
SPELLED = re.compile(
    r"""
    (?: < | \\(?P<escaped><) | &(?i:lt); )
    (?i:
        (?P<word>[A-Z]++) \\?_ (?P<number>[0-9]++) (?P<form>[B-Z]?)
        (?(escaped) \\> | (?: \\?> | &gt; ) )
    )
    """,
    re.VERBOSE | re.ASCII,
)

WORDS = frozenset(kind.token for kind in KINDS.values())
"""The words of our placeholders."""

MOST_DIGITS = 5
"""With more digits it is a number in the signs of a placeholder, and may be someone's."""


def placeholders(text: str) -> list[tuple[int, int]]:
    """Where a text that was masked before holds our placeholders: "<GEZONDHEID_1>" tells nobody's illness."""
    if "_" not in text:
        return []
    return [
        spelled.span()
        for spelled in SPELLED.finditer(text)
        if spelled["word"].upper() in WORDS and len(spelled["number"]) <= MOST_DIGITS
    ]


# How many signs the longest spelling, "&lt;PERSOON\_1b&gt;", has more than the placeholder itself.
LONGER_BY = len(r"&lt;\_&gt;") - len("<_>")


def token_of(spelled: re.Match[str]) -> str:
    """The placeholder as we write it."""
    return f"<{spelled['word'].upper()}_{spelled['number']}{spelled['form'].lower()}>"


@dataclass(frozen=True, slots=True, repr=False)
class Masked:
    """A text with placeholders, and the value of each placeholder that may be restored.

    Holds personal data. So its `repr`, which ends up in logs and tracebacks, only counts.
    """

    text: str
    tokens: Mapping[str, str]

    def __repr__(self) -> str:
        return f"Masked({len(self.text)} code points, {len(self.tokens)} tokens)"
