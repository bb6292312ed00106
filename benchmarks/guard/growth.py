"""Whether the guard stays linear: time and memory for 1 kB to 10 MB of texts, of prose and of repeated signs.

Run: `.venv/bin/python benchmarks/guard/growth.py [--longest 10000000] [--only TITLE]… [--json | --markdown]`.
Exits 1 when a character of the longest form takes more than three times as long as one of the form of 10 kB. Every
text has a process of its own; times are of the processor; memory is the most that was in use beyond what was before.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.guard.report import measured_on, table  # noqa: E402  (found by the line above)
from tools.names import gold  # noqa: E402
from waarborg.guard import check  # noqa: E402

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
JUDGED_FROM = 10_000
"""In a smaller text, what is done once for each text weighs too much to compare."""

MOST_GROWTH = 3.0
LONGEST_RUN = 900
"""Seconds after which a size is given up, and with it the larger ones."""

ENOUGH = 0.05
"""Seconds in which a short text is measured again and again; the fastest counts."""

SIGNS = (
    "a", "A", "1", " ", "\n", "\t", ".", ",", ":", ";", "-", "_", "/", "\\", "|", "(", ")", "[", "<", "@", "#", "%",
    "&", "=", "+", "*", "'", '"', "€", "é", "\u0301", "\u0430", "\u200b", "😀",
    "1 ", "A.", "a@", "@a", "a.", "1.", "1-", "a ", "A ", "Aa", "a-", "a'", "a,", "|a", "&#", "%25", "%2", "=\n", ":\n",
    "- ", "\n\n", "1;2\n", "a:\n", "0x", "\\u00e9", "aB1/", "Jan ", "Jan\n", "Jan, ", "jan de ", "de ", "J. ",
    "Groet,\n", "Naam: ", "naam;Jan\n", "bsn ", "geb. ", "straat ", "06-", "NL", "AB1", "a@b.", "http://",
    "heeft astma ", "Jan is dement. ",
)  # fmt: skip
STEEPEST = 5
"""So many of the repeated signs stand in the table for the page."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What a text costs in each size: seconds, and megabytes beyond the start. None for a size that was given up."""

    title: str
    seconds: dict[int, float | None] = field(default_factory=dict)
    megabytes: dict[int, float | None] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        """How many times as long a character of the longest text takes as one of 10 kB; infinite if given up."""
        per = {size: seconds and seconds / size for size, seconds in self.seconds.items() if size >= JUDGED_FROM}
        first, last = per[min(per)], per[max(per)]
        return last / first if first and last else float("inf")


def varied_texts(size: int) -> str:
    """The gold texts again and again, each time with other names."""
    chance = random.Random(size)  # noqa: S311  (the same texts each time are what is wanted)
    pieces: list[str] = []
    length = 0
    for text in cycle(list(gold.texts("dev"))):
        last = 0
        for start, end, kind in text.spans:
            if kind == "person":
                pieces += [text.text[last:start], _name(chance)]
                last = end
        pieces.append(text.text[last:] + "\n\n")
        length += len(text.text)
        if length >= size:
            break
    return "".join(pieces)[:size]


def _name(chance: random.Random) -> str:
    first, last = ("".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3)))).capitalize() for _ in range(2))
    return f"{first} {chance.choice(('', '', 'van ', 'de ', 'el '))}{last}"


SYLLABLES = [first + last for first in "bdfhjklmnprstvwz" for last in ("a", "e", "i", "o", "ie", "en")]


def prose(size: int) -> str:
    """Policy prose, in which nearly nothing is to be found."""
    texts = "\n\n".join(text.text for text in gold.texts("dev") if text.name.startswith("beleid-"))
    return (texts * (size // len(texts) + 1))[:size]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--longest", type=int, default=SIZES[-1], help="the largest size, in characters")
    asked.add_argument(
        "--only", action="append", choices=list(TEXTS), metavar="TITLE", help="one title; may be repeated"
    )
    asked.add_argument("--one", type=int, help=argparse.SUPPRESS)
    written = asked.add_mutually_exclusive_group()
    written.add_argument("--json", action="store_true", help="everything, for a program")
    written.add_argument("--markdown", action="store_true", help="the tables of docs/developers/guard.md")
    options = asked.parse_args()
    if options.one:
        print(json.dumps(_one(TEXTS[options.only[0]](options.one))))
        return 0
    measured = measured_on()
    sizes = [size for size in SIZES if size <= options.longest]
    titles = options.only or list(TEXTS)
    grown = []
    for title in titles:
        grown.append(_grow(title, sizes))
        print(f"{len(grown)} of {len(titles)}: {title}, {grown[-1].ratio:.2f}", file=sys.stderr, flush=True)
    print(
        json.dumps([asdict(growth) for growth in grown])
        if options.json
        else _written(grown, sizes, measured=measured, markdown=options.markdown)
    )
    return 1 if any(growth.ratio > MOST_GROWTH for growth in grown) else 0


TEXTS: dict[str, Callable[[int], str]] = {
    "texts with varied names": varied_texts,
    "policy prose": prose,
    **{repr(sign): lambda size, sign=sign: (sign * (size // len(sign) + 1))[:size] for sign in SIGNS},  # type: ignore[misc]
}


SIGN_TITLES = frozenset(map(repr, SIGNS))


def _one(text: str) -> tuple[float, float]:
    """The seconds of the processor that a text takes, and the megabytes beyond what was in use."""
    check("Jan")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    fastest, end = float("inf"), time.process_time() + ENOUGH
    while True:
        began = time.process_time()
        check(text)
        fastest = min(fastest, time.process_time() - began)
        if time.process_time() > end:
            return fastest, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def _grow(title: str, sizes: Sequence[int]) -> Growth:
    """What each size costs. What seems to grow is measured once more, as a busy machine slows single runs down."""
    growth = Growth(title)
    for turn in range(2):
        for size, (seconds, megabytes) in zip(sizes, _costs(title, sizes), strict=True):
            earlier = growth.seconds.get(size) if turn else None
            growth.seconds[size] = min(seconds, earlier) if seconds and earlier else seconds
            growth.megabytes[size] = megabytes
        if growth.ratio <= MOST_GROWTH:
            break
    return growth


def _costs(title: str, sizes: Sequence[int]) -> Iterator[tuple[float | None, float | None]]:
    is_too_long = False
    for size in sizes:
        command = [sys.executable, __file__, "--only", title, "--one", str(size)]
        try:
            if is_too_long:
                yield None, None
                continue
            ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=LONGEST_RUN)
        except subprocess.TimeoutExpired:
            is_too_long = True
            yield None, None
        else:
            seconds, megabytes = json.loads(ran.stdout)
            yield seconds, megabytes


def _written(grown: Sequence[Growth], sizes: Sequence[int], *, measured: str, markdown: bool) -> str:
    heads = ("text", *(f"{size:,}" for size in sizes), "ratio", "MB for the longest")
    bent = [growth.title for growth in grown if growth.ratio > MOST_GROWTH]
    signs = sorted((growth for growth in grown if growth.title in SIGN_TITLES), key=lambda growth: -growth.ratio)
    shown = [growth for growth in grown if growth.title not in SIGN_TITLES] + (signs[:STEEPEST] if markdown else signs)
    return "\n".join(
        [
            f"{measured} Seconds per million characters.\n",
            table(heads, [_cells(growth, sizes) for growth in shown], markdown=markdown),
            f"\nNot linear: {', '.join(bent)}." if bent else f"\nOf {len(grown)} texts, all are linear.",
        ]
    )


def _cells(growth: Growth, sizes: Sequence[int]) -> list[str]:
    seconds = [growth.seconds[size] for size in sizes]
    per = ["–" if spent is None else f"{spent / size * 1e6:.2f}" for spent, size in zip(seconds, sizes, strict=True)]
    most = growth.megabytes[sizes[-1]]
    return [growth.title, *per, f"{growth.ratio:.2f}", "–" if most is None else f"{most:.0f}"]


if __name__ == "__main__":
    sys.exit(main())
