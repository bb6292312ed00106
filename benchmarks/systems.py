"""A register of any size for the benchmarks: the same numbers always give the same systems."""

import random
from datetime import timedelta

CHUNK = 2_000
SUPPLIERS, UNITS = 10, 8


def fill(size: int) -> None:
    """Make systems up to `size`, with two uses and an event each. The same numbers always give the same register."""
    from django.db import connection

    from tests.cast import assemble
    from waarborg.accounts.models import Person, Unit
    from waarborg.audit.models import Event
    from waarborg.core.tasks import measure_tables
    from waarborg.register.models import AISystem, Supplier, UseCase, Version

    person = Person.objects.filter(name__startswith="Aisha").first() or assemble().aisha
    organisation = person.organisation
    if not Supplier.objects.exists():
        Supplier.objects.bulk_create(
            Supplier(organisation=organisation, name=f"Leverancier {number}") for number in range(SUPPLIERS)
        )
        Unit.objects.bulk_create(Unit(organisation=organisation, name=f"Team {number}") for number in range(UNITS))
    suppliers, units = list(Supplier.objects.all()), list(Unit.objects.all())
    for start in range(AISystem.objects.count(), size, CHUNK):
        numbers = range(start, min(start + CHUNK, size))
        systems = AISystem.objects.bulk_create(_system(number, organisation, suppliers) for number in numbers)
        UseCase.objects.bulk_create(_use(system, place, units) for system in systems for place in range(2))
        Version.objects.bulk_create(
            Version(system=system, number=1, why="Opgenomen", snapshot={}) for system in systems
        )
        Event.objects.bulk_create(_event(number + 1, system) for number, system in zip(numbers, systems, strict=True))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # what its own housekeeping does soon after
            cursor.execute("VACUUM ANALYZE")
    measure_tables()  # what the job of the night does


def _event(sequence: int, system):  # type: ignore[no-untyped-def]
    from waarborg.audit.models import Event

    return Event(
        organisation=system.organisation,
        sequence=sequence,
        moment=system.changed_at,
        actor="systeem",
        actor_name="Waarborg",
        act="register.added",
        subject=f"register.aisystem:{system.pk}",
        subject_name=system.name,
        dossier=f"register.aisystem:{system.pk}",
        sentence="opgenomen",
    )


def _system(number: int, organisation, suppliers):  # type: ignore[no-untyped-def]
    from django.utils import timezone

    from waarborg.core.rulebook import book
    from waarborg.core.search import fold
    from waarborg.register.models import AISystem, State

    chance = random.Random(number)  # noqa: S311
    words = " ".join(chance.choices(["verslag", "brief", "aanvraag", "melding", "vergunning", "rapport"], k=6))
    rare = "zeldzaam " if number in {3, 500, 900} else ""
    system = AISystem(
        organisation=organisation,
        name=f"{chance.choice(['Slim', 'Assistent', 'Zoekhulp', 'Model'])} {words.split()[0]} {number:06}",
        description=f"{rare}Helpt de gemeente bij: {words}.",
        kind=chance.choice(list(book().policy.system_kinds)),
        supplier=chance.choice(suppliers),
        state=chance.choices(list(State), weights=[20, 10, 45, 5, 12, 8])[0],
        changed_at=timezone.now() - timedelta(minutes=chance.randrange(1_000_000)),
    )
    system.search_text = fold(*system.words())
    return system


def _use(system, place: int, units):  # type: ignore[no-untyped-def]
    from django.utils import timezone

    from waarborg.register.models import State, UseCase

    chance = random.Random(system.pk * 2 + place)  # noqa: S311
    today = timezone.localdate()
    ruled = system.state in {State.PILOT, State.IN_USE, State.RETIRED}
    early = timedelta(days=10 if chance.random() < 0.01 else -10)
    ruled_on = today - timedelta(days=chance.randrange(100, 600)) if ruled else None
    return UseCase(
        system=system,
        purpose=chance.choice(["samenvatten", "vertalen", "classificeren"]),
        description="Stukken verwerken",
        unit=chance.choice(units),
        data_classes=[
            "internal",
            *(["personal"] if chance.random() < 0.3 else []),
            *(["bsn"] if chance.random() < 0.03 else []),
        ],
        state=system.state if ruled else State.PROPOSED,
        used_since=ruled_on - early if ruled_on else None,
        ruled_on=ruled_on,
        ruling_hash="0" * 64 if ruled else "",
    )
