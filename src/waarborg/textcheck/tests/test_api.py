"""The API for texts: it checks, masks and restores, and repeats nothing of a text in an error."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import ruled
from waarborg.accounts.actions import make_key
from waarborg.textcheck import api
from waarborg.textcheck.models import CheckCount
from waarborg.textcheck.tests.examples import BSN, CLEAN, LETTER, NAME

QUESTION = {"text": LETTER, "system": "Copilot", "purpose": "samenvatten"}


@pytest.fixture
def script(cast: Cast) -> Client:
    """A program of Aisha's, with her key."""
    ruled(cast)
    _, token = make_key(by=cast.aisha, name="Script", expires_on=timezone.localdate() + timedelta(days=1))
    return Client(headers={"Authorization": f"Bearer {token}"})


def ask(client: Client, door: str, sent: object) -> Any:
    return client.post(f"/api/v1/tekst/{door}", sent, content_type="application/json")


def test_a_check_gives_the_verdict_and_each_finding_with_its_place(script: Client):
    found = ask(script, "controleren", QUESTION).json()
    assert (found["verdict"]["allowed"], found["verdict"]["answer"]) == (False, "Nee")
    assert "4.1e" in [reason["article"] for reason in found["verdict"]["reasons"]]
    (bsn,) = [finding for finding in found["findings"] if finding["kind"] == "bsn"]
    assert LETTER[bsn["start"] : bsn["end"]] == BSN
    assert (bsn["article"], bsn["data_class"], bsn["sureness"]) == ("4.1e", "bsn", "zeker")
    assert found["counts"]["bsn"] == 1
    assert found["data_classes"] == ["internal", "personal", "bsn"]
    assert CheckCount.objects.get(category="checks").count == 1


def test_a_clean_text_is_allowed_and_without_a_system_not_yet(script: Client):
    assert ask(script, "controleren", QUESTION | {"text": CLEAN}).json()["verdict"]["allowed"] is True
    assert ask(script, "controleren", {"text": CLEAN}).json()["verdict"]["answer"] == "Nog niet"


def test_a_masked_text_comes_back_as_it_was_but_for_the_bsn(script: Client):
    masked = ask(script, "maskeren", {"text": LETTER}).json()
    assert NAME not in masked["text"]
    assert masked["counts"]["names"] == 1
    restored = ask(script, "herstellen", {"text": masked["text"], "tokens": masked["tokens"]}).json()
    assert restored == {"text": LETTER.replace(BSN, "<BSN_1>"), "restored": 2, "missing": ["<BSN_1>"]}


def test_a_mark_on_the_whole_text_is_told_because_masking_does_not_help(script: Client):
    marked = {"text": "GEHEIM\n\nWij stellen voor de kade te kopen."}
    for door in ("controleren", "maskeren"):
        assert ask(script, door, marked).json()["whole"] == "Dit hele stuk is geheim. Maskeren helpt niet."
        assert ask(script, door, {"text": LETTER}).json()["whole"] == ""


def test_a_stranger_is_asked_for_a_key(client: Client, db: None):
    for door in ("controleren", "maskeren", "herstellen"):
        assert ask(client, door, {"text": LETTER}).status_code == 401


@pytest.mark.parametrize(
    ("door", "sent", "field"),
    [
        ("controleren", {"text": NAME * 20_000}, "text"),
        ("controleren", {"text": [NAME]}, "text"),
        ("controleren", {}, "text"),
        ("controleren", QUESTION | {"system": "Onbekend"}, "system"),
        ("controleren", QUESTION | {"purpose": "toveren"}, "purpose"),
        ("controleren", QUESTION | {"purpose": ""}, "purpose"),
        ("controleren", QUESTION | {"data": "goud"}, "data"),
        ("controleren", {"text": LETTER, "data": "goud"}, "data"),
        ("maskeren", {"text": NAME * 20_000}, "text"),
        ("herstellen", {"text": "x", "tokens": {NAME: 3}}, "tokens"),
        ("herstellen", {"text": "x", "tokens": dict.fromkeys(map(str, range(10_001)), NAME)}, "tokens"),
        ("herstellen", {"text": "x"}, "tokens"),
        ("herstellen", {"text": "<PERSOON_1>" * 9_000, "tokens": {"<PERSOON_1>": NAME * 100}}, "text"),
    ],
)
def test_an_error_names_the_field_and_repeats_nothing(script: Client, door: str, sent: dict[str, Any], field: str):
    response = ask(script, door, sent)
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert {wrong["field"] for wrong in response.json()["fields"]} == {field}
    assert "Querijn" not in response.content.decode()


def test_what_is_no_json_is_not_repeated(script: Client):
    response = ask(script, "maskeren", f'{{"text": "{NAME}')
    assert response.status_code == 400
    assert "Querijn" not in response.content.decode()


def test_who_asks_too_often_waits(script: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(api, "PER_MINUTE", 0)
    response = ask(script, "maskeren", {"text": LETTER})
    assert response.status_code == 429
    assert response["Content-Type"] == "application/problem+json"
    assert 0 < int(response["Retry-After"]) <= 60
    assert response.json()["detail"].startswith("U vraagt dit te vaak.")


def test_the_bounds_stand_in_the_description(client: Client, db: None):
    described = json.loads(client.get("/api/v1/openapi.json").content)
    for door in ("controleren", "maskeren", "herstellen"):
        told = described["paths"][f"/api/v1/tekst/{door}"]["post"]["description"]
        assert "200000 tekens" in told
        assert "60 vragen per minuut" in told
