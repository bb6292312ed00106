"""Fairness on a million rows: time and memory, beside fairlearn on the same rows in the same run.

Run: `.venv/bin/python benchmarks/fairness.py [--rows N]`. Measures reading the file, comparing four columns with their
intervals, and looking for groups that nobody named. fairlearn's `MetricFrame` gives the rates of the same four columns
without intervals. Exits 1 when ours takes longer than fairlearn's, or when a rate differs.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from typing import IO, TypeVar

import numpy as np
from fairlearn.metrics import MetricFrame, selection_rate

from waarborg.assessment.fairness import Mapping, Measurement, Norms, measure, read_outcomes, scan

T = TypeVar("T")
COLUMNS = {"wijk": 12, "leeftijd": 6, "huishouden": 5, "taal": 3}
TOLERANCE = 1e-9


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    groups, outcome = _made_up(rows)
    mapping = Mapping("uitkomst", frozenset({"ja"}), tuple(COLUMNS))
    with tempfile.TemporaryFile() as file:
        _write(file, groups, outcome)
        read, outcomes = _timed(lambda: read_outcomes(file))
    ours, found = _timed(lambda: measure(outcomes, mapping, Norms()))
    looked, unnamed = _timed(lambda: scan(outcomes, mapping, Norms(), columns=tuple(COLUMNS)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    theirs, frames = _timed(lambda: _fairlearn(groups, outcome))
    print(f"{rows:,} rows, {len(COLUMNS)} columns, processor time")
    for label, seconds in (
        ("reading CSV", read),
        ("rates and intervals", ours),
        ("scan", looked),
        ("fairlearn", theirs),
    ):
        print(f"{label:24}{seconds:8.2f} s")
    print(f"memory up to the scan {peak:,.0f} MB; {len(unnamed)} groups that nobody named")
    print(f"fairlearn takes {theirs / ours:.1f} times ours")
    return int(ours > theirs or not _same(found, frames))


def _made_up(rows: int) -> tuple[dict[str, np.ndarray], np.ndarray]:
    chance = np.random.default_rng(7)
    groups = {
        name: np.array([f"{name} {code}" for code in range(size)])[chance.integers(0, size, rows)]
        for name, size in COLUMNS.items()
    }
    likely = np.where(groups["wijk"] == "wijk 3", 0.4, 0.6)
    return groups, np.where(chance.random(rows) < likely, "ja", "nee")


def _write(file: IO[bytes], groups: dict[str, np.ndarray], outcome: np.ndarray) -> None:
    import pyarrow as pa
    from pyarrow import csv

    csv.write_csv(pa.table({**groups, "uitkomst": outcome}), file)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def _fairlearn(groups: dict[str, np.ndarray], outcome: np.ndarray) -> dict[str, dict[str, float]]:
    chosen = (outcome == "ja").astype(int)
    frames = {
        name: MetricFrame(metrics=selection_rate, y_true=chosen, y_pred=chosen, sensitive_features=column)
        for name, column in groups.items()
    }
    return {name: frame.by_group.to_dict() for name, frame in frames.items()}


def _same(found: Measurement, frames: dict[str, dict[str, float]]) -> bool:
    return all(
        abs(group.rate.estimate - frames[finding.column][group.name]) < TOLERANCE
        for finding in found.findings
        for group in finding.groups
    )


if __name__ == "__main__":
    sys.exit(main())
