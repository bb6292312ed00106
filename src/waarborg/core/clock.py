"""What must be done again and again: a table of jobs, and a tick that puts the due ones on the queue, once each.

Which jobs there are stands in one tuple of `Job` in the code, which `ensure` lays down in the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from waarborg.core.models import DueJob


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    path: str
    """Dotted path of a task that takes no arguments and may run twice without harm."""
    every: timedelta | None = None
    at: time | None = None
    """Daily, on the municipality's clock. Give either `every` or `at`."""

    def __post_init__(self) -> None:
        if (self.every is None) == (self.at is None):
            raise ValueError(f"{self.name}: give either every or at")


@transaction.atomic
def ensure(jobs: Iterable[Job], *, now: datetime) -> None:
    """Make the table hold exactly these jobs. A job that did not change keeps its next time."""
    there = {row.name: row for row in DueJob.objects.select_for_update()}
    for job in jobs:
        row = there.pop(job.name, None)
        if row and (row.path, row.every, row.at) == (job.path, job.every, job.at):
            continue
        due = next_time(job.every, job.at, due=now, now=now) if job.at else now
        plan = {"path": job.path, "every": job.every, "at": job.at, "next_due": due}
        DueJob.objects.update_or_create(name=job.name, defaults=plan)
    DueJob.objects.filter(name__in=there).delete()


def tick(now: datetime) -> int:
    """Put every due job on the queue, once however many workers tick; how many. What was missed is done once."""
    if not DueJob.objects.filter(next_due__lte=now).exists():
        return 0
    with transaction.atomic():
        due = list(DueJob.objects.select_for_update(skip_locked=True).filter(next_due__lte=now))
        for job in due:
            run_job.enqueue(job.name)
            job.next_due = next_time(job.every, job.at, due=job.next_due, now=now)
            job.save(update_fields=["next_due"])
    return len(due)


def next_time(every: timedelta | None, at: time | None, *, due: datetime, now: datetime) -> datetime:
    """The first time after `now`: in step with `due`, or at this time of the day."""
    if every:
        return due + ((now - due) // every + 1) * every
    today = timezone.localdate(now)
    days = (datetime.combine(today + timedelta(days=ahead), at or time.min) for ahead in (0, 1))
    return next(moment for moment in map(timezone.make_aware, days) if moment > now)


@task()
def run_job(name: str) -> None:
    """Carry out a job and keep how it went. Nothing when the job is no longer in the table."""
    row = DueJob.objects.filter(name=name)
    job = row.first()
    if job is None:
        return
    row.update(last_started=timezone.now())
    try:
        import_string(job.path).call()
    except Exception as error:
        row.update(last_error=f"{type(error).__name__}: {error}")
        raise
    row.update(last_finished=timezone.now(), last_error="")
