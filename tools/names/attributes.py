"""The attributes that crfsuite learns from: the guard's own features, under a name with their place."""

from tools.names.export import attribute, pair
from waarborg.guard.names.features import EDGE, WINDOW, counts_at, word_class, word_features
from waarborg.guard.names.lexicon import Lexicon


class Attributes:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.known: dict[str, tuple[list[str], str]] = {}

    def word(self, form: str) -> tuple[list[str], str]:
        if form not in self.known:
            facts = self.lexicon.facts_of(form.lower())
            self.known[form] = word_features(form, facts), word_class(form, facts)
        return self.known[form]

    def of(self, forms: list[str]) -> list[list[str]]:
        """The attributes of each token of a text."""
        words = [self.word(form) for form in forms]
        classes = [EDGE, *(found for _, found in words), EDGE]
        return [[*self._window(words, i), *_pairs(classes[i : i + 3])] for i in range(len(words))]

    def _window(self, words: list[tuple[list[str], str]], i: int) -> list[str]:
        found = []
        for offset in WINDOW:
            if 0 <= i + offset < len(words):
                found += [attribute(f, offset) for f in words[i + offset][0] if counts_at(f, offset)]
            else:
                found.append(attribute(EDGE, offset))
        return found


def _pairs(around: list[str]) -> list[str]:
    before, itself, behind = around
    return [pair("q", before, itself), pair("r", itself, behind), pair("t", before, behind)]
