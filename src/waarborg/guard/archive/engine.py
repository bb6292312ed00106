"""Where batches are examined: by processes on this machine, or by a Dask cluster. Both are an executor to the scan."""

import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING

import waarborg
from waarborg.guard.archive.outcome import Batch, CannotScan, Examiner, Outcome
from waarborg.guard.archive.workers import Workers, examine_here, version_here

if TYPE_CHECKING:
    from distributed import Client

UNREACHABLE = "Op {address} antwoordt geen Dask-scheduler. Start hem eerst, of controleer het adres."
NO_WORKERS = "De Dask-scheduler op {address} heeft geen workers. Start er minstens één."
NOT_INSTALLED = "Een Dask-worker kent dit programma niet. Start de workers met de Python van Waarborg."
OTHER_VERSION = "De Dask-workers draaien een andere versie van Waarborg dan {version}. Werk ze bij en start ze opnieuw."
CLUSTER_LOST = (
    "Het Dask-cluster is weggevallen. Wat af is, is bewaard. Geef dezelfde opdracht opnieuw om verder te gaan."
)

PER_WORKER = 2
"""Batches on their way for each worker: one at hand and one ready."""

MOMENT = 1.0
CLUSTER_PATIENCE = 30


@dataclass(frozen=True, slots=True)
class Engine:
    """`workers` tells how many can work at once by now; a cluster grows and shrinks."""

    submit: Callable[[Batch], Future[list[Outcome]]]
    workers: Callable[[], int]


def examined(batches: Iterable[Batch], engine: Engine) -> Iterator[list[Outcome]]:
    """The outcomes of each batch as it gets done, in any order, and an empty list each second that nothing does.

    Batches are taken no faster than they get done, so millions of files never wait in memory.
    """
    pending: dict[Future[list[Outcome]], Batch] = {}
    for batch in batches:
        pending[engine.submit(batch)] = batch
        while len(pending) >= PER_WORKER * engine.workers():
            yield _done(pending, engine)
    while pending:
        yield _done(pending, engine)


def _done(pending: dict[Future[list[Outcome]], Batch], engine: Engine) -> list[Outcome]:
    """What comes in within a moment. The files of a batch that was handed in early are handed out again."""
    outcomes = []
    for future in wait(pending, timeout=MOMENT, return_when=FIRST_COMPLETED).done:
        batch = pending.pop(future)
        outcomes += future.result()
        if rest := batch.entries[len(future.result()) :]:
            again = replace(batch, entries=rest)
            pending[engine.submit(again)] = again
    return outcomes


@contextmanager
def local(examine: Examiner, *, count: int) -> Iterator[Engine]:
    """Processes on this machine. A thread waits on each of them."""
    workers = Workers(examine)
    executor = ThreadPoolExecutor(count)
    try:
        yield Engine(lambda batch: executor.submit(workers.examine, batch), lambda: count)
    finally:
        workers.close()
        executor.shutdown(cancel_futures=True)


@contextmanager
def dask(examine: Examiner, *, address: str) -> Iterator[Engine]:
    """The workers of a Dask scheduler, such as tcp://10.0.0.5:8786; each of their threads has a process of ours."""
    from distributed import Client, KilledWorker
    from distributed.comm.core import CommClosedError

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told below
    try:
        client = Client(address)
    except (OSError, ValueError) as problem:
        raise CannotScan(UNREACHABLE.format(address=address)) from problem
    with client:
        _agree(client, address)
        executor = client.get_executor(pure=False)
        try:
            yield Engine(lambda batch: executor.submit(examine_here, examine, batch), _Threads(client))
        except (CancelledError, CommClosedError, KilledWorker) as problem:
            raise CannotScan(CLUSTER_LOST) from problem
        finally:
            executor.shutdown(wait=False)


def _agree(client: "Client", address: str) -> None:
    """See that the cluster can do the work, and would do it as this machine does."""
    try:
        client.wait_for_workers(1, timeout=CLUSTER_PATIENCE)
        versions = set(client.run(version_here).values())
    except TimeoutError as problem:
        raise CannotScan(NO_WORKERS.format(address=address)) from problem
    except ImportError as problem:
        raise CannotScan(NOT_INSTALLED) from problem
    if versions != {waarborg.__version__}:
        raise CannotScan(OTHER_VERSION.format(version=waarborg.__version__))


class _Threads:
    """How many threads the cluster's workers have together, asked for at most once a moment."""

    def __init__(self, client: "Client") -> None:
        self.client = client
        self.count, self.asked = 1, 0.0

    def __call__(self) -> int:
        if monotonic() - self.asked > MOMENT:
            self.count = max(sum(self.client.nthreads().values()), 1)
            self.asked = monotonic()
        return self.count
