import io
import zipfile
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from waarborg.core.sheets import Sheet, SheetRow, WrongFile, read_sheet

NINE = datetime.combine(date(2026, 1, 2), time(9))
BOMB = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{}">{}]><worksheet
xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr">
<is><t>&j;</t></is></c></row></sheetData></worksheet>""".format(
    "a" * 50,
    "".join(f'<!ENTITY {name} "{f"&{before};" * 50}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)),
)


def read(content: bytes, **limits: Any) -> Sheet:
    return read_sheet(ContentFile(content), **limits)


def excel(*rows: tuple[Any, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def repacked(content: bytes, part: str, text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, text if name == part else old.read(name))
    return file.getvalue()


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_as_people_bring_it(delimiter, encoding):
    content = delimiter.join(("naam", "doel")) + "\r\n" + delimiter.join(("Café €", '"a;b,c\td"')) + "\r\n"
    assert read(content.encode(encoding)) == Sheet(("naam", "doel"), (SheetRow(2, ("Café €", "a;b,c\td")),))


def test_excel_is_read_as_text_a_person_would_type():
    content = excel(("naam", "aantal", "dag", "moment", "ja?"), ("x", 5.0, date(2026, 1, 2), NINE, True))
    assert read(content).rows[0].cells == ("x", "5", "2026-01-02", "2026-01-02T09:00:00", "ja")


def test_empty_rows_go_and_the_others_keep_their_number():
    assert read(b"\n;\na;b\n\n1\n;2\n").rows == (SheetRow(5, ("1", "")), SheetRow(6, ("", "2")))
    assert read(excel((), ("a", "b"), (), ("1", " "))).rows == (SheetRow(4, ("1", "")),)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is leeg"),
        (b" ;\n\n", "is leeg"),
        (b"a;;b\n", "Kolom 2 heeft geen naam"),
        (b"naam;Naam\n", "‘Naam’ staat er twee keer"),
        (b"a;b\n1;2;3\n", "Regel 2 heeft 3 cellen"),
        (b'a;b\n"open;2\n', "een aanhalingsteken sluit niet"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "geen CSV- of XLSX-bestand"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oud Excel-bestand"),
        (b"PK\x03\x04 and no more", "beschadigd"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(content, sentence):
    with pytest.raises(WrongFile, match=sentence):
        read(content)


def test_limits_are_kept():
    with pytest.raises(WrongFile, match="te groot"):
        read(b"a\n" + b"x" * 100, max_bytes=50)
    with pytest.raises(WrongFile, match="meer dan 2 regels"):
        read(b"a\n1\n2\n3\n", max_rows=2)
    with pytest.raises(WrongFile, match="meer dan 2 kolommen"):
        read(b"a;b;c\n", max_columns=2)
    with pytest.raises(WrongFile, match="meer dan 2 kolommen"):
        read(excel(("a", "b", "c")), max_columns=2)


def test_a_zip_that_is_no_workbook_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("brief.txt", "x")
    with pytest.raises(WrongFile, match="beschadigd"):
        read(file.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    content = repacked(excel(("a",)), "xl/worksheets/sheet1.xml", " " * 20_000_000)
    assert len(content) < 100_000
    monkeypatch.setattr(openpyxl, "load_workbook", lambda *_, **__: pytest.fail("was unpacked"))
    with pytest.raises(WrongFile, match="uitpakken te groot"):
        read(content)


def test_a_part_that_lies_about_its_size_is_refused():
    content = repacked(excel(("a",)), "xl/worksheets/sheet1.xml", "<x>" + "y" * 9_000 + "</x>")
    lying = content.replace((9_007).to_bytes(4, "little"), (700).to_bytes(4, "little"))
    assert lying != content
    with pytest.raises(WrongFile, match="beschadigd"):
        read(lying)


def test_entities_that_multiply_are_refused():
    with pytest.raises(WrongFile, match="beschadigd"):
        read(repacked(excel(("a",)), "xl/worksheets/sheet1.xml", BOMB))


@given(st.binary(max_size=200))
def test_any_bytes_give_a_sheet_or_a_sentence(content):
    try:
        outcome = " ".join(read(content).header)
    except WrongFile as refusal:
        outcome = str(refusal)
    assert outcome
