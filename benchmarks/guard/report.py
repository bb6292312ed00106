"""How the figures of the guard are written down: tables for a screen or a page, and on what they were measured."""

import os
import platform
import subprocess
from collections.abc import Sequence
from hashlib import sha256
from math import isnan
from pathlib import Path

from benchmarks.guard.scoring import Estimate

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "src" / "waarborg" / "guard" / "names" / "names.npz"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, markdown: bool) -> str:
    """A table; its first column is words, the others are figures."""
    if markdown:
        lines = ["| " + " | ".join(cells) + " |" for cells in (heads, *rows)]
        return "\n".join([lines[0], "|---" + "|---:" * (len(heads) - 1) + "|", *lines[1:]])
    widths = [max(len(cells[i]) for cells in (heads, *rows)) for i in range(len(heads))]
    return "\n".join(_line(cells, widths) for cells in (heads, *rows))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    figures = (cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))
    return "  ".join([cells[0].ljust(widths[0]), *figures])


def per_cent(figure: Estimate) -> str:
    """ "93.1 (90.4–95.6)": a share with its interval."""
    return "–" if isnan(figure.value) else f"{figure.value:.1%} ({figure.low:.1%}–{figure.high:.1%})".replace("%", "")


def plain(figure: Estimate) -> str:
    return "–" if isnan(figure.value) else f"{figure.value:.2f} ({figure.low:.2f}–{figure.high:.2f})"


def measured_on() -> str:
    """The commit, the name model and the machine, in one line."""
    git = ("git", "-C", str(ROOT))
    commit = _output(*git, "rev-parse", "--short", "HEAD") or "unknown"
    changed = ", with changes" if _output(*git, "status", "--porcelain", "--", "src") else ""
    model = sha256(WEIGHTS.read_bytes()).hexdigest()[:8]
    return (
        f"Commit {commit}{changed}; name model {model}, {WEIGHTS.stat().st_size / 1e6:.1f} MB; "
        f"{os.cpu_count()} cores, Python {platform.python_version()}."
    )


def _output(*command: str) -> str:
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout.strip()
