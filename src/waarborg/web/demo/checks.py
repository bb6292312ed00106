"""The checks of texts in the demo: counts of some months, as colleagues of several teams would have left them."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from waarborg.accounts.models import Person
from waarborg.core.models import Organisation
from waarborg.textcheck.actions import count_check, count_feedback

SEED = 4
WEEKS = 17
DAYS_IN_WEEK = 7

CHECKING = {
    "Sociaal domein": 9, "Juridische zaken": 7, "Klantcontact": 8, "Communicatie": 6, "Wmo": 7, "Vergunningen": 3,
    "Griffie": 2,
}  # fmt: skip
"""How many people of a team use the page; of the last two so few that their numbers are not shown."""

FOUND = {
    "names": 3,
    "addresses": 2,
    "bsn": 1,
    "health": 1,
    "special": 1,
    "criminal": 1,
    "other identifiers": 2,
    "confidential": 1,
}
"""What a check may find, and at most how much of it."""

SAID = [("person", "false_alarm", "model")] * 6 + [
    ("street_address", "false_alarm", "rule"), ("case_number", "missed", ""), ("case_number", "missed", ""),
    ("price", "missed", ""), ("health", "false_alarm", "list"),
]  # fmt: skip


def count(organisation: Organisation, *, today: date) -> None:
    """A check now and then by the same few people of each team, more of them as the page became known."""
    chance = random.Random(SEED)  # noqa: S311  (the same counts at every start)
    people = list(_who_check(organisation))
    for week in range(WEEKS):
        day = today - timedelta(weeks=WEEKS - 1 - week)
        for person in people:
            if chance.random() < (week + DAYS_IN_WEEK) / (WEEKS * 3):
                count_check(by=person, found=_found(chance), today=day)
    for number, (kind, direction, source) in enumerate(SAID):
        day = today - timedelta(weeks=number)
        count_feedback(by=people[number], kind=kind, direction=direction, source=source, today=day)


def _who_check(organisation: Organisation) -> Iterator[Person]:
    for unit, number in CHECKING.items():
        yield from (
            Person.objects.select_related("unit")
            .filter(organisation=organisation, unit__name=unit, is_active=True)
            .order_by("pk")[:number]
        )


def _found(chance: random.Random) -> dict[str, int]:
    """Half of the texts are clean; in the other half stands something of some kinds."""
    if chance.random() < 1 / 2:
        return {}
    return {kind: chance.randint(1, most) for kind, most in FOUND.items() if chance.random() < most / 6}
