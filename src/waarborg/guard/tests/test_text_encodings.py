"""Text of any program, of Windows or of long ago, is read with the letters that a person saw there."""

import struct

import pytest

from waarborg.guard.files import Unreadable, read

WORDS = "Mevrouw Müller uit Coördenië belt over één café. Zij heeft BSN 123456782.\n"


def text(data: bytes, name: str = "brief.txt") -> str:
    return read(data, name=name).text


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_byte_order_mark_is_read(order):
    assert text(WORDS.encode(order)) == WORDS.strip()


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    ("written", "name", "where"),
    [
        ("naam;bsn\nKees;123456782\n", "lijst.csv", "rij 2, kolom 2"),
        ('{"bsn": "123456782"}', "lijst.json", "bovenste niveau"),
        ("<!doctype html><p>BSN\n123456782", "blad", "regel 1"),
    ],
)
def test_wide_text_is_read_as_the_kind_that_it_is(order, written, name, where):
    document = read(written.encode(order), name=name)
    assert document.where(document.text.index("123456782")) == where


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_wide_text_may_hold_curly_quotes_and_other_signs_of_people(order):
    written = "‘Ja’ – zei hij – “dat’s €5 …” Ω\n" * 50 + "Gewone zinnen staan er ook in, en meer dan die ene.\n" * 90
    assert text(written.encode(order)).startswith("‘Ja’ – zei hij – “dat’s €5 …” Ω")


@pytest.mark.parametrize(
    "data",
    [
        struct.pack("<4000H", *(number % 256 for number in range(4000))),
        WORDS.encode("utf-16-le") * 2000 + bytes(range(256)) * 400,
        b"a\0\0\0b\0\0\0" * 100,
        b"\0" * 500,
    ],
    ids=["small numbers", "noise after much text", "four bytes each", "only zeros"],
)
def test_numbers_of_two_bytes_are_no_text(data):
    with pytest.raises(Unreadable, match="niet bekend"):
        read(data, name="brief.txt")


@pytest.mark.parametrize(
    "written", [WORDS, "Müller", "MÜLLER", "naïef", "Özdemir belde.", "een café, een idee", "Zoë", "François", "crème"]
)
def test_text_of_dos_is_read_with_its_letters(written):
    assert text(written.encode("cp850")) == written.strip()


@pytest.mark.parametrize(
    "written",
    [
        WORDS,
        "Müller",
        "foto’s van Zoë – “mooi” zei zij…",
        "€ 10 voor ‚iets‘ en „meer” • punt",
        "Božena Š. en KOŽA",
        "Het weer…morgen",
        "5‰ of 6‰",
    ],
)
def test_text_of_windows_is_still_read_as_such(written):
    assert text(written.encode("cp1252")) == written.strip()


def test_text_that_says_its_encoding_is_not_guessed_at():
    page = '<html><meta charset="cp1252"><p>M\x81ller'.encode("latin-1")
    assert "Müller" not in text(page, "a.html")
