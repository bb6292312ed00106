"""A second scan tells what is there now: what is gone does not stay, and what is not known to be gone is not lost."""

import os
import re
from pathlib import Path

import pytest

from waarborg.guard.archive import __main__ as command
from waarborg.guard.archive.ledger import Again, opened
from waarborg.guard.archive.outcome import CannotScan
from waarborg.guard.archive.summary import Run
from waarborg.guard.command.parser import UNREAD
from waarborg.guard.tests.archive_scenes import DULL, archive, many, quick_scan, rows, states

pytest.importorskip("pyarrow", reason="pyarrow ontbreekt: zonder dat pakket maakt een scan geen tabellen")

FILES = {"a.txt": "found", "zorg/b.txt": "found", "zorg/c.txt": "dull"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = archive(tmp_path / "archief", FILES)
    quick_scan(made, tmp_path / "uit")
    return made


@pytest.mark.parametrize("again", [Again(), Again(changed=True), Again(unreadable=True)])
def test_a_deleted_file_does_not_stay_in_the_result(root, tmp_path, again):
    (root / "zorg/b.txt").unlink()
    summary = quick_scan(root, tmp_path / "uit", again=again)
    assert (summary.files, summary.found, summary.gone) == (2, 1, 1)
    assert states(tmp_path / "uit") == {"a.txt": "found", "zorg/c.txt": "clean"}
    assert [row["path"] for row in rows(tmp_path / "uit", "findings")] == ["a.txt"]
    page = (tmp_path / "uit" / "report.html").read_text(encoding="utf-8")
    assert "verdwenen en daarom niet meer meegeteld: 1 bestand." in page


def test_what_is_gone_is_told_once(root, tmp_path):
    (root / "a.txt").unlink()
    assert quick_scan(root, tmp_path / "uit").gone == 1
    assert quick_scan(root, tmp_path / "uit").gone == 0


def test_a_run_that_was_stopped_after_dropping_still_tells_it(root, tmp_path, monkeypatch):
    (root / "a.txt").unlink()
    with monkeypatch.context() as patched:
        patched.setattr("waarborg.guard.archive.ledger.Ledger.finish", interrupted)
        with pytest.raises(KeyboardInterrupt):
            quick_scan(root, tmp_path / "uit")
    assert quick_scan(root, tmp_path / "uit").gone == 1


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_renamed_folder_is_gone_and_new(root, tmp_path):
    (root / "zorg").rename(root / "jeugd")
    summary = quick_scan(root, tmp_path / "uit")
    assert (summary.gone, summary.run) == (2, Run(examined=2, changed=0))
    assert set(states(tmp_path / "uit")) == {"a.txt", "jeugd/b.txt", "jeugd/c.txt"}


def test_a_run_that_is_stopped_half_way_drops_nothing(root, tmp_path, monkeypatch):
    monkeypatch.setattr("waarborg.guard.archive.ledger.Ledger.add", interrupted)
    (root / "a.txt").unlink()
    archive(root, {"d.txt": "dull"})
    with pytest.raises(KeyboardInterrupt):
        quick_scan(root, tmp_path / "uit")
    with opened(tmp_path / "uit") as ledger:
        assert sum(ledger.tally().values()) == len(FILES)


def test_in_a_folder_that_does_not_open_nothing_is_known_to_be_gone(root, tmp_path, monkeypatch):
    scandir = os.scandir

    def closed(path: Path) -> object:
        if Path(path).name == "zorg":
            raise PermissionError
        return scandir(path)

    (root / "a.txt").unlink()
    archive(root, {"zorgvuldig.txt": "dull"})
    monkeypatch.setattr(os, "scandir", closed)
    summary = quick_scan(root, tmp_path / "uit")
    assert summary.gone == 1
    assert set(states(tmp_path / "uit")) == {"zorg/b.txt", "zorg/c.txt", "zorgvuldig.txt"}
    assert command.exit_code(summary) == UNREAD
    listed = (tmp_path / "uit" / "vertrouwelijk-bestanden.csv").read_text(encoding="utf-8-sig")
    assert f"{root}/zorg/;niet gelezen;;0;map die niet geopend kon worden;map" in listed.splitlines()[-1]
    assert "Mappen die niet te openen waren: 1." in command.told(summary, tmp_path / "uit")


def test_an_empty_folder_where_files_were_is_refused(root, tmp_path):
    root.rename(tmp_path / "elders")
    root.mkdir()
    with pytest.raises(CannotScan, match="leeg, maar bij de vorige scan stonden er 3 bestanden in"):
        quick_scan(root, tmp_path / "uit")
    with opened(tmp_path / "uit") as ledger:
        assert sum(ledger.tally().values()) == len(FILES)


def test_nothing_new_is_said(root, tmp_path):
    assert "Er is niets nieuws" in command.told(quick_scan(root, tmp_path / "uit"), tmp_path / "uit")


def test_a_changed_file_that_was_not_examined_again_is_told(root, tmp_path):
    archive(root, {"a.txt": "dull by now"})
    summary = quick_scan(root, tmp_path / "uit")
    assert summary.run == Run(examined=0, changed=1)
    assert "Gewijzigd en niet opnieuw bekeken: 1 bestand. Bekijk ze met --changed." in command.told(summary, tmp_path)
    assert quick_scan(root, tmp_path / "uit", again=Again(changed=True)).run == Run(examined=1, changed=0)


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"nota.txt": DULL}, 0),
        ({"nota.txt": DULL, "leeg.txt": "", "leeg.docx": ""}, 0),
        ({"nota.txt": "Uw BSN is 123456782."}, 1),
        ({"nota.txt": DULL, "foto.png": "geen echte foto"}, 2),
        ({"nota.txt": "Uw BSN is 123456782.", "foto.png": "geen echte foto"}, 2),
    ],
)
def test_it_ends_as_the_guard_does(tmp_path, files, code):
    root = archive(tmp_path / "archief", files)
    assert command.main([str(root), "--out", str(tmp_path / "uit"), "--workers", "1"]) == code


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ([], "dit ontbreekt: MAP, --out"),
        (["x"], "dit ontbreekt: --out"),
        (["x", "--out"], "achter --out moet iets staan"),
        (["x", "--out", "y", "--verbose"], "dit hoort er niet bij: --verbose"),
        (["x", "--out", "y", "--workers", "nul"], "bij --workers: ‘nul’ is geen aantal van 1 of meer"),
        (["x", "--out", "y", "--workers", "0"], "bij --workers: ‘0’ is geen aantal"),
        (["x", "--out", "y", "--bias", "veel"], "bij --bias: ‘veel’ is geen getal"),
        (["x", "--out", "y", "--workers", "1", "--dask", "z"], "--dask kan niet samen met --workers"),
        (["x", "--out", "y", "--changed=ja"], "achter --changed mag niets staan"),
    ],
)
def test_a_wrong_call_is_told_in_dutch(call, sentence, capsys):
    with pytest.raises(SystemExit) as end:
        command.main(call)
    assert end.value.code == command.FAILED
    assert sentence in capsys.readouterr().err


def test_help_is_in_dutch(capsys):
    with pytest.raises(SystemExit) as end:
        command.main(["--help"])
    told = capsys.readouterr().out
    assert end.value.code == 0
    for english in ("usage", "positional", "options:", "show this", "exit", "PATH", "DIR"):
        assert english not in told
    assert "De opdracht eindigt met 0" in told


def test_every_option_is_explained_and_no_other(capsys):
    page = (Path(__file__).parents[4] / "docs" / "beheerders" / "archief-scannen.md").read_text(encoding="utf-8")
    with pytest.raises(SystemExit):
        command.main(["--help"])
    offered = set(re.findall(r"^  (?:-h, )?(--[a-z]+)", capsys.readouterr().out, re.MULTILINE))
    assert set(re.findall(r"^\| `(--[a-z]+)", page, re.MULTILINE)) == offered


def test_many_files_that_stay_are_passed_quickly_and_all_kept(tmp_path):
    made = many(tmp_path / "archief", 300)
    quick_scan(made, tmp_path / "uit")
    assert quick_scan(made, tmp_path / "uit").run == Run()
    assert len(rows(tmp_path / "uit")) == 300
