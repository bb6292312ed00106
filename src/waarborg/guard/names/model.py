"""A linear-chain conditional random field that reads names (Lafferty, McCallum and Pereira, 2001), decoded with numpy.

What a word says of itself and of its neighbours depends on the word alone, so it is computed once for each
word and kept; a text is then a matter of a few array operations. Only runs of words that could be part of a name are
decoded one by one.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import exp
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from waarborg.guard.names.features import EDGE, WINDOW, Look, look_features, look_of, part_features, word_class
from waarborg.guard.names.lexicon import keys_of
from waarborg.guard.names.weights import LABELS, Weights, load

Scores = NDArray[np.int16]

WORDS_KEPT = 1 << 16
"""So many different words are remembered (about 6 MB), then the memory is emptied."""

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
BIAS = 4_000
"""No score is further from 0, so that eight together stay within sixteen bits."""


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` up to `last` (exclusive) are a name of a person, with this confidence (0 to 1)."""

    first: int
    last: int
    confidence: float


def packed(scores: Scores) -> NDArray[np.int64]:
    """The scores of the four labels in one whole number, so that one addition adds all four.

    Each has sixteen bits and is made positive by `BIAS`, so that none borrows from its neighbour.
    """
    positive = np.clip(scores, -BIAS, BIAS).astype(np.int32) + BIAS
    return positive.astype(np.uint16).view(np.int64)


def _flat(pairs: Scores) -> NDArray[np.int64]:
    """The scores of pairs of classes in one row."""
    return packed(pairs.reshape(-1, len(LABELS)))[:, 0]


def unpacked(total: NDArray[np.int64], *, terms: int) -> Scores:
    """The scores by label of a sum of so many packed numbers."""
    return (total.view(np.uint16).reshape(-1, len(LABELS)) - np.uint16(terms * BIAS)).view(np.int16)


class NameModel:
    """The weights with a memory of words; one thread reads at a time.

    A word is remembered by its hash, which differs in every process, so no word of a text is kept.
    """

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.class_ids = {name: place for place, name in enumerate(weights.classes)}
        self.places = dict(zip(weights.feature_keys.tolist(), range(len(weights.feature_keys)), strict=True))
        steps = weights.transitions.astype(np.int64)
        alone = np.zeros(
            (1, len(WINDOW), len(LABELS)), dtype=np.int16
        )  # what a word gets that has none in a name by it
        alone[0, HERE] = steps[OUTSIDE] + steps[:, OUTSIDE] - steps[OUTSIDE, OUTSIDE]
        self.states = np.concatenate([weights.states, alone]).reshape(-1, ROW)
        self.alone = len(weights.states)
        self.before, self.behind, self.around = (
            packed(pairs.reshape(-1, len(LABELS)))[:, 0] for pairs in weights.pairs
        )
        steps = steps - steps[OUTSIDE] - steps[:, [OUTSIDE]] + steps[OUTSIDE, OUTSIDE]
        self.steps = (4 * steps.T).tolist()
        self.go_on = np.diagonal(steps).tolist()
        self.start_on = int(steps[BEGIN, INSIDE])
        gain = steps.max(axis=0).tolist()
        self.open_above = [int(-OPEN / weights.step - gain[label]) for label in (BEGIN, INSIDE, THING)]
        self.worth_above = int(-WORTH / weights.step - gain[BEGIN])
        self.lock = Lock()
        self.forget()

    def forget(self) -> None:
        self.rows: dict[int, int] = {}
        self.facts: dict[int, int] = {}
        self.looks: dict[Look, list[int]] = {}
        self.table = np.zeros((WORDS_KEPT, len(WINDOW)), dtype=np.int64)
        self.class_of = np.zeros(WORDS_KEPT, dtype=np.intp)
        self.learn(["\n"])

    def facts_of(self, word: str) -> int:
        """What the lexicon knows of a word in small letters."""
        facts = self.facts.get(hash(word))
        if facts is None:
            if len(self.facts) >= WORDS_KEPT:
                self.facts.clear()
            facts = self.facts[hash(word)] = self.weights.lexicon.facts_of(word)
        return facts

    def learn(self, forms: Iterable[str]) -> None:
        """Compute the rows of words at their first appearance, all of them together."""
        first = len(self.rows)
        found: list[int] = []
        begins: list[int] = []
        for form in dict.fromkeys(forms):
            if hash(form) in self.rows:
                continue
            begins.append(len(found))
            self.rows[hash(form)] = place = len(self.rows)
            self.class_of[place] = self._read(form, found)
        sums = np.add.reduceat(self.states.take(found, axis=0), begins, axis=0)
        self.table[first : len(self.rows)] = packed(sums)

    def _read(self, form: str, found: list[int]) -> int:
        """Add the rows of what a word says to those found; gives the number of its class."""
        found.append(self.alone)
        if form[0] == "\n":
            found += self._known([EDGE])
            return self.class_ids.get(EDGE, 0)
        bare = form.removesuffix("'s")
        look = look_of(bare, self.facts_of(bare.lower()))
        rows = self.looks.get(look)
        if rows is None:
            rows = self.looks[look] = self._known(look_features(look))
        found += rows
        found += self._known(part_features(bare, look.shape[0]))
        return self.class_ids.get(look.word_class if bare is form else word_class(form, look.facts), 0)

    def _known(self, features: list[str]) -> list[int]:
        """The rows of those features that the model learned something of."""
        return [row for row in map(self.places.get, keys_of(features)) if row is not None]

    def scores(self, forms: list[str], bias: float) -> Scores:
        """A score for each of at most `BLOCK` tokens and each label, from its own word and those around it."""
        if len(self.rows) + len(forms) > WORDS_KEPT:
            self.forget()
        hashes = list(map(hash, forms))
        places = list(map(self.rows.get, hashes))
        if None in places:
            self.learn(forms)
            places = list(map(self.rows.get, hashes))
        ids = np.array([EDGE_ROW, EDGE_ROW, *places, EDGE_ROW, EDGE_ROW], dtype=np.intp)
        near, classes = self.table.take(ids, axis=0), self.class_of.take(ids)
        total = near[2:-2, HERE] + near[:-4, 0]
        total += near[1:-3, 1]
        total += near[3:-1, 3]
        total += near[4:, 4]
        first = classes * len(self.weights.classes)
        beside = first[1:-2] + classes[2:-1]  # of each word with the one before it
        total += self.before.take(beside[:-1])
        total += self.behind.take(beside[1:])
        total += self.around.take(first[1:-3] + classes[3:-1])
        result = unpacked(total, terms=len(WINDOW) + len(self.weights.pairs))
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
        outside = scores[:, OUTSIDE]
        begins = scores[:, BEGIN] - outside
        is_worth = (begins > self.worth_above).nonzero()[0].tolist()
        if not is_worth:
            return
        is_open = np.zeros(len(scores) + 2, dtype=np.bool_)
        begin, inside, thing = self.open_above
        is_open[1:-1] = begins > begin
        is_open[1:-1] |= scores[:, INSIDE] - outside > inside
        is_open[1:-1] |= scores[:, THING] - outside > thing
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
