"""Cue words: what stands before a number and says what it is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from waarborg.guard.rules.lists import file_in_order, in_order, of_file

REACH = 100
LONG_NUMBER = 8
SHORTEST_BETWEEN = 4  # letters: "klantnummer" is read in "klant belastingen nr."
PIECES = 3  # so many are cut off at a time: the nearest words nearly always suffice
AROUND_WORDS = ".,:;()"
NUMBER_WORDS = frozenset({"nummer", "nummers", "nr", "nrs", "no", "num", "id", "code"})
NUMBER_ENDINGS = ("nummers", "nummer", "nrs", "nr", "num", "no", "code", "id")
FILLERS = of_file("cue.fillers")
# A word with its hyphens and dots ("KvK-nr", "geb.datum"), or a code with a digit near its start, to be passed over.
WORD = re.compile(
    r"(?<![^\W\d_])(?:(?=[^\W\d_]{0,5}+[-/.]?\d)[^\W_][\w/.-]{0,40}+|[^\W\d_]{1,40}+(?:[-.][^\W\d_]{1,40}+){0,3}+)"
)

FAMILIES = in_order(
    "bsn kvk client student big v driving_licence passport identity_card licence_plate vehicle case phone card account"
    " vat birth version network place address postcode other"
)
NUMBERED_FAMILIES = in_order("v a licence_plate client user case other")
# Words that are a cue by themselves, with or without "nummer" behind them.
ALONE_WORDS = {word: family for family in FAMILIES for word in file_in_order(f"cue.{family}")}
# Words too common to be a cue unless "nummer" stands behind them.
NUMBERED_WORDS = {word: family for family in NUMBERED_FAMILIES for word in file_in_order(f"numbered.{family}")}

# Family, list word and whether "nummer" is in it, by every written form without hyphens and dots. A word that is a cue
# with and without "nummer" counts as the former in "V-nummer" and as the latter in "v. 12".
WITH_NUMBER = {
    word + ending: (family, word, True)
    for word, family in {**ALONE_WORDS, **NUMBERED_WORDS}.items()
    for ending in NUMBER_ENDINGS
}
FORMS = {**WITH_NUMBER, **{word: (family, word, False) for word, family in ALONE_WORDS.items()}}
# The same for a word with "nummer" as a word of its own behind it.
NUMBERED_FORMS = {form: (family, word, True) for form, (family, word, _) in FORMS.items()} | {
    word: (family, word, True) for word, family in NUMBERED_WORDS.items()
}
HAS_DIGIT = re.compile(r"[0-9]").search


class Cue(NamedTuple):
    """A cue word from the lists, and whether "nummer" went with it.

    `distance` counts the other words between it and the number, `passed` the digits.
    """

    family: str
    word: str
    numbered: bool
    distance: int
    passed: int = 0

    @property
    def spent(self) -> bool:
        """Whether another long number stands in between, so that the cue went with that one."""
        return self.passed >= LONG_NUMBER


def cue_of(word: str, numbered: bool = False) -> tuple[str, str, bool] | None:
    """Family and list word of one written word such as "KvK-nr."; None when it is no cue."""
    bare = word.lower()
    if not bare.isalpha():
        bare = bare.replace("-", "").replace(".", "")
    return (NUMBERED_FORMS if numbered else FORMS).get(bare)


def cues_before(text: str, start: int, *, within: int = REACH) -> Iterator[Cue]:
    """The cues in the hundred characters before `start`, nearest first, with at most `within` other words between."""
    distance = passed = 0
    numbered = farther = False  # whether "nummer" stands right behind the word, or behind the one after it
    for word in _words_before(text, start):
        if word.isdecimal():  # in a list of numbers nearly all are
            passed += len(word)
            continue
        read = cue_of(word, numbered)
        if read:
            yield Cue(read[0], read[1], read[2] or farther, distance, passed)
            distance += 1
            numbered = farther = False
        elif not word.isalpha() and HAS_DIGIT(word):
            passed += sum(map(str.isdecimal, word))
        else:
            lower = word.lower()
            farther = numbered and len(word) > SHORTEST_BETWEEN
            numbered = lower in NUMBER_WORDS
            distance += not (numbered or lower in FILLERS)
        if distance > within:
            return


def _words_before(text: str, start: int) -> Iterator[str]:
    """The words before `start`, nearest first. No word holds a space, and most are one from space to space."""
    low = max(0, start - REACH)
    rest = text[low:start]
    while True:
        first, *pieces = rest.rsplit(None, PIECES) or ("",)
        for piece in reversed(pieces):
            word = piece if piece.isalpha() else piece.strip(AROUND_WORDS)
            if word.isalpha():
                yield word
            else:
                yield from reversed(WORD.findall(piece))
        if len(pieces) < PIECES:
            break
        rest = first
    if first:  # it may be cut
        yield from reversed(WORD.findall(text, low, low + rest.index(first) + len(first)))
