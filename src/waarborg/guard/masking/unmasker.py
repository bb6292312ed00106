"""Taking placeholders away from an answer, also when it arrives in pieces."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping

from waarborg.guard.masking.tokens import LONGER_BY, SPELLED, Masked, token_of

# The same spellings as SPELLED, broken off anywhere at the end of what has arrived.
BROKEN_OFF = re.compile(
    r"""
    (?:
        (?: (?P<escaped>\\)?< | &lt; )
        (?P<word>[A-Z]*+) (?: \\?_ (?P<rest>[0-9]*+[B-Z]?) )?
        (?P<sign> (?(escaped) \\? | (?: \\ | &(?:gt?)? )? ) )
        | \\ | &(?:lt?)?
    ) \Z
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


def unmask(text: str, masked: Masked) -> str:
    """The text with the value of every placeholder that `masked` knows; other placeholders stay.

    Values go in as they were written and are not read again, so a value may itself look like a placeholder. They are
    not escaped either: whoever puts them into HTML does that afterwards.
    """
    return SPELLED.sub(_restoring(masked.tokens), text)


def _restoring(tokens: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda spelled: tokens.get(token_of(spelled), spelled[0])


class Unmasker:
    """Unmasks an answer that arrives in pieces: all that comes out is together what `unmask` makes of the whole.

    Holds back no more than the end of what arrived, and only as long as that can become a known placeholder.
    """

    def __init__(self, masked: Masked) -> None:
        self._restore = _restoring(masked.tokens)
        self._tokens = sorted(masked.tokens)
        self._longest = max(map(len, self._tokens), default=0) + LONGER_BY
        self._held = ""

    def feed(self, piece: str) -> str:
        arrived = self._held + piece
        held_from = self._broken_off(arrived)
        self._held = arrived[held_from:]
        return SPELLED.sub(self._restore, arrived[:held_from])

    def close(self) -> str:
        """What was held back: the answer ended within something that could have become a placeholder."""
        held, self._held = self._held, ""
        return held

    def _broken_off(self, arrived: str) -> int:
        """Where the longest end begins that can still become a known placeholder."""
        begun = BROKEN_OFF.search(arrived, max(0, len(arrived) - self._longest))
        while begun and not self._can_become_known(begun):
            begun = BROKEN_OFF.search(arrived, begun.start() + 1)
        return begun.start() if begun else len(arrived)

    def _can_become_known(self, begun: re.Match[str]) -> bool:
        word, rest, sign = begun["word"], begun["rest"], begun["sign"]
        token = "<" + (word or "").upper()
        if rest is not None:
            token += "_" + rest.lower()
        if sign:  # a backslash comes before the underscore or the closing sign, an ampersand before the latter
            token += "_" if sign == "\\" and rest is None else ">"
        place = bisect_left(self._tokens, token)
        return place < len(self._tokens) and self._tokens[place].startswith(token)
