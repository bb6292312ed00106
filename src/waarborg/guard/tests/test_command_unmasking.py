"""`./waarborg guard --unmask`: the answer to a masked text gets its values back."""

import json

import pytest

from waarborg.guard.tests.calling import BSN, LETTER, MAIL, NAME, PASSWORD, Caller, docx


@pytest.fixture
def guard(tmp_path, capsys, monkeypatch):
    return Caller(tmp_path, capsys, monkeypatch)


@pytest.fixture
def masked(guard):
    """A letter that was masked, with its map."""
    guard.write("brief.txt", LETTER)
    guard("brief.txt", "--mask", "veilig.txt", "--map", "kaart.json")
    return (guard.folder / "veilig.txt").read_text(encoding="utf-8")


def test_an_answer_gets_its_values_back(guard, masked):
    guard.write("antwoord.txt", "Beste <PERSOON_1>,\r\nuw mail is <EMAIL_1>. Groet, <PERSOON_1>s buur.\n")
    answer = guard("--unmask", "antwoord.txt", "--map", "kaart.json")
    assert answer.out == f"Beste {NAME},\r\nuw mail is {MAIL}. Groet, {NAME}s buur.\n"
    assert (answer.code, answer.err) == (0, "3 vervangers teruggezet.\n")


def test_the_masked_text_comes_back_as_it_was_but_for_what_is_never_kept(guard, masked):
    answer = guard("--unmask", "-", "--map", "kaart.json", stdin=masked.encode())
    assert answer.out == LETTER.replace(BSN, "<BSN_1>").replace(PASSWORD, "<SLEUTEL_1>")
    assert answer.code == 1
    assert "2 vervangers teruggezet. Niet teruggezet: <BSN_1>, <SLEUTEL_1>. BSN's, wachtwoorden" in answer.err
    assert NAME not in answer.err


def test_what_stays_is_counted(guard, masked):
    answer = guard("--unmask", "-", "--map", "kaart.json", stdin=b"<PERSOON_9> en <PERSOON_9>, niet <DIV_1> of <b>")
    assert answer.err == "0 vervangers teruggezet. Niet teruggezet: <PERSOON_9>.\n"
    assert answer.out == "<PERSOON_9> en <PERSOON_9>, niet <DIV_1> of <b>"


@pytest.mark.parametrize("kept", ["geen json", "[1]", '{"<PERSOON_1>": 7}', '{"naam": "Jan"}', "[" * 100_000])
def test_what_is_no_map_is_refused(guard, kept):
    guard.write("kaart.json", kept)
    guard.write("antwoord.txt", "Beste <PERSOON_1>,")
    answer = guard("--unmask", "antwoord.txt", "--map", "kaart.json")
    assert (answer.code, answer.out) == (2, "")
    assert "kaart.json is geen kaart van deze opdracht." in answer.err


@pytest.mark.parametrize("content", [docx("Beste <PERSOON_1>"), b"\x89PNG", None])
def test_an_answer_that_is_no_text_or_not_there_is_refused(guard, content):
    guard.write("kaart.json", json.dumps({"<PERSOON_1>": "Jan"}))
    if content is not None:
        guard.write("antwoord.txt", content)
    assert guard("--unmask", "antwoord.txt", "--map", "kaart.json").code == 2


@pytest.mark.parametrize(
    "call",
    [["--unmask", "a.txt"], ["b.txt", "--unmask", "a.txt", "--map", "m"], ["--unmask", "a", "--map", "m", "--json"]],
)
def test_a_call_that_asks_more_at_once_is_refused(guard, call):
    answer = guard(*call)
    assert answer.code == 2
    assert "bij --unmask horen alleen een antwoord en --map" in answer.err
