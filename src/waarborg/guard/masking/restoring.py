"""Putting values back for someone who reads along: says what was put back and what not, and takes small damage.

`unmask` restores only what is spelled as a placeholder, also in pieces. Here the answer is whole, so that a placeholder
that lost its signs or its underscore can be known again too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from waarborg.guard.masking.tokens import SPELLED, WORDS, Masked, token_of

# A placeholder in other signs, with a space for the underscore ("[PERSOON_1]", "<persoon 4>"), or without signs, but
# then in capitals and with the underscore: "adres 1" is an ordinary word and a number.
DAMAGED = re.compile(
    r"""
    (?: \\?[<\[{] | &lt; )[ ]?
        (?P<word>[A-Za-z]++) (?: \\?_ | [ -] )? (?P<number>[0-9]{1,5}+) (?P<form>[B-Zb-z]?)
    [ ]?(?: \\?[>\]}] | &gt; )
    |
    (?<![A-Za-z0-9_]) (?P<bare_word>[A-Z]++) \\?_ (?P<bare_number>[0-9]{1,5}+) (?P<bare_form>[b-z]?) (?![A-Z0-9_])
    """,
    re.VERBOSE | re.ASCII,
)


LONGEST = 5_000_000
"""So many code points a text with its values has at most."""


class TooLong(ValueError):
    """With all its values the text would be longer than `LONGEST`."""

    def __init__(self) -> None:
        super().__init__("Met alle gegevens terug wordt deze tekst te lang. Geef een kleiner deel van het antwoord.")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the answer; `token` names the placeholder that stood here, when this is what came back for it."""

    text: str = field(repr=False)
    token: str = ""


@dataclass(frozen=True, slots=True)
class Restored:
    """An answer with its values back. `missing` are the placeholders that stayed, each once, in order."""

    parts: tuple[Part, ...]
    missing: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)

    @property
    def count(self) -> int:
        """How many times a value was put back."""
        return sum(1 for part in self.parts if part.token)


def restore(text: str, masked: Masked) -> Restored:
    """The text with the value of every placeholder that `masked` knows, also of one that is slightly damaged.

    Raises `TooLong` before it becomes so long that no answer can be it: one value can come back again and again.
    """
    parts: list[Part] = []
    missing: dict[str, None] = {}
    done = 0
    for spelled in SPELLED.finditer(text):
        parts += _mended(text[done : spelled.start()], masked, missing)
        parts += _exact(spelled, masked, missing)
        done = spelled.end()
    parts += _mended(text[done:], masked, missing)
    restored = Restored(tuple(part for part in parts if part.text), tuple(missing))
    if sum(len(part.text) for part in restored.parts) > LONGEST:
        raise TooLong
    return restored


def _exact(spelled: re.Match[str], masked: Masked, missing: dict[str, None]) -> Iterator[Part]:
    token = token_of(spelled)
    if token in masked.tokens:
        yield Part(masked.tokens[token], token)
        return
    if spelled["word"].upper() in WORDS:
        missing[token] = None
    yield Part(spelled[0])


def _mended(text: str, masked: Masked, missing: dict[str, None]) -> Iterator[Part]:
    """Text without an exact placeholder: damaged ones that are known come back."""
    done = 0
    for damaged in DAMAGED.finditer(text):
        yield Part(text[done : damaged.start()])
        yield from _known_again(damaged, masked, missing)
        done = damaged.end()
    yield Part(text[done:])


def _known_again(damaged: re.Match[str], masked: Masked, missing: dict[str, None]) -> Iterator[Part]:
    word = (damaged["word"] or damaged["bare_word"]).upper()
    number = damaged["number"] or damaged["bare_number"]
    form = (damaged["form"] or damaged["bare_form"] or "").lower()
    for token, left in ((f"<{word}_{number}{form}>", ""), (f"<{word}_{number}>", form)):
        if token in masked.tokens:  # the letter of "PERSOON_1s" belongs to the sentence, unless there is such a form
            yield Part(masked.tokens[token], token)
            yield Part(left)
            return
    if word in WORDS and word in damaged[0] and "_" in damaged[0]:
        missing[f"<{word}_{number}>"] = None
    yield Part(damaged[0])
