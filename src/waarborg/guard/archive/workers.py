"""Processes that examine files, watched from the outside: one that falls over or hangs costs one file, not the scan."""

import os
import signal
import subprocess
import sys
from functools import cache
from multiprocessing import Pipe
from threading import Lock
from time import monotonic

import waarborg
from waarborg.guard.archive.outcome import Batch, CannotScan, Entry, Examiner, Outcome, given_up

TOO_LONG = "De controle van dit bestand duurde langer dan {patience:.0f} seconden."
FELL_OVER = "Het programma viel twee keer om op dit bestand."
NO_START = "Een werker start niet. Controleer met ./waarborg doctor of alles is geïnstalleerd."
ROOT_GONE = "De map {root} is niet te zien op {host}. Maak haar daar weer bereikbaar en geef dezelfde opdracht opnieuw."

ATTEMPTS = 2
START_PATIENCE = 60.0
TURN = 10.0
"""Seconds after which a batch is handed in, done or not: so little work is lost when the scan is killed."""

RETIRE_AFTER = 20_000
"""A worker gives its place to a fresh one after so many files, in case a library loses memory."""


class Fell(Exception):
    """The worker is no longer there."""


class Hung(Exception):
    """The worker did not answer in time."""


class Closed(Exception):
    """The scan is over, so no worker will be started."""


class Worker:
    """One process. In its own process group, so that Ctrl-C reaches only the one who can decide what to do."""

    def __init__(self) -> None:
        self.done = 0
        self.connection, theirs = Pipe()
        quiet = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OMP_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "waarborg.guard.archive.child", str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            process_group=0,
            env=os.environ | quiet | {"OPENBLAS_NUM_THREADS": "1"},
        )
        theirs.close()

    def begin(self, examine: Examiner) -> None:
        try:
            self.connection.send(examine)
            self.receive(START_PATIENCE)
        except (Fell, Hung, OSError) as problem:
            raise CannotScan(NO_START) from problem

    def is_there(self) -> bool:
        return self.process.poll() is None

    def examine(self, entry: Entry, batch: Batch) -> Outcome:
        try:
            self.connection.send((batch.root, entry))
        except OSError as problem:
            raise Fell from problem
        self.done += 1
        return self.receive(batch.patience)

    def receive(self, patience: float) -> Outcome:
        try:
            if not self.connection.poll(patience):
                raise Hung
            answer: Outcome = self.connection.recv()
        except (EOFError, OSError) as problem:
            raise Fell from problem
        return answer

    def end(self) -> None:
        """Kill it, with any process that it started. Whatever it had done, was sent already."""
        if self.is_there():
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.connection.close()


class Workers:
    """As many workers as there are threads asking for one. They share an examiner, and each loads it once."""

    def __init__(self, examine: Examiner) -> None:
        self._examiner = examine
        self._lock = Lock()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._closed = False

    def examine(self, batch: Batch) -> list[Outcome]:
        """The files of the batch in their order, or the first of them: after `TURN` seconds it stops.

        Raises `CannotScan` when the scanned folder itself is gone.
        """
        outcomes = []
        end = monotonic() + TURN
        for entry in batch.entries:
            outcomes.append(self._examine(entry, batch))
            if monotonic() > end:
                break
        _see(batch)
        return outcomes

    def _examine(self, entry: Entry, batch: Batch) -> Outcome:
        # Once can be bad luck, such as a machine short of memory; a file is blamed when it happens again.
        for _ in range(ATTEMPTS):
            worker = self._take()
            try:
                outcome = worker.examine(entry, batch)
            except Hung:
                self._drop(worker)
                return _given_up(entry, TOO_LONG.format(patience=batch.patience))
            except Fell:
                self._drop(worker)
            else:
                self._give_back(worker)
                return outcome
        return _given_up(entry, FELL_OVER)

    def _take(self) -> Worker:
        with self._lock:
            if self._closed:
                raise Closed
            while self._idle:
                worker = self._idle.pop()
                if worker.is_there():
                    self._busy.add(worker)
                    return worker
                worker.end()
            worker = Worker()
            self._busy.add(worker)
        worker.begin(self._examiner)
        return worker

    def _give_back(self, worker: Worker) -> None:
        if worker.done >= RETIRE_AFTER:
            self._drop(worker)
            return
        with self._lock:
            if worker in self._busy:
                self._busy.remove(worker)
                self._idle.append(worker)

    def _drop(self, worker: Worker) -> None:
        with self._lock:
            mine = worker in self._busy
            self._busy.discard(worker)
        if mine:
            worker.end()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            workers = [*self._idle, *self._busy]
            self._idle.clear()
            self._busy.clear()
        for worker in workers:
            worker.end()


def _given_up(entry: Entry, reason: str) -> Outcome:
    return Outcome(entry.path, given_up(entry, reason), 0.0, waarborg.__version__)


def _see(batch: Batch) -> None:
    """A disk that is no longer mounted leaves an empty folder, in which all files would seem to have vanished."""
    try:
        with os.scandir(batch.root) as scanned:
            if next(scanned, None):
                return
    except OSError:
        pass
    raise CannotScan(ROOT_GONE.format(root=batch.root, host=os.uname().nodename))


_workers_here = cache(Workers)


def examine_here(examine: Examiner, batch: Batch) -> list[Outcome]:
    """Examine a batch in a process that others started, such as a Dask worker. Its workers stay for the next batch."""
    return _workers_here(examine).examine(batch)


def version_here() -> str:
    return waarborg.__version__
