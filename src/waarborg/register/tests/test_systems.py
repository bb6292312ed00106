"""The acts on systems and uses, apart from their pages."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tests.cast import Cast
from waarborg.register import actions
from waarborg.register.models import AISystem, Supplier, UseCase


def added(cast: Cast, **facts: object) -> AISystem:
    return actions.add_system(by=cast.hugo, facts={"name": "Gem", "kind": "chatbot"} | facts, why="Bekend")


@pytest.mark.parametrize("fact", ["state", "in_use_since", "organisation_id", "changed_at", "search_text", "id"])
def test_what_follows_from_other_acts_is_no_fact_of_a_system(cast: Cast, fact: str):
    system = added(cast)
    with pytest.raises(ValueError, match=fact):
        added(cast, name="Andere", **{fact: "in_use"})
    with pytest.raises(ValueError, match=fact):
        actions.change_system(by=cast.hugo, system=system, facts={fact: "in_use"}, why="Bekend")
    assert list(AISystem.objects.values_list("name", "state")) == [("Gem", "proposed")]


@pytest.mark.parametrize("fact", ["state", "ruled_on", "ruling_hash", "system_id"])
def test_what_follows_from_a_ruling_is_no_fact_of_a_use(cast: Cast, fact: str):
    facts = {"purpose": "samenvatten", "description": "Verslagen", fact: timezone.localdate().isoformat()}
    with pytest.raises(ValueError, match=fact):
        actions.add_use_case(by=cast.hugo, system=added(cast), facts=facts, why="Bekend")
    assert not UseCase.objects.exists()


def test_a_name_that_differs_in_capitals_only_is_the_same_name(cast: Cast):
    added(cast)
    Supplier.objects.create(organisation=cast.hugo.organisation, name="Microsoft")
    for again in (
        lambda: added(cast, name="GEM"),
        lambda: Supplier.objects.create(organisation=cast.hugo.organisation, name="MicroSoft"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            again()


@pytest.mark.django_db(transaction=True)
def test_two_who_change_at_once_write_two_versions(cast: Cast):
    system, together = added(cast), Barrier(2)

    def change(value: str) -> None:
        together.wait()
        try:
            actions.add_use_case(
                by=cast.hugo, system=system, facts={"purpose": "samenvatten", "description": value}, why=value
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(change, ["Verslagen", "Brieven"]))
    assert list(system.versions.values_list("number", flat=True)) == [3, 2, 1]
