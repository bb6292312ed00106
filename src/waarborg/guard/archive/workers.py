"""Processes that examine files, watched from the outside: one that falls over or hangs costs one file, not the scan."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from functools import cache
from multiprocessing import Pipe
from threading import Lock

import waarborg
from waarborg.guard.archive.outcome import Batch, CannotScan, Outcome, given_up

TOO_LONG = "De controle van dit bestand duurde langer dan {patience:.0f} seconden."
FELL_OVER = "Het programma viel twee keer om op dit bestand."
NO_START = "Een werker start niet. Controleer met ./waarborg doctor of alles is geïnstalleerd."
ROOT_GONE = "De map {root} is niet te zien op {host}. Maak haar daar weer bereikbaar en geef dezelfde opdracht opnieuw."

START_PATIENCE = 60.0
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
            [sys.executable, "-m", "waarborg.guard.archive.child", str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            process_group=0,
            env=os.environ | quiet | {"OPENBLAS_NUM_THREADS": "1"},
        )
        theirs.close()

    def begin(self) -> None:
        try:
            self.receive(START_PATIENCE)
        except (Fell, Hung) as problem:
            raise CannotScan(NO_START) from problem

    def is_there(self) -> bool:
        return self.process.poll() is None

    def examine(self, batch: Batch, outcomes: list[Outcome]) -> None:
        """Add the outcome of each file as it comes, so that it shows which one brought the worker down."""
        try:
            self.connection.send(batch)
        except OSError as problem:
            raise Fell from problem
        for _ in batch.entries:
            outcomes.append(self.receive(batch.patience))
            self.done += 1

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
    """As many workers as there are threads asking for one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._closed = False

    def examine(self, batch: Batch) -> list[Outcome]:
        """Every file of the batch, come what may. Raises `CannotScan` when the scanned folder itself is gone."""
        outcomes: list[Outcome] = []
        suspect = None
        while rest := batch.entries[len(outcomes) :]:
            try:
                self._go_on(replace(batch, entries=rest), outcomes)
            except Hung:
                reason = TOO_LONG.format(patience=batch.patience)
                outcomes.append(_given_up(batch, len(outcomes), reason))
            except Fell:
                # Once can be bad luck, such as a machine short of memory; a file is blamed when it happens again.
                at_hand = len(outcomes)
                if at_hand == suspect:
                    outcomes.append(_given_up(batch, at_hand, FELL_OVER))
                suspect = at_hand
        _see(batch)
        return outcomes

    def _go_on(self, batch: Batch, outcomes: list[Outcome]) -> None:
        worker = self._take()
        try:
            worker.examine(batch, outcomes)
        except (Fell, Hung):
            self._drop(worker)
            raise
        if worker.done < RETIRE_AFTER:
            self._give_back(worker)
        else:
            self._drop(worker)

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
        worker.begin()
        return worker

    def _give_back(self, worker: Worker) -> None:
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


def _given_up(batch: Batch, index: int, reason: str) -> Outcome:
    entry = batch.entries[index]
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


@cache
def _workers_here() -> Workers:
    return Workers()


def examine_here(batch: Batch) -> list[Outcome]:
    """Examine a batch in a process that others started, such as a Dask worker. Its workers stay for the next batch."""
    return _workers_here().examine(batch)


def version_here() -> str:
    return waarborg.__version__
