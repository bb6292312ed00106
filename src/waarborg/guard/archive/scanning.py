"""One scan, from a folder with files to a folder with the tables and the report."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from waarborg.guard.archive.engine import Engine, examined
from waarborg.guard.archive.examine import SETTINGS, Guarded, Settings
from waarborg.guard.archive.folders import Shown, write_key
from waarborg.guard.archive.ledger import ONCE, Again, Ledger, opened
from waarborg.guard.archive.listing import write_list
from waarborg.guard.archive.outcome import Batch, CannotScan, Entry, Examiner
from waarborg.guard.archive.progress import Progress, number
from waarborg.guard.archive.report import write_report
from waarborg.guard.archive.summary import Run, Summary, summarize
from waarborg.guard.archive.tables import write_tables
from waarborg.guard.archive.walk import batches, entries, walk
from waarborg.guard.policy import GuardPolicy

NO_FOLDER = "{root} is geen map. Geef de map die u wilt laten scannen. Voor een enkel bestand is er ./waarborg guard."
SAME_FOLDER = "Kies voor --out een andere map dan de map die u laat scannen."
EMPTY = (
    "De map {root} is leeg, maar bij de vorige scan stonden er {files} bestanden in. Is de schijf er wel? Is alles "
    "echt weg, kies dan een andere map voor --out."
)
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
        _see_that_it_is_there(root, ledger)
        count = walk(root, note=_ignore, without=out)
        run = Run()
        with engine(examiner(ledger.key, settings)) as running, Progress(count, ledger.tally()) as progress:
            todo = _todo(root, ledger, again=again, progress=progress, run=run)
            job = partial(Batch, root, patience=patience)
            for outcomes in examined(map(job, batches(todo)), running):
                ledger.add(outcomes)
                run.examined += len(outcomes)
                progress.examined(outcomes)
        ledger.drop_unseen()
        ledger.finish()
        return _written(ledger, run, policy=settings.policy)


def _written(ledger: Ledger, run: Run, *, policy: GuardPolicy) -> Summary:
    """Write the tables, the lists and the report."""
    summary = summarize(ledger, run)
    shown = Shown(ledger, policy=policy)
    write_report(summary, ledger.out, shown=shown)
    write_tables(ledger)
    write_list(ledger)
    write_key(ledger)
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


def _see_that_it_is_there(root: Path, ledger: Ledger) -> None:
    """A disk that is not mounted leaves an empty folder, in which all files would seem to be deleted."""
    if known := sum(ledger.tally().values()):
        with os.scandir(root) as scanned:
            if next(scanned, None) is None:
                raise CannotScan(EMPTY.format(root=root, files=number(known)))


def _todo(root: Path, ledger: Ledger, *, again: Again, progress: Progress, run: Run) -> Iterator[Entry]:
    for entry in entries(root, walk(root, note=ledger.leave_out, without=ledger.out)):
        known = ledger.see(entry)
        if known is None or again.takes(known):
            yield entry
        else:
            run.changed += known.is_changed
            progress.passed()


def _ignore(_path: str, _reason: str) -> None:
    """The walk that only counts has nothing to report."""
