"""Work in the background, on a queue in the database. A task may be carried out twice, so each is idempotent.

A worker that is killed leaves its task "running" for ever. Therefore every worker shows regularly that it lives, and
`sweep` puts back what the dead were doing.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from waarborg.core import clock
from waarborg.core.models import Worker

logger = logging.getLogger(__name__)

AnyResult = DBTaskResult[..., Any]

PULSE = timedelta(seconds=10)
GONE_AFTER = timedelta(seconds=60)
"""A worker that was not seen for this long is taken for dead."""

MOST_ATTEMPTS = 3
KEPT = timedelta(days=30)


class WorkerGone(Exception):
    """The workers that took up a task all ended before it was done."""


def sweep(now: datetime) -> int:
    """Put tasks of dead workers back on the queue, or fail them after three attempts; how many it settled."""
    living = set(Worker.objects.filter(seen_at__gte=now - GONE_AFTER).values_list("name", flat=True))
    orphans = DBTaskResult.objects.running().filter(started_at__lt=now - GONE_AFTER)
    if not any(_is_orphan(result, living) for result in orphans):
        return 0
    settled = 0
    with transaction.atomic():
        for result in orphans.select_for_update(skip_locked=True):
            if _is_orphan(result, living):
                _settle(result)
                settled += 1
    return settled


def _is_orphan(result: AnyResult, living: set[str]) -> bool:
    return not living.intersection(result.worker_ids[-1:])


def _settle(result: AnyResult) -> None:
    attempts = len(result.worker_ids)
    if attempts >= MOST_ATTEMPTS:
        logger.error("Task id=%s path=%s failed: %s workers died on it", result.pk, result.task_path, attempts)
        result.set_failed(
            WorkerGone(f"{attempts} keer begonnen, en elke keer stopte de werker voordat de taak klaar was.")
        )
        return
    logger.warning("Task id=%s path=%s put back: its worker is gone", result.pk, result.task_path)
    result.status = TaskResultStatus.READY
    result.started_at = None
    result.save(update_fields=["status", "started_at"])


@task()
def tidy() -> int:
    """Remove tasks that ended more than thirty days ago, and workers that have long been gone."""
    now = timezone.now()
    measure_tables()
    Worker.objects.filter(seen_at__lt=now - KEPT).delete()
    return DBTaskResult.objects.finished().filter(finished_at__lt=now - KEPT).delete()[0]


def measure_tables() -> None:
    """Tell SQLite how large its tables are, so that it chooses the right index; PostgreSQL does this by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 400")
            cursor.execute("ANALYZE")


@contextmanager
def alive(name: str) -> Iterator[None]:
    """While this runs, a thread shows that worker `name` lives, sweeps up after dead ones and keeps the clock."""
    done = threading.Event()
    thread = threading.Thread(target=_beat, args=(name, done), name="pulse", daemon=True)
    try:
        pulse(name, timezone.now())
        thread.start()
        yield
    finally:
        done.set()
        if thread.is_alive():
            thread.join()
        Worker.objects.filter(name=name).delete()


def pulse(name: str, now: datetime) -> None:
    Worker.objects.update_or_create(name=name, defaults={"seen_at": now})
    sweep(now)
    clock.tick(now)


def _beat(name: str, done: threading.Event) -> None:
    while not done.wait(PULSE.total_seconds()):
        try:
            pulse(name, timezone.now())
        except DatabaseError:
            logger.exception("The pulse of worker %s missed a beat", name)
            connection.close()
    connection.close()
