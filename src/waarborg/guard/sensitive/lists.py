"""Reads the word lists in lists/: one entry a line, `#` starts a comment."""

from functools import cache
from pathlib import Path

LISTS = Path(__file__).with_name("lists")


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of one list in its order."""
    lines = (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(entry for line in lines if (entry := line.partition("#")[0].strip()))
