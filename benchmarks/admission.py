"""How many verdicts a second: the whole question, its queries, and the Python beyond them.

Run: `.venv/bin/python benchmarks/admission.py [--postgres]`. Aim: under 1 ms of Python a verdict beyond its queries.
Asking the same queries alone is timed in turn with the whole question; what the whole takes more is the Python beyond
them: checking the question, the chapters, and the rules on every article. Of the queries it also shows how much is
spent in the database; the rest is Django composing them and reading the rows.
"""

import argparse
import contextlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tools.test import postgres as server  # noqa: E402  (found by the line above)

ROUNDS = 1_000
MOST_PYTHON_MS = 1.0
PURPOSE = "samenvatten"


class Stopwatch:
    """Adds up the time that the database takes."""

    def __init__(self) -> None:
        self.seconds, self.queries = 0.0, 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        begin = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds += time.perf_counter() - begin
            self.queries += 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgres", action="store_true", help="on an embedded PostgreSQL")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="waarborg-benchmark-") as folder:
        sqlite = contextlib.nullcontext(f"sqlite:///{folder}/admission.sqlite3")
        with server() if asked.postgres else sqlite as address:
            os.environ.update(WAARBORG_DATABASE=address, WAARBORG_VAR=folder, WAARBORG_DEBUG="ja")
            return measure()


def measure() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "waarborg.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from tests.cast import assemble
    from tests.scenes import ruled
    from waarborg.intake.admission import admit, known_uses
    from waarborg.register.models import AISystem

    settings.DEBUG = False
    call_command("migrate", verbosity=0)
    cast = assemble()
    ruled(cast, outcome="conditions")
    system, today = AISystem.objects.get(), timezone.localdate()
    whole, queries, database = [], [], []
    for _ in range(ROUNDS):
        watch = Stopwatch()
        begin = time.perf_counter()
        with connection.execute_wrapper(watch):
            known_uses(person=cast.aisha, system=system, purpose=PURPOSE, today=today)
        between = time.perf_counter()
        admit(person=cast.aisha, system=system, purpose=PURPOSE, data_classes=["internal", "bsn"], today=today)
        whole.append(time.perf_counter() - between)
        queries.append(between - begin)
        database.append(watch.seconds)
    connection.close()
    return report(watch.queries, whole, queries, database)


def report(count: int, whole: list[float], queries: list[float], database: list[float]) -> int:
    """Print the medians; 1 when the aim is missed."""
    asked = statistics.median(queries) * 1_000
    python = statistics.median(both - alone for both, alone in zip(whole, queries, strict=True)) * 1_000
    print(f"verdicts a second:     {1 / statistics.median(whole):8.0f}")
    print(f"whole:                 {statistics.median(whole) * 1_000:8.2f} ms")
    print(f"its {count} queries:         {asked:8.2f} ms, in the database {statistics.median(database) * 1_000:.2f} ms")
    print(f"Python beyond queries: {python:8.2f} ms")
    return int(python > MOST_PYTHON_MS)


if __name__ == "__main__":
    sys.exit(main())
