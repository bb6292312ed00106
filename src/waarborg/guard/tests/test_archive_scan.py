"""A scan writes what it found, says what it could not read, goes on where it was, and keeps no found text."""

import json
import os
import sqlite3
from functools import partial
from pathlib import Path

import pytest

from waarborg.guard.archive import __main__ as command
from waarborg.guard.archive import engine
from waarborg.guard.archive.examine import Settings
from waarborg.guard.archive.ledger import Again, opened
from waarborg.guard.archive.outcome import CannotScan
from waarborg.guard.archive.scanning import scan
from waarborg.guard.command.parser import UNREAD
from waarborg.guard.policy import GuardPolicy
from waarborg.guard.tests.archive_scenes import BSN, DULL, LETTER, NAME, archive, many, quick_scan, rows, states

pytest.importorskip("pyarrow", reason="pyarrow ontbreekt: zonder dat pakket maakt een scan geen tabellen")


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(
        tmp_path_factory.mktemp("archief"),
        {
            "zorg/brief.txt": LETTER,
            "zorg/kopie.txt": LETTER,
            "zorg/oud/lijst.csv": f"naam;bsn\n{NAME};{BSN}\n",
            "groen/nota.txt": DULL,
            "groen/leeg.txt": "",
            "groen/kapot.docx": "PK\3\4 dit is geen document",
        },
    )


@pytest.fixture(scope="module")
def scanned(letters: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The result of the command, as the guard itself finds it."""
    out = tmp_path_factory.mktemp("scan") / "uit"
    assert command.main([str(letters), "--out", str(out), "--workers", "1"]) == UNREAD
    return out


def test_it_works(scanned):
    assert states(scanned) == {
        "groen/kapot.docx": "unreadable",
        "groen/leeg.txt": "clean",
        "groen/nota.txt": "clean",
        "zorg/brief.txt": "found",
        "zorg/kopie.txt": "found",
        "zorg/oud/lijst.csv": "found",
    }
    letter = next(row for row in rows(scanned) if row["path"] == "zorg/brief.txt")
    assert (letter["folder"], letter["type"], letter["size"]) == ("zorg", "txt", len(LETTER))
    assert (letter["bsn"], letter["names"], letter["data_class"]) == (1, 1, "bsn")
    report = (scanned / "report.html").read_text(encoding="utf-8")
    assert "In 3 van de 6 bestanden" in report
    assert "Met dezelfde inhoud als een ander bestand: 2 bestanden" in report


def test_a_finding_says_where_it_stands(scanned):
    found = [row for row in rows(scanned, "findings") if row["path"] == "zorg/brief.txt"]
    bsn = next(row for row in found if row["kind"] == "bsn")
    assert LETTER[bsn["start"] : bsn["end"]] == BSN
    assert (bsn["where"], bsn["category"], bsn["article"]) == ("regel 2", "bsn", "4.1e")


def test_equal_values_have_one_hash_that_differs_from_scan_to_scan(letters, scanned, tmp_path):
    scan(letters, tmp_path / "uit", engine=partial(engine.local, count=1))
    one, other = (bsn_hashes(out) for out in (scanned, tmp_path / "uit"))
    assert len(one) == len(other) == 1
    assert one != other


def bsn_hashes(out: Path) -> set[str]:
    return {row["value_hash"] for row in rows(out, "findings") if row["kind"] == "bsn"}


def test_what_was_found_stands_nowhere_in_the_result(scanned):
    cells = [str(cell) for table in ("files", "findings") for row in rows(scanned, table) for cell in row.values()]
    raw = [path.read_bytes().decode("latin-1") for path in scanned.iterdir()]
    for planted in (BSN, NAME, NAME.split()[1], BSN.encode().hex()):
        assert [text for text in (*cells, *raw) if planted.casefold() in text.casefold()] == []


def test_the_result_is_for_its_owner_only(scanned):
    assert {path.stat().st_mode & 0o077 for path in (scanned, *scanned.iterdir())} == {0}


def test_the_place_of_a_finding_does_not_tell_it(tmp_path):
    root = archive(tmp_path / "archief", {"a.json": json.dumps({f"dossier van {NAME}": f"Mevrouw {NAME} belde."})})
    scan(root, tmp_path / "uit", engine=partial(engine.local, count=1))
    found = rows(tmp_path / "uit", "findings")
    assert found
    assert [row["where"] for row in found if NAME.split()[1] in row["where"]] == []


def test_a_place_with_half_a_sign_is_no_problem(tmp_path):
    root = archive(tmp_path / "archief", {"a.json": json.dumps({"veld \ud800": f"Mevrouw {NAME} belde."})})
    scan(root, tmp_path / "uit", engine=partial(engine.local, count=1))
    assert states(tmp_path / "uit") == {"a.json": "found"}


def test_any_time_of_change_is_no_problem(tmp_path):
    root = archive(tmp_path / "archief", {"vroeg.txt": "dull", "laat.txt": "dull"})
    os.utime(root / "vroeg.txt", ns=(0, -(2**62)))
    os.utime(root / "laat.txt", (0, 2**40))
    quick_scan(root, tmp_path / "uit")
    assert states(tmp_path / "uit") == {"laat.txt": "clean", "vroeg.txt": "clean"}


def test_the_lists_of_the_municipality_count(tmp_path):
    root = archive(tmp_path / "archief", {"a.txt": LETTER.replace(BSN, "hier")})
    lists = archive(tmp_path / "beleid", {"policy.toml": f'[guard]\nallowed = ["{NAME}"]\n'})
    assert command.main([str(root), "--out", str(tmp_path / "uit"), "--policy", str(lists), "--workers", "1"]) == 0


def test_nothing_found_ends_with_0(tmp_path, capsys):
    root = archive(tmp_path / "archief", {"nota.txt": DULL})
    assert command.main([str(root), "--out", str(tmp_path / "uit"), "--workers", "1"]) == 0
    assert "Klaar: 1 bestand." in capsys.readouterr().err


def test_an_empty_archive_is_a_scan_too(tmp_path):
    (tmp_path / "archief").mkdir()
    assert quick_scan(tmp_path / "archief", tmp_path / "uit").files == 0
    assert rows(tmp_path / "uit") == []


def test_a_second_run_takes_only_what_is_new(tmp_path):
    root = many(tmp_path / "archief", 20)
    quick_scan(root, tmp_path / "uit")
    before = rows(tmp_path / "uit")
    archive(root, {"aaa.txt": "found later", before[0]["path"]: "found changed"})
    quick_scan(root, tmp_path / "uit")
    after = rows(tmp_path / "uit")
    assert [row for row in after if row not in before] == [row for row in after if row["path"] == "aaa.txt"]


def test_changed_files_are_examined_again_on_request(tmp_path):
    root = archive(tmp_path / "archief", {"a.txt": "found", "b.txt": "dull"})
    quick_scan(root, tmp_path / "uit")
    archive(root, {"a.txt": "dull by now"})
    quick_scan(root, tmp_path / "uit", again=Again(changed=True))
    assert states(tmp_path / "uit") == {"a.txt": "clean", "b.txt": "clean"}
    assert rows(tmp_path / "uit", "findings") == []


def test_unreadable_files_are_tried_again_on_request(tmp_path):
    root = archive(tmp_path / "archief", {"a.txt": "break"})
    quick_scan(root, tmp_path / "uit")
    archive(root, {"a.txt": "found"})
    quick_scan(root, tmp_path / "uit")
    assert states(tmp_path / "uit") == {"a.txt": "unreadable"}
    quick_scan(root, tmp_path / "uit", again=Again(unreadable=True))
    assert states(tmp_path / "uit") == {"a.txt": "found"}


def test_a_file_that_breaks_the_guard_costs_only_itself_and_is_not_quoted(tmp_path):
    quick_scan(archive(tmp_path / "archief", {"a.txt": "break", "b.txt": "found"}), tmp_path / "uit")
    broken, fine = rows(tmp_path / "uit")
    assert (broken["state"], fine["state"]) == ("unreadable", "found")
    assert broken["reason"] == "Bij het controleren van dit bestand ging iets mis (ValueError)."


def test_a_worker_that_dies_or_hangs_costs_only_the_file_at_hand(tmp_path):
    files = {"a.txt": "dull", "b.txt": "fall", "c.txt": "found", "d.txt": "hang", "e.txt": "dull"}
    root = archive(tmp_path / "archief", files)
    quick_scan(root, tmp_path / "uit", engine=partial(engine.local, count=1), patience=3.0)
    reasons = {row["path"]: row["reason"] for row in rows(tmp_path / "uit") if row["state"] == "unreadable"}
    assert reasons == {
        "b.txt": "Het programma viel twee keer om op dit bestand.",
        "d.txt": "De controle van dit bestand duurde langer dan 3 seconden.",
    }
    assert states(tmp_path / "uit")["c.txt"] == "found"


def test_a_file_that_vanishes_is_told(tmp_path, monkeypatch):
    root = archive(tmp_path / "archief", {"a.txt": DULL, "b.txt": DULL})
    monkeypatch.setattr("waarborg.guard.archive.scanning.batches", vanishing(root / "b.txt"))
    scan(root, tmp_path / "uit", engine=partial(engine.local, count=1))
    gone = rows(tmp_path / "uit")[1]
    assert (gone["path"], gone["state"]) == ("b.txt", "unreadable")
    assert gone["reason"] == "Dit bestand was weg voordat het gelezen werd."


def vanishing(path: Path):
    def batches(entries):
        found = tuple(entries)
        path.unlink()
        return iter([found])

    return batches


def test_a_disk_that_falls_away_stops_the_scan_and_blames_no_file(tmp_path, monkeypatch):
    root = archive(tmp_path / "archief", {"a.txt": DULL})
    monkeypatch.setattr("waarborg.guard.archive.scanning.batches", vanishing(root / "a.txt"))
    with pytest.raises(CannotScan, match="is niet te zien op"):
        scan(root, tmp_path / "uit", engine=partial(engine.local, count=1))
    with opened(tmp_path / "uit") as ledger:
        assert ledger.tally() == {}


def test_the_same_out_for_another_folder_is_refused(tmp_path):
    quick_scan(many(tmp_path / "een", 3), tmp_path / "uit")
    with pytest.raises(CannotScan, match=r"staat al een scan van .*een\."):
        quick_scan(many(tmp_path / "twee", 3), tmp_path / "uit")
    assert len(rows(tmp_path / "uit")) == 3


def test_the_same_out_with_other_settings_is_refused(tmp_path):
    root = many(tmp_path / "archief", 3)
    quick_scan(root, tmp_path / "uit")
    with pytest.raises(CannotScan, match="andere instellingen"):
        quick_scan(root, tmp_path / "uit", settings=Settings(policy=GuardPolicy(skipped=frozenset({"person", "bsn"}))))


def test_two_scans_at_once_in_one_out_are_refused(tmp_path):
    root = many(tmp_path / "archief", 3)
    (tmp_path / "uit").mkdir()
    with opened(tmp_path / "uit"), pytest.raises(CannotScan, match="draait al een scan"):
        quick_scan(root, tmp_path / "uit")


@pytest.mark.parametrize("path", ["archief/0/0.txt", "weg"])
def test_what_is_no_folder_is_refused(tmp_path, path, capsys):
    many(tmp_path / "archief", 1)
    assert command.main([str(tmp_path / path), "--out", str(tmp_path / "uit")]) == command.FAILED
    assert "is geen map" in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()


def test_out_within_the_archive_is_not_scanned_itself(tmp_path):
    root = many(tmp_path / "archief", 5)
    quick_scan(root, root / "uit")
    assert quick_scan(root, root / "uit").files == 5


def test_out_cannot_be_the_archive(tmp_path):
    with pytest.raises(CannotScan, match="andere map"):
        quick_scan(many(tmp_path / "archief", 5), tmp_path / "archief")


def test_a_damaged_ledger_is_told(tmp_path, capsys):
    root = many(tmp_path / "archief", 3)
    archive(tmp_path / "uit", {"scan.sqlite3": "geen database, wel lang genoeg om er een te lijken " * 100})
    assert command.main([str(root), "--out", str(tmp_path / "uit")]) == command.FAILED
    assert "Dit lukt niet" in capsys.readouterr().err


def test_links_and_pipes_are_left_out_and_counted(tmp_path):
    root = archive(tmp_path / "archief", {"a.txt": "dull", "map/b.txt": "dull"})
    (root / "link").symlink_to(root / "map")
    (root / "rond").symlink_to(root)
    os.mkfifo(root / "pijp")
    summary = quick_scan(root, tmp_path / "uit")
    assert summary.files == 2
    assert summary.left_out == (("koppeling naar een andere plek", 2), ("geen gewoon bestand", 1))


def test_a_name_that_is_no_text_is_no_problem(tmp_path):
    root = archive(tmp_path / "archief", {"a.txt": "dull"})
    Path(os.fsdecode(os.fsencode(root) + b"/\xff.txt")).write_text("found", encoding="utf-8")
    quick_scan(root, tmp_path / "uit")
    assert states(tmp_path / "uit") == {"a.txt": "clean", "\\xff.txt": "found"}


def test_the_ledger_holds_a_file_wholly_or_not_at_all(tmp_path, monkeypatch):
    root = many(tmp_path / "archief", 10)

    def failing(*_):
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("waarborg.guard.archive.ledger._columns", failing)
        with pytest.raises(sqlite3.OperationalError):
            quick_scan(root, tmp_path / "uit")
    quick_scan(root, tmp_path / "uit")
    assert len(rows(tmp_path / "uit")) == 10
