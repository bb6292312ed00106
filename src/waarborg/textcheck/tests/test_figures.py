from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from waarborg.accounts.models import Person, Unit
from waarborg.textcheck.actions import count_check, count_feedback
from waarborg.textcheck.figures import overview
from waarborg.textcheck.teams import FEWER, NO_UNIT

PAGE = "/tekst-controleren/cijfers/"
NOVEMBER = date(2026, 11, 3)


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
    assert [cell.text for cell in shown["feedback"].rows[0].cells] == [
        "naam van een persoon",
        "ten onrechte gevonden",
        "taalmodel",
        "1",
    ]


def team(cast: Cast, name: str) -> list[Person]:
    """A team of six people."""
    unit = Unit.objects.create(organisation=cast.aisha.organisation, name=name)
    return [
        Person.objects.create(
            organisation=unit.organisation, unit=unit, name=f"{name} {n}", email=f"{name}{n}@x.example"
        )
        for n in range(6)
    ]


def units(cast: Cast) -> list[list[str]]:
    shown = overview(cast.aisha.organisation_id, date(2026, 11, 25))
    return [[cell.text for cell in row.cells] for row in shown["units"].rows]


def test_a_team_of_which_five_people_checked_has_its_own_numbers(cast: Cast):
    for person in team(cast, "Griffie")[:5]:
        count_check(by=person, found={"names": 2}, today=NOVEMBER)
    assert units(cast) == [["Griffie", "5", "10"]]


def test_a_team_of_which_fewer_checked_has_no_numbers_and_they_cannot_be_reckoned(cast: Cast):
    for name, number in (("Griffie", 2), ("Water", 5), ("Wmo", 6)):
        for person in team(cast, name)[:number]:
            count_check(by=person, found={"names": 1}, today=NOVEMBER)
    assert units(cast) == [
        ["Griffie", FEWER, FEWER],
        ["Water", FEWER, FEWER],
        ["Wmo", "6", "6"],
        [NO_UNIT, "7", "7"],
    ]


def test_a_month_in_which_few_people_of_a_team_checked_does_not_count_for_it(cast: Cast):
    members = team(cast, "Griffie")
    for person in team(cast, "Wmo"):
        count_check(by=person, found={}, today=date(2026, 9, 3))
    for person in members:
        count_check(by=person, found={}, today=date(2026, 10, 3))
    count_check(by=members[0], found={"health": 3}, today=NOVEMBER)
    assert units(cast) == [["Griffie", FEWER, FEWER], ["Wmo", "6", "0"], [NO_UNIT, "7", "3"]]


def test_one_person_in_the_whole_organisation_is_not_told_by_team(cast: Cast):
    for _ in range(20):
        count_check(by=cast.daan, found={"bsn": 1}, today=NOVEMBER)
    assert units(cast) == [[NO_UNIT, FEWER, FEWER]]


def test_the_figures_can_be_downloaded(cast: Cast, client: Client):
    today = timezone.localdate()
    for person in team(cast, "Griffie"):
        count_check(by=person, found={"names": 200}, today=today)
    count_feedback(by=cast.aisha, kind="something_else", direction="missed", source="", today=today)
    client.force_login(cast.ilse)
    assert f"{PAGE}controles.csv" in client.get(PAGE).content.decode()
    response = client.get(f"{PAGE}controles.csv")
    lines = b"".join(response.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert "Controles en bevindingen per team;Griffie;Controles;6" in lines
    assert "Controles en bevindingen per team;Griffie;Bevindingen;1200" in lines
    assert "Opmerkingen over controles;iets anders;niet gevonden;1" in lines
    client.force_login(cast.aisha)
    assert client.get(f"{PAGE}controles.csv").status_code == 404


def test_the_menu_leads_to_the_figures_for_who_may_see_them(cast: Cast, client: Client):
    for person, sees in ((cast.ilse, True), (cast.aisha, False)):
        client.force_login(person)
        assert (f'href="{PAGE}"' in client.get("/mag-ik/").content.decode()) is sees


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
