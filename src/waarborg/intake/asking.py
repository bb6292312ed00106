"""Reading a question that a person typed: names of systems, purposes and data, with a hint when one is wrong."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from urllib.parse import urlencode

from django.urls import reverse

from waarborg.core.keys import key_of
from waarborg.core.models import Organisation
from waarborg.core.rulebook import book
from waarborg.core.search import search
from waarborg.intake.admission import WrongQuestion
from waarborg.intake.rules.screening import screening_reasons
from waarborg.register.models import AISystem
from waarborg.rulebook import Outcome, Reason, Verdict, WayOn, verdict

COMPARED = 500
"""A misspelt name is compared with so many names of the register."""


def system_called(named: str, *, organisation: Organisation | int) -> AISystem:
    """The system with this name or number. Raises `WrongQuestion` with the names that come close."""
    systems = AISystem.objects.of(organisation)
    found = systems.filter(name__iexact=named.strip()).first()
    if found is None and (key := key_of(named)):
        found = systems.filter(pk=key).first()
    if found:
        return found
    names = systems.order_by("name").values_list("name", flat=True)
    near = list(search(systems, named).order_by("name").values_list("name", flat=True)[:3])
    near = near or _like(named, names[:COMPARED])
    raise WrongQuestion("system", f"‘{named}’ staat niet in het register.{_hint(near)}")


def verdict_on_unknown(named: str, *, purpose: str) -> Verdict:
    """The answer about a system that the register does not know: forbidden when the purpose is, else not reported."""
    policy = book().policy
    if forbidden := screening_reasons(policy, purpose=purpose, screened=()):
        return verdict(forbidden)
    report = f"{reverse('intake:start')}?{urlencode({'naam': named, 'doel': purpose})}"
    sentence = f"‘{named}’ staat niet in het register. Het gebruik is dus nog niet gemeld."
    return verdict([Reason("2.1", sentence, Outcome.MISSING, WayOn("Meld dit systeem", report))])


def check_words(*, purpose: str, data_classes: Collection[str]) -> None:
    """Raises `WrongQuestion` with a hint when the purpose or a data class is not one of the policy's."""
    policy = book().policy
    if purpose not in policy.purposes:
        near = _like(purpose, policy.purposes) or list(policy.purposes)
        raise WrongQuestion("purpose", f"Het doel ‘{purpose}’ staat niet in het beleid.{_hint(near)}")
    check_data_classes(data_classes)


def check_data_classes(data_classes: Collection[str]) -> None:
    """Raises `WrongQuestion` with a hint when a data class is not one of the policy's."""
    policy = book().policy
    for name in data_classes:
        if name not in policy.data_classes:
            near = _like(name, policy.data_classes) or list(policy.data_classes)
            raise WrongQuestion("data", f"De soort gegevens ‘{name}’ staat niet in het beleid.{_hint(near)}")


def _like(word: str, known: Iterable[str]) -> list[str]:
    by_small_letters = {name.casefold(): name for name in known}
    return [by_small_letters[found] for found in get_close_matches(word.casefold(), by_small_letters, n=3)]


def _hint(near: Collection[str]) -> str:
    return f" Bedoelt u: {', '.join(near)}?" if near else ""
