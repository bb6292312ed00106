"""A scan that is killed time and again ends with the same rows as one that nobody disturbs."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from waarborg.guard.archive.examine import Guarded
from waarborg.guard.tests.archive_scenes import BEATS, DULL, LETTER, archive, many, quick_scan, rows

pytest.importorskip("pyarrow", reason="pyarrow ontbreekt: zonder dat pakket maakt een scan geen tabellen")

FILES, KILLS = 700, 10
LETTERS, REAL_KILLS = 60, 2
STOPPED = 130


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return many(tmp_path / "archief", FILES)


class Running:
    """A scan in a process group of its own, which adds a byte to a file for each file that it examined."""

    def __init__(self, root: Path, out: Path, examiner: str = "Standin") -> None:
        self.beats = out.with_name("beats")
        self.beats.touch()
        self.before = self.examined()
        paths = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), BEATS: str(self.beats)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "waarborg.guard.tests.archive_scenes", str(root), str(out), examiner],
            env=os.environ | paths,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def examined(self) -> int:
        return self.beats.stat().st_size

    def wait_until(self, files: int) -> None:
        while self.examined() < self.before + files and self.process.poll() is None:
            time.sleep(0.001)

    def kill(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def test_killed_ten_times_it_is_complete_and_exact(root, tmp_path):
    quick_scan(root, tmp_path / "rustig")
    chance = random.Random()  # noqa: S311  (which files are at hand when it is killed must not be the same every time)
    for _ in range(KILLS):
        running = Running(root, tmp_path / "uit")
        running.wait_until(chance.randint(10, FILES // KILLS))
        time.sleep(chance.random() / 50)
        running.kill()
    last = Running(root, tmp_path / "uit")
    assert last.process.wait() == 0
    for table in ("files", "findings"):
        assert rows(tmp_path / "uit", table) == rows(tmp_path / "rustig", table)
    assert last.examined() - last.before < FILES  # it went on, and did not begin again
    assert len({row["path"] for row in rows(tmp_path / "uit")}) == FILES


def test_a_scan_with_the_guard_itself_that_is_killed_finds_what_an_undisturbed_one_finds(tmp_path):
    letters = {f"map{index % 7}/{index}.txt": f"{LETTER}Dit is brief {index}.\n" for index in range(LETTERS)}
    root = archive(tmp_path / "archief", letters | {"map1/foto.png": "geen foto", "map2/nota.txt": DULL})
    quick_scan(root, tmp_path / "rustig", examiner=Guarded)
    chance = random.Random()  # noqa: S311  (as above)
    for _ in range(REAL_KILLS):
        running = Running(root, tmp_path / "uit", "Watched")
        running.wait_until(chance.randint(1, LETTERS // (REAL_KILLS + 1)))
        time.sleep(chance.random() / 50)
        running.kill()
    last = Running(root, tmp_path / "uit", "Watched")
    assert last.process.wait() == 0
    for table in ("files", "findings"):
        assert alike(rows(tmp_path / "uit", table)) == alike(rows(tmp_path / "rustig", table))
    assert last.examined() - last.before < LETTERS  # it went on, and did not begin again
    assert len(rows(tmp_path / "uit", "findings")) >= 2 * LETTERS


def alike(table: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with a number for each hash, since every scan has hashes of its own; equal ones stay equal."""
    numbers: dict[str, int] = {}
    return [
        {
            name: numbers.setdefault(value, len(numbers)) if name.endswith("_hash") else value
            for name, value in row.items()
        }
        for row in table
    ]


def test_killed_while_it_writes_the_tables_it_is_complete_and_exact(root, tmp_path):
    quick_scan(root, tmp_path / "rustig")
    running = Running(root, tmp_path / "uit")
    running.wait_until(FILES)
    time.sleep(random.random() / 10)  # noqa: S311
    running.kill()
    assert Running(root, tmp_path / "uit").process.wait() == 0
    for table in ("files", "findings"):
        assert rows(tmp_path / "uit", table) == rows(tmp_path / "rustig", table)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_stops_it_and_says_how_to_go_on(root, tmp_path, how):
    paths = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "waarborg.guard.archive", str(root), "--out", str(tmp_path / "uit")]
    running = subprocess.Popen(
        command, env=os.environ | paths, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not (tmp_path / "uit" / "scan.sqlite3").exists():
        time.sleep(0.01)
    os.killpg(running.pid, how)
    _, told = running.communicate()
    assert running.returncode == STOPPED
    assert "Geef dezelfde opdracht opnieuw om verder te gaan." in told
