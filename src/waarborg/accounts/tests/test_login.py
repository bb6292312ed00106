"""Logging in with a password, being locked out, and choosing a new password."""

import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.cast import PASSWORD, assemble
from waarborg.audit.models import Event

LOGIN = "account_login"


@pytest.fixture(autouse=True)
def no_earlier_attempts(db):
    cache.clear()


@pytest.fixture
def aisha():
    return assemble(password=PASSWORD).aisha


def try_to_log_in(client: Client, email: str, password: str) -> Any:
    return client.post(reverse(LOGIN), {"login": email, "password": password})


def test_it_works(client, aisha):
    answer = try_to_log_in(client, aisha.email.upper(), PASSWORD)
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("web:home"))
    assert client.get(reverse("accounts:me")).status_code == 200


def test_a_wrong_password_is_told_in_dutch(client, aisha):
    page = try_to_log_in(client, aisha.email, "verkeerd").content.decode()
    assert "Dit e-mailadres en wachtwoord horen niet bij elkaar." in page


def test_five_wrong_passwords_lock_out_even_with_the_right_one(client, aisha):
    for _ in range(5):
        try_to_log_in(client, aisha.email, "verkeerd")
    page = try_to_log_in(client, aisha.email, PASSWORD).content.decode()
    assert "Wacht 5 minuten" in page
    assert client.get(reverse("accounts:me")).status_code == 302


def test_a_lock_out_is_recorded_once(client, aisha):
    for _ in range(8):
        try_to_log_in(client, aisha.email, "verkeerd")
    assert Event.objects.about(aisha).get().act == "accounts.locked_out"


def test_what_a_stranger_types_never_reaches_the_log(client, aisha):
    for _ in range(8):
        try_to_log_in(client, "mijn-geheim@voorbeeld.test", "verkeerd")
    assert not Event.objects.exists()


def test_one_person_locked_out_leaves_others_alone(client, aisha):
    for _ in range(6):
        try_to_log_in(client, aisha.email, "verkeerd")
    assert try_to_log_in(client, "bram@voorbeeld.test", PASSWORD).status_code == 302


def test_who_is_inactive_cannot_log_in(client, aisha):
    type(aisha).objects.filter(pk=aisha.pk).update(is_active=False)
    try_to_log_in(client, aisha.email, PASSWORD)
    assert client.get(reverse("accounts:me")).status_code == 302


def test_nobody_signs_up_by_themselves(client, db):
    fields = {"email": "nieuw@voorbeeld.test", "password1": PASSWORD}
    page = client.post(reverse("account_signup"), fields).content.decode()
    assert "U kunt hier niet zelf een account maken" in page


def test_a_forgotten_password_is_chosen_anew_through_a_mail(client, aisha):
    client.post(reverse("account_reset_password"), {"email": aisha.email})
    assert mail.outbox[0].subject == "Kies een wachtwoord voor Waarborg"
    link = re.search(r"https?://\S+", str(mail.outbox[0].body)).group()
    form = client.get(link, follow=True)
    new = "een-nieuw-lang-woord"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert try_to_log_in(client, aisha.email, new).status_code == 302


def test_an_unknown_address_gets_no_mail_and_the_same_answer(client, aisha):
    answer = client.post(reverse("account_reset_password"), {"email": "wie@voorbeeld.test"})
    assert answer.headers["Location"] == reverse("account_reset_password_done")
    assert mail.outbox == []


def test_with_a_provider_who_has_no_password_gets_none_through_a_mail(client, aisha, settings):
    settings.OIDC_ISSUER = "https://inloggen.voorbeeld.test"
    aisha.set_unusable_password()
    aisha.save()
    client.post(reverse("account_reset_password"), {"email": aisha.email})
    assert mail.outbox == []


@pytest.mark.parametrize(
    "name",
    ["account_login", "account_reset_password", "account_reset_password_done", "account_inactive", "account_signup"],
)
def test_pages_before_log_in_stand_in_our_shell(client, db, name):
    page = client.get(reverse(name)).content.decode()
    assert page.count("<h1>") == 1
    assert "w-head" in page


@pytest.mark.parametrize("name", ["account_logout", "account_change_password", "mfa_index", "account_set_password"])
def test_pages_after_log_in_stand_in_our_shell(client, aisha, name):
    client.force_login(aisha)
    page = client.get(reverse(name)).content.decode()
    assert page.count("<h1>") == 1
    assert "w-head" in page


def test_two_steps_can_be_set_up_after_the_password_again(client, aisha):
    try_to_log_in(client, aisha.email, PASSWORD)
    asked = client.get(reverse("mfa_activate_totp")).headers["Location"]
    page = client.post(asked, {"password": PASSWORD}, follow=True).content.decode()
    assert "data:image/svg+xml" in page
    assert 'name="code"' in page


def test_logging_out_ends_the_session(client, aisha):
    client.force_login(aisha)
    client.post(reverse("account_logout"))
    assert client.get(reverse("accounts:me")).status_code == 302
