"""What this chapter asks of one person: for the page "Mijn werk" and the reminders."""

from datetime import date

from django.urls import reverse

from waarborg.accounts.models import Person
from waarborg.notify.models import Work
from waarborg.register.models import AISystem

MOST = 20
"""A list of work stays a list: the next ones follow when these are done."""


def work_for(person: Person, today: date) -> list[Work]:
    """The systems in use of which residents cannot yet read what they do. One query, for who keeps the register."""
    if not person.has_perm("register.confirm_public_text"):
        return []
    waiting = AISystem.objects.of(person.organisation_id).lacking_public_text().order_by("name", "pk")
    return [
        Work("Kijk de tekst voor inwoners na", reverse("register:public_text", args=[key]), None, "2.7", name)
        for key, name in waiting.values_list("pk", "name")[:MOST]
    ]
