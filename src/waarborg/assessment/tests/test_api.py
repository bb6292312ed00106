"""Risk classes and demands through the API."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import BENEFITS, determined, reported
from waarborg.assessment import actions
from waarborg.assessment.models import Classification
from waarborg.register.models import UseCase


@pytest.fixture
def found(cast: Cast) -> Classification:
    use_case = UseCase.objects.get(notice=reported(cast.aisha, risk="", data_classes=["personal"]))
    return determined(use_case, BENEFITS, by=cast.daan)


def test_it_gives_the_class_that_holds(client: Client, cast: Cast, found: Classification):
    actions.deviate(by=cast.chantal, classification=found, risk="limited", reason="Alleen hulp bij het zoeken")
    client.force_login(cast.aisha)
    answer = client.get("/api/v1/risk-classes").json()
    assert answer["next"] == ""
    assert [(one["system"], one["risk"], one["followed"], one["annex_iii"]) for one in answer["risk_classes"]] == [
        ("Copilot", "limited", "high", "")
    ]


def test_one_class_can_be_asked_for(client: Client, cast: Cast, found: Classification):
    client.force_login(cast.aisha)
    assert len(client.get("/api/v1/risk-classes", {"risk": "high"}).json()["risk_classes"]) == 1
    assert client.get("/api/v1/risk-classes", {"risk": "minimal"}).json()["risk_classes"] == []
    assert client.get("/api/v1/risk-classes", {"risk": "groot"}).status_code == 400


def test_it_gives_the_demands_on_a_use(client: Client, cast: Cast, found: Classification):
    client.force_login(cast.aisha)
    demands = client.get(f"/api/v1/use-cases/{found.use_case_id}/demands").json()
    dpia = next(demand for demand in demands if demand["key"] == "dpia")
    assert (dpia["law"], dpia["state"], dpia["owner"]) == ("AVG", "open", "Bram de Wit")


def test_a_number_that_no_database_has_is_no_failure(client: Client, cast: Cast, found: Classification):
    client.force_login(cast.aisha)
    assert client.get(f"/api/v1/use-cases/{2**63}/demands").json() == []


def test_a_ban_that_has_begun_is_the_class_that_holds(client: Client, cast: Cast, found: Classification):
    Classification.objects.update(banned_from=timezone.localdate())
    client.force_login(cast.aisha)
    (one,) = client.get("/api/v1/risk-classes", {"risk": "prohibited"}).json()["risk_classes"]
    assert (one["risk"], one["followed"]) == ("prohibited", "high")
    assert client.get("/api/v1/risk-classes", {"risk": "high"}).json()["risk_classes"] == []


def test_without_a_key_it_gives_nothing(client: Client, cast: Cast, found: Classification):
    assert client.get("/api/v1/risk-classes").status_code == 401
