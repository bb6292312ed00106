"""The gold set: municipal texts in which personal and confidential data are marked by hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.house import ROOT

FOLDER = ROOT / "benchmarks" / "guard" / "gold"
MARK = re.compile(r"\[\[(\w+)\|(.*?)\]\]", re.DOTALL)
HEAD = re.compile(r"(?m)^=== (.+)\n")


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text without its marks; `spans` are start, end and kind, in code points."""

    name: str
    text: str
    spans: tuple[tuple[int, int, str], ...]


def texts(half: str, folder: Path = FOLDER) -> Iterator[GoldText]:
    """The texts of one half: `dev`, which may be learned from and looked at, or `test`, on which is only measured.

    `prose` is natural prose of governments in which nothing is marked, on which is only measured; `prose-read` is the
    same, but was read to leave alarms out.
    """
    for path in sorted((folder / half).glob("*.txt")):
        _, *parts = HEAD.split(path.read_text(encoding="utf-8"))
        for name, marked in zip(parts[::2], parts[1::2], strict=True):
            yield unmarked(name, marked)


def unmarked(name: str, marked: str) -> GoldText:
    pieces: list[str] = []
    spans: list[tuple[int, int, str]] = []
    length = last = 0
    for mark in MARK.finditer(marked):
        before = marked[last : mark.start()]
        start = length + len(before)
        spans.append((start, start + len(mark[2]), mark[1]))
        pieces += [before, mark[2]]
        length, last = start + len(mark[2]), mark.end()
    return GoldText(name, "".join([*pieces, marked[last:]]), tuple(spans))
