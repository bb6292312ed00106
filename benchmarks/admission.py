"""How many verdicts a second: the whole question with its queries, and the Python beyond them.

Run: `.venv/bin/python benchmarks/admission.py`. Aim: under 1 ms of Python a verdict beyond its queries.
"""

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
SCRATCH = tempfile.mkdtemp(prefix="waarborg-benchmark-")
os.environ.update(WAARBORG_DEBUG="ja", WAARBORG_VAR=SCRATCH, DJANGO_SETTINGS_MODULE="waarborg.settings")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.cast import assemble  # noqa: E402
from tests.scenes import ruled  # noqa: E402
from waarborg.intake.admission import admit  # noqa: E402
from waarborg.register.models import AISystem  # noqa: E402

ROUNDS = 2_000
MOST_PYTHON_MS = 1.0


class Stopwatch:
    """Adds up the time that the database takes, so that what is left is Python."""

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
    call_command("migrate", verbosity=0)
    cast = assemble()
    ruled(cast, outcome="conditions")
    system = AISystem.objects.get()
    today = timezone.localdate()
    whole, python, queries = [], [], 0
    for _ in range(ROUNDS):
        watch = Stopwatch()
        begin = time.perf_counter()
        with connection.execute_wrapper(watch):
            admit(
                person=cast.aisha, system=system, purpose="samenvatten", data_classes=["internal", "bsn"], today=today
            )
        spent = time.perf_counter() - begin
        whole.append(spent * 1_000)
        python.append((spent - watch.seconds) * 1_000)
        queries = watch.queries
    median = statistics.median(python)
    print(f"verdicts a second:            {1_000 / statistics.median(whole):8.0f}")
    print(f"queries a verdict:            {queries:8d}")
    print(f"median whole:                 {statistics.median(whole):8.2f} ms")
    print(f"median Python beyond queries: {median:8.2f} ms")
    return int(median > MOST_PYTHON_MS)


if __name__ == "__main__":
    sys.exit(main())
