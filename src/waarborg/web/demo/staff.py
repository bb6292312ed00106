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
    people = told()
    units = {name: Unit.objects.create(organisation=organisation, name=name) for name in people["units"]}
    password = make_password(PASSWORD)  # once, because it is slow on purpose
    cast = {
        key: Person(
            organisation=organisation,
            email=f"{key}@{DOMAIN}",
            password=password,
            name=facts["name"],
            job=facts["job"],
            kind=facts.get("kind", "staff"),
            unit=units.get(facts.get("unit", "")),
            joined_on=since,
        )
        for key, facts in people["cast"].items()
    }
    others = list(_others(people, people["staff"] - len(cast), list(units.values()), since))
    Person.objects.bulk_create([*cast.values(), *others])
    RoleAssignment.objects.bulk_create(
        RoleAssignment(person=cast[key], role=role, since=since)
        for key, facts in people["cast"].items()
        for role in facts.get("roles", ())
    )
    leads = {person.unit.name: person for person in reversed(others) if person.unit}
    leads |= {facts["unit"]: cast[key] for key, facts in people["cast"].items() if facts.get("leads")}
    return Staff({key: _fresh(person) for key, person in cast.items()}, _lead(units, leads, people["jobs"]))


def _lead(units: dict[str, Unit], leads: dict[str, Person], jobs: list[str]) -> dict[str, Person]:
    """Let these people lead their units; who had an ordinary job becomes a team leader."""
    for name, unit in units.items():
        unit.lead = leads[name]
    Unit.objects.bulk_update(units.values(), ["lead"])
    Person.objects.filter(pk__in=[lead.pk for lead in leads.values()], job__in=jobs).update(job="teamleider")
    return {name: _fresh(lead) for name, lead in leads.items()}


def _fresh(person: Person) -> Person:
    """Read again: with the roles and the unit as the database now has them."""
    return Person.objects.select_related("organisation", "unit__lead").get(pk=person.pk)


def _others(people: dict[str, Any], number: int, units: list[Unit], since: date) -> Iterator[Person]:
    chance = random.Random(SEED)  # noqa: S311 (the same names at every start)
    names = [f"{first} {last}" for first in people["first_names"] for last in people["last_names"]]
    for index, name in enumerate(chance.sample(names, number)):
        unit = units[index % len(units)]
        yield Person(
            organisation=unit.organisation,
            email=f"{slugify(name).replace('-', '.')}@{DOMAIN}",
            password=make_password(None),
            name=name,
            job=chance.choice(people["jobs"]),
            kind=chance.choices(["staff", "hired"], weights=[88, 12])[0],
            unit=unit,
            joined_on=since - timedelta(days=chance.randrange(3_000)),
        )
