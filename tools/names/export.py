"""From what crfsuite learned to the guard's own file."""

from collections.abc import Iterable, Mapping

import numpy as np

from waarborg.guard.names.features import EDGE, WINDOW
from waarborg.guard.names.lexicon import Lexicon, key_of
from waarborg.guard.names.weights import LABELS, Weights

STEP = 0.02
"""Finer steps found no more names; coarser ones lose some."""

PAIRS = "qrt"
"""The first letters of the attributes of pairs: (before, itself), (itself, behind), (before, behind)."""


def attribute(feature: str, offset: int) -> str:
    """The name in crfsuite of a feature of the word `offset` places away."""
    return f"{offset}{feature}"


def pair(letter: str, first: str, second: str) -> str:
    return f"{letter}{first}~{second}"


def weights(
    states: Mapping[tuple[str, str], float], transitions: Mapping[tuple[str, str], float], lexicon: Lexicon
) -> Weights:
    """The weights as whole numbers of steps; what rounds to nothing is left out."""
    step = STEP
    scores = ((name, label, round(weight / step)) for (name, label), weight in states.items())
    split = [(*_split(name), LABELS.index(label), score) for name, label, score in scores if score]
    features = sorted({key_of(rest) for kind, rest, *_ in split if kind in WINDOW})
    classes = [EDGE, *sorted({c for k, rest, *_ in split if k in PAIRS_SET for c in rest.split("~")} - {EDGE})]
    made = Weights(
        step=step,
        feature_keys=np.array(features, dtype=np.uint32),
        states=np.zeros((len(features), len(WINDOW), len(LABELS)), dtype=np.int16),
        classes=tuple(classes),
        pairs=np.zeros((len(PAIRS), len(classes), len(classes), len(LABELS)), dtype=np.int16),
        transitions=np.zeros((len(LABELS), len(LABELS)), dtype=np.int16),
        lexicon=lexicon,
    )
    _fill(made, split)
    for (before, behind), weight in transitions.items():
        made.transitions[LABELS.index(before), LABELS.index(behind)] = round(weight / step)
    return made


PAIRS_SET = frozenset(PAIRS)


def _split(name: str) -> tuple[int | str, str]:
    """The offset or the letter of a pair, and the rest of an attribute's name."""
    if name[0] in PAIRS_SET:
        return name[0], name[1:]
    return (int(name[:2]), name[2:]) if name[0] == "-" else (int(name[0]), name[1:])


def _fill(made: Weights, split: Iterable[tuple[int | str, str, int, int]]) -> None:
    places = {int(key): place for place, key in enumerate(made.feature_keys)}
    ids = {name: place for place, name in enumerate(made.classes)}
    for kind, rest, label, score in split:
        if isinstance(kind, str):
            first, second = rest.split("~")
            made.pairs[PAIRS.index(kind), ids[first], ids[second], label] += score
        else:
            made.states[places[key_of(rest)], WINDOW.index(kind), label] += score
