"""What a scan of an archive costs: files and MB a second with 1 and 2 workers, beside the guard and the disk alone.

Run: `.venv/bin/python benchmarks/guard/scan.py [--files 4000] [--json FILE]`.
Aim: a scan takes at most 1.3 times the processor time of the guard alone, its start and its tables included. The time
on the clock says that only when nothing else runs, so the load of the machine is printed with it and it is not judged.
The archive is made anew from a fixed seed and thrown away.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from waarborg.guard.archive import engine  # noqa: E402  (found by the line above)
from waarborg.guard.archive.examine import SETTINGS, Guarded  # noqa: E402
from waarborg.guard.archive.scanning import scan  # noqa: E402

MOST_ABOVE_GUARD = 1.3
SENTENCES = (
    "Geachte mevrouw {name},",
    "Wij hebben uw aanvraag voor huishoudelijke hulp op {day} maart ontvangen.",
    "De raad stelt de nota over het groen in de wijk vast.",
    "U kunt ons bellen op werkdagen tussen negen en vijf uur.",
    "Het college besluit de vergunning te verlenen, onder voorwaarden.",
    "De heer {name} woont aan de Dorpsstraat {day} in Mijdrecht.",
    "In de bijlage staan de kosten per jaar, met een toelichting.",
    "Cliënt {name} heeft bericht van de huisarts over de behandeling.",
)
NAMES = ("A. Achterbergsema", "Bram Overwaterveld", "C.D. van Lindenhoeve", "Els Ruigrokkel")


@dataclass(frozen=True, slots=True)
class Measured:
    what: str
    seconds: float
    files_a_second: float
    mb_a_second: float
    cpu_seconds: float
    """Of all processes together."""
    cpu_ratio: float
    """Processor time as a multiple of the guard's own."""


def make(folder: Path, files: int) -> list[Path]:
    """Letters of one to forty sentences, in folders of a hundred."""
    chance = random.Random(4_1)  # noqa: S311  (the same archive every time)
    paths = []
    for index in range(files):
        path = folder / f"{index // 1_000}" / f"{index // 100}" / f"brief-{index}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        sentences = chance.choices(SENTENCES, k=chance.randint(1, 40))
        filled = (text.format(name=chance.choice(NAMES), day=chance.randint(1, 28)) for text in sentences)
        path.write_text("\n".join(filled), encoding="utf-8")
        paths.append(path)
    return paths


def read_all(paths: list[Path]) -> None:
    for path in paths:
        path.read_bytes()


def guard_all(paths: list[Path]) -> None:
    examine = Guarded(b"benchmark", SETTINGS)
    for path in paths:
        examine(path)


def scan_all(root: Path, workers: int) -> None:
    with tempfile.TemporaryDirectory() as out:
        scan(root, Path(out), engine=partial(engine.local, count=workers))


def timed(act: Callable[[], None]) -> tuple[float, float]:
    """Seconds on the clock and of the processor, ended child processes included."""
    began, before = time.perf_counter(), os.times()
    act()
    after = os.times()
    return time.perf_counter() - began, sum(after[:4]) - sum(before[:4])


def measure(root: Path, files: int) -> list[Measured]:
    paths = make(root, files)
    size = sum(path.stat().st_size for path in paths)
    Guarded(b"benchmark", SETTINGS).prepare()
    acts: dict[str, Callable[[], None]] = {
        "reading alone": lambda: read_all(paths),
        "guard alone, one process": lambda: guard_all(paths),
        "scan, 1 worker": lambda: scan_all(root, 1),
        "scan, 2 workers": lambda: scan_all(root, 2),
    }
    times = {what: timed(act) for what, act in acts.items()}
    _, alone = times["guard alone, one process"]
    return [
        Measured(what, taken, files / taken, size / taken / 1e6, cpu, cpu / alone)
        for what, (taken, cpu) in times.items()
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=4_000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(Path(folder), options.files)
    load, _, _ = os.getloadavg()
    print(f"{options.files} files, {len(os.sched_getaffinity(0))} cores, load of the machine {load:.1f}")
    print(f"{'':<28}{'seconds':>9}{'files/s':>10}{'MB/s':>9}{'cpu s':>9}{'cpu ratio':>11}")
    for row in measured:
        speed = f"{row.seconds:>9.2f}{row.files_a_second:>10.0f}{row.mb_a_second:>9.2f}"
        print(f"{row.what:<28}{speed}{row.cpu_seconds:>9.2f}{row.cpu_ratio:>11.2f}")
    if options.json:
        options.json.write_text(json.dumps([asdict(row) for row in measured], indent=2), encoding="utf-8")
    return 0 if all(row.cpu_ratio <= MOST_ABOVE_GUARD for row in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
