from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from waarborg.accounts.models import Person
from waarborg.core.models import Organisation
from waarborg.notify.models import Message
from waarborg.web.demo import checks, history, staff

READ_AFTER = timedelta(days=12)
"""Messages of the story that are older than this have been read."""


class Command(BaseCommand):
    help = "Vult een lege database met de verzonnen gemeente Waterveen en noemt de log-ins."

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEMO or settings.DEBUG):
            raise CommandError(
                "De demo kent een wachtwoord dat iedereen weet. Zij begint daarom alleen met WAARBORG_DEMO=ja, "
                "nooit in een echte installatie."
            )
        there = Person.objects.exists()
        if there and not Person.objects.filter(email=f"aisha@{staff.DOMAIN}").exists():
            raise CommandError("Er staan al gegevens in deze database. De demo begint alleen met een lege.")
        if not there:
            tell_the_story(today=timezone.localdate())
        self.stdout.write(introduction())


@transaction.atomic
def tell_the_story(*, today: date) -> None:
    """All of it or nothing."""
    organisation = Organisation.here()
    history.play(staff.hire(organisation, since=today - timedelta(weeks=110)), today=today)
    checks.count(organisation, today=today)
    now = timezone.now()
    Message.objects.filter(created_at__lt=now - READ_AFTER).update(read_at=F("created_at"))
    # What the story tells was mailed long ago. Nothing of it goes out when the worker starts.
    Message.objects.update(mailed_at=F("created_at"))
    DBTaskResult.objects.all().delete()


def introduction() -> str:
    """Who can log in, and as what."""
    people = Person.objects.filter(email__in=[f"{key}@{staff.DOMAIN}" for key in staff.told()["cast"]])
    lines = [
        f"  {person.email:<28} {person.name}, {person.job}" for person in people.order_by("pk") if person.is_active
    ]
    return "\n".join([f"Log in met een van deze adressen. Het wachtwoord is: {staff.PASSWORD}", *lines])
