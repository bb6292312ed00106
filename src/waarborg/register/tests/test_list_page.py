import io
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import reported, ruled
from waarborg.accounts.models import Person
from waarborg.core.models import Organisation
from waarborg.register import actions
from waarborg.register.models import AISystem, Supplier

URL = "/register/"


def add(by: Person, name: str, **facts: object) -> AISystem:
    return actions.add_system(by=by, facts={"name": name, "kind": "text_generator"} | facts, why="Opgenomen")


def names(response) -> list[str]:
    return [row.cells[0].text for row in response.context["table"].rows]


def test_everyone_who_is_logged_in_sees_all_systems_by_name(cast: Cast, client):
    add(cast.hugo, "Zoekhulp")
    ruled(cast)
    client.force_login(cast.joost)
    assert names(client.get(URL)) == ["Copilot", "Zoekhulp"]


def test_without_log_in_there_is_no_list(client):
    assert client.get(URL).headers["Location"].startswith("/inloggen/")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"status": "in_use"}, ["Copilot"]),
        ({"status": "proposed"}, ["Zoekhulp"]),
        ({"soort": "simple_algorithm"}, ["Zoekhulp"]),
        ({"gegevens": "internal"}, ["Copilot"]),
        ({"gegevens": "bsn"}, []),
        ({"zoek": "MICRO"}, ["Copilot"]),
        ({"status": "bestaat niet"}, ["Copilot", "Zoekhulp"]),
        ({"sorteer": "-naam"}, ["Zoekhulp", "Copilot"]),
        ({"sorteer": "status"}, ["Copilot", "Zoekhulp"]),
    ],
)
def test_filters_search_and_order(cast: Cast, client, asked, found):
    ruled(cast)
    add(cast.hugo, "Zoekhulp", kind="simple_algorithm")
    client.force_login(cast.aisha)
    assert names(client.get(URL, asked)) == found


def test_filters_by_supplier_and_team(cast: Cast, client):
    ruled(cast)
    add(cast.hugo, "Zoekhulp")
    client.force_login(cast.aisha)
    microsoft = Supplier.objects.get(name="Microsoft")
    assert names(client.get(URL, {"leverancier": microsoft.pk})) == ["Copilot"]
    assert names(client.get(URL, {"team": cast.aisha.unit_id})) == ["Copilot"]


def test_use_without_a_ruling_is_marked_and_can_be_filtered_and_a_wish_is_none(cast: Cast, client):
    reported(cast.aisha, already_used=True, used_since=timezone.localdate() - timedelta(days=3))
    reported(cast.aisha, system_name="Later", starts_on=timezone.localdate() + timedelta(days=3))
    client.force_login(cast.ilse)
    response = client.get(URL, {"overtreding": "on"})
    assert names(response) == ["Copilot"]
    assert "Gebruikt zonder besluit" in response.text


def test_use_before_the_ruling_stays_a_breach(cast: Cast, client):
    ruled(cast, already_used=True, used_since=timezone.localdate() - timedelta(days=1))
    client.force_login(cast.ilse)
    assert names(client.get(URL, {"overtreding": "on"})) == ["Copilot"]


def test_another_organisation_sees_nothing_of_ours(cast: Cast, client):
    ruled(cast)
    other = Organisation.objects.create(slug="elders", name="Elders")
    stranger = Person.objects.create(organisation=other, email="x@elders.test", name="Xena")
    client.force_login(stranger)
    assert names(client.get(URL)) == []
    assert client.get(AISystem.objects.get().get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    "asked", [{}, {"zoek": "systeem", "status": "proposed", "soort": "text_generator", "team": "1"}]
)
def test_the_list_costs_at_most_eight_queries(cast: Cast, client, django_assert_max_num_queries, asked):
    for number in range(30):
        add(cast.hugo, f"Systeem {number:02}")
    client.force_login(cast.aisha)
    with django_assert_max_num_queries(8):
        assert client.get(URL, asked).status_code == 200


def test_pages_follow_each_other_without_gaps(cast: Cast, client):
    for number in range(30):
        add(cast.hugo, f"Systeem {number:02}")
    client.force_login(cast.aisha)
    first = client.get(URL)
    second = client.get(first.context["table"].next_url)
    assert names(first) + names(second) == [f"Systeem {number:02}" for number in range(30)]


def test_the_filtered_list_goes_out_as_csv_and_excel(cast: Cast, client):
    ruled(cast)
    add(cast.hugo, "=Zoekhulp")
    client.force_login(cast.aisha)
    lines = b"".join(client.get(reverse("register:export_csv")).streaming_content).decode().splitlines()
    assert [line.split(";")[0] for line in lines] == ["\ufeffNaam", "'=Zoekhulp", "Copilot"]
    content = b"".join(client.get(reverse("register:export_xlsx"), {"status": "in_use"}).streaming_content)
    rows = list(openpyxl.load_workbook(io.BytesIO(content)).active.values)
    assert [row[0] for row in rows] == ["Naam", "Copilot"]
    assert rows[1][16] == "Tekst samenvatten (in gebruik)"


def test_an_export_costs_two_queries_for_all_its_rows(cast: Cast, client, django_assert_max_num_queries):
    for number in range(30):
        add(cast.hugo, f"Systeem {number:02}")
    client.force_login(cast.aisha)
    with django_assert_max_num_queries(6):
        b"".join(client.get(reverse("register:export_csv")).streaming_content)


def test_who_keeps_the_register_is_led_to_the_import(cast: Cast, client):
    client.force_login(cast.hugo)
    assert reverse("register:imports") in client.get(URL).text
    client.force_login(cast.aisha)
    assert reverse("register:imports") not in client.get(URL).text
