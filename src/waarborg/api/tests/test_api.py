"""The API: it answers, it says what is wrong in one shape, and its description is the one that was published."""

import json
from pathlib import Path

import pytest
from django.test import Client

from tests.cast import Cast
from tests.scenes import ruled
from waarborg.accounts.models import Person
from waarborg.api.management.commands.openapi import described

ROOT = Path(__file__).resolve().parents[4]
QUESTION = {"system": "Copilot", "purpose": "samenvatten", "data": "public,internal"}


def as_person(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_the_verdict_on_an_allowed_use(cast: Cast):
    ruled(cast)
    response = as_person(cast.aisha).get("/api/v1/verdict", QUESTION)
    found = response.json()
    assert response.status_code == 200
    assert response["API-Version"] == "1.0.0"
    assert (found["allowed"], found["answer"]) == (True, "Ja, met voorwaarden")
    assert [reason["article"] for reason in found["reasons"]][:3] == ["12.1", "11.1", "2.1"]
    assert "6.1" in [obligation["article"] for obligation in found["obligations"]]


def test_a_refusal_names_its_way_on(cast: Cast):
    ruled(cast)
    found = as_person(cast.aisha).get("/api/v1/verdict", QUESTION | {"data": "bsn"}).json()
    (refusal,) = [reason for reason in found["reasons"] if reason["outcome"] == "niet toegestaan"]
    assert not found["allowed"]
    assert refusal["article"] == "4.1e"
    assert refusal["way_on"]["url"].startswith("/advies/vragen/")


def test_an_auditor_may_ask_about_someone_else(cast: Cast):
    ruled(cast, outcome="pilot")
    ilse = as_person(cast.ilse)
    assert ilse.get("/api/v1/verdict", QUESTION).json()["allowed"] is False
    assert ilse.get("/api/v1/verdict", QUESTION | {"person": cast.aisha.email}).json()["allowed"] is True


def test_a_colleague_may_not_ask_about_someone_else(cast: Cast):
    ruled(cast)
    response = as_person(cast.aisha).get("/api/v1/verdict", QUESTION | {"person": cast.bram.email})
    assert response.status_code == 400
    assert response.json()["fields"][0]["field"] == "person"


@pytest.mark.parametrize(
    ("wrong", "field", "hint"),
    [
        ({"system": "Copylot"}, "system", "Bedoelt u: Copilot?"),
        ({"purpose": "samenvaten"}, "purpose", "Bedoelt u: samenvatten"),
        ({"data": "personel"}, "data", "personal"),
        ({"data": ""}, "data", "geen gekozen"),
        ({"on": "gisteren"}, "on", ""),
    ],
)
def test_a_wrong_question_names_the_field_and_what_was_meant(cast: Cast, wrong: dict[str, str], field: str, hint: str):
    ruled(cast)
    response = as_person(cast.aisha).get("/api/v1/verdict", QUESTION | wrong)
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["fields"][0]["field"] == field
    assert hint in response.json()["fields"][0]["message"]


def test_a_stranger_is_asked_who_they_are(cast: Cast):
    response = Client().get("/api/v1/verdict", QUESTION)
    assert response.status_code == 401
    assert response["Content-Type"] == "application/problem+json"
    assert response["WWW-Authenticate"] == "Bearer"
    assert response["API-Version"] == "1.0.0"


def test_what_is_not_there_is_a_problem_as_well(cast: Cast):
    response = as_person(cast.aisha).get("/api/v1/systems/999999")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_the_published_description_is_current():
    published = (ROOT / "docs" / "developers" / "openapi.json").read_text(encoding="utf-8")
    assert json.loads(published) == json.loads(described())


def test_the_description_is_openapi_3_1_in_dutch(client: Client):
    found = client.get("/api/v1/openapi.json").json()
    assert found["openapi"] == "3.1.0"
    assert found["paths"]["/api/v1/verdict"]["get"]["summary"] == "Mag ik dit?"


@pytest.mark.parametrize("digits", [19, 100])
def test_a_system_with_an_absurd_number_is_not_in_the_register(cast: Cast, digits: int):
    response = as_person(cast.aisha).get("/api/v1/verdict", QUESTION | {"system": "9" * digits})
    assert response.status_code == 400
    assert "staat niet in het register" in response.json()["detail"]


@pytest.mark.parametrize("field", ["system", "person"])
@pytest.mark.parametrize("text", ["Copilot\0", "x" * 300])
def test_text_that_cannot_be_a_name_is_wrong_input(cast: Cast, field: str, text: str):
    response = as_person(cast.ilse).get("/api/v1/verdict", QUESTION | {field: text})
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert [wrong["field"] for wrong in response.json()["fields"]] == [field]
