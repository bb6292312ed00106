"""Giving and withdrawing roles: an act with an event; hand and provider do not get in each other's way."""

import pytest
from django.urls import reverse

from tests.cast import Cast
from waarborg.accounts.actions import follow_groups, set_roles
from waarborg.accounts.models import Person, RoleAssignment
from waarborg.audit.models import Event
from waarborg.core.transitions import Refused

HAND, PROVIDER = RoleAssignment.Source.HAND, RoleAssignment.Source.PROVIDER


def roles_of(person: Person) -> dict[str, str]:
    return dict(person.assignments.values_list("role", "source"))


def test_roles_are_given_and_withdrawn_with_one_event(client, cast):
    client.force_login(cast.hugo)
    client.post(reverse("accounts:roles", args=[cast.chantal.pk]), {"roles": ["auditor", "ciso"], "why": "Andere baan"})
    assert roles_of(cast.chantal) == {"auditor": HAND, "ciso": HAND}
    event = Event.objects.about(cast.chantal).get()
    assert event.data == {"given": ["auditor", "ciso"], "withdrawn": ["iboard"], "source": "hand"}
    assert event.reason == "Andere baan"
    assert "gaf Chantal Visser de rollen Auditor en CISO" in event.sentence


def test_a_change_without_a_reason_is_not_made(client, cast):
    client.force_login(cast.hugo)
    client.post(reverse("accounts:roles", args=[cast.aisha.pk]), {"roles": ["auditor"], "why": ""})
    assert roles_of(cast.aisha) == {}


def test_a_role_that_the_policy_does_not_know_is_refused(client, cast):
    client.force_login(cast.hugo)
    client.post(reverse("accounts:roles", args=[cast.aisha.pk]), {"roles": ["keizer"], "why": "Grap"})
    assert roles_of(cast.aisha) == {}


def test_an_administrator_keeps_their_own_last_role_of_administrator(client, cast):
    client.force_login(cast.hugo)
    page = client.post(reverse("accounts:roles", args=[cast.hugo.pk]), {"roles": [], "why": "Genoeg"}).content.decode()
    assert "U kunt uw eigen beheerrol niet intrekken." in page
    assert roles_of(cast.hugo) == {"functioneel_beheerder": HAND}
    with pytest.raises(Refused):
        set_roles(by=cast.hugo, person=cast.hugo, roles=frozenset({"auditor"}), why="Genoeg")


def test_another_administrator_may_withdraw_it(cast):
    set_roles(by=cast.hugo, person=cast.aisha, roles=frozenset({"functioneel_beheerder"}), why="Opvolger")
    aisha = Person.objects.get(pk=cast.aisha.pk)
    set_roles(by=aisha, person=cast.hugo, roles=frozenset(), why="Overgedragen")
    assert roles_of(cast.hugo) == {}


def test_groups_give_and_withdraw_roles_at_each_log_in(cast):
    follow_groups(person=cast.aisha, roles=frozenset({"iboard"}))
    assert roles_of(cast.aisha) == {"iboard": PROVIDER}
    follow_groups(person=cast.aisha, roles=frozenset())
    assert roles_of(cast.aisha) == {}
    assert [event.data["withdrawn"] for event in Event.objects.about(cast.aisha)] == [["iboard"], []]


def test_groups_leave_roles_given_by_hand_alone(cast):
    follow_groups(person=cast.chantal, roles=frozenset({"iboard", "auditor"}))
    assert roles_of(cast.chantal) == {"iboard": HAND, "auditor": PROVIDER}
    follow_groups(person=cast.chantal, roles=frozenset())
    assert roles_of(cast.chantal) == {"iboard": HAND}


def test_a_log_in_that_changes_no_role_leaves_no_event(cast):
    follow_groups(person=cast.chantal, roles=frozenset({"iboard"}))
    assert not Event.objects.about(cast.chantal).exists()


def test_roles_set_by_hand_leave_those_of_the_provider_alone(cast: Cast):
    follow_groups(person=cast.aisha, roles=frozenset({"auditor"}))
    set_roles(by=cast.hugo, person=cast.aisha, roles=frozenset({"ciso"}), why="Erbij")
    assert roles_of(cast.aisha) == {"auditor": PROVIDER, "ciso": HAND}
