"""A text cut into words and signs, once, for everything in the guard that reads words."""

import re
from functools import cached_property

# A word with its inner apostrophes and hyphens; initials ("J.P."); any other sign, also a single letter or digit; a run
# of line breaks. Possessive, the commonest first, and with the spaces behind it, so that no search begins at a space:
# this pattern runs over every prompt.
TOKEN = re.compile(r"([^\W_]{2,}+(?:['-][^\W_]++)*+|(?:[A-ZÀ-ÖØ-Þ]\.)++|\S|\n\s*+) *+")


class Words:
    """The tokens of a text in its own order.

    `forms` are the tokens as written, `lower` in lower case; `starts[i]` and `ends[i]` are where token i stands in
    the text. A run of line breaks is one token.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.forms: list[str] = TOKEN.findall(text)

    @cached_property
    def lower(self) -> list[str]:
        return list(map(str.lower, self.forms))

    @cached_property
    def present(self) -> frozenset[str]:
        """The different lower-case tokens: one intersection tells whether any word of a list is there."""
        return frozenset(self.lower)

    @cached_property
    def starts(self) -> list[int]:
        find, place = self.text.find, 0
        starts: list[int] = []
        for form in self.forms:  # between two tokens are only spaces, so a token stands where it is first found
            place = find(form, place)
            starts.append(place)
            place += len(form)
        return starts

    def end(self, index: int) -> int:
        return self.starts[index] + len(self.forms[index])
