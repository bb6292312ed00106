from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from waarborg.core import clock
from waarborg.core.clock import Job
from waarborg.core.models import DueJob
from waarborg.core.tests import chores

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
HOURLY = Job("hourly", chores.count.module_path, every=HOUR)
DAILY = Job("daily", chores.count.module_path, at=time(7, 30))


def local(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=timezone.get_default_timezone())


def test_a_due_job_goes_on_the_queue_once():
    clock.ensure([HOURLY], now=NOW)
    assert clock.tick(NOW) == 1
    assert clock.tick(NOW) == 0
    assert [result.args_kwargs["args"] for result in DBTaskResult.objects.all()] == [["hourly"]]


def test_what_was_missed_is_done_once_and_in_step():
    clock.ensure([HOURLY], now=NOW)
    clock.tick(NOW + 5 * HOUR + timedelta(minutes=10))
    assert DBTaskResult.objects.count() == 1
    assert DueJob.objects.get().next_due == NOW + 6 * HOUR


def test_a_daily_job_waits_for_its_time():
    clock.ensure([DAILY], now=NOW)
    assert DueJob.objects.get().next_due == local(2026, 12, 4, 7, 30)
    assert clock.tick(NOW) == 0
    assert clock.tick(local(2026, 12, 4, 7, 30)) == 1
    assert DueJob.objects.get().next_due == local(2026, 12, 5, 7, 30)


@pytest.mark.parametrize("night", [local(2027, 3, 27, 12), local(2027, 10, 30, 12)])
def test_a_daily_job_keeps_its_time_when_the_clock_changes(night):
    following = clock.next_time(None, time(7, 30), due=night, now=night)
    assert timezone.localtime(following).timetuple()[2:5] == (night.day + 1, 7, 30)


def test_the_table_follows_the_code_and_keeps_what_did_not_change():
    clock.ensure([HOURLY, DAILY], now=NOW)
    clock.tick(NOW)
    clock.ensure([HOURLY, Job("daily", DAILY.path, at=time(8))], now=NOW)
    due = dict(DueJob.objects.values_list("name", "next_due"))
    assert due == {"hourly": NOW + HOUR, "daily": local(2026, 12, 4, 8)}
    clock.ensure([HOURLY], now=NOW)
    assert list(DueJob.objects.values_list("name", flat=True)) == ["hourly"]


def test_a_job_tells_how_it_went():
    clock.ensure([HOURLY, Job("broken", chores.fail.module_path, every=HOUR)], now=NOW)
    clock.run_job.call("hourly")
    with pytest.raises(ZeroDivisionError):
        clock.run_job.call("broken")
    went_well, went_wrong = DueJob.objects.order_by("-name")
    assert went_well.last_started
    assert went_well.last_finished
    assert went_well.last_finished >= went_well.last_started
    assert went_wrong.last_finished is None
    assert went_wrong.last_error == "ZeroDivisionError: division by zero"
    DueJob.objects.update(path=chores.count.module_path)
    clock.run_job.call("broken")
    assert DueJob.objects.get(name="broken").last_error == ""


def test_a_job_that_cannot_be_found_says_so():
    clock.ensure([Job("lost", "waarborg.core.no.such_task", every=HOUR)], now=NOW)
    with pytest.raises(ImportError):
        clock.run_job.call("lost")
    assert "ModuleNotFoundError" in DueJob.objects.get().last_error


def test_a_job_that_was_taken_away_is_not_carried_out():
    clock.run_job.call("gone")


def test_a_job_without_one_schedule_is_a_mistake_of_the_programmer():
    with pytest.raises(ValueError, match="either"):
        Job("none", "x")
    with pytest.raises(ValueError, match="either"):
        Job("both", "x", every=HOUR, at=time(1))
