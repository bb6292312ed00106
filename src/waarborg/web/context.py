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
    current: str = ""
    """The value of aria-current: "page" on the page itself, "true" on the pages below it."""


def shell(request: HttpRequest) -> dict[str, Any]:
    """What the shell shows on every page. One query, for the count of unread messages."""
    policy = book().policy
    person = request.user if isinstance(request.user, Person) else None
    return {
        "organisation": policy.municipality.name,
        "contact_url": policy.municipality.contact,
        "policy_title": policy.title,
        "names": policy.names,
        "person": person,
        "navigation": _navigation(person, request.path) if person else [],
        "unread": person.messages.filter(read_at=None).count() if person else 0,
        "today": timezone.localdate(),
        "demo": settings.DEMO,
    }


def _navigation(person: Person, path: str) -> list[NavigationItem]:
    names = book().policy.names
    pages = [
        ("Start", reverse("web:home"), True),
        ("Mag ik dit?", reverse("web:ask"), True),
        ("Wat mag ik gebruiken", reverse("web:catalogue"), True),
        ("Melden", reverse("intake:mine"), True),
        ("Tekst controleren", reverse("textcheck:check"), True),
        ("Register", reverse("register:systems"), True),
        (names.board, reverse("intake:board"), person.holds(DutyName.ADVISE)),
        ("Beoordelen", reverse("assessment:overview"), person.has_perm("assessment.see")),
        ("Adviesvragen", reverse("advice:inbox"), True),
        (names.management.capitalize(), reverse("intake:management"), person.holds(DutyName.RULE)),
        ("Cijfers", reverse("textcheck:figures"), person.has_perm("textcheck.see_figures")),
        ("Toezicht", reverse("audit:events"), person.has_perm("audit.inspect")),
        ("Instrumenten", reverse("assessment:instruments"), person.has_perm("assessment.keep_instruments")),
        ("Beheer", reverse("accounts:people"), person.has_perm("accounts.manage")),
    ]
    shown = [(label, url) for label, url, wanted in pages if wanted]
    current = _entry_above(path, [url for _, url in shown])
    mark = "page" if path == current else "true"
    return [NavigationItem(label, url, mark if url == current else "") for label, url in shown]


def _entry_above(path: str, urls: list[str]) -> str:
    """The entry to which a page belongs; all that stands below no other belongs to the start."""
    above = [url for url in urls if path.startswith(url) and path != reverse("accounts:me")]
    return max(above, key=len, default=reverse("web:home"))
