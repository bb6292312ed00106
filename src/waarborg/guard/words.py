"""A text cut into words and signs, once, for everything in the guard that reads words."""

import re
from functools import cached_property
from itertools import accumulate

# A word with its inner apostrophes and hyphens; initials ("J.P."); any other sign, also a single letter or digit; a run
# of line breaks; each with the blanks behind it, so that the pieces together are the text. Possessive, and the
# commonest first: this pattern runs over every prompt.
PIECE = re.compile(r"(?:[^\W_]{2,}+(?:['-][^\W_]++)*+|(?:[A-ZÀ-ÖØ-Þ]\.)++|\S|\n\s*+)[^\S\n]*+")


class Words:
    """The tokens of a text in its own order.

    `forms` are the tokens as written, `lower` in lower case; `starts[i]` is where token i stands in the text. A run of
    line breaks is one token.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = PIECE.findall(text)
        self.forms = [piece.rstrip() or piece for piece in self.pieces]

    @cached_property
    def lower(self) -> list[str]:
        return list(map(str.lower, self.forms))

    @cached_property
    def present(self) -> frozenset[str]:
        """The different lower-case tokens: one intersection tells whether any word of a list is there."""
        return frozenset(self.lower)

    @cached_property
    def starts(self) -> list[int]:
        first = len(self.text) - sum(map(len, self.pieces))  # blanks before the first token
        return list(accumulate(map(len, self.pieces[:-1]), initial=first)) if self.pieces else []

    def places(self, cues: frozenset[str]) -> list[int]:
        """Where in the text the tokens begin that are one of these lower-case words."""
        if self.present.isdisjoint(cues):
            return []
        return [self.starts[index] for index, word in enumerate(self.lower) if word in cues]

    def end(self, index: int) -> int:
        return self.starts[index] + len(self.forms[index])
