"""Archives to scan, quick stand-ins for the guard, and what a scan wrote. Stand-ins run in the scan's own workers.

`python -m waarborg.guard.tests.archive_scenes ROOT OUT EXAMINER` scans with an examiner of this module, for tests that
kill it.
"""

import hashlib
import os
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from waarborg.guard.archive import engine, walk
from waarborg.guard.archive.child import examined
from waarborg.guard.archive.engine import Engine
from waarborg.guard.archive.examine import Guarded, Settings
from waarborg.guard.archive.outcome import Batch, Examined, Examiner, Outcome, Place, State, change_of
from waarborg.guard.archive.scanning import scan
from waarborg.guard.archive.summary import Summary

BSN, NAME = "123456782", "Wilhelmina Achterbergsema"
LETTER = f"Geachte mevrouw {NAME},\nUw BSN is {BSN}. Wij hebben uw aanvraag ontvangen.\n"
DULL = "De raad heeft de nota over het groen vastgesteld.\n"

BEATS = "BEATS"
"""The environment variable that names a file to which each examined file adds a byte."""


@dataclass(frozen=True)
class Standin:
    """Finds a name in each file that starts with `found`, and does to itself what the file says."""

    key: bytes
    settings: Settings

    def prepare(self) -> None:
        """It needs nothing."""

    def __call__(self, path: Path) -> Examined:
        content = path.read_bytes()
        status = path.stat()
        beat()
        match content:
            case b"fall":
                os.kill(os.getpid(), signal.SIGKILL)
            case b"hang":
                time.sleep(3600)
            case b"break":
                raise ValueError(content)
        places = (Place("regel 1", "person", 0, 5, 0.9, content[:16]),) if content.startswith(b"found") else ()
        state = State.FOUND if places else State.CLEAN
        digest = hashlib.sha256(content).digest()[:16]
        return Examined(state, "txt", status.st_size, change_of(status), content_hash=digest, places=places)


class Watched(Guarded):
    """The guard itself, which tells how many files it examined."""

    def __call__(self, path: Path) -> Examined:
        examined = super().__call__(path)
        beat()
        return examined


def beat() -> None:
    if beats := os.environ.get(BEATS):
        with Path(beats).open("ab") as file:
            file.write(b".")


@contextmanager
def here(examine: Examiner) -> Iterator[Engine]:
    """Examines in this process, one batch after another."""

    def submit(batch: Batch) -> Future[list[Outcome]]:
        future: Future[list[Outcome]] = Future()
        future.set_result([examined(batch.root, entry, examine) for entry in batch.entries])
        return future

    yield Engine(submit, lambda: 1)


def quick_scan(root: Path, out: Path, **options: Any) -> Summary:
    chosen: dict[str, Any] = {"engine": here, "examiner": Standin} | options
    return scan(root, out, **chosen)


def archive(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def many(root: Path, count: int) -> Path:
    """Files in folders of different depths; each third one has a finding."""
    names = ("/".join(["map"] * (index % 4) + [f"{index % 7}", f"{index}.txt"]) for index in range(count))
    return archive(root, {name: f"{'dull' if index % 3 else 'found'} {index}" for index, name in enumerate(names)})


def rows(out: Path, table: str = "files") -> list[dict[str, Any]]:
    """A table of the scan, without what differs from one scan to the next."""
    from pyarrow import parquet

    kept = parquet.read_table(out / f"{table}.parquet").to_pylist()
    return [{name: value for name, value in row.items() if name != "seconds"} for row in kept]


def states(out: Path) -> dict[str, str]:
    return {row["path"]: row["state"] for row in rows(out)}


if __name__ == "__main__":
    walk.BATCH_FILES = 5
    # The workers know this module by its own name, not as the main program.
    itself = import_module("waarborg.guard.tests.archive_scenes")
    examiner = getattr(itself, sys.argv[3])
    scan(Path(sys.argv[1]), Path(sys.argv[2]), engine=partial(engine.local, count=2), examiner=examiner)
