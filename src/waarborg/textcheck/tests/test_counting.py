"""What is kept of checks: how many, by month, team and category."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from tests.cast import Cast, assemble
from waarborg.accounts.models import Person
from waarborg.textcheck.actions import FEWEST, count_check, count_feedback
from waarborg.textcheck.models import CheckCount, CheckerMark
from waarborg.textcheck.tests.examples import LETTER

NOVEMBER = date(2026, 11, 25)


def counts() -> dict[tuple[str, str], int]:
    rows = CheckCount.objects.values_list("month", "category", "count")
    return {(f"{month:%m}", category): count for month, category, count in rows}


def test_a_check_on_the_page_is_counted_with_what_it_found(cast: Cast, client: Client):
    client.force_login(cast.aisha)
    for _ in range(2):
        client.post("/tekst-controleren/", {"tekst": LETTER, "gegevens": "internal"})
    found = {category: count for (_, category), count in counts().items()}
    assert found == {"checks": 2, "people": 1, "names": 2, "bsn": 2, "addresses": 2}
    assert CheckCount.objects.first().month == timezone.localdate().replace(day=1)


def test_each_month_has_its_own_count(cast: Cast):
    count_check(by=cast.aisha, found={"names": 3}, today=NOVEMBER)
    count_check(by=cast.aisha, found={}, today=date(2026, 12, 1))
    assert counts() == {
        ("11", "checks"): 1,
        ("11", "people"): 1,
        ("11", "names"): 3,
        ("12", "checks"): 1,
        ("12", "people"): 1,
    }


def test_someone_counts_as_one_person_a_month_and_the_mark_of_that_says_nothing(cast: Cast):
    for _ in range(3):
        count_check(by=cast.aisha, found={}, today=NOVEMBER)
    count_check(by=cast.daan, found={}, today=NOVEMBER)
    assert counts()["11", "people"] == 2
    marks = list(CheckerMark.objects.values_list("mark", flat=True))
    assert len(set(marks)) == 2
    assert all(len(mark) == 64 for mark in marks)


def test_the_marks_of_a_month_are_gone_in_the_next(cast: Cast):
    count_check(by=cast.aisha, found={}, today=NOVEMBER)
    count_check(by=cast.daan, found={}, today=date(2026, 12, 1))
    assert [mark.month for mark in CheckerMark.objects.all()] == [date(2026, 12, 1)]


def test_a_team_too_small_to_hide_one_person_is_not_counted_by_itself(cast: Cast):
    count_check(by=cast.aisha, found={}, today=NOVEMBER)
    assert {row.unit for row in CheckCount.objects.all()} == {None}
    unit = cast.aisha.unit
    missing = FEWEST - unit.people.count()
    Person.objects.filter(pk__in=[person.pk for person in (cast.daan, cast.els)][:missing]).update(unit=unit)
    count_check(by=cast.aisha, found={}, today=NOVEMBER)
    assert {str(row.unit or "") for row in CheckCount.objects.all()} == {"", "Sociaal domein"}


def test_the_database_keeps_one_row_for_a_count(cast: Cast):
    row = {"organisation": cast.aisha.organisation, "month": NOVEMBER.replace(day=1), "category": "names"}
    CheckCount.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        CheckCount.objects.create(**row)


@pytest.mark.django_db(transaction=True)
def test_two_who_count_at_once_are_both_counted():
    cast = assemble()

    def count(person: Person) -> None:
        try:
            for _ in range(5):
                count_check(by=person, found={"names": 2}, today=NOVEMBER)
                count_feedback(by=person, kind="bsn", direction="missed", source="", today=NOVEMBER)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count, [cast.daan, cast.els, cast.farid, cast.gerda]))
    assert counts() == {("11", "checks"): 20, ("11", "people"): 4, ("11", "names"): 40}
