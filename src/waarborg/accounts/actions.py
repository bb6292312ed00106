"""Acts on people: adding and changing them, giving and withdrawing roles, keys for the API."""

import secrets
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from waarborg.accounts.models import ApiKey, Person, RoleAssignment, Unit, digest_of
from waarborg.accounts.rules import Claims
from waarborg.audit.actions import act, record
from waarborg.core.models import Organisation
from waarborg.core.rulebook import book
from waarborg.core.transitions import refuse
from waarborg.rulebook import DutyName
from waarborg.rulebook.words import in_words

ARTICLE = "11.1"


@act
def add_person(*, by: Person, facts: dict[str, Any]) -> Person:
    """Someone new. They choose a password through "wachtwoord vergeten", or log in through the provider."""
    person = Person(organisation=by.organisation, **facts)
    person.set_unusable_password()
    person.save()
    record("accounts.added", person, by=by, article=ARTICLE, sentence=f"voegde {person} toe", data=_shown(facts))
    return person


@act
def change_person(*, by: Person, person: Person, facts: dict[str, Any]) -> Person:
    """Change someone's facts. Making someone inactive keeps all that they did; it only ends their access."""
    if person.pk == by.pk and not facts.get("is_active", True):
        raise refuse(ARTICLE, "U kunt uzelf niet inactief maken. Vraag het een andere beheerder.")
    locked = Person.objects.select_for_update().get(pk=person.pk)
    changed = {name: value for name, value in facts.items() if getattr(locked, name) != value}
    for name, value in changed.items():
        setattr(locked, name, value)
    locked.save(update_fields=list(facts))
    record(
        "accounts.changed",
        locked,
        by=by,
        article=ARTICLE,
        sentence=_change_in_words(locked, changed),
        data=_shown(changed),
    )
    return locked


@act
def set_roles(*, by: Person, person: Person, roles: frozenset[str], why: str) -> None:
    """Give and withdraw roles by hand until these remain. Roles that the provider gave stay as they are."""
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if by.pk == person.pk and by.holds(DutyName.ADMINISTER):
        kept = roles | _roles(locked, RoleAssignment.Source.PROVIDER)
        if not kept & book().policy.roles_with(DutyName.ADMINISTER):
            raise refuse(ARTICLE, "U kunt uw eigen beheerrol niet intrekken. Vraag het een andere beheerder.")
    _assign(locked, roles=roles, source=RoleAssignment.Source.HAND, by=by, why=why)


def follow_groups(*, person: Person, roles: frozenset[str]) -> None:
    """At log-in: give the roles that the provider's groups give, withdraw those that they no longer give."""
    with transaction.atomic():
        locked = Person.objects.select_for_update().get(pk=person.pk)
        if roles - locked.roles or _roles(locked, RoleAssignment.Source.PROVIDER) - roles:
            act(_assign)(
                locked, roles=roles, source=RoleAssignment.Source.PROVIDER, by=None, why="Groepen bij inloggen"
            )


@act
def admit(*, organisation: Organisation, claims: Claims) -> Person:
    """Add someone whom the log-in provider knows and we did not."""
    unit = None
    if claims.unit:
        unit = Unit.objects.get_or_create(organisation=organisation, name=claims.unit[:120])[0]
    person = Person(organisation=organisation, email=claims.email, name=claims.name[:200], kind=claims.kind, unit=unit)
    person.set_unusable_password()
    person.save()
    record(
        "accounts.added",
        person,
        by=None,
        organisation=organisation,
        article=ARTICLE,
        sentence=f"voegde {person} toe bij de eerste keer inloggen",
    )
    return person


@act
def first_administrator(organisation: Organisation, *, email: str, name: str) -> Person:
    """The first person of an installation, who adds the others. Once there is one, people are added on the pages."""
    if Person.objects.holding(DutyName.ADMINISTER).filter(organisation=organisation).exists():
        raise refuse(ARTICLE, "Er is al een functioneel beheerder. Die voegt anderen toe onder Beheer.")
    person = Person(organisation=organisation, email=email, name=name)
    person.set_unusable_password()
    person.save()
    role = min(book().policy.roles_with(DutyName.ADMINISTER))
    _assign(person, roles=frozenset({role}), source=RoleAssignment.Source.HAND, by=None, why="Eerste beheerder")
    return person


@act
def note_lock_out(*, person: Person) -> None:
    """Keep that log-in was closed for a while because of wrong passwords."""
    record(
        "accounts.locked_out",
        person,
        by=None,
        organisation=person.organisation,
        sentence=f"sloot het inloggen van {person} voor korte tijd, na te veel verkeerde wachtwoorden",
    )


def last_day_of_key(today: date) -> date:
    """The last day on which a key that is made today can hold."""
    return today + timedelta(days=book().policy.terms.api_key_max)


@act
def make_key(*, by: Person, name: str, expires_on: date) -> tuple[ApiKey, str]:
    """A key with which a program asks the API as this person. The token itself is shown once and never kept."""
    today = timezone.localdate()
    last = last_day_of_key(today)
    if not today < expires_on <= last:
        raise refuse(ARTICLE, f"Een sleutel geldt minstens een dag, en uiterlijk tot en met {in_words(last)}.")
    token = f"waarborg_{secrets.token_urlsafe(32)}"
    key = ApiKey.objects.create(person=by, name=name, digest=digest_of(token), expires_on=expires_on)
    record("accounts.key_made", by, by=by, article=ARTICLE, sentence=f"maakte de API-sleutel ‘{name}’")
    return key, token


@act
def revoke_key(*, by: Person, key: ApiKey) -> None:
    record("accounts.key_revoked", key.person, by=by, article=ARTICLE, sentence=f"trok de API-sleutel ‘{key}’ in")
    key.delete()


def _assign(person: Person, *, roles: frozenset[str], source: str, by: Person | None, why: str) -> None:
    """Make these the roles from this source, and record what changed. What another source gave is left alone."""
    now = _roles(person, source)
    given, withdrawn = sorted(roles - person.roles), sorted(now - roles)
    person.assignments.filter(source=source, role__in=withdrawn).delete()
    RoleAssignment.objects.bulk_create(RoleAssignment(person=person, role=role, source=source) for role in given)
    record(
        "accounts.roles_set",
        person,
        by=by,
        organisation=person.organisation,
        article=ARTICLE,
        sentence=_roles_in_words(person, given, withdrawn),
        reason=why,
        data={"given": given, "withdrawn": withdrawn, "source": source},
    )


def _roles(person: Person, source: str) -> frozenset[str]:
    return frozenset(person.assignments.filter(source=source).values_list("role", flat=True))


def _roles_in_words(person: Person, given: list[str], withdrawn: list[str]) -> str:
    parts = []
    if given:
        parts.append(f"gaf {person} de {_labels(given)}")
    if withdrawn:
        parts.append(f"trok bij {person} de {_labels(withdrawn)} in")
    return " en ".join(parts) or f"liet de rollen van {person} zoals ze waren"


def _labels(roles: list[str]) -> str:
    known = book().policy.roles
    given = [key for key in roles if key != book().policy.everyone]
    labels = " en ".join(known[key].label if key in known else key for key in given)
    return f"rollen {labels}" if len(roles) > 1 else f"rol {labels}"


def _change_in_words(person: Person, changed: dict[str, Any]) -> str:
    match changed.get("is_active"):
        case False:
            return f"maakte {person} inactief"
        case True:
            return f"maakte {person} weer actief"
        case _:
            return f"wijzigde de gegevens van {person}"


def _shown(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value if isinstance(value, str | bool) else str(value or "") for name, value in facts.items()}
