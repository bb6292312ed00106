from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from tests.cast import Cast
from tests.scenes import reported
from waarborg.core.clock import ensure
from waarborg.core.models import DueJob
from waarborg.notify.models import Message
from waarborg.web.jobs import remind_on


def test_every_job_is_a_task_that_exists(db: None):
    jobs = import_string(settings.JOBS)
    ensure(jobs, now=timezone.now())
    names = {"mail", "herinneringen", "risicoklassen", "eisen", "uitkomsten", "opruimen"}
    assert set(DueJob.objects.values_list("name", flat=True)) == names
    assert all(hasattr(import_string(job.path), "enqueue") for job in jobs)


def test_who_must_advise_is_reminded_once_before_the_term_ends(cast: Cast):
    notice = reported(cast.aisha)
    due_on = notice.due_on()
    assert due_on
    day_before = due_on - timedelta(days=1)
    asked_before = Message.objects.filter(person=cast.chantal).count()
    assert remind_on(day_before) == 1
    assert remind_on(day_before) == 0
    assert Message.objects.filter(person=cast.chantal).count() == asked_before + 1


def test_nobody_is_reminded_when_nothing_waits(cast: Cast):
    assert remind_on(timezone.localdate()) == 0
