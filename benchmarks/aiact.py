"""How many classifications a second: the gold cases, one after the other, beside a floor that only makes the facts.

    .venv/bin/python benchmarks/aiact.py

The floor is making the same `Facts` again and nothing else. Prints a table; exits 1 when a class costs more than 10
times its facts, or when the comparison with other answers ("it would differ if") costs more than 60 classes.
"""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from waarborg.assessment.aiact import classify
from waarborg.assessment.aiact.classify import present_law
from waarborg.assessment.aiact.differences import differs_if
from waarborg.assessment.aiact.tests.gold import Gold, gold

ROUNDS = 15
MOST_FOR_A_CLASS = 10
MOST_FOR_DIFFERENCES = 60


def main() -> int:
    cases = gold()
    present_law()
    facts = _each(cases, lambda case: replace(case.facts))
    alone = _each(cases, lambda case: classify(case.facts, on=case.on, look_ahead=False))
    whole = _each(cases, lambda case: classify(case.facts, on=case.on))
    others = _each(cases, lambda case: differs_if(case.facts, on=case.on))
    print(f"{len(cases)} cases, median of {ROUNDS} rounds, processor time")
    for label, seconds in (
        ("making the facts (floor)", facts),
        ("class, roles, duties", alone),
        ("and what the law will say later", whole),
        ("what would differ", others),
    ):
        print(f"{label:34}{seconds * 1e6:9.0f} µs{1 / seconds:12,.0f} a second")
    print(f"a class costs {alone / facts:.1f} times its facts; the differences cost {others / alone:.1f} classes")
    return int(alone / facts > MOST_FOR_A_CLASS or others / alone > MOST_FOR_DIFFERENCES)


def _each(cases: tuple[Gold, ...], work: Callable[[Gold], object]) -> float:
    """Seconds of processor time for one case, the median of the rounds."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for case in cases:
            work(case)
        rounds.append((time.process_time() - start) / len(cases))
    return statistics.median(rounds)


if __name__ == "__main__":
    sys.exit(main())
