"""The same scan on a Dask scheduler with two workers, each in a process of its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from waarborg.guard.archive import engine
from waarborg.guard.archive.scanning import scan
from waarborg.guard.tests.archive_scenes import DULL, LETTER, archive, rows

pytest.importorskip("distributed", reason="dask[distributed] ontbreekt: een scan op meer machines is niet te proberen")
pytest.importorskip("pyarrow", reason="pyarrow ontbreekt: zonder dat pakket maakt een scan geen tabellen")


@contextmanager
def running(program: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """`dask scheduler` or `dask worker`, with the packages that this test has."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", program, "--host", "127.0.0.1", "--no-dashboard", *arguments],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def cluster(folder: Path, *, workers: int) -> Iterator[str]:
    """The address of a scheduler on loopback."""
    file = folder / "scheduler.json"
    shared = ["--scheduler-file", str(file)]
    with ExitStack() as stack:
        scheduler = stack.enter_context(running("scheduler", "--port", "0", *shared))
        while not file.exists():
            assert scheduler.poll() is None
            time.sleep(0.01)
        for _ in range(workers):
            stack.enter_context(
                running("worker", "--no-nanny", "--nthreads", "1", "--local-directory", str(folder), *shared)
            )
        yield json.loads(file.read_text(encoding="utf-8"))["address"]


def command(root: Path, out: Path, address: str) -> subprocess.CompletedProcess[str]:
    """The command itself, in a process of its own: Dask's threads and sockets stay out of the other tests."""
    return subprocess.run(
        [sys.executable, "-m", "waarborg.guard.archive", str(root), "--out", str(out), "--dask", address],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        check=False,
        text=True,
    )


def test_two_dask_workers_give_the_same_rows(tmp_path):
    files = {f"{index % 5}/{index}.txt": LETTER if index % 3 else DULL for index in range(40)}
    root = archive(tmp_path / "archief", files)
    scan(root, tmp_path / "lokaal", engine=partial(engine.local, count=1))
    with cluster(tmp_path, workers=2) as address:
        done = command(root, tmp_path / "uit", address)
    assert done.returncode == 1, done.stderr
    assert without_hashes(rows(tmp_path / "uit")) == without_hashes(rows(tmp_path / "lokaal"))
    found = without_hashes(rows(tmp_path / "uit", "findings"))
    assert found == without_hashes(rows(tmp_path / "lokaal", "findings"))
    assert len(found) > 40


def without_hashes(table: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if not name.endswith("_hash")} for row in table]


def test_without_a_scheduler_the_command_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "1s")
    root = archive(tmp_path / "archief", {"a.txt": DULL})
    done = command(root, tmp_path / "uit", "tcp://127.0.0.1:1")
    assert done.returncode == 2
    assert "antwoordt geen Dask-scheduler" in done.stderr
