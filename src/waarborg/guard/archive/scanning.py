"""One scan, from a folder with files to a folder with the tables and the report."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from waarborg.guard.archive.engine import Engine, examined
from waarborg.guard.archive.examine import SETTINGS, Guarded, Settings
from waarborg.guard.archive.ledger import ONCE, Again, Ledger, opened
from waarborg.guard.archive.outcome import Batch, CannotScan, Entry, Examiner
from waarborg.guard.archive.progress import Progress
from waarborg.guard.archive.report import write_report
from waarborg.guard.archive.summary import Summary, summarize
from waarborg.guard.archive.tables import write_tables
from waarborg.guard.archive.walk import batches, entries, walk
from waarborg.guard.command.discreet import Discreet

NO_FOLDER = "{root} is geen map. Geef de map die u wilt laten scannen. Voor een enkel bestand is er ./waarborg guard."
SAME_FOLDER = "Kies voor --out een andere map dan de map die u laat scannen."
NO_PARQUET = "Het pakket pyarrow ontbreekt. Zonder dat pakket kan de scan geen tabellen maken."

PATIENCE = 180.0
"""Seconds that one file may take: the longest text that the guard reads, on a slow machine."""

Start = Callable[[Examiner], AbstractContextManager[Engine]]
"""Starts an engine for an examiner: `engine.local` and `engine.dask` with what they need besides."""


def scan(
    root: Path,
    out: Path,
    *,
    engine: Start,
    settings: Settings = SETTINGS,
    again: Again = ONCE,
    patience: float = PATIENCE,
    examiner: Callable[[bytes, Settings], Examiner] = Guarded,
) -> Summary:
    """Scan the folder `root` and write what is found into the folder `out`; go on with a scan that stands there.

    `examiner` makes what examines a file from the key of the scan's hashes and the settings. `patience` is in seconds
    for one file. Raises `CannotScan`; a KeyboardInterrupt leaves a scan that can go on.
    """
    root, out = root.resolve(), out.resolve()
    _see(root, out)
    with opened(out) as ledger:
        ledger.belongs_to(root=root, settings=str(settings))
        count = walk(root, note=_ignore, without=out)
        with engine(examiner(ledger.key, settings)) as running, Progress(count, ledger.tally()) as progress:
            todo = _todo(root, ledger, again=again, progress=progress)
            job = partial(Batch, root, patience=patience)
            for outcomes in examined(map(job, batches(todo)), running):
                ledger.add(outcomes)
                progress.examined(outcomes)
        ledger.finish()
        write_tables(ledger)
        summary = summarize(ledger)
    write_report(summary, out, conceal=Discreet((), policy=settings.policy))
    return summary


def _see(root: Path, out: Path) -> None:
    """What would only come to light after hours is looked at first."""
    if not root.is_dir():
        raise CannotScan(NO_FOLDER.format(root=root))
    if root == out:
        raise CannotScan(SAME_FOLDER)
    if find_spec("pyarrow") is None:
        raise CannotScan(NO_PARQUET)
    out.mkdir(parents=True, exist_ok=True)


def _todo(root: Path, ledger: Ledger, *, again: Again, progress: Progress) -> Iterator[Entry]:
    for entry in entries(root, walk(root, note=ledger.leave_out, without=ledger.out)):
        if ledger.is_done(entry, again=again):
            progress.passed()
        else:
            yield entry


def _ignore(_path: str, _reason: str) -> None:
    """The walk that only counts has nothing to report."""
