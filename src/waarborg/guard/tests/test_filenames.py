"""The name of a file is checked as well: it leaves with the file."""

import json
import os
from functools import partial

import pytest

from waarborg.guard import check
from waarborg.guard.files import read
from waarborg.guard.files.filename import in_words, without_extension
from waarborg.guard.tests import made_mail
from waarborg.guard.tests.archive_scenes import rows, states
from waarborg.guard.tests.calling import BSN, CLEAN, Caller
from waarborg.guard.tests.made_office import PIXEL, zipped

NAMED = f"BSN {BSN} mevrouw De Vries.txt"


@pytest.fixture
def guard(tmp_path, capsys, monkeypatch):
    return Caller(tmp_path, capsys, monkeypatch)


def test_what_stands_in_the_name_of_a_file_is_found(guard):
    guard.write(NAMED, CLEAN)
    answer = guard(NAMED)
    assert answer.code == 1
    assert "  naam van het bestand  burgerservicenummer (zeker)" in answer.out
    assert "  naam van het bestand  naam van een persoon" in answer.out
    assert "Geef het bestand een andere naam." in answer.out
    assert "Maskeer de tekst" not in answer.out


@pytest.mark.parametrize(
    "name", ["notulen van de raad 2024-05-12.txt", "Begroting_2025_v2_def.txt", "lijst.csv", "A.md"]
)
def test_a_name_that_tells_nothing_is_in_order(guard, name):
    guard.write(name, CLEAN)
    assert guard(name).code == 0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Brief_aan_Jan_Jansen.docx", "Brief aan Jan Jansen"),
        ("BriefAanJanJansen.PDF", "Brief Aan Jan Jansen"),
        ("BSN_123456782.txt", "BSN 123456782"),
        ("IMG_20240115_101500.jpg", "IMG 20240115_101500"),
        ("verslag.Bakker", "verslag.Bakker"),
        ("dossier.123456782", "dossier.123456782"),
        ("archief.tar.gz", "archief.tar"),
        (".env", ".env"),
        ("ÉénÖzdemir.txt", "Één Özdemir"),
        ("WOO-besluitGGD.txt", "WOO-besluitGGD"),
        ("", ""),
    ],
)
def test_a_name_is_read_in_words(name, words):
    assert in_words(without_extension(name)) == words


def test_only_show_tells_what_the_name_holds(guard):
    guard.write("dossier_JanJansen.txt", CLEAN)
    assert "Jan Jansen" not in guard("dossier_JanJansen.txt").out
    assert "naam van een persoon: Jan Jansen" in guard("dossier_JanJansen.txt", "--show").out


def test_programs_read_it_as_a_finding_without_a_line(guard):
    guard.write(NAMED, CLEAN)
    found = json.loads(guard(NAMED, "--json").out)["files"][0]["findings"]
    assert {(finding["where"], finding["region"]) for finding in found} == {("naam van het bestand", None)}
    (result, *_) = json.loads(guard(NAMED, "--sarif").out)["runs"][0]["results"]
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "naam van het bestand"}]


def test_a_masked_text_does_not_hold_the_name_of_the_file(guard):
    guard.write(NAMED, CLEAN)
    answer = guard(NAMED, "--mask", "uit.txt")
    assert (guard.folder / "uit.txt").read_text(encoding="utf-8") == CLEAN
    assert answer.code == 1
    assert "wordt niet gemaskeerd" in answer.out


@pytest.mark.parametrize(("content", "code"), [("", 1), (PIXEL, 2)], ids=["empty", "an image"])
def test_the_name_counts_when_there_is_no_text(guard, content, code):
    guard.write(NAMED, content)
    answer = guard(NAMED)
    assert answer.code == code
    assert "naam van het bestand  burgerservicenummer" in answer.out + answer.err


def test_a_name_of_no_file_is_not_checked(guard):
    assert "burgerservicenummer" not in guard(NAMED).err
    assert guard("-", stdin=CLEAN.encode()).code == 0


@pytest.mark.parametrize(
    ("data", "name", "place"),
    [
        (zipped({"map/BSN_123456782_JanJansen.txt": "Dag"}), "a.zip", "naam van bestand 1"),
        (made_mail.eml(attachments={"BSN_123456782_JanJansen.txt": b"Dag"}), "a.eml", "naam van bijlage 1"),
    ],
)
def test_names_within_a_file_are_read_in_words(data, name, place):
    document = read(data, name=name)
    (told,) = [part.text for part in document.parts if part.where == place]
    assert told.endswith("BSN 123456782 Jan Jansen.txt")
    assert {"bsn", "person"} <= {finding.kind for finding in check(told).findings}


def test_an_empty_folder_in_a_zip_file_has_a_name_too():
    document = read(zipped({"zaken/Jan_Jansen/": "", "zaken/": "", "zaken/a.txt": "Dag"}), name="a.zip")
    assert [part.text for part in document.parts if part.where == "naam van een map"] == ["zaken/Jan Jansen/"]


@pytest.fixture
def scanned(tmp_path):
    pytest.importorskip("pyarrow", reason="pyarrow ontbreekt: zonder dat pakket maakt een scan geen tabellen")
    from waarborg.guard.archive import engine
    from waarborg.guard.archive.scanning import scan

    root = tmp_path / "archief"
    root.mkdir()
    (root / NAMED).write_text(CLEAN, encoding="utf-8")
    (root / f"leeg {BSN}.txt").touch()
    (root / f"foto {BSN}.png").write_bytes(PIXEL)
    (root / "nota.txt").write_text(CLEAN, encoding="utf-8")
    (root / os.fsdecode(b"vreemd \xff.txt")).write_text(CLEAN, encoding="utf-8")
    scan(root, tmp_path / "uit", engine=partial(engine.local, count=1))
    return tmp_path / "uit"


def test_a_scan_checks_the_names_of_files(scanned):
    assert states(scanned) == {
        NAMED: "found",
        f"leeg {BSN}.txt": "found",
        f"foto {BSN}.png": "unreadable",
        "nota.txt": "clean",
        "vreemd \\xff.txt": "clean",
    }
    found = rows(scanned, "findings")
    assert {row["where"] for row in found} == {"naam van het bestand"}
    assert len({row["value_hash"] for row in found if row["kind"] == "bsn"}) == 1
