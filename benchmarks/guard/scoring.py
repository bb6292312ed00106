"""How well findings match what is marked in the gold set, with intervals from a bootstrap over texts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from waarborg.guard import KINDS, Category

Counts = NDArray[np.int64]
Span = tuple[int, int, str]

MARKING = "marking"
"""What the gold set calls both markings of art. 4.2: confidential and secret are often a matter of taste."""

SAME = {"confidential_marking": MARKING, "secret_marking": MARKING}
CATEGORY = {SAME.get(name, name): kind.category for name, kind in KINDS.items()}
LABELS = tuple(CATEGORY)
PLACE = {label: place for place, label in enumerate(LABELS)}

FIELDS = ("marked", "found", "exact", "met", "hit", "covered", "alarms")
"""What is counted per text and label. Marked and found spans; those that are exactly alike; marked ones that a finding
of their kind touches; findings that touch a marked one of their kind; marked ones of which every sign lies within
findings of whatever kind, so that masking would hide them; findings that touch nothing marked."""

MARKED, FOUND, EXACT, MET, HIT, COVERED, ALARMS = range(len(FIELDS))
DRAWS = 1_000
SEED = 20261125


class Estimate(NamedTuple):
    """A figure with its 95 % interval; not a number where there was nothing to count."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of a row of labels together, and what follows from them."""

    counts: Mapping[str, int]
    figures: Mapping[str, Estimate]


def tally(marked: Iterable[Span], found: Iterable[Span]) -> Counts:
    """The counts of one text: a row per label, a column per field."""
    marked, found = _labelled(marked), _labelled(found)
    counts = np.zeros((len(LABELS), len(FIELDS)), dtype=np.int64)
    exact = set(marked) & set(found)
    for span in marked:
        row = counts[PLACE[span[2]]]
        row[MARKED] += 1
        row[EXACT] += span in exact
        row[MET] += any(_touch(span, other) and span[2] == other[2] for other in found)
        row[COVERED] += _is_covered(span, found)
    for span in found:
        row = counts[PLACE[span[2]]]
        touched = [other for other in marked if _touch(span, other)]
        row[FOUND] += 1
        row[HIT] += any(span[2] == other[2] for other in touched)
        row[ALARMS] += not touched
    return counts


def _labelled(spans: Iterable[Span]) -> list[Span]:
    return [(start, end, SAME.get(kind, kind)) for start, end, kind in spans]


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_covered(span: Span, found: Iterable[Span]) -> bool:
    place = span[0]
    for start, end, _ in sorted(found):
        if start <= place < end:
            place = end
    return place >= span[1]


def rows_of(*, category: Category | None = None, label: str | None = None) -> list[int]:
    """Which rows of a tally belong to a category, to a label, or to all of them."""
    wanted = [kind for kind in LABELS if label in {None, kind} and category in {None, CATEGORY[kind]}]
    return [PLACE[kind] for kind in wanted]


def score(tallies: Sequence[Counts], rows: Sequence[int]) -> Score:
    """Precision, recall and F1 over all texts, in both senses, and the share that is covered."""
    counts = np.stack(tallies)[:, list(rows)].sum(axis=1)
    total = counts.sum(axis=0)
    drawn = draws(len(counts)) @ counts
    names = ("precision", "recall", "f1")
    figures = {
        f"{sense} {name}": estimate(value, values)
        for sense, right_found, right_marked in (("strict", EXACT, EXACT), ("overlap", HIT, MET))
        for name, value, values in zip(
            names, _three(total, right_found, right_marked), _three(drawn, right_found, right_marked), strict=True
        )
    }
    figures["covered"] = estimate(_share(total, COVERED, MARKED), _share(drawn, COVERED, MARKED))
    return Score(dict(zip(FIELDS, total.tolist(), strict=True)), figures)


def alarms(tallies: Sequence[Counts], lengths: Sequence[int], rows: Sequence[int]) -> Estimate:
    """Findings that touch nothing marked, per 10,000 characters."""
    counts = np.stack(tallies)[:, list(rows), ALARMS].sum(axis=1)
    per = np.asarray(lengths) / 10_000
    weights = draws(len(counts))
    return estimate(counts.sum() / per.sum(), (weights @ counts) / (weights @ per))


def draws(texts: int) -> Counts:
    """How often each text is in each of the bootstrap's sets, which are as large as the whole. Always the same."""
    return np.random.default_rng(SEED).multinomial(texts, np.full(texts, 1 / texts), size=DRAWS)


def estimate(value: float | NDArray[np.float64], drawn: NDArray[np.float64]) -> Estimate:
    drawn = drawn[~np.isnan(drawn)]
    low, high = np.quantile(drawn, (0.025, 0.975)) if drawn.size else (np.nan, np.nan)
    return Estimate(float(value), float(low), float(high))


def _three(
    counts: Counts, right_found: int, right_marked: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    precision, recall = _share(counts, right_found, FOUND), _share(counts, right_marked, MARKED)
    with np.errstate(invalid="ignore"):
        return precision, recall, 2 * precision * recall / (precision + recall)


def _share(counts: Counts, part: int, whole: int) -> NDArray[np.float64]:
    """A part of a whole; not a number when the whole is nothing."""
    wholes = counts[..., whole]
    return np.where(wholes > 0, counts[..., part] / np.maximum(wholes, 1), np.nan)
