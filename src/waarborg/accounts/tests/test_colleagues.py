"""Naming a colleague by name or e-mail address."""

import pytest
from django import forms
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from waarborg.accounts.colleagues import PersonField, in_full


@pytest.fixture
def field(cast: Cast) -> PersonField:
    found = PersonField(required=False)
    found.organisation = cast.aisha.organisation
    return found


def offered(cast: Cast, **typed: str) -> str:
    client = Client()
    client.force_login(cast.aisha)
    return client.get(reverse("accounts:colleagues"), typed).content.decode()


def test_a_name_an_address_or_both_name_one_person(field: PersonField, cast: Cast):
    for typed in (cast.bram.name.upper(), cast.bram.email, in_full(cast.bram)):
        assert field.clean(typed) == cast.bram


def test_nothing_names_nobody(field: PersonField):
    assert field.clean("") is None


@pytest.mark.parametrize("typed", ["Zzz", "niemand@voorbeeld.test"])
def test_who_is_not_there_is_told_at_the_field(field: PersonField, typed: str):
    with pytest.raises(forms.ValidationError, match="Er is geen collega"):
        field.clean(typed)


def test_who_left_cannot_be_named_anew_but_may_stay(field: PersonField, cast: Cast):
    cast.bram.is_active = False
    cast.bram.save()
    with pytest.raises(forms.ValidationError):
        field.clean(in_full(cast.bram))
    field.kept = cast.bram
    assert field.clean(in_full(cast.bram)) == cast.bram


def test_typing_a_name_offers_colleagues(cast: Cast):
    assert f'value="{in_full(cast.bram)}"' in offered(cast, veld="owner", owner="br")


def test_typing_nothing_offers_nobody(cast: Cast):
    assert "option" not in offered(cast, veld="owner")
    assert "option" not in offered(cast)


def test_who_is_not_logged_in_is_offered_nobody(client: Client, cast: Cast):
    assert client.get(reverse("accounts:colleagues"), {"veld": "owner", "owner": "br"}).status_code == 302
