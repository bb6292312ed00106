"""The walk gives every file once, and the engine takes no more of them than it can do."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waarborg.guard.archive.engine import PER_WORKER, Engine, examined
from waarborg.guard.archive.outcome import Batch, Entry, Examined, Outcome, State
from waarborg.guard.archive.walk import BATCH_BYTES, BATCH_FILES, UNOPENED, batches, entries, walk
from waarborg.guard.tests.archive_scenes import archive

NAMES = st.sampled_from(["a", "a b", "a-b", "a.txt", "B", "ü", "\udcff", ".x", "\n"])
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)


def ignore(_path: str, _reason: str) -> None:
    """Nothing is left out here."""


@settings(max_examples=60, deadline=None)
@given(st.lists(PATHS, max_size=12))
def test_every_file_comes_once(paths: list[str]):
    with TemporaryDirectory() as folder:
        made = set(filter(None, (place(Path(folder), path) for path in paths)))
        found = list(walk(Path(folder), note=ignore))
        assert sorted(found) == sorted(made)
        assert found == list(walk(Path(folder), note=ignore))


def place(root: Path, path: str) -> str | None:
    try:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch(exist_ok=False)
    except OSError:  # another path has a file where this one has a folder, or the reverse
        return None
    return path


def test_a_folder_that_does_not_open_is_told(tmp_path, monkeypatch):
    root = archive(tmp_path, {"dicht/a.txt": "", "open/b.txt": ""})
    scandir = os.scandir

    def closed(path: Path) -> object:
        if Path(path).name == "dicht":
            raise PermissionError
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    told: list[tuple[str, str]] = []
    assert list(walk(root, note=lambda path, reason: told.append((path, reason)))) == ["open/b.txt"]
    assert told == [("dicht/", UNOPENED)]


def test_a_folder_that_vanishes_or_may_not_be_looked_at_stops_nothing(tmp_path, monkeypatch):
    root = archive(tmp_path / "archief", {"a/1.txt": "", "b/2.txt": ""})
    (tmp_path / "uit").mkdir()

    class Unlucky:
        """An entry of which the system tells nothing more."""

        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.entry, self.name = entry, entry.name

        def __getattr__(self, name: str) -> object:
            return getattr(self.entry, name)

        def stat(self, **_: object) -> os.stat_result:
            raise PermissionError

    scandir = os.scandir

    @contextmanager
    def scanned(path: Path) -> Iterator[list[Unlucky]]:
        if Path(path).name == "a":
            raise FileNotFoundError
        with scandir(path) as listed:
            yield [Unlucky(entry) for entry in listed]

    monkeypatch.setattr(os, "scandir", scanned)
    told: list[str] = []
    found = list(walk(root, note=lambda path, _reason: told.append(path), without=tmp_path / "uit"))
    assert (found, told) == (["b/2.txt"], [])


def test_a_file_that_is_gone_before_it_is_looked_at_is_no_part_of_the_archive(tmp_path):
    archive(tmp_path, {"a.txt": "abc"})
    assert [(entry.path, entry.size) for entry in entries(tmp_path, ["a.txt", "b.txt"])] == [("a.txt", 3)]


@given(st.lists(st.integers(0, BATCH_BYTES * 2), max_size=300))
def test_batches_hold_every_file_in_order_and_are_small(sizes: list[int]):
    files = [Entry(str(index), size, 0) for index, size in enumerate(sizes)]
    groups = list(batches(files))
    assert [entry for group in groups for entry in group] == files
    for group in groups:
        assert 0 < len(group) <= BATCH_FILES
        assert sum(entry.size for entry in group[:-1]) < BATCH_BYTES


def outcomes(entries: Iterable[Entry]) -> list[Outcome]:
    return [Outcome(entry.path, Examined(State.CLEAN, "txt", 0, 0), 0.0, "1") for entry in entries]


def test_no_more_batches_are_taken_than_the_workers_can_have(tmp_path):
    waiting: list[tuple[Future[list[Outcome]], Batch]] = []
    workers, most = 3, 0

    def submit(batch: Batch) -> Future[list[Outcome]]:
        waiting.append((Future(), batch))
        return waiting[-1][0]

    def finish_when_full() -> int:
        nonlocal most
        most = max(most, len(waiting))
        if len(waiting) >= PER_WORKER * workers:
            future, batch = waiting.pop(0)
            future.set_result(outcomes(batch.entries))
        return workers

    made = (Batch(tmp_path, (Entry(str(index), 1, 0),), 1.0) for index in range(50))
    done = 0
    for group in examined(made, Engine(submit, finish_when_full)):
        done += len(group)
        if done >= 50 - PER_WORKER * workers:  # nothing more is handed out
            while waiting:
                future, batch = waiting.pop(0)
                future.set_result(outcomes(batch.entries))
    assert (done, most) == (50, PER_WORKER * workers)


@pytest.mark.parametrize("at_once", [1, 2, 7])
def test_what_a_worker_hands_in_early_is_handed_out_again(tmp_path, at_once):
    """A batch of slow files comes back in pieces, so that little is lost when the scan is killed."""
    files = tuple(Entry(str(index), 1, 0) for index in range(7))

    def submit(batch: Batch) -> Future[list[Outcome]]:
        future: Future[list[Outcome]] = Future()
        future.set_result(outcomes(batch.entries[:at_once]))
        return future

    done = [
        outcome.path
        for group in examined([Batch(tmp_path, files, 1.0)], Engine(submit, lambda: 1))
        for outcome in group
    ]
    assert done == [entry.path for entry in files]
