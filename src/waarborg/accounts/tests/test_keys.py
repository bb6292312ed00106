"""Keys with which a program asks the API as a person."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.actions import make_key, revoke_key
from waarborg.accounts.api_auth import KeyAuth
from waarborg.accounts.models import ApiKey, Person
from waarborg.audit.models import Event
from waarborg.core.transitions import Refused


def in_days(days: int):
    return timezone.localdate() + timedelta(days=days)


def test_a_key_leads_to_its_person(cast):
    key, token = make_key(by=cast.aisha, name="Zaaksysteem", expires_on=in_days(30))
    assert ApiKey.objects.person_for(token) == cast.aisha
    key.refresh_from_db()
    assert key.last_used_on == timezone.localdate()
    assert token not in str(ApiKey.objects.values().get())


def test_a_program_that_shows_the_key_acts_as_the_person(cast):
    _, token = make_key(by=cast.aisha, name="Zaaksysteem", expires_on=in_days(30))
    request = RequestFactory().get("/", headers={"Authorization": f"Bearer {token}"})
    assert KeyAuth()(request) == cast.aisha
    assert request.user == cast.aisha


def test_an_unknown_key_leads_to_nobody(cast):
    make_key(by=cast.aisha, name="Zaaksysteem", expires_on=in_days(30))
    assert ApiKey.objects.person_for("waarborg_geraden") is None
    assert ApiKey.objects.person_for("") is None


def test_a_key_past_its_term_does_not_work(cast):
    key, token = make_key(by=cast.aisha, name="Zaaksysteem", expires_on=in_days(30))
    ApiKey.objects.filter(pk=key.pk).update(expires_on=in_days(-1))
    assert ApiKey.objects.person_for(token) is None


def test_the_key_of_someone_inactive_does_not_work(cast):
    _, token = make_key(by=cast.aisha, name="Zaaksysteem", expires_on=in_days(30))
    Person.objects.filter(pk=cast.aisha.pk).update(is_active=False)
    assert ApiKey.objects.person_for(token) is None


@pytest.mark.parametrize("days", [0, 366])
def test_a_key_lives_between_a_day_and_a_year(cast, days):
    with pytest.raises(Refused):
        make_key(by=cast.aisha, name="Zaaksysteem", expires_on=in_days(days))


def test_a_revoked_key_stops_and_both_acts_are_recorded(cast):
    key, token = make_key(by=cast.aisha, name="Zaaksysteem", expires_on=in_days(30))
    revoke_key(by=cast.aisha, key=key)
    assert ApiKey.objects.person_for(token) is None
    acts = Event.objects.about(cast.aisha).values_list("act", flat=True)
    assert list(acts) == ["accounts.key_revoked", "accounts.key_made"]


def test_the_page_shows_a_new_key_once(client, cast):
    client.force_login(cast.aisha)
    made = client.post(reverse("accounts:me"), {"name": "Zaaksysteem", "expires_on": in_days(30).isoformat()})
    assert "waarborg_" in made.content.decode()
    assert "no-store" in made.headers["Cache-Control"]
    later = client.get(reverse("accounts:me")).content.decode()
    assert "Zaaksysteem" in later
    assert "waarborg_" not in later


def test_a_term_that_is_too_long_stands_at_its_field(client, cast):
    client.force_login(cast.aisha)
    page = client.post(reverse("accounts:me"), {"name": "Zaaksysteem", "expires_on": in_days(400).isoformat()})
    assert "Kies een dag na vandaag, uiterlijk" in page.content.decode()
    assert not ApiKey.objects.exists()


def test_nobody_revokes_the_key_of_another(client, cast):
    key, token = make_key(by=cast.aisha, name="Zaaksysteem", expires_on=in_days(30))
    client.force_login(cast.hugo)
    assert client.post(reverse("accounts:revoke_key", args=[key.pk])).status_code == 404
    assert ApiKey.objects.person_for(token) == cast.aisha
