"""What is done again and again, by the clock of `waarborg.core`: mail, reminders and tidying up."""

from datetime import date, time, timedelta

from django.utils import timezone
from django_tasks import task

from waarborg.accounts.models import Person
from waarborg.core.clock import Job
from waarborg.notify import actions as notify
from waarborg.web.work import work_of

JOBS = (
    Job("mail", "waarborg.notify.tasks.mail_messages", every=timedelta(minutes=5)),
    Job("herinneringen", "waarborg.web.jobs.remind", at=time(7)),
    Job("risicoklassen", "waarborg.assessment.tasks.check_classes", at=time(4)),
    Job("eisen", "waarborg.assessment.tasks.keep_demands", at=time(4, 30)),
    Job("uitkomsten", "waarborg.assessment.tasks.expire_outcomes", at=time(2)),
    Job("opruimen", "waarborg.core.tasks.tidy", at=time(3)),
)


@task()
def remind() -> int:
    """Remind everyone of what waits for them, and let the next in line hear of what is long overdue."""
    return remind_on(timezone.localdate())


def remind_on(today: date) -> int:
    """How many reminders went out. What was told before is not told again."""
    people = Person.objects.filter(is_active=True).select_related("unit__lead").prefetch_related("assignments")
    told = 0
    for person in people.iterator(chunk_size=200):
        if work := work_of(person, today):
            told += notify.remind(person, work, today) + notify.escalate(person, work, today)
    return told
