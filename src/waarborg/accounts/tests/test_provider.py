"""Logging in through the municipality's own provider (OpenID Connect): the whole code flow, over real HTTP."""

from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from django.test import Client
from django.urls import reverse

from waarborg.accounts.apps import check_provider
from waarborg.accounts.models import Person
from waarborg.accounts.rules import ClaimNames, claims_in, roles_of
from waarborg.accounts.tests.provider import CLIENT_ID, CLIENT_SECRET, Provider, running
from waarborg.audit.models import Event
from waarborg.env import WrongSetting

NOOR = {"sub": "n-1", "email": "noor@voorbeeld.test", "name": "Noor Haan", "email_verified": True}


@pytest.fixture
def provider(settings, cast):
    with running() as server:
        app: dict[str, Any] = {"provider_id": "gemeente", "name": "het account van de gemeente", "client_id": CLIENT_ID}
        app |= {"secret": CLIENT_SECRET, "settings": {"server_url": server.issuer}}
        settings.OIDC_ISSUER = server.issuer
        settings.OIDC_ROLES = [("AI-board", "iboard"), ("AI-board", "auditor"), ("Directie", "directie")]
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        yield server


def log_in(client: Client, provider: Provider, **claims: Any) -> Any:
    """Press the button, go to the provider as a browser does, and come back."""
    provider.claims = NOOR | claims
    away = client.post(reverse("openid_connect_login", args=["gemeente"]))
    back = requests.get(away.headers["Location"], allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    return client.get(f"{parts.path}?{parts.query}")


def test_the_log_in_page_offers_the_provider(client, provider):
    page = client.get(reverse("account_login")).content.decode()
    assert "Inloggen met het account van de gemeente" in page


def test_someone_whom_the_provider_knows_is_added_and_logged_in(client, provider):
    answer = log_in(client, provider, department="Juridische zaken", employee_type="hired")
    assert answer.headers["Location"] == reverse("web:home")
    noor = Person.objects.get(email="noor@voorbeeld.test")
    assert (noor.name, noor.kind, noor.unit.name) == ("Noor Haan", "hired", "Juridische zaken")
    assert not noor.has_usable_password()
    assert "Noor Haan" in client.get(reverse("accounts:me")).content.decode()
    assert Event.objects.about(noor).get().act == "accounts.added"


def test_the_code_is_bound_to_this_browser_and_this_program(client, provider):
    log_in(client, provider)
    authorization, exchange = provider.asked
    assert authorization["code_challenge_method"] == "S256"
    assert exchange["code_verifier"]
    assert exchange["client_secret"] == CLIENT_SECRET


def test_someone_who_is_there_already_is_matched_by_address(client, provider, cast):
    log_in(client, provider, email=cast.aisha.email.upper(), name="A. Bakkali")
    assert client.get(reverse("accounts:me")).context["person"] == cast.aisha
    cast.aisha.refresh_from_db()
    assert cast.aisha.name == "Aisha Bakkali"


def test_afterwards_the_provider_s_number_counts_also_with_another_address(client, provider, cast):
    log_in(client, provider, email=cast.aisha.email)
    again = Client()
    log_in(again, provider, email="aisha.nieuw@voorbeeld.test")
    assert again.get(reverse("accounts:me")).context["person"] == cast.aisha


def test_groups_give_roles_and_withdraw_them_the_next_time(client, provider):
    log_in(client, provider, groups=["AI-board", "Voetbal"])
    noor = Person.objects.get(email="noor@voorbeeld.test")
    assert set(noor.assignments.values_list("role", "source")) == {("iboard", "provider"), ("auditor", "provider")}
    log_in(Client(), provider, groups=["Directie"])
    assert set(noor.assignments.values_list("role", flat=True)) == {"directie"}
    acts = Event.objects.about(noor).values_list("act", flat=True)
    assert list(acts) == ["accounts.roles_set", "accounts.roles_set", "accounts.added"]


def test_roles_given_by_hand_stay_whatever_the_groups_say(client, provider, cast):
    log_in(client, provider, email=cast.chantal.email, groups=[])
    assert cast.chantal.assignments.get().role == "iboard"


def test_who_is_inactive_gets_neither_in_nor_roles(client, provider, cast):
    Person.objects.filter(pk=cast.joost.pk).update(is_active=False)
    log_in(client, provider, email=cast.joost.email, groups=["Directie"])
    assert client.get(reverse("accounts:me")).status_code == 302
    assert not cast.joost.assignments.exists()


@pytest.mark.parametrize("claims", [{"email": ""}, {"email_verified": False}])
def test_without_an_address_that_counts_nobody_gets_in(client, provider, cast, claims):
    answer = log_in(client, provider, **claims)
    assert answer.status_code == 403
    assert "We weten niet wie u bent" in answer.content.decode()
    assert Person.objects.count() == len(cast.all)


def test_a_token_for_another_program_is_refused(client, provider):
    provider.audience = "een-ander-programma"
    page = log_in(client, provider).content.decode()
    assert "Het inloggen is niet gelukt" in page
    assert not Person.objects.filter(email="noor@voorbeeld.test").exists()


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(client, provider):
    away = client.post(reverse("openid_connect_login", args=["gemeente"]))
    provider.claims = NOOR
    back = urlsplit(requests.get(away.headers["Location"], allow_redirects=False, timeout=5).headers["Location"])
    stranger = Client()
    stranger.get(f"{back.path}?{back.query}")
    assert stranger.get(reverse("accounts:me")).status_code == 302


def test_a_group_may_come_as_a_list_a_word_or_not_at_all():
    names = ClaimNames(groups="groups", unit="department", kind="employee_type")
    assert claims_in({"groups": ["a", "b"]}, names).groups == {"a", "b"}
    assert claims_in({"groups": "a"}, names).groups == {"a"}
    assert claims_in({}, names).groups == frozenset()


def test_a_kind_that_we_do_not_know_counts_as_staff():
    names = ClaimNames(groups="groups", unit="department", kind="employee_type")
    assert claims_in({"employee_type": "Tovenaar"}, names).kind == "staff"
    assert claims_in({"employee_type": ["hired"]}, names).kind == "staff"


def test_one_group_may_give_several_roles():
    mapping = [("a", "iboard"), ("a", "auditor"), ("b", "directie")]
    assert roles_of(frozenset({"a"}), mapping) == {"iboard", "auditor"}


def test_the_program_does_not_start_with_a_role_that_the_policy_does_not_know():
    with pytest.raises(WrongSetting, match="'keizer', maar die staat niet"):
        check_provider("https://inloggen.voorbeeld.test", [("AI-board", "keizer")])


def test_the_program_does_not_start_with_a_provider_that_can_be_imitated():
    with pytest.raises(WrongSetting, match="https://"):
        check_provider("http://inloggen.voorbeeld.test", [])
