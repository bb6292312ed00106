"""`./waarborg guard --mask`: masked texts, and the map only when it is asked for."""

import json
import stat
from dataclasses import replace

import pytest

from waarborg.guard.checking import check
from waarborg.guard.command import run
from waarborg.guard.command.layout import as_rows, laid_out, within_cells
from waarborg.guard.command.spreadsheet import harmless
from waarborg.guard.files import Document, Part
from waarborg.guard.findings import Report, Why, found
from waarborg.guard.masking import Masked, unmask
from waarborg.guard.tests.calling import BSN, CLEAN, LETTER, MAIL, NAME, PASSWORD, Caller, docx
from waarborg.guard.tests.made_office import excel


@pytest.fixture
def guard(tmp_path, capsys, monkeypatch):
    return Caller(tmp_path, capsys, monkeypatch)


def test_a_text_keeps_its_form_and_loses_what_was_found(guard):
    guard.write("brief.txt", LETTER.replace("\n", "\r\n"))
    answer = guard("brief.txt", "--mask", "uit.txt")
    assert answer.code == 1
    assert "gemaskeerd: uit.txt\n" in answer.out
    assert (guard.folder / "uit.txt").read_bytes().decode() == (
        "Geachte mevrouw <PERSOON_1>,\r\n\r\nUw BSN is <BSN_1> en uw adres <EMAIL_1>.\r\n"
        "Het wachtwoord: <SLEUTEL_1>\r\n"
    )


def test_a_table_stays_a_table(guard):
    guard.write("lijst.csv", f"Naam;BSN\n{NAME};{BSN}\n")
    guard("lijst.csv", "--mask", "uit.csv")
    assert (guard.folder / "uit.csv").read_text(encoding="utf-8") == "Naam;BSN\n<PERSOON_1>;<BSN_1>\n"


def test_a_document_becomes_its_text_by_place_and_that_is_said(guard):
    guard.write("brief.docx", docx(f"Geachte mevrouw {NAME},", "Tot ziens."))
    answer = guard("brief.docx", "--mask", "uit.txt")
    assert "uit.txt (alleen de tekst; de opmaak is niet bewaard)" in answer.out
    assert (guard.folder / "uit.txt").read_text(encoding="utf-8") == (
        "[alinea 1]\nGeachte mevrouw <PERSOON_1>,\n[alinea 2]\nTot ziens.\n"
    )


def test_several_files_go_into_a_folder_and_share_placeholders(guard):
    guard.write("a/brief.txt", f"Mevrouw {NAME} belt.")
    guard.write("b/brief.txt", f"Mevrouw {NAME} schrijft aan {MAIL}.")
    guard.write("brief.docx", docx(f"Mevrouw {NAME} komt."))
    guard("a/brief.txt", "b/brief.txt", "brief.docx", "--mask", "uit")
    texts = {file.name: file.read_text(encoding="utf-8") for file in (guard.folder / "uit").iterdir()}
    assert texts == {
        "brief.txt": "Mevrouw <PERSOON_1> belt.",
        "brief-2.txt": "Mevrouw <PERSOON_1> schrijft aan <EMAIL_1>.",
        "brief.docx.txt": "[alinea 1]\nMevrouw <PERSOON_1> komt.\n",
    }


def test_one_file_goes_into_a_folder_that_exists(guard):
    (guard.folder / "uit").mkdir()
    assert guard("-", "--mask", "uit", stdin=CLEAN.encode()).code == 0
    assert (guard.folder / "uit" / "invoer.txt").read_text(encoding="utf-8") == CLEAN


def test_the_map_restores_an_answer_but_never_a_bsn_or_a_password(guard):
    guard.write("brief.txt", LETTER)
    answer = guard("brief.txt", "--mask", "uit.txt", "--map", "kaart.json")
    kept = guard.folder / "kaart.json"
    tokens = json.loads(kept.read_text(encoding="utf-8"))
    assert tokens == {"<PERSOON_1>": NAME, "<EMAIL_1>": MAIL}
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert answer.err.startswith("Let op: in kaart.json staan de echte gegevens.")
    text = (guard.folder / "uit.txt").read_text(encoding="utf-8")
    assert unmask(text, Masked(text, tokens)) == LETTER.replace(BSN, "<BSN_1>").replace(PASSWORD, "<SLEUTEL_1>")


def test_without_asking_there_is_no_map(guard):
    guard.write("brief.txt", LETTER)
    guard("brief.txt", "--mask", "uit.txt")
    assert sorted(file.name for file in guard.folder.iterdir()) == ["brief.txt", "uit.txt"]


def test_what_runs_over_several_parts_is_masked_in_each():
    document = Document("docx", tuple(Part(text, f"alinea {text}") for text in ("een", "twee", "drie")))
    finding = found("own_word", 1, 10, 1.0, Why("rule", "Dit staat in de test."))
    report = Report(findings=(finding,), length=len(document.text), seconds=0.0)
    text, moved = laid_out(document, report, discreet=str)
    assert [text[part.start : part.end] for part in moved.findings] == ["en", "twee", "d"]


def test_a_file_that_exists_is_never_overwritten(guard):
    original = guard.write("brief.txt", LETTER)
    other = guard.write("ander.txt", CLEAN)
    for call in (["--mask", "brief.txt"], ["--mask", "ander.txt"], ["--mask", "uit.txt", "--map", "ander.txt"]):
        answer = guard("brief.txt", *call)
        assert answer.code == 2
        assert "bestaat al" in answer.err
    assert (original.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")) == (LETTER, CLEAN)
    assert not (guard.folder / "uit.txt").exists()


def test_the_map_does_not_take_the_place_of_the_masked_text(guard):
    guard.write("brief.txt", LETTER)
    answer = guard("brief.txt", "--mask", "uit.txt", "--map", "uit.txt")
    assert answer.code == 2
    assert "uit.txt bestaat al" in answer.err
    assert "<BSN_1>" in (guard.folder / "uit.txt").read_text(encoding="utf-8")


def test_several_files_do_not_fit_in_a_file(guard):
    guard.write("a.txt", CLEAN)
    guard.write("b.txt", CLEAN)
    guard.write("uit.txt", CLEAN)
    answer = guard("a.txt", "b.txt", "--mask", "uit.txt")
    assert answer.code == 2
    assert "uit.txt" in answer.err


def test_a_place_where_nothing_can_be_written_is_told_with_what_was_found(guard):
    guard.write("brief.txt", LETTER)
    answer = guard("brief.txt", "--mask", "nergens/uit.txt")
    assert answer.code == 2
    assert "nergens/uit.txt kan niet geschreven worden" in answer.err
    assert "burgerservicenummer" in answer.err


def test_a_text_that_was_not_checked_to_its_end_is_not_masked(guard, monkeypatch):
    monkeypatch.setattr(run, "check", lambda text, **options: replace(check(text, **options), limits=("Te lang.",)))
    guard.write("brief.txt", LETTER)
    answer = guard("brief.txt", "--mask", "uit.txt")
    assert answer.code == 2
    assert "Er is niets gemaskeerd, want niet de hele tekst is gecontroleerd: Te lang." in answer.err
    assert not (guard.folder / "uit.txt").exists()


def test_a_broken_file_leaves_the_others_masked(guard):
    guard.write("brief.txt", LETTER)
    guard.write("stuk.pdf", b"%PDF-1.7")
    assert guard("stuk.pdf", "brief.txt", "--mask", "uit").code == 2
    assert [file.name for file in (guard.folder / "uit").iterdir()] == ["brief.txt"]


@pytest.mark.parametrize("name", ["uit.docx", "uit.PDF", "uit.xlsx"])
def test_text_is_not_written_under_the_name_of_a_document(guard, name):
    guard.write("brief.docx", docx(f"Mevrouw {NAME} komt."))
    answer = guard("brief.docx", "--mask", name)
    assert answer.code == 2
    assert "Kies een naam die eindigt op .txt of .csv." in answer.err


def test_who_masked_gets_no_advice_to_mask(guard):
    guard.write("brief.txt", LETTER)
    assert "--mask" in guard("brief.txt").out
    answer = guard("brief.txt", "--mask", "uit.txt").out
    assert "--mask" not in answer
    assert "Gebruik de gemaskeerde tekst." in answer


@pytest.mark.parametrize(
    ("table", "masked"),
    [
        (f"Naam;Klas;BSN\n{NAME};;{BSN}\n", "Naam;Klas;BSN\n<PERSOON_1>;;<BSN_1>\n"),
        (f";;BSN\n;;{BSN}\n", ";;BSN\n;;<BSN_1>\n"),
        (f'Naam,Mail\n"{NAME}",{MAIL}\n', 'Naam,Mail\n"<PERSOON_1>",<EMAIL_1>\n'),
        (
            f"Voornaam\tAchternaam\tBSN\r\nFatima\t\t{BSN}\r\n",
            "Voornaam\tAchternaam\tBSN\r\n<PERSOON_1>\t\t<BSN_1>\r\n",
        ),
    ],
)
def test_a_masked_table_keeps_its_columns_also_the_empty_ones(guard, table, masked):
    guard.write("lijst.csv", table)
    guard("lijst.csv", "--mask", "uit.csv")
    assert (guard.folder / "uit.csv").read_bytes().decode() == masked


@pytest.mark.parametrize(
    ("text", "start", "end", "cut"),
    [
        ("Jan;Jansen", 0, 10, ["Jan", "Jansen"]),
        ("Jan;;Jansen\nPiet", 0, 16, ["Jan", "Jansen", "Piet"]),
        ('"Jansen; Jan";7', 1, 12, ["Jansen; Jan"]),
        ('"Jan ""de Beer""";7', 0, 19, ['Jan ""de Beer""', "7"]),
        ("Jan ; Jansen", 0, 12, ["Jan", "Jansen"]),
        ('Jan;"open', 0, 9, ["Jan", "open"]),
    ],
)
def test_what_runs_over_several_cells_is_masked_in_each(text, start, end, cut):
    finding = found("own_word", start, end, 1.0, Why("rule", "Dit staat in de test."))
    report = within_cells(text, Report(findings=(finding,), length=len(text), seconds=0.0), delimiter=";")
    assert [text[part.start : part.end] for part in report.findings] == cut


def sheet(*rows: str) -> bytes:
    return excel("".join(rows))


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


LIST = (
    f"<row>{cell('A1', 'Naam')}{cell('B1', 'Klas')}{cell('C1', 'BSN')}</row>",
    f"<row>{cell('A2', NAME)}{cell('C2', BSN)}</row>",
    f"<row r='4'>{cell('C4', '=1+1')}{cell('D4', '-12')}</row>",
)


def test_a_workbook_becomes_a_table_of_the_same_shape(guard):
    guard.write("lijst.xlsx", sheet(*LIST))
    answer = guard("lijst.xlsx", "--mask", "uit.csv")
    assert "(alleen de cellen; opmerkingen, formules en opmaak zijn niet bewaard)" in answer.out
    rows = (guard.folder / "uit.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "blad ‘Cliënten’"
    assert rows[1:5] == ["Naam;Klas;BSN;", "<PERSOON_1>;;<BSN_1>;", ";;;", ";;'=1+1;-12"]


def test_as_text_it_keeps_empty_cells_too(guard):
    guard.write("lijst.xlsx", sheet(*LIST))
    guard("lijst.xlsx", "--mask", "uit.txt")
    assert "<PERSOON_1>\t\t<BSN_1>\n" in (guard.folder / "uit.txt").read_text(encoding="utf-8")


def test_sheets_stand_below_their_names():
    parts = tuple(Part(text, place) for text, place in (("a", "blad ‘X’, cel A1"), ("b", "blad ‘Y’, cel B2")))
    assert as_rows(parts, ["a", "b"], discreet=str) == [["blad ‘X’"], ["a"], [], ["blad ‘Y’"], ["", ""], ["", "b"]]


def test_a_sheet_with_one_cell_far_away_stays_small():
    parts = (Part("a", "blad ‘X’, cel A1"), Part("b", "blad ‘X’, cel C1048576"))
    assert as_rows(parts, ["a", "b"], discreet=str) == [["a", "", ""], ["", "", "b"]]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+x", "-x", "@SUM(1)", "\t=1", " =1"])
def test_no_cell_is_a_formula(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("cell_value", ["-12", "+3,5", "Jan", "", 7, None])
def test_other_cells_stay_as_they_are(cell_value):
    assert harmless(cell_value) == cell_value
