"""Where sentences begin, by token: for everything that asks what stands in the same sentence."""

from bisect import bisect_right
from collections.abc import Iterator

from waarborg.guard.sensitive.lists import entries
from waarborg.guard.words import Words

SENTENCE_ENDS = frozenset(".!?\n")
# A full stop after these ends no sentence.
ABBREVIATIONS = frozenset(entries("abbreviation"))
REACH = 40  # tokens: as far as a long sentence is read to both sides


class Sentences:
    """The sentences of a text. A line ends one, unless the next line goes on in lower case."""

    def __init__(self, words: Words) -> None:
        self.length = len(words.forms)
        self.breaks = list(_breaks(words))

    def around(self, index: int) -> tuple[int, int]:
        """First token and end of the sentence around a token, at most `REACH` away."""
        place = bisect_right(self.breaks, index)
        first = self.breaks[place - 1] if place else 0
        end = self.breaks[place] if place < len(self.breaks) else self.length
        return max(first, index - REACH), min(end, index + REACH)


def _breaks(words: Words) -> Iterator[int]:
    forms, pieces, last = words.forms, words.pieces, len(words.forms) - 1
    for index in [index for index, form in enumerate(forms) if form[0] in SENTENCE_ENDS]:
        form = forms[index]
        if form == ".":
            # Without a blank behind it a full stop may stand within a number or an address: "412.600", "x.nl".
            joined = (
                index < last
                and pieces[index] == "."
                and (forms[index + 1][0].isdecimal() or forms[index + 1].islower())
            )
            if not joined and not (index and forms[index - 1].lower() in ABBREVIATIONS):
                yield index + 1
        elif form[0] != "\n" or not (form.count("\n") == 1 and index < last and forms[index + 1][0].islower()):
            yield index + 1
