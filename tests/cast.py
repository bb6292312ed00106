"""The people of every test, by name instead of by number (see CONTRIBUTING.md)."""

from dataclasses import dataclass

from django.utils import timezone

from waarborg.accounts.models import Person, RoleAssignment, Unit
from waarborg.core.models import Organisation

PASSWORD = "een-lang-wachtwoord"


@dataclass(frozen=True, slots=True)
class Cast:
    """Aisha reports, Bram leads her team, Chantal is the iBoard, Daan, Els and Farid advise, Gerda decides."""

    aisha: Person
    bram: Person
    chantal: Person
    daan: Person
    els: Person
    farid: Person
    gerda: Person
    hugo: Person
    ilse: Person
    joost: Person
    kim: Person

    @property
    def all(self) -> list[Person]:
        return [getattr(self, name) for name in self.__dataclass_fields__]


PEOPLE = {
    "aisha": ("Aisha Bakkali", "beleidsmedewerker", "staff", ()),
    "bram": ("Bram de Wit", "teamleider", "staff", ()),
    "chantal": ("Chantal Visser", "informatiemanager", "staff", ("iboard",)),
    "daan": ("Daan Mulder", "privacy adviseur", "staff", ("privacy_adviseur",)),
    "els": ("Els van Dijk", "CISO", "staff", ("ciso",)),
    "farid": ("Farid Yilmaz", "ISO", "staff", ("iso",)),
    "gerda": ("Gerda Smit", "gemeentesecretaris", "management", ("directie",)),
    "hugo": ("Hugo Jansen", "functioneel beheerder", "staff", ("functioneel_beheerder",)),
    "ilse": ("Ilse Meijer", "auditor", "hired", ("auditor",)),
    "joost": ("Joost Peters", "ingehuurde projectleider", "hired", ()),
    "kim": ("Kim de Groot", "accountmanager", "partner", ()),
}


def assemble(*, password: str | None = None) -> Cast:
    """Put the cast in the database. Without a password nobody can log in, which is quicker."""
    organisation = Organisation.here()
    people = {name: _person(organisation, name, password) for name in PEOPLE}
    unit = Unit.objects.create(organisation=organisation, name="Sociaal domein", lead=people["bram"])
    Person.objects.filter(pk__in=[people["aisha"].pk, people["bram"].pk, people["joost"].pk]).update(unit=unit)
    return Cast(**{name: Person.objects.get(pk=person.pk) for name, person in people.items()})


def _person(organisation: Organisation, key: str, password: str | None) -> Person:
    name, job, kind, roles = PEOPLE[key]
    person = Person(organisation=organisation, email=f"{key}@voorbeeld.test", name=name, job=job, kind=kind)
    person.joined_on = timezone.localdate()
    if password:
        person.set_password(password)
    else:
        person.set_unusable_password()
    person.save()
    RoleAssignment.objects.bulk_create([RoleAssignment(person=person, role=role) for role in roles])
    return person
