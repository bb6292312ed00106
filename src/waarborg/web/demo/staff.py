"""The people of the demo: the cast by name, and the rest of the staff from lists of names."""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils.text import slugify

from waarborg.accounts.models import Person, RoleAssignment, Unit
from waarborg.core.models import Organisation

PASSWORD = "waterveen-demo"  # noqa: S105 (the demo's own, printed for every visitor)
DOMAIN = "waterveen.example"
SEED = 2025


def told() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "people.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Staff:
    """Who acts in the story: the cast by first name, and of every unit its lead by the unit's name."""

    cast: dict[str, Person]
    leads: dict[str, Person]

    def called(self, name: str) -> Person:
        return self.cast.get(name) or self.leads[name]


def hire(organisation: Organisation, *, since: date) -> Staff:
    """Put everyone in the database, in service since that day or some years before it."""
    people, chance = told(), random.Random(SEED)  # noqa: S311 (the same names at every start)
    units = {name: Unit.objects.create(organisation=organisation, name=name) for name in people["units"]}
    cast = {key: _member(key, facts, organisation, units, since) for key, facts in people["cast"].items()}
    number = people["staff"] - len(cast)
    others = list(_others(people, number, organisation, list(units.values()), since, chance))
    Person.objects.bulk_create([*cast.values(), *others])
    RoleAssignment.objects.bulk_create(
        RoleAssignment(person=cast[key], role=role, since=since)
        for key, facts in people["cast"].items()
        for role in facts.get("roles", ())
    )
    leads = {person.unit.name: person for person in reversed(others) if person.unit}
    leads |= {facts["unit"]: cast[key] for key, facts in people["cast"].items() if facts.get("leads")}
    for name, unit in units.items():
        unit.lead = leads[name]
        Person.objects.filter(pk=leads[name].pk, job__in=people["jobs"]).update(job="teamleider")
    Unit.objects.bulk_update(units.values(), ["lead"])
    return Staff({key: Person.objects.get(pk=person.pk) for key, person in cast.items()}, _fresh(leads))


def _fresh(leads: dict[str, Person]) -> dict[str, Person]:
    """Read again, so that the team of each has its lead."""
    return {unit: Person.objects.select_related("unit__lead").get(pk=lead.pk) for unit, lead in leads.items()}


def _member(key: str, facts: dict[str, Any], organisation: Organisation, units: dict[str, Unit], since: date) -> Person:
    return Person(
        organisation=organisation,
        email=f"{key}@{DOMAIN}",
        password=make_password(PASSWORD),
        name=facts["name"],
        job=facts["job"],
        kind=facts.get("kind", "staff"),
        unit=units.get(facts.get("unit", "")),
        joined_on=since,
    )


def _others(
    people: dict[str, Any],
    number: int,
    organisation: Organisation,
    units: list[Unit],
    since: date,
    chance: random.Random,
) -> Iterator[Person]:
    names = [f"{first} {last}" for first in people["first_names"] for last in people["last_names"]]
    for index, name in enumerate(chance.sample(names, number)):
        yield Person(
            organisation=organisation,
            email=f"{slugify(name).replace('-', '.')}@{DOMAIN}",
            password=make_password(None),
            name=name,
            job=chance.choice(people["jobs"]),
            kind=chance.choices(["staff", "hired"], weights=[88, 12])[0],
            unit=units[index % len(units)],
            joined_on=since - timedelta(days=chance.randrange(3_000)),
        )
