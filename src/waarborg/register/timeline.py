"""What a person may read of all that happened. The register is for everyone; how the board and advisers came to
their advice is for the people who carry out the policy."""

from collections.abc import Iterable

from django.db.models import Q

from waarborg.accounts.models import Person
from waarborg.audit.models import Event, EventQuerySet

OWN_KIND = "register"
FOR_EVERYONE = ("intake.submitted", "intake.ruled")
"""Of a report everyone may know that it was made and what was decided, without the reasons."""


def shown_to(person: Person, events: EventQuerySet) -> EventQuerySet:
    if person.has_perm("register.view_deliberations"):
        return events
    return events.filter(Q(act__startswith=f"{OWN_KIND}.") | Q(act__in=FOR_EVERYONE))


def without_hidden_reasons(person: Person, events: Iterable[Event]) -> list[Event]:
    """The same events, to show and not to save."""
    found = list(events)
    if not person.has_perm("register.view_deliberations"):
        for event in found:
            if event.kind != OWN_KIND:
                event.reason = ""
    return found
