"""What the name model knows of a word by itself: is it a first name, a surname, a common word, a place?

The lists are kept as sorted 32-bit hashes with one byte of facts each, so that 400,000 words cost 2 MB and no list can
be read from them. Chances that an unknown word seems known: one in ten thousand.
"""

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

COMMON, PLACE = 0b0001_0000, 0b0010_0000
FIRST_SHIFT, LAST_SHIFT = 0, 2
"""Bits 0-1 say how common a first name is (0 not, 1 rare, 2, 3 common), bits 2-3 the same of a surname."""


def key_of(written: str) -> int:
    """The 32-bit hash under which a word or a feature is kept; half a sign (a lone surrogate) has one too."""
    try:
        return crc32(written.encode())
    except UnicodeEncodeError:
        return crc32(written.encode(errors="surrogatepass"))


def keys_of(written: list[str]) -> list[int]:
    """The hashes of many; nearly always each can be encoded at once."""
    try:
        return [crc32(each.encode()) for each in written]
    except UnicodeEncodeError:
        return list(map(key_of, written))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`keys` are the hashes in order; `facts[i]` are the facts of the word with hash `keys[i]`."""

    keys: "array[int]"
    facts: bytes

    def facts_of(self, word: str) -> int:
        """The facts of a word in lower case as bits, 0 when nothing is known of it."""
        key = key_of(word)
        place = bisect_left(self.keys, key)
        return self.facts[place] if place < len(self.keys) and self.keys[place] == key else 0


def first_name(facts: int) -> int:
    return facts & 0b11


def surname(facts: int) -> int:
    return facts >> LAST_SHIFT & 0b11


def build(words: Mapping[str, int]) -> Lexicon:
    """A lexicon of words in lower case with their facts; facts of the same hash are joined."""
    joined: dict[int, int] = {}
    for word, facts in words.items():
        key = key_of(word)
        joined[key] = joined.get(key, 0) | facts
    keys = array("I", sorted(joined))
    return Lexicon(keys, bytes(joined[key] for key in keys))
