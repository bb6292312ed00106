"""Word lists as files: one entry a line, `#` starts a comment."""

from collections.abc import Iterable
from pathlib import Path


def entries(path: Path) -> tuple[str, ...]:
    """The entries of a list in its order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(entry for line in lines if (entry := line.partition("#")[0].strip()))


def word_lists(folder: Path, names: Iterable[str]) -> frozenset[str]:
    """The entries of some lists of a folder together."""
    return frozenset(entry for name in names for entry in entries(folder / f"{name}.txt"))
