"""The process in which files are examined: `python -m waarborg.guard.archive.child`, started by `workers`.

It is given one file at a time, so that whoever waits knows which one brought it down. It ends when nobody has work
for it; Ctrl-C and SIGTERM are for whoever started it.
"""

import os
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter

import waarborg
from waarborg.guard.archive.outcome import Entry, Examiner, Outcome, given_up

STDERR = 2
IDLE = 300
"""Seconds without work after which it ends: a Dask worker outlives the scan."""

BROKEN = "Bij het controleren van dit bestand ging iets mis ({problem})."


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with Connection(int(sys.argv[1])) as connection:
        examine: Examiner = connection.recv()
        examine.prepare()
        connection.send(waarborg.__version__)
        # From here a parser's warnings could quote a text.
        os.dup2(os.open(os.devnull, os.O_WRONLY), STDERR)
        try:
            while connection.poll(IDLE):
                root, entry = connection.recv()
                connection.send(examined(root, entry, examine))
        except (EOFError, OSError):
            return


def examined(root: Path, entry: Entry, examine: Examiner) -> Outcome:
    began = perf_counter()
    try:
        result = examine(root / entry.path)
    except Exception as problem:  # noqa: BLE001  (one file must not end the scan; the message could quote its text)
        result = given_up(entry, BROKEN.format(problem=type(problem).__name__))
    return Outcome(entry.path, result, perf_counter() - began, waarborg.__version__)


if __name__ == "__main__":
    main()
