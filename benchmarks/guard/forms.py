"""Which names are missed more often: the recall of persons in the held-out half, by the form of their names.

Run: `.venv/bin/python benchmarks/guard/forms.py [--half test|dev] [--markdown]`. A name counts in every row that it
fits. No name is printed.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.guard.quality import found_in  # noqa: E402  (found by the line above)
from benchmarks.guard.report import measured_on, per_cent, table  # noqa: E402
from benchmarks.guard.scoring import Counts, Estimate, draws, estimate  # noqa: E402
from tools.names import gold  # noqa: E402
from waarborg.guard.names.features import PREFIXES  # noqa: E402
from waarborg.guard.names.lexicon import COMMON, first_name, surname  # noqa: E402
from waarborg.guard.names.weights import load  # noqa: E402


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--half", choices=("test", "dev"), default="test")
    asked.add_argument("--markdown", action="store_true", help="the table of docs/developers/namenmodel.md")
    options = asked.parse_args()
    names = [_names(text) for text in gold.texts(options.half)]
    rows = [(form, *_cells(names, fits)) for form, fits in FORMS.items()]
    print(f"{measured_on()} Half {options.half}.\n")
    print(table(("names", "marked", "found", "found in full"), rows, markdown=options.markdown))
    return 0


Name = tuple[str, bool, bool]
"""A marked name, whether a finding touches it, and whether one is exactly it."""


def _names(text: gold.GoldText) -> list[Name]:
    found = [(start, end) for start, end, kind in found_in(text.text) if kind == "person"]
    return [
        (text.text[start:end], any(a < end and start < b for a, b in found), (start, end) in found)
        for start, end, kind in text.spans
        if kind == "person"
    ]


def _cells(names: list[list[Name]], fits: Callable[[str], bool]) -> tuple[str, str, str]:
    counts = np.array([_counts([name for name in text if fits(name[0])]) for text in names])
    drawn = draws(len(counts)) @ counts
    return str(counts[:, 0].sum()), per_cent(_share(counts, drawn, 1)), per_cent(_share(counts, drawn, 2))


def _counts(names: list[Name]) -> tuple[int, int, int]:
    return len(names), sum(touched for _, touched, _ in names), sum(exact for *_, exact in names)


def _share(counts: Counts, drawn: Counts, place: int) -> Estimate:
    whole = drawn[:, 0] > 0
    total = counts.sum(axis=0)
    value = total[place] / total[0] if total[0] else np.nan
    return estimate(value, drawn[whole, place] / drawn[whole, 0])


def _words(name: str) -> list[str]:
    """The words of a name in small letters, without prefixes and initials."""
    words = name.lower().replace("-", " ").replace(",", " ").split()
    return [word for word in words if word not in PREFIXES and "." not in word and len(word) > 1]


def _facts(name: str) -> list[int]:
    return [load().lexicon.facts_of(word) for word in _words(name)]


FORMS: dict[str, Callable[[str], bool]] = {
    "all": lambda name: True,
    "in small letters": str.islower,
    "in capitals": lambda name: name.isupper() and len(name) > 3,
    "one word": lambda name: len(name.split()) == 1,
    "two words or more": lambda name: len(name.split()) > 1,
    "with initials": lambda name: "." in name,
    "with a prefix": lambda name: any(word in PREFIXES for word in name.lower().split()),
    "only ordinary words": lambda name: all(fact & COMMON for fact in _facts(name)),
    "a word that no list of names has": lambda name: any(not first_name(f) and not surname(f) for f in _facts(name)),
    "only such words": lambda name: all(not first_name(f) and not surname(f) for f in _facts(name)),
    "three words or more, prefixes apart": lambda name: len(_words(name)) > 2,
}

if __name__ == "__main__":
    sys.exit(main())
