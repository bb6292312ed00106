"""Looks for groups that nobody named: combinations of traits of people who fare clearly worse than the rest.

A small tree divides one half of the rows by the traits that matter most for the outcome; each leaf is a group. Every
leaf is then tested on the other half, so that chance in the first half does not count, and the tests together have the
confidence of the norms. Nobody says beforehand which traits belong together.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from waarborg.assessment.fairness import intervals
from waarborg.assessment.fairness.reading import Outcomes
from waarborg.assessment.fairness.result import Interval, Mapping, Norms

Matrix = np.ndarray[Any, np.dtype[np.float32]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
Labels = np.ndarray[Any, np.dtype[np.int64]]

MOST_GROUPS = 12
MOST_LOOKED_AT = 200_000
"""More rows do not make the groups better, only the search slower."""
MOST_PLACES = 50_000_000
"""Rows times values that are looked at: 200 MB."""
MOST_TRAITS = 4
NOTABLE = 1.5
"""A trait is told when it occurs this much more often in the group than among all."""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A group that nobody named: how it is different, and how it fares beside everybody else, in the second half."""

    traits: tuple[str, ...]
    people: int
    rate: Interval
    others: Interval
    difference: Interval


def scan(
    outcomes: Outcomes, mapping: Mapping, norms: Norms, *, columns: tuple[str, ...], seed: int = 0
) -> tuple[Unnamed, ...]:
    """Groups by `columns` that fare worse for certain, the largest difference first.

    `seed` divides the rows; the same file gives the same answer. Too few rows give nothing. Of a very large file a
    part is looked at, drawn by chance.
    """
    usable = tuple(column for column in columns if column != mapping.outcome and outcomes.may_be_group(column))
    chance = np.random.default_rng(seed)
    looked_at = _some_of(_decided(outcomes, mapping.outcome), usable, chance)
    if not usable or looked_at.rows < 4 * norms.smallest_group:
        return ()
    values = looked_at.values[mapping.outcome]
    favourable = np.array([text in mapping.favourable for text in values])[looked_at.codes[mapping.outcome]]
    first = chance.random(looked_at.rows) < 0.5  # noqa: PLR2004  (half of them)
    labels = _leaves(_features(looked_at, usable), favourable, first, norms.smallest_group, seed)
    found = (_tested(labels, label, favourable, ~first, z) for label, z in _to_test(labels[~first], norms))
    worse = [(label, group) for label, group in found if group.difference.high < 0]
    ordered = sorted(worse, key=lambda one: one[1].difference.estimate)
    return tuple(
        replace(group, traits=_traits(looked_at, usable, np.flatnonzero(~first & (labels == label))))
        for label, group in ordered
    )


def _decided(outcomes: Outcomes, column: str) -> Outcomes:
    """Only the rows that have an outcome."""
    known = np.array([bool(text) for text in outcomes.values[column]])[outcomes.codes[column]]
    if known.all():
        return outcomes
    return Outcomes(int(known.sum()), outcomes.values, {name: codes[known] for name, codes in outcomes.codes.items()})


def _some_of(outcomes: Outcomes, columns: tuple[str, ...], chance: np.random.Generator) -> Outcomes:
    """As many rows as fit: each value of a column takes a place in every row."""
    width = sum(len(outcomes.values[column]) for column in columns)
    most = min(MOST_LOOKED_AT, MOST_PLACES // max(width, 1))
    if outcomes.rows <= most:
        return outcomes
    rows = chance.choice(outcomes.rows, most, replace=False)
    return Outcomes(most, outcomes.values, {name: codes[rows] for name, codes in outcomes.codes.items()})


def _to_test(labels: Labels, norms: Norms) -> list[tuple[int, float]]:
    """The groups that are large enough in the second half, and so is the rest; with how strict each test is."""
    sizes = {int(label): int((labels == label).sum()) for label in np.unique(labels)}
    smallest = norms.smallest_group
    large = [label for label, size in sizes.items() if size >= smallest and len(labels) - size >= smallest]
    z = intervals.z_of(1 - (1 - norms.confidence) / max(len(large), 1))
    return [(label, z) for label in large]


def _tested(labels: Labels, label: int, favourable: Flags, second: Flags, z: float) -> tuple[int, Unnamed]:
    """How a group fares in the half on which it was not found."""
    inside, outside = second & (labels == label), second & (labels != label)
    rate = intervals.rate(int(favourable[inside].sum()), int(inside.sum()), z=z)
    others = intervals.rate(int(favourable[outside].sum()), int(outside.sum()), z=z)
    return label, Unnamed((), int(inside.sum()), rate, others, intervals.difference(rate, others))


def _features(outcomes: Outcomes, columns: tuple[str, ...]) -> Matrix:
    """One column of noughts and ones for each value, so that no order is read into names."""
    widths = [len(outcomes.values[column]) for column in columns]
    features = np.zeros((outcomes.rows, sum(widths)), dtype=np.float32)
    starts = np.cumsum([0, *widths[:-1]])
    for column, start in zip(columns, starts, strict=True):
        features[np.arange(outcomes.rows), start + outcomes.codes[column]] = 1
    return features


def _leaves(features: Matrix, favourable: Flags, first: Flags, smallest: int, seed: int) -> Labels:
    """The group of every row, by a tree that saw the first half only."""
    from sklearn.tree import DecisionTreeClassifier

    tree = DecisionTreeClassifier(max_leaf_nodes=MOST_GROUPS, min_samples_leaf=smallest, random_state=seed)
    tree.fit(features[first], favourable[first])
    return np.asarray(tree.apply(features))


def _traits(outcomes: Outcomes, columns: tuple[str, ...], people: Labels) -> tuple[str, ...]:
    """What occurs much more in these people than in all, the most telling first."""
    telling = []
    for column in columns:
        codes = outcomes.codes[column]
        number = len(outcomes.values[column])
        here = np.bincount(codes[people], minlength=number) / len(people)
        all_of_them = np.bincount(codes, minlength=number) / outcomes.rows
        place = int(np.argmax(here - all_of_them))
        if here[place] >= NOTABLE * all_of_them[place]:
            telling.append((float(here[place] - all_of_them[place]), f"{column}: {outcomes.values[column][place]}"))
    return tuple(text for _, text in sorted(telling, reverse=True)[:MOST_TRAITS])
