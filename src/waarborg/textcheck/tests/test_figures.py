from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from waarborg.accounts.models import Person
from waarborg.textcheck.actions import count_check, count_feedback
from waarborg.textcheck.figures import overview

PAGE = "/tekst-controleren/cijfers/"


def test_the_figures_add_up_by_month_category_and_team(cast: Cast):
    Person.objects.update(unit=cast.aisha.unit)
    in_team = Person.objects.get(pk=cast.daan.pk)
    count_check(by=in_team, found={"names": 2, "bsn": 1}, today=date(2026, 10, 3))
    count_check(by=in_team, found={"names": 1}, today=date(2026, 11, 3))
    count_check(by=in_team, found={"names": 9}, today=date(2025, 11, 3))
    count_feedback(by=in_team, kind="person", direction="false_alarm", source="model", today=date(2026, 11, 3))
    shown = overview(in_team.organisation_id, date(2026, 11, 25))
    assert [point.value for point in shown["checks"].points][-2:] == [1, 1]
    assert shown["found"].description == "Het meest gevonden: namen."
    assert [[cell.text for cell in row.cells][:3] for row in shown["months"].rows] == [
        ["november 2026", "1", "1"],
        ["oktober 2026", "1", "2"],
    ]
    assert [[cell.text for cell in row.cells] for row in shown["units"].rows] == [["Sociaal domein", "2", "4"]]
    assert [cell.text for cell in shown["feedback"].rows[0].cells] == [
        "naam van een persoon",
        "ten onrechte gevonden",
        "taalmodel",
        "1",
    ]


def test_a_year_without_checks_says_so(cast: Cast, client: Client):
    client.force_login(cast.ilse)
    page = client.get(PAGE).content.decode()
    assert "Hier komt te staan hoe vaak er is gecontroleerd." in page
    assert "Er is nog niets gevonden." in page


def test_another_organisation_is_not_counted_along(cast: Cast):
    count_check(by=cast.aisha, found={}, today=timezone.localdate())
    assert not overview(cast.aisha.organisation_id + 1, timezone.localdate())["months"].rows


@pytest.mark.parametrize(("who", "status"), [("daan", 200), ("hugo", 200), ("ilse", 200), ("aisha", 404)])
def test_who_watches_over_the_policy_sees_the_figures(cast: Cast, client: Client, who: str, status: int):
    client.force_login(getattr(cast, who))
    assert client.get(PAGE).status_code == status
    assert (PAGE in client.get("/tekst-controleren/").content.decode()) == (status == 200)
