from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.core.rulebook import book
from waarborg.rulebook import DutyName


@dataclass(frozen=True, slots=True)
class NavigationItem:
    label: str
    url: str
    current: bool


def shell(request: HttpRequest) -> dict[str, Any]:
    """What the shell shows on every page. One query, for the count of unread messages."""
    policy = book().policy
    person = request.user if isinstance(request.user, Person) else None
    return {
        "organisation": policy.municipality.name,
        "policy_title": policy.title,
        "names": policy.names,
        "person": person,
        "navigation": _navigation(person, request.path) if person else [],
        "unread": person.messages.filter(read_at=None).count() if person else 0,
        "today": timezone.localdate(),
        "demo": settings.DEMO,
    }


def _navigation(person: Person, path: str) -> list[NavigationItem]:
    names, own_facts = book().policy.names, reverse("accounts:me")
    pages = [
        ("Start", reverse("web:home"), True),
        ("Mag ik dit?", reverse("web:ask"), True),
        ("Wat mag ik gebruiken", reverse("web:catalogue"), True),
        ("Melden", reverse("intake:mine"), True),
        ("Register", reverse("register:systems"), True),
        (names.board, reverse("intake:board"), person.holds(DutyName.ADVISE)),
        ("Adviesvragen", reverse("advice:inbox"), person.holds(DutyName.ANSWER)),
        (names.management.capitalize(), reverse("intake:management"), person.holds(DutyName.RULE)),
        ("Toezicht", reverse("audit:events"), person.has_perm("audit.inspect")),
        ("Beheer", reverse("accounts:people"), person.has_perm("accounts.manage")),
    ]
    return [
        NavigationItem(label, url, path == url or (url != "/" and path.startswith(url) and path != own_facts))
        for label, url, shown in pages
        if shown
    ]
