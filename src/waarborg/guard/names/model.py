"""A linear-chain conditional random field that reads names (Lafferty, McCallum and Pereira, 2001), decoded with numpy.

What a word says of itself and of its neighbours depends on the word alone, so it is computed once for each
word and kept; a text is then a matter of a few array operations. Only runs of words that could be part of a name are
decoded one by one.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from waarborg.guard.names.features import WINDOW, word_class, word_features
from waarborg.guard.names.lexicon import key_of
from waarborg.guard.names.weights import LABELS, Weights, load

Scores = NDArray[np.int16]

WORDS_KEPT = 1 << 16
"""So many different words are remembered (about 6 MB); then the memory is emptied."""

OUTSIDE, BEGIN, INSIDE, THING = range(4)
BLOCK = 8192
OPEN = 4.0
"""A word is read as part of a run unless it is likelier outside every name by more than this, in log-odds."""

WORTH = 2.0
"""A run is decoded when one of its words comes this near to a person's name."""

ROW = len(WINDOW) * len(LABELS)
HERE = WINDOW.index(0)
EDGE_ROW = 0
"""The row of a line break, which is also what lies outside the text."""

NEVER = -(1 << 40)


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` up to `last` (exclusive) are a name of a person, with this confidence (0 to 1)."""

    first: int
    last: int
    confidence: float


class NameModel:
    """The weights with a memory of words; one thread reads at a time."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.facts_of = lru_cache(WORDS_KEPT)(weights.lexicon.facts_of)
        self.class_ids = {name: place for place, name in enumerate(weights.classes)}
        self.places = dict(zip(weights.feature_keys.tolist(), range(len(weights.feature_keys)), strict=True))
        steps = weights.transitions.astype(np.int64)
        alone = np.zeros((1, len(WINDOW), len(LABELS)), dtype=np.int16)  # what a word gets that has none in a name by it
        alone[0, HERE] = steps[OUTSIDE] + steps[:, OUTSIDE] - steps[OUTSIDE, OUTSIDE]
        self.states = np.concatenate([weights.states, alone]).reshape(-1, ROW)
        self.alone = len(weights.states)
        self.beside = np.concatenate([weights.pairs[0], weights.pairs[1]], axis=-1).reshape(-1, 2 * len(LABELS))
        self.around = weights.pairs[2].reshape(-1, len(LABELS))
        steps = steps - steps[OUTSIDE] - steps[:, [OUTSIDE]] + steps[OUTSIDE, OUTSIDE]
        self.steps = (4 * steps.T).tolist()
        self.go_on = np.diagonal(steps).tolist()
        self.start_on = int(steps[BEGIN, INSIDE])
        self.open_above = (-OPEN / weights.step - steps.max(axis=0)[BEGIN:]).astype(np.int16)
        self.worth_above = (-WORTH / weights.step - steps.max(axis=0)[BEGIN]).astype(np.int16)
        self.lock = Lock()
        self.forget()

    def forget(self) -> None:
        self.rows: dict[str, int] = {}
        self.table = np.zeros((WORDS_KEPT, ROW), dtype=np.int16)
        self.class_of = np.zeros(WORDS_KEPT, dtype=np.intp)
        self.learn(["\n"])

    def learn(self, forms: Iterable[str]) -> None:
        """Compute the rows of words at their first appearance, all of them together."""
        first = len(self.rows)
        known = self.places.get
        found: list[int] = []
        begins: list[int] = []
        for form in dict.fromkeys(forms):
            if form in self.rows:
                continue
            begins.append(len(found))
            facts = self.facts_of(form.lower().removesuffix("'s"))
            found.append(self.alone)
            found += [row for f in word_features(form, facts) if (row := known(key_of(f))) is not None]
            self.rows[form] = place = len(self.rows)
            self.class_of[place] = self.class_ids.get(word_class(form, facts), 0)
        np.add.reduceat(self.states.take(found, axis=0), begins, axis=0, out=self.table[first : len(self.rows)])

    def scores(self, forms: list[str], bias: float) -> Scores:
        """A score for each of at most `BLOCK` tokens and each label, from its own word and those around it."""
        if len(self.rows) + len(forms) > WORDS_KEPT:
            self.forget()
        places = list(map(self.rows.get, forms))
        if None in places:
            self.learn(forms)
            places = list(map(self.rows.get, forms))
        ids = np.array([EDGE_ROW, EDGE_ROW, *places, EDGE_ROW, EDGE_ROW], dtype=np.intp)
        near, classes = self.table.take(ids, axis=0), self.class_of.take(ids)
        result = near[2:-2, 8:12] + near[:-4, 0:4]
        result += near[1:-3, 4:8]
        result += near[3:-1, 12:16]
        result += near[4:, 16:20]
        first = classes * len(self.weights.classes)
        beside = self.beside.take(first[1:-2] + classes[2:-1], axis=0)  # of each word with the one before it
        result += beside[:-1, :4]
        result += beside[1:, 4:]
        result += self.around.take(first[1:-3] + classes[3:-1], axis=0)
        if bias:
            result[:, BEGIN] += np.int16(bias / self.weights.step)
        return result

    def names(self, forms: list[str], *, bias: float = 0.0) -> Iterator[Name]:
        """The names of persons in a text of tokens. `bias` in log-odds of a name: above 0 finds more, below 0 fewer."""
        for first in range(0, len(forms), BLOCK):
            block = forms[first : first + BLOCK]
            with self.lock:
                scores = self.scores(block, bias)
            for name in self._in_block(scores):
                yield Name(first + name.first, first + name.last, name.confidence)

    def _in_block(self, scores: Scores) -> Iterator[Name]:
        ahead = scores[:, BEGIN:] - scores[:, :BEGIN]
        is_worth = (ahead[:, 0] > self.worth_above).nonzero()[0].tolist()
        if not is_worth:
            return
        is_open = np.zeros(len(scores) + 2, dtype=np.bool_)
        (ahead > self.open_above).any(axis=1, out=is_open[1:-1])
        turns = (is_open[1:] != is_open[:-1]).nonzero()[0].tolist()
        for first, last in zip(turns[::2], turns[1::2], strict=True):
            place = bisect_left(is_worth, first)
            if place < len(is_worth) and is_worth[place] < last:
                yield from self._in_run(scores[first:last].tolist(), first)

    def _in_run(self, run: list[list[int]], first: int) -> Iterator[Name]:
        """The names in a run of open tokens that begins at token `first`."""
        start = None
        for place, label in enumerate([*self._best_path(run), OUTSIDE]):
            if start is not None and label != INSIDE:
                yield Name(first + start, first + place, self._confidence(run[start:place]))
                start = None
            if label == BEGIN:
                start = place

    def _best_path(self, run: list[list[int]]) -> list[int]:
        """Viterbi's algorithm over a run that has a token outside every name before and behind it.

        Scores are taken four times, so that their two last bits can say which label they came from.
        """
        to_outside, to_begin, to_inside, to_thing = self.steps
        o, b, i, x = 0, NEVER + BEGIN, NEVER + INSIDE, NEVER + THING
        came: list[tuple[int, int, int, int]] = []
        for outside, begin, inside, thing in run:
            best_o = max(o + to_outside[0], b + to_outside[1], i + to_outside[2], x + to_outside[3])
            best_b = max(o + to_begin[0], b + to_begin[1], i + to_begin[2], x + to_begin[3])
            best_i = max(b + to_inside[1], i + to_inside[2])
            best_x = max(o + to_thing[0], b + to_thing[1], i + to_thing[2], x + to_thing[3])
            came.append((best_o & 3, best_b & 3, best_i & 3, best_x & 3))
            o = (best_o & ~3) + 4 * outside
            b = (best_b & ~3) + 4 * begin + BEGIN
            i = (best_i & ~3) + 4 * inside + INSIDE
            x = (best_x & ~3) + 4 * thing + THING
        label = max(o + to_outside[0], b + to_outside[1], i + to_outside[2], x + to_outside[3]) & 3
        path = [label, *(label := sources[label] for sources in reversed(came[1:]))]
        return path[::-1]

    def _confidence(self, rows: list[list[int]]) -> float:
        """How much likelier these tokens are one name than no name, or the name of a thing, as a chance."""
        outside = sum(row[OUTSIDE] for row in rows)
        thing = sum(row[THING] for row in rows) + (len(rows) - 1) * self.go_on[THING]
        first, *further = rows
        name = first[BEGIN] + sum(row[INSIDE] for row in further)
        if further:
            name += self.start_on + (len(further) - 1) * self.go_on[INSIDE]
        return 1 / (1 + exp((max(outside, thing) - name) * self.weights.step))


@cache
def model() -> NameModel:
    return NameModel(load())
