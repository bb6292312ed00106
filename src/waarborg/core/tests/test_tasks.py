import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from waarborg.core import clock, tasks
from waarborg.core.models import DueJob, Worker
from waarborg.core.tests import chores

NOW = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(minutes=10)
READY, RUNNING, FAILED = TaskResultStatus.READY, TaskResultStatus.RUNNING, TaskResultStatus.FAILED


def running(*workers: str, since: datetime = LONG_AGO) -> tasks.AnyResult:
    """A task that the last of these workers is doing, after the others died on it."""
    result = DBTaskResult.objects.get(pk=chores.count.enqueue().id)
    DBTaskResult.objects.filter(pk=result.pk).update(status=RUNNING, started_at=since, worker_ids=list(workers))
    return result


def status(result: tasks.AnyResult):
    result.refresh_from_db()
    return result.status


@pytest.mark.django_db
def test_the_task_of_a_dead_worker_goes_back_on_the_queue():
    Worker.objects.create(name="dead", seen_at=LONG_AGO)
    unknown, dead = running("unknown"), running("unknown", "dead")
    assert tasks.sweep(NOW) == 2
    assert (status(unknown), status(dead)) == (READY, READY)
    assert tasks.sweep(NOW) == 0


@pytest.mark.django_db
def test_the_task_of_a_living_worker_is_left_alone_however_long_it_takes():
    Worker.objects.create(name="alive", seen_at=NOW - timedelta(seconds=20))
    result = running("dead", "alive")
    assert tasks.sweep(NOW) == 0
    assert status(result) == RUNNING


@pytest.mark.django_db
def test_a_task_that_just_began_is_left_alone():
    assert (running("new", since=NOW), tasks.sweep(NOW))[1] == 0


@pytest.mark.django_db
def test_a_task_on_which_three_workers_died_fails_and_says_so():
    result = running("first", "second", "third")
    tasks.sweep(NOW)
    assert status(result) == FAILED
    assert result.exception_class_path == "waarborg.core.tasks.WorkerGone"
    assert "3 keer begonnen" in result.traceback


@pytest.mark.django_db
def test_tidying_keeps_what_is_recent_or_still_to_be_done():
    now = timezone.now()
    old, recent, waiting = running("a"), running("a"), running("a")
    DBTaskResult.objects.filter(pk__in=[old.pk, recent.pk]).update(status=FAILED, finished_at=now)
    DBTaskResult.objects.filter(pk=old.pk).update(finished_at=now - timedelta(days=31))
    Worker.objects.create(name="gone", seen_at=now - timedelta(days=31))
    Worker.objects.create(name="here", seen_at=now)
    assert tasks.tidy.call() == 1
    assert set(DBTaskResult.objects.all()) == {recent, waiting}
    assert Worker.objects.get().name == "here"


@pytest.mark.django_db(transaction=True)
def test_workers_that_tick_and_sweep_at_the_same_moment_do_everything_once():
    clock.ensure([clock.Job(f"job {n}", chores.count.module_path, every=timedelta(hours=1)) for n in range(3)], now=NOW)
    running("dead")
    start = Barrier(4)

    def work() -> tuple[int, int]:
        try:
            start.wait()
            return clock.tick(NOW), tasks.sweep(NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        done = [future.result() for future in [pool.submit(work) for _ in range(4)]]
    assert [sum(counts) for counts in zip(*done, strict=True)] == [3, 1]
    assert DBTaskResult.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_a_worker_shows_that_it_lives_and_survives_a_missed_beat(monkeypatch):
    beats = []

    def miss_the_second(now: datetime) -> int:
        beats.append(now)
        if len(beats) == 2:
            raise OperationalError("the database is away")
        return 0

    monkeypatch.setattr(tasks, "PULSE", timedelta(milliseconds=10))
    monkeypatch.setattr(clock, "tick", miss_the_second)
    with tasks.alive("w"):
        first = Worker.objects.get(name="w").seen_at
        deadline = time.monotonic() + 10
        while len(beats) < 4 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert Worker.objects.get(name="w").seen_at > first
    assert len(beats) >= 4
    assert not Worker.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_what_is_waiting_and_what_is_due():
    waiting = chores.count.enqueue()
    with worker("--until-empty") as process:
        assert process.wait(timeout=20) == 0
    waiting.refresh()
    assert waiting.is_finished
    assert DueJob.objects.get(name="mail").last_finished
    assert not Worker.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_task_of_a_killed_worker_is_done_by_the_next(tmp_path):
    result = chores.hang_once.enqueue(str(tmp_path))
    with worker() as process:
        wait_for(process, tmp_path.joinpath("attempt-1").exists)
        process.kill()
    assert DBTaskResult.objects.get(pk=result.id).status == RUNNING
    assert tasks.sweep(timezone.now() + timedelta(minutes=2)) == 1
    with worker("--until-empty") as process:
        assert process.wait(timeout=20) == 0
    result.refresh()
    assert (result.return_value, result.attempts) == ("done", 2)


@pytest.mark.django_db(transaction=True)
def test_a_worker_without_work_stops_at_once_when_asked():
    with worker() as process:
        wait_for(process, Worker.objects.exists)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=5) == 0
    assert not Worker.objects.exists()


@contextmanager
def worker(*options: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker as it runs in earnest: another process, on the database of this test."""
    environment = {**os.environ, "WAARBORG_DATABASE": database_url(), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "django", "worker", *options]
    process = subprocess.Popen(command, env=environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def database_url() -> str:
    place = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{place['NAME']}"
    account = f"{place['USER']}:{place['PASSWORD']}@:{place['PORT']}"
    return f"postgresql://{account}/{place['NAME']}?host={place['HOST']}"


def wait_for(process: subprocess.Popen[bytes], happened: Callable[[], bool], seconds: int = 15) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert process.poll() is None, "the worker ended"
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


@pytest.mark.django_db
def test_tidying_lets_sqlite_know_its_tables():
    Worker.objects.create(name="alive", seen_at=timezone.now())
    tasks.tidy.call()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'core_worker'")
            assert cursor.fetchone()[0] > 0
