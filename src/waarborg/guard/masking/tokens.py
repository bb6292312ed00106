"""Placeholders, and the ways in which a language model spells them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from waarborg.guard.findings import KINDS

WORDS = frozenset(kind.token for kind in KINDS.values())
"""The words of our placeholders."""

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
