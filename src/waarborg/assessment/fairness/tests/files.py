"""Files with outcomes for the tests, made by chance from a fixed seed."""

import io

import numpy as np

from waarborg.assessment.fairness import Outcomes, read_outcomes

Rows = list[tuple[str, ...]]


def csv_of(header: tuple[str, ...], rows: Rows, *, delimiter: str = ",", encoding: str = "utf-8") -> io.BytesIO:
    lines = [delimiter.join(line) for line in (header, *rows)]
    return io.BytesIO("\n".join(lines).encode(encoding))


def outcomes_of(header: tuple[str, ...], rows: Rows) -> Outcomes:
    return read_outcomes(csv_of(header, rows))


def people(number: int, *, chances: dict[str, float], seed: int = 1) -> Rows:
    """Rows (group, outcome, truth, district): the chance of 'ja' by group; the truth is 'ja' for half of them."""
    chance = np.random.default_rng(seed)
    groups = list(chances)
    rows: Rows = []
    for _ in range(number):
        group = groups[chance.integers(len(groups))]
        outcome = "ja" if chance.random() < chances[group] else "nee"
        truth = "ja" if chance.random() < 1 / 2 else "nee"
        rows.append((group, outcome, truth, "noord" if chance.random() < 1 / 2 else "zuid"))
    return rows
