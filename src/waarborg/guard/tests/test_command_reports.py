"""What the command tells programs: its own JSON, and SARIF."""

import json
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema_rs
import pytest

from waarborg.guard.findings import KINDS
from waarborg.guard.tests.calling import BSN, CLEAN, LETTER, MAIL, NAME, PASSWORD, Caller, docx

SCHEMA = Path(__file__).parents[4] / "docs" / "beheerders" / "guard-uitkomst.schema.json"
SECRETS = (BSN, NAME, "Idrissi", MAIL, PASSWORD)


@pytest.fixture
def guard(tmp_path, capsys, monkeypatch):
    return Caller(tmp_path, capsys, monkeypatch)


@pytest.fixture
def files(guard):
    """A text, a document, one that is partly unread, one that is clean and two that fail."""
    guard.write("brief één.txt", "\ufeff" + LETTER)
    guard.write("brief.docx", docx(*LETTER.splitlines()))
    guard.write("foto.docx", docx(CLEAN, foto=b"\x89PNG"))
    guard.write("agenda.txt", CLEAN)
    guard.write("stuk.pdf", b"%PDF-1.7")
    return ("brief één.txt", "brief.docx", "foto.docx", "agenda.txt", "stuk.pdf", "weg{0}.txt")


def test_json_is_one_object_as_its_schema_says(guard, files):
    answer = guard(*files, "--json")
    told = json.loads(answer.out)
    jsonschema_rs.validator_for(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(told)
    assert told["exit_code"] == answer.code == 2
    assert [file["status"] for file in told["files"]] == [
        "findings", "findings", "unread", "clean", "error", "error",
    ]  # fmt: skip
    assert told["counts"] == {"addresses": 2, "bsn": 2, "confidential": 2, "names": 2}


def test_json_places_are_code_points_of_the_text(guard, files):
    letter, document, *_ = json.loads(guard(*files, "--json").out)["files"]
    regions = {finding["kind"]: finding["region"] for finding in letter["findings"]}
    assert {LETTER[region["start"] : region["end"]] for region in regions.values()} == {NAME, BSN, MAIL, PASSWORD}
    assert (regions["bsn"]["line"], regions["bsn"]["column"], regions["bsn"]["end_column"]) == (3, 11, 20)
    assert [finding["region"] for finding in document["findings"]] == [None] * 4
    assert "alinea 3" in {finding["where"] for finding in document["findings"]}


def test_the_schema_knows_every_category():
    known = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]["category"]["enum"]
    assert set(known) == {str(kind.category) for kind in KINDS.values()}


def test_sarif_has_what_its_schema_requires(guard, files):
    answer = guard(*files, "--sarif")
    log = json.loads(answer.out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    check_rules(run["tool"]["driver"])
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == answer.code
    check_results(run)
    assert [notification["level"] for notification in invocation["toolExecutionNotifications"]] == [
        "warning", "error", "error",
    ]  # fmt: skip


def check_rules(driver: dict[str, Any]) -> None:
    """SARIF 2.1.0, 3.19 and 3.49: a tool has a name; a rule has an id of its own, and an absolute help address."""
    assert driver["name"]
    assert [rule["id"] for rule in driver["rules"]] == list(KINDS)
    for rule in driver["rules"]:
        assert rule["name"].isalnum()
        assert rule["shortDescription"]["text"].endswith(".")
        assert urlsplit(rule["helpUri"]).scheme == "https"


def check_results(run: dict[str, Any]) -> None:
    """SARIF 2.1.0, 3.27 to 3.30: a result has a message and names its rule; places fit and count from 1."""
    assert len(run["results"]) == 8
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert result["message"]["text"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert 0 <= result["rank"] <= 100
        (location,) = result["locations"]
        artifact = location["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]
        region = location["physicalLocation"].get("region")
        if region is None:
            assert location["logicalLocations"][0]["fullyQualifiedName"].startswith("alinea ")
        else:
            assert min(region["startLine"], region["startColumn"], region["endLine"]) >= 1
            assert region["endColumn"] > region["startColumn"]
            assert LETTER[region["charOffset"] :][: region["charLength"]] in SECRETS


def test_sarif_addresses_are_encoded_and_stay_relative(guard, files):
    (run,) = json.loads(guard(*files, "--sarif").out)["runs"]
    uris = [artifact["location"]["uri"] for artifact in run["artifacts"]]
    assert uris[0] == "brief%20%C3%A9%C3%A9n.txt"
    (run,) = json.loads(guard(str(guard.folder / "agenda.txt"), "-", "--sarif", stdin=b"Hallo").out)["runs"]
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]] == [
        (guard.folder / "agenda.txt").as_uri(),
        "stdin",
    ]


@pytest.mark.parametrize("form", ["--json", "--sarif"])
def test_a_clean_file_gives_a_whole_report_and_0(guard, form):
    guard.write("agenda.txt", CLEAN)
    answer = guard("agenda.txt", form)
    assert answer.code == 0
    assert json.loads(answer.out)


@pytest.mark.parametrize("form", [(), ("--json",), ("--sarif",), ("--mask", "uit")])
def test_no_word_of_what_was_found_is_told(guard, files, form):
    answer = guard(*files, *form)
    written = [file.read_text(encoding="utf-8") for file in (guard.folder / "uit").glob("*")]
    for told in (answer.out, answer.err, *written):
        assert [secret for secret in SECRETS if secret in told] == []


@pytest.mark.parametrize("form", [(), ("--json",), ("--sarif",), ("--mask", "uit.txt")])
@pytest.mark.parametrize(
    "content",
    [
        {NAME: {"bsn": BSN}, "dossier": {f"mevrouw {NAME}": {"telefoon": "06-12345678"}}},
        {"gezin": {"Idrissi": {"wie": f"mevrouw {NAME}", "mail": MAIL}}},
    ],
)
def test_names_within_a_file_do_not_give_away_what_was_found(guard, form, content):
    guard.write("dossier.json", json.dumps(content))
    answer = guard("dossier.json", *form)
    assert answer.code == 1
    written = [file.read_text(encoding="utf-8") for file in guard.folder.glob("uit.txt")]
    for told in (answer.out, answer.err, *written):
        assert [secret for secret in (*SECRETS, "06-12345678") if secret in told] == []


def test_errors_are_told_on_standard_error_too(guard, files):
    told = guard(*files, "--json").err.splitlines()
    assert [line.partition(":")[0] for line in told] == ["stuk.pdf", "weg{0}.txt"]


def test_a_brace_in_a_sarif_message_is_no_argument(guard):
    guard.write(
        "a.eml",
        'From: a\nTo: b\nDate: c\nSubject: d\nMIME-Version: 1.0\nContent-Type: image/png; name="{0}.png"\n'
        "Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n",
    )
    (run,) = json.loads(guard("a.eml", "--sarif").out)["runs"]
    texts = [told["message"]["text"] for told in run["invocations"][0]["toolExecutionNotifications"]]
    assert any("{{0}}" in text for text in texts), texts
    assert list(chain.from_iterable(text.replace("{{0}}", "").split("{")[1:] for text in texts)) == []
