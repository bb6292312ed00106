"""The command `./waarborg guard`: what it tells a person, and how it ends."""

import io
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from waarborg.guard.checking import check
from waarborg.guard.command import run
from waarborg.guard.command.progress import Progress
from waarborg.guard.tests.calling import BSN, CLEAN, LETTER, NAME, Caller, docx

ENGLISH = re.compile(r"\b(?:usage|arguments?|options|error|required|expected|allowed|unrecognized|message|invalid)\b")
CHILD = [sys.executable, "-P", "-m", "waarborg.guard"]


@pytest.fixture
def guard(tmp_path, capsys, monkeypatch):
    return Caller(tmp_path, capsys, monkeypatch)


def test_a_letter_with_personal_data_ends_with_1_and_says_where_what_why_and_which_article(guard):
    guard.write("brief.txt", LETTER)
    answer = guard("brief.txt")
    assert answer.code == 1
    assert "3:11     burgerservicenummer (zeker). Negen cijfers. Het controlecijfer klopt. Bij: bsn. Art. 4.1e." in (
        answer.out
    )
    assert answer.err == ""


def test_a_text_without_personal_data_ends_with_0(guard):
    guard.write("agenda.txt", CLEAN)
    answer = guard("agenda.txt")
    assert (answer.code, answer.out) == (0, "agenda.txt: niets gevonden\n")


def test_an_empty_file_is_clean(guard):
    guard.write("leeg.txt", "")
    assert guard("leeg.txt").code == 0


def test_the_end_counts_per_category_and_says_what_to_do(guard):
    guard.write("brief.txt", LETTER)
    _, _, ending = guard("brief.txt").out.partition("Samen")
    assert "4 gevonden, in 1 bestand" in ending
    assert "burgerservicenummers             1  art. 4.1e" in ending
    for way_on in ("--mask", "art. 4.3", "art. 4.4"):
        assert way_on in ending


def test_a_dash_reads_standard_input(guard):
    assert guard("-", stdin=CLEAN.encode()).code == 0
    answer = guard("-", stdin=LETTER.encode())
    assert answer.code == 1
    assert answer.out.startswith("(invoer): 4 gevonden\n")


def test_a_document_on_standard_input_is_read_as_one(guard):
    assert "  alinea 2  burgerservicenummer" in guard("-", stdin=docx("Beste,", f"BSN {BSN}")).out


def test_several_files_and_patterns_are_each_checked_once(guard):
    guard.write("a.txt", CLEAN)
    guard.write("b.txt", CLEAN)
    guard.write("map/c.txt", CLEAN)
    answer = guard("a.txt", "*.txt", "**/*.txt")
    assert answer.out.splitlines() == [f"{name}: niets gevonden" for name in ("a.txt", "b.txt", "map/c.txt")]


def test_a_file_whose_name_is_a_pattern_is_that_file(guard):
    guard.write("verslag [1].txt", CLEAN)
    assert guard("verslag [1].txt").code == 0


def test_windows_line_ends_and_characters_outside_the_first_plane_count_as_one(guard):
    guard.write("brief.txt", f"Eén\r\n😀 BSN {BSN}\r\n")
    assert "  2:7 " in guard("brief.txt").out


def test_only_show_lets_the_found_text_be_seen(guard):
    guard.write("brief.txt", LETTER)
    assert f"burgerservicenummer: {BSN} (zeker)" in guard("brief.txt", "--show").out
    assert BSN not in guard("brief.txt").out


@pytest.mark.parametrize("text", ["De vergadering begint om tien uur.", f"BSN {BSN}"])
def test_a_part_that_nobody_could_read_is_told_and_ends_with_2(guard, text):
    guard.write("brief.docx", docx(text, foto=b"\x89PNG"))
    answer = guard("brief.docx")
    assert answer.code == 2
    assert "niet gelezen: Het bestand bevat een afbeelding" in answer.out
    assert "Kijk die delen zelf na" in answer.out


def test_bias_trades_what_is_missed_for_false_alarms(guard):
    guard.write("brief.txt", "Met Roos gaat het goed, en Storm komt morgen bij Van Dijk langs.")
    low, high = (guard("brief.txt", f"--bias={bias}").out.count("naam van een persoon") for bias in ("-6", "6"))
    assert low < high


def test_the_lists_of_the_municipality_are_used(guard):
    guard.write("beleid/policy.toml", '[guard]\nallowed = ["Fatima el Idrissi"]\nown_words = ["Project Reiger"]\n')
    guard.write("brief.txt", f"Mevrouw {NAME} leidt Project Reiger.")
    assert "naam van een persoon" in guard("brief.txt").out
    answer = guard("brief.txt", "--policy", "beleid")
    assert "naam van een persoon" not in answer.out
    assert "woord van de eigen lijst" in answer.out


def test_it_runs_as_a_module_without_django(guard):
    guard.write("brief.txt", LETTER)
    imported = [sys.executable, "-P", "-X", "importtime", "-m", "waarborg.guard", "brief.txt"]
    done = subprocess.run(imported, cwd=guard.folder, env=_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "4 gevonden" in done.stdout
    assert "django" not in done.stderr


def test_who_stops_reading_the_outcome_gets_no_traceback(guard):
    guard.write("brief.txt", LETTER)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*CHILD, "brief.txt"], cwd=guard.folder, env=_environment(), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def test_no_file_is_a_wrong_call(guard):
    answer = guard()
    assert answer.code == 2
    assert "noem ten minste één bestand" in answer.err


@pytest.mark.parametrize(
    "call",
    [
        ["--json", "--sarif"],
        ["--map", "m.json"],
        ["--show", "--json"],
        ["--bias", "veel"],
        ["--bias", "nan"],
        ["--bias"],
        ["--mask"],
        ["--json=ja"],
        ["--jso"],
        ["--verbose"],
        ["--unmask", "a.txt", "--map", "m.json"],
    ],
)
def test_a_call_that_contradicts_itself_is_refused(guard, call):
    guard.write("brief.txt", LETTER)
    answer = guard("brief.txt", *call)
    assert answer.code == 2
    assert answer.err.startswith("Deze opdracht klopt niet")
    assert not ENGLISH.search(answer.err)
    assert answer.out == ""


def test_help_is_in_dutch_and_says_how_it_ends(guard):
    told = guard("--help").out
    assert not ENGLISH.search(told)
    assert "De opdracht eindigt met 0 als alles is gelezen" in told


def test_a_folder_is_refused_with_a_hint(guard):
    guard.write("map/a.txt", LETTER)
    answer = guard("map")
    assert answer.code == 2
    assert answer.err.startswith("map: niet gelezen. Dit is een map. Een hele map controleert u met ./waarborg scan.")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("stuk.pdf", b"%PDF-1.7 niets", "beschadigd"),
        ("stuk.docx", b"PK\x03\x04 niets", "beschadigd"),
        ("foto.png", b"\x89PNG\r\n\x1a\n", "een afbeelding"),
        ("weg.txt", None, "bestaat niet"),
        ("*.weg", None, "geen bestand dat bij dit patroon hoort"),
    ],
)
def test_a_broken_file_ends_with_2_and_the_others_are_still_checked(guard, name, content, sentence):
    if content is not None:
        guard.write(name, content)
    guard.write("brief.txt", LETTER)
    answer = guard(name, "brief.txt")
    assert answer.code == 2
    assert answer.err.startswith(f"{name}: niet gelezen. ")
    assert sentence in answer.err
    assert "brief.txt: 4 gevonden" in answer.out


def test_a_file_that_is_too_big_is_refused(guard):
    with guard.write("groot.txt", "").open("wb") as file:
        file.truncate(26_000_000)
    answer = guard("groot.txt")
    assert answer.code == 2
    assert "groter dan 25 MB" in answer.err


def test_a_file_that_may_not_be_read_is_told(guard, monkeypatch):
    opened = Path.open

    def refuse(path, *arguments, **named):
        if path.name == "brief.txt":
            raise PermissionError
        return opened(path, *arguments, **named)

    guard.write("brief.txt", LETTER)
    monkeypatch.setattr(Path, "open", refuse)
    assert "Mag u het lezen?" in guard("brief.txt").err


def test_a_name_cannot_steer_the_terminal(guard):
    guard.write("a\x1b[2J.txt", CLEAN)
    assert "\x1b" not in guard("a\x1b[2J.txt").out


def test_a_wrong_policy_is_told_before_anything_is_checked(guard):
    guard.write("brief.txt", LETTER)
    answer = guard("brief.txt", "--policy", "nergens")
    assert (answer.code, answer.out) == (2, "")
    assert "Noem de map waarin policy.toml staat" in answer.err


def test_ctrl_c_ends_with_130(guard, monkeypatch):
    def interrupted(*_arguments, **_options):
        signal.raise_signal(signal.SIGINT)

    guard.write("brief.txt", LETTER)
    monkeypatch.setattr(run, "check", interrupted)
    answer = guard("brief.txt")
    assert (answer.code, answer.out, answer.err) == (130, "", "Gestopt.\n")


class Screen(io.StringIO):
    """Where progress is told; `told` is set as soon as something is."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self.told = threading.Event()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def write(self, text: str) -> int:
        written = super().write(text)
        if "Bezig" in text:
            self.told.set()
        return written


@pytest.mark.parametrize("is_terminal", [True, False])
def test_one_big_file_tells_that_work_goes_on_while_it_is_checked(guard, monkeypatch, is_terminal):
    screen = Screen(is_terminal=is_terminal)

    def slow(text, **options):
        assert screen.told.wait(timeout=60)
        return check(text, **options)

    guard.write("groot.txt", CLEAN * 1000)
    monkeypatch.setattr(run, "check", slow)
    monkeypatch.setattr("waarborg.guard.command.progress.ELSEWHERE", 0.01)
    monkeypatch.setattr("sys.stderr", screen)
    assert guard("groot.txt").code == 0
    told = screen.getvalue()
    assert "Bezig met controleren, 0:0" in told
    assert ("\x1b" in told) is is_terminal


def test_progress_goes_by_bytes_over_several_files():
    progress = Progress(io.StringIO(), total=400, files=2)
    progress.advance(300)
    assert progress.line(125.0) == "█" * 18 + "░" * 6 + "  75%  1 van 2 bestanden, 2:05"


def test_quick_work_says_nothing_on_the_way(guard):
    guard.write("agenda.txt", CLEAN)
    assert guard("agenda.txt").err == ""


def test_every_option_is_explained_and_no_other(guard):
    page = (Path(__file__).parents[4] / "docs" / "beheerders" / "guard-opdracht.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `(--[a-z]+)", page, re.MULTILINE))
    assert explained == set(re.findall(r"^  (?:-h, )?(--[a-z]+)", guard("--help").out, re.MULTILINE))
