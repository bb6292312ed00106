"""The functioneel beheerder keeps the people; to anyone else these pages do not exist."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from waarborg.accounts.models import Person, Unit
from waarborg.audit.models import Event


@pytest.fixture
def hugo(client: Client, cast: Cast) -> Client:
    client.force_login(cast.hugo)
    return client


def facts(**changes: str) -> dict[str, str]:
    return {"name": "Noor Haan", "email": "noor@voorbeeld.test", "kind": "hired", "job": "jurist", "unit": ""} | changes


def test_it_lists_everyone_with_role_and_team(hugo, cast):
    page = hugo.get(reverse("accounts:people")).content.decode()
    for person in cast.all:
        assert person.name in page
    assert "Lid van het iBoard" in page
    assert "Sociaal domein" in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "aisha"}, {"aisha"}),
        ({"soort": "partner"}, {"kim"}),
        ({"rol": "directie"}, {"gerda"}),
        ({"rol": "iboard", "soort": "partner"}, set()),
    ],
)
def test_filters_narrow_the_list(hugo, cast, query, expected):
    page = hugo.get(reverse("accounts:people"), query).content.decode()
    shown = {name for name in cast.__dataclass_fields__ if f">{getattr(cast, name).name}<" in page}
    assert shown - {"hugo"} == expected  # Hugo himself stands in the shell


def test_filtering_by_team_shows_that_team(hugo, cast):
    team = Unit.objects.get(name="Sociaal domein")
    page = hugo.get(reverse("accounts:people"), {"team": team.pk}).content.decode()
    assert cast.joost.name in page
    assert cast.gerda.name not in page


def test_the_list_costs_few_queries(hugo, cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        hugo.get(reverse("accounts:people"))


def test_someone_new_is_added_and_recorded(hugo):
    hugo.post(reverse("accounts:add"), facts())
    noor = Person.objects.get(email="noor@voorbeeld.test")
    assert not noor.has_usable_password()
    assert Event.objects.about(noor).get().sentence == "voegde Noor Haan toe"


def test_the_same_address_is_refused_whatever_its_capitals(hugo, cast):
    page = hugo.post(reverse("accounts:add"), facts(email=cast.aisha.email.upper())).content.decode()
    assert "Er is al iemand met dit e-mailadres." in page


def test_facts_can_be_changed(hugo, cast):
    hugo.post(reverse("accounts:change", args=[cast.joost.pk]), facts(is_active="on"))
    cast.joost.refresh_from_db()
    assert (cast.joost.name, cast.joost.is_active) == ("Noor Haan", True)
    assert "wijzigde de gegevens" in hugo.get(reverse("accounts:person", args=[cast.joost.pk])).content.decode()


def test_who_becomes_inactive_loses_access_and_keeps_history(hugo, cast):
    theirs = Client()
    theirs.force_login(cast.joost)
    hugo.post(reverse("accounts:change", args=[cast.joost.pk]), facts(email=cast.joost.email))
    assert theirs.get(reverse("accounts:me")).status_code == 302
    assert Event.objects.about(cast.joost).get().sentence == "maakte Noor Haan inactief"


def test_nobody_makes_oneself_inactive(hugo, cast):
    page = hugo.post(reverse("accounts:change", args=[cast.hugo.pk]), facts(email=cast.hugo.email)).content.decode()
    assert "U kunt uzelf niet inactief maken." in page
    cast.hugo.refresh_from_db()
    assert cast.hugo.is_active


@pytest.mark.parametrize("name", ["people", "add", "person", "change", "roles"])
def test_a_stranger_gets_404(client, cast, name):
    client.force_login(cast.aisha)
    args = [cast.bram.pk] if name in {"person", "change", "roles"} else []
    assert client.get(reverse(f"accounts:{name}", args=args)).status_code == 404


def test_everyone_sees_their_own_facts_and_roles(client, cast):
    client.force_login(cast.chantal)
    page = client.get(reverse("accounts:me")).content.decode()
    assert cast.chantal.email in page
    assert "Lid van het iBoard" in page


def test_who_is_not_logged_in_is_asked_to(client, db):
    assert client.get(reverse("accounts:me")).headers["Location"].startswith(reverse("account_login"))
