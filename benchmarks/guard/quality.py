"""What the guard finds of the gold set: precision, recall and F1, false alarms, and whole texts, with intervals.

Run: `.venv/bin/python benchmarks/guard/quality.py [--half test|dev] [--json | --markdown]`.
The figures of the half `test` are the ones to publish. The name model learns from the half `dev`, names replaced, so
what is measured there says too much. No found text is printed, so that nobody tunes on what was held out.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isnan
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.guard.report import measured_on, per_cent, plain, table  # noqa: E402  (found by the line above)
from benchmarks.guard.scoring import (  # noqa: E402
    CATEGORY,
    FOUND,
    LABELS,
    MARKED,
    PLACE,
    Counts,
    Estimate,
    Score,
    alarms,
    draws,
    estimate,
    rows_of,
    score,
    tally,
)
from tools.names import gold  # noqa: E402
from waarborg.guard import Category, check  # noqa: E402

POLICY_PROSE = "beleid"
"""The genre without persons, made to mislead: every finding that touches nothing marked is a false alarm."""

NATURAL_PROSE = "prose"
"""Prose as it stands on the website of a municipality, without anything to find."""

BIASES = (-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0)
FIGURES = (
    "strict precision",
    "strict recall",
    "strict f1",
    "overlap precision",
    "overlap recall",
    "overlap f1",
    "covered",
)
COUNTED = ("marked", "found", "exact", "met", "hit")


@dataclass(frozen=True, slots=True)
class Measured:
    """The gold texts of one half and the counts of each."""

    texts: tuple[gold.GoldText, ...]
    tallies: tuple[Counts, ...]

    def score(self, *, category: Category | None = None, label: str | None = None) -> Score:
        return score(self.tallies, rows_of(category=category, label=label))

    def alarms(self, category: Category | None = None) -> Estimate:
        """False alarms per 10,000 characters of policy prose."""
        prose = [place for place, text in enumerate(self.texts) if text.name.startswith(f"{POLICY_PROSE}-")]
        lengths = [len(self.texts[place].text) for place in prose]
        return alarms([self.tallies[place] for place in prose], lengths, rows_of(category=category))

    def all_alarms(self, category: Category | None = None) -> Estimate:
        """Findings that touch nothing marked, per 10,000 characters of all texts."""
        return alarms(self.tallies, [len(text.text) for text in self.texts], rows_of(category=category))

    def with_a_person(self) -> tuple[Estimate, Estimate]:
        """Of the texts in which a person is found, how many hold one; and of those that hold one, in how many."""
        persons = np.stack(self.tallies)[:, PLACE["person"]]
        holds, says = persons[:, MARKED] > 0, persons[:, FOUND] > 0
        weights = draws(len(persons))
        right, said, held = ((weights @ flags.astype(float)) for flags in (holds & says, says, holds))
        return (
            estimate((holds & says).sum() / says.sum(), right / said),
            estimate((holds & says).sum() / holds.sum(), right / held),
        )


def measure(half: str, *, bias: float = 0.0) -> Measured:
    texts = tuple(gold.texts(half))
    return Measured(texts, tuple(tally(text.spans, found_in(text.text, bias=bias)) for text in texts))


def found_in(text: str, *, bias: float = 0.0) -> list[tuple[int, int, str]]:
    return [(finding.start, finding.end, finding.kind) for finding in check(text, bias=bias).findings]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--half", choices=("test", "dev"), default="test")
    written = asked.add_mutually_exclusive_group()
    written.add_argument("--json", action="store_true", help="everything, for a program")
    written.add_argument("--markdown", action="store_true", help="the tables of docs/developers/guard.md")
    options = asked.parse_args()
    found = measure(options.half)
    if options.json:
        print(json.dumps(_content(found), indent=1))
        return 0
    print(f"{measured_on()} Half {options.half}: {len(found.texts)} texts.\n")
    print("\n\n".join(_tables(found, options.half, markdown=options.markdown)))
    return 0


def _tables(measured: Measured, half: str, *, markdown: bool) -> list[str]:
    def written(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
        return table(heads, list(rows), markdown=markdown)

    natural = measure(NATURAL_PROSE)
    prose = [
        (name, plain(natural.all_alarms(category)), plain(measured.alarms(category)))
        for name, category in CATEGORIES.items()
    ]
    return [
        written(SCORED, (_cells(name, measured.score(category=category)) for name, category in CATEGORIES.items())),
        written(("kind", *COUNTED, "strict F1", "overlap F1"), _counted(measured)),
        written(("false alarms per 10,000 characters", "natural prose", "prose made to mislead"), prose),
        written(SWEPT, (_swept(half, bias) for bias in BIASES)),
    ]


CATEGORIES: dict[str, Category | None] = {**{str(category): category for category in Category}, "all": None}
SCORED = ("category", "marked", "strict P", "strict R", "strict F1", "overlap P", "overlap R", "overlap F1", "hidden")
SWEPT = ("bias", "texts: P", "texts: R", "names: overlap P", "names: overlap R", "names: strict F1", "alarms")


def _cells(name: str, found: Score) -> tuple[str, ...]:
    return name, str(found.counts["marked"]), *(per_cent(found.figures[figure]) for figure in FIGURES)


def _counted(measured: Measured) -> Iterator[Sequence[str]]:
    """Each kind that is marked or found, in the order of the categories."""
    for label in sorted(LABELS, key=lambda label: list(Category).index(CATEGORY[label])):
        scored = measured.score(label=label)
        if scored.counts["marked"] or scored.counts["found"]:
            counts = (str(scored.counts[field]) for field in COUNTED)
            yield label, *counts, per_cent(scored.figures["strict f1"]), per_cent(scored.figures["overlap f1"])


def _swept(half: str, bias: float) -> Sequence[str]:
    found = measure(half, bias=bias)
    names = found.score(label="person").figures
    shares = (*found.with_a_person(), names["overlap precision"], names["overlap recall"], names["strict f1"])
    return (f"{bias:+g}", *map(per_cent, shares), plain(found.alarms()))


def _content(measured: Measured) -> dict[str, Any]:
    scores = {name: measured.score(category=category) for name, category in CATEGORIES.items()}
    scores |= {f"kind {label}": measured.score(label=label) for label in LABELS}
    precision, recall = measured.with_a_person()
    return {
        "measured on": measured_on(),
        "texts": len(measured.texts),
        "scores": {
            name: {"counts": scored.counts, **{figure: _parts(given) for figure, given in scored.figures.items()}}
            for name, scored in scores.items()
        },
        "alarms": {name: _parts(measured.alarms(category)) for name, category in CATEGORIES.items()},
        "texts with a person": {"precision": _parts(precision), "recall": _parts(recall)},
    }


def _parts(figure: Estimate) -> dict[str, float] | None:
    """A figure with its interval; nothing where there was nothing to count, as JSON knows no such number."""
    return None if isnan(figure.value) else figure._asdict()


if __name__ == "__main__":
    sys.exit(main())
