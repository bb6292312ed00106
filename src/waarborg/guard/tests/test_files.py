"""The text of every kind of file, and where it stands in the file's own terms."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from waarborg.guard.files import Document, Unreadable, read
from waarborg.guard.tests import made_mail, made_office, made_pdf
from waarborg.guard.tests.made_office import PIXEL, paragraph, word, zipped


def where(document: Document) -> dict[str, str]:
    """The texts by place; those in one place are put together."""
    found: dict[str, str] = {}
    for part in document.parts:
        found[part.where] = f"{found[part.where]} | {part.text}" if part.where in found else part.text
    return found


def test_it_works():
    document = read(b"Beste Jan,\n\nTot ziens\n", name="brief.txt")
    assert document.kind == "txt"
    assert where(document) == {"regel 1": "Beste Jan,", "regel 3": "Tot ziens"}
    assert document.text == "Beste Jan,\n\nTot ziens"
    assert document.notices == ()


def test_an_offset_in_the_whole_text_tells_the_place():
    document = read(b"naam;bsn\nJan;123456782\n", name="lijst.csv")
    assert document.text == "naam\tbsn\nJan\t123456782"
    assert document.where(document.text.index("123456782")) == "rij 2, kolom 2"
    assert [document.where(offset) for offset in (0, 4, 5)] == ["rij 1, kolom 1", "rij 1, kolom 1", "rij 1, kolom 2"]


def test_bytes_a_stream_and_a_path_are_read_alike(tmp_path):
    path = tmp_path / "brief.txt"
    path.write_bytes(b"Beste Jan")
    with path.open("rb") as stream:
        documents = [read(source, name="brief.txt") for source in (b"Beste Jan", stream, path)]
    assert documents[0] == documents[1] == documents[2]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_read_in_every_usual_encoding(encoding):
    assert read("Zoë Özdemir".encode(encoding), name="a.txt").text == "Zoë Özdemir"


def test_one_wrong_byte_does_not_spoil_the_special_characters():
    assert read("Zoë, Özdemir, Müller".encode() + b"\xff", name="a.txt").text == "Zoë, Özdemir, Müller\ufffd"


def test_csv_knows_its_delimiter_and_its_quotation_marks():
    data = b'naam,adres\n"Jansen, P.","Straat 1\nDorp"\n'
    assert where(read(data, name="a.csv"))["rij 2, kolom 1"] == "Jansen, P."
    assert where(read(data, name="a.csv"))["rij 2, kolom 2"] == "Straat 1\nDorp"


def test_what_is_no_table_after_all_is_read_as_lines():
    document = read(b'a;b\n"' + b"x" * 200_000 + b"\nJan Jansen", name="a.csv")
    assert where(document)["regel 3"] == "Jan Jansen"


def test_json_keeps_the_values_of_a_record_together():
    data = b'{"clienten": [{"naam": "Jan \\u00e9", "bsn": 123456782, "x": null}, {"naam": "Piet", "tags": ["a", "b"]}]}'
    assert where(read(data, name="a.json")) == {
        "clienten[0]": "naam: Jan é\nbsn: 123456782",
        "clienten[1]": "naam: Piet",
        "clienten[1].tags": "a\nb",
    }


def test_json_lines_are_numbered():
    assert where(read(b'{"a": "x"}\n{"a": "y"}\n', name="a.jsonl")) == {"bovenste niveau": "a: x", "[1]": "a: y"}


def test_what_is_no_json_is_read_as_lines():
    assert where(read(b'{"a": "Jan\n// Piet', name="a.json")) == {"regel 1": '{"a": "Jan', "regel 2": "// Piet"}


def test_a_page_gives_what_is_seen_and_what_is_not():
    page = """<!DOCTYPE html><html><title>Titel</title>
    <script>var x = "niet";</script><style>p {}</style>
    <p>Beste <b>J</b>an &amp; co<br>tweede regel</p>
    <img alt="Foto van Anna"><input type="hidden" value="123456782"><a href="mailto:jan@voorbeeld.nl">mail</a>
    <!-- Kees --><table><tr><td>Naam</td><td>BSN</td></tr><tr><td>Piet<td>1</table></html>"""
    document = read(page.encode(), name="pagina")
    assert document.kind == "html"
    found = where(document)
    assert found["regel 3"] == "Beste Jan & co\ntweede regel"
    assert found["regel 4, tekst van een afbeelding"] == "Foto van Anna"
    assert found["regel 4, veld"] == "123456782"
    assert found["regel 4, koppeling"] == "mailto:jan@voorbeeld.nl"
    assert found["regel 5, verborgen opmerking"] == "Kees"
    assert "niet" not in document.text
    assert document.text.endswith("Naam\tBSN\nPiet\t1")


def test_a_page_may_say_its_encoding():
    assert read('<html><meta charset="iso-8859-1"><p>Zoë'.encode("cp1252"), name="a.html").text == "Zoë"


def test_a_mail_gives_headers_bodies_and_attachments():
    data = made_mail.eml(attachments={"brief.docx": word(paragraph("Beste Kees")), "foto.png": PIXEL})
    document = read(data, name="bericht")
    assert document.kind == "eml"
    found = where(document)
    assert found["afzender"] == "Aisha Özdemir <aisha@voorbeeld.nl>"
    assert found["onderwerp"] == "Dossier van mevrouw Jansén"
    assert found["bericht, regel 3"] == "Jan Jansen heeft diabetes."
    assert found["bericht (html), regel 1"] == "Alleen hier: Klaas Vaak"
    assert found["bijlage ‘brief.docx’, alinea 1"] == "Beste Kees"
    assert found["naam van bijlage 2"] == "foto.png"
    assert document.notices == (
        "bijlage ‘foto.png’ is niet gelezen. Dit is een afbeelding (PNG): de tekst daarin kan niet gelezen worden.",
    )


def test_a_mail_within_a_mail_is_read():
    inner = made_mail.eml()
    data = b"From: Jan <jan@voorbeeld.nl>\nTo: b\nSubject: FW\nContent-Type: multipart/mixed; boundary=xx\n\n"
    data += b"--xx\nContent-Type: message/rfc822\n\n" + inner + b"\n--xx--\n"
    assert where(read(data, name="a.eml"))["bijlage ‘zonder naam.eml’, afzender"].startswith("Aisha")


def test_an_outlook_message_gives_everything_it_has():
    document = read(made_mail.msg(), name="bericht.msg")
    assert document.kind == "msg"
    found = where(document)
    assert found["afzender"] == "Aisha Özdemir | aisha@voorbeeld.nl"
    assert found["ontvanger"] == "bram@voorbeeld.nl"
    assert found["onderwerp"] == "Dossier Jansen"
    assert found["bericht, regel 3"] == "Jan Jansen heeft diabetes."
    assert found["bericht (html), regel 1"] == "Alleen hier: Klaas Vaak é"
    assert found["overige eigenschappen"] == "0612345678"
    assert found["bijlage ‘brief.txt’, regel 1"] == "Beste Kees"
    assert found["bijlage ‘Doorgestuurd’, onderwerp"] == "Dossier Jansen"


def test_an_outlook_message_with_rich_text_only_is_read():
    text = rb"{\rtf1\ansi Beste Jan\par Tot ziens}"
    packed = len(text).to_bytes(4, "little") * 2 + b"MELA" + bytes(4) + text
    message = {"__properties_version1.0": bytes(32), "__substg1.0_10090102": packed}
    document = read(made_mail.compound(message), name="a.msg")
    assert where(document) == {"bericht, alinea 1": "Beste Jan", "bericht, alinea 2": "Tot ziens"}


def test_packed_rich_text_is_unpacked():
    # The example of [MS-OXRTFCP] 3.1.1, which is "{\rtf1\ansi\ansicpg1252\pard hello world}\r\n".
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    document = read(
        made_mail.compound({"__properties_version1.0": bytes(32), "__substg1.0_10090102": packed}), name="a.msg"
    )
    assert where(document) == {"bericht, alinea 1": "hello world"}


def test_rich_text_gives_paragraphs_notes_and_properties():
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\author Wim}}{\header Kop}Zo\'eb \u214?zdemir\par "
        rb"Naam\cell BSN\cell\row {\v verborgen}{\footnote Noot}{\*\geheim niet}{\pict 00ff}\par}"
    )
    document = read(data, name="a.rtf")
    assert where(document) == {
        "eigenschappen: auteur": "Wim",
        "koptekst": "Kop",
        "alinea 1": "Zoë Özdemir",
        "alinea 2": "Naam\tBSN",
        "voetnoot": "Noot",
        "alinea 3": "verborgen",
    }
    assert document.notices == ("Het bestand bevat afbeeldingen: de tekst daarin is niet gelezen.",)


def test_a_word_file_gives_every_corner_where_text_can_be():
    document = read(made_office.full_word(), name="x.docx")
    assert document.kind == "docx"
    assert where(document) == {
        "alinea 1": "Geachte mevrouw De Vries\t,",
        "tabel 1, rij 1, kolom 1": "Naam",
        "tabel 1, rij 1, kolom 2": "BSN",
        "tabel 1, rij 2, kolom 1": "Jan Jansen",
        "tabel 1, rij 2, kolom 2": "123456782",
        "alinea 2": "De cliënt is beter",
        "alinea 2, bijgehouden wijziging": "heeft diabetes",
        "alinea 3": "verborgen: Kees Kuiper",
        "tekstvak": "Piet Bakker in een tekstvak",
        "alinea 4, tekst van een afbeelding": "Foto van Anna Smit",
        "alinea 5, veldcode": ' HYPERLINK "mailto:veld@voorbeeld.nl" ',
        "koptekst": "Koptekst van Henk Hoofd",
        "voettekst": "Voettekst",
        "voettekst 2": "Tweede voettekst",
        "voetnoot 1": "Noot een",
        "voetnoot 2": "Noot twee",
        "opmerking 1": "Wie is dit?",
        "auteur van een wijziging of opmerking": "Ria Redacteur | Bas Baas",
        "eigenschappen: auteur": "Wim de Wit",
        "eigenschappen: titel": "Verslag",
        "eigenschappen: laatst bewaard door": "Nel Kok",
        "eigenschappen: organisatie": "Gemeente Ergens",
        "eigenschappen: Zaak": "Z/26/000123",
        "koppeling": "mailto:jan@voorbeeld.nl",
        "verborgen gegevens (variabele)": "Variabele Veldman",
        "onderdeel ‘customXml/item1.xml’": "Sjabloon Smits",
        "naam van ingesloten bestand 1": "bijlage.txt",
        "ingesloten bestand ‘bijlage.txt’, regel 1": "Ingesloten Inge",
    }
    assert document.notices == ("Het bestand bevat een afbeelding: de tekst daarin is niet gelezen.",)


def test_a_password_to_a_database_in_a_sheet_is_found():
    connection = (
        '<connections xmlns="s"><connection><dbPr connection="Server=db;Pwd=geheim"/></connection></connections>'
    )
    document = read(made_office.excel("", {"xl/connections.xml": connection}), name="x.xlsx")
    assert where(document)["verborgen gegevens (verbinding)"] == "Server=db;Pwd=geheim"


def test_a_table_in_a_header_is_in_both():
    cell = f"<w:tbl><w:tr><w:tc>{paragraph('Jan')}</w:tc></w:tr></w:tbl>"
    data = word(
        "", {"word/header1.xml": f'<w:hdr xmlns:w="w">{cell}</w:hdr>'}, {"word/header1.xml": "wordprocessingml.header"}
    )
    assert where(read(data, name="x.docx"))["koptekst, tabel 1, rij 1, kolom 1"] == "Jan"


def test_an_excel_file_gives_cells_of_every_sheet():
    document = read(made_office.full_excel(), name="x.xlsx")
    assert document.kind == "xlsx"
    found = where(document)
    assert found["blad ‘Cliënten’, cel A12"] == "Jan Jansen"
    assert found["blad ‘Cliënten’, cel B12"] == "123456782"
    assert found["blad ‘Cliënten’, cel C12"] == "01-02-1980"
    assert found["blad ‘Cliënten’, cel D12"] == "01-02-1980 12:00"
    assert found["blad ‘Cliënten’, cel E12"] == "29252"
    assert found["blad ‘Cliënten’, cel F12, formule"] == 'IF(A1="Klaas Vaak",1,2)'
    assert "blad ‘Cliënten’, cel G12" not in found
    assert found["blad ‘Cliënten’, cel B12, opmerking"] == "Klopt dit BSN?"
    assert found["blad ‘Cliënten’, kop- of voettekst"] == "&CLijst"
    assert found["blad ‘Geheim’ (verborgen), cel A1"] == "Verborgen Vera"
    assert found["naam van blad 1"] == "Cliënten"
    assert found["naam van een bereik"] == "Salaris_Jansen"
    assert found["auteur van een opmerking"] == "Carla Controle"
    assert found["tekst die in geen cel meer staat"] == "Gewist Gerrit"
    assert found["draaitabel"] == "Draai Dries"
    assert "Jan Jansen\t123456782\t01-02-1980" in document.text


def test_an_excel_file_of_the_library_is_read():
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Naam", "BSN"])
    book.active.append(["Jan", 123456782])
    buffer = io.BytesIO()
    book.save(buffer)
    assert read(buffer.getvalue(), name="x.xlsx").text.startswith("Sheet\nNaam\tBSN\nJan\t123456782")


def test_a_powerpoint_file_gives_slides_in_their_order():
    document = read(made_office.powerpoint(), name="x.pptx")
    assert document.kind == "pptx"
    found = where(document)
    assert found["dia 1, alinea 1"] == "Vooraan"
    assert found["dia 1, tabel 1, rij 1, kolom 1"] == "Jan"
    assert found["dia 1, notities"] == "Noem Els Evers niet"
    assert found["dia 1, opmerking 1"] == "Vraag het Fred"
    assert found["dia 2 (verborgen), alinea 1"] == "Achteraan"
    assert found["auteur van een opmerking"] == "Greet Groen"
    assert found["indeling van dia's, alinea 1"] == "Gemeente Ergens"
    assert "Klik om" not in document.text


def test_an_open_document_text_gives_notes_changes_and_comments():
    document = read(made_office.full_open_text(), name="x.odt")
    assert document.kind == "odt"
    assert where(document) == {
        "bijgehouden wijziging": "Gewist Gerrit",
        "bijgehouden wijziging, auteur": "Ria R.",
        "alinea 1": "Besluit",
        "voetnoot 1": "Noot een",
        "alinea 2, koppeling": "mailto:jan@voorbeeld.nl",
        "alinea 2": "Aan Jan  Jansen, mail",
        "tabel 1, rij 1, kolom 1": "Naam",
        "tabel 1, rij 1, kolom 2": "Piet",
        "tekstvak": "In een vak",
        "alinea 3, tekst van een afbeelding": "Foto van Anna",
        "opmerking 1": "Wie?",
        "opmerking 1, auteur": "Bas Baas",
        "alinea 3, verborgen tekst": "Verborgen Vera",
        "alinea 3": "Slot",
        "voettekst": "Voet van Fenna",
        "eigenschappen: auteur": "Wim de Wit",
        "eigenschappen: Zaak": "Z/26/000123",
    }
    assert document.notices == ("Het bestand bevat een afbeelding: de tekst daarin is niet gelezen.",)


def test_a_million_repeated_cells_are_read_once():
    document = read(made_office.full_open_sheet(), name="x.ods")
    assert document.kind == "ods"
    found = where(document)
    assert found["blad ‘Cliënten’, cel B1000001"] == "Jan"
    assert found["blad ‘Cliënten’, cel C1000001"] == "123456782"
    assert found["blad ‘Cliënten’, cel B1000001, opmerking 1"] == "Klopt dit?"
    assert document.text.count("123456782") == 1


def test_an_open_document_presentation_gives_slides_and_notes():
    document = read(made_office.full_open_slides(), name="x.odp")
    assert document.kind == "odp"
    found = where(document)
    assert found["dia 2, tekstvak"] == "Twee"
    assert found["dia 2, notities"] == "Noem Els niet"


def test_a_pdf_gives_pages_notes_fields_and_files():
    document = read(made_pdf.full_pdf(), name="x.pdf")
    assert document.kind == "pdf"
    assert where(document) == {
        "pagina 1": "Jan Jansen heeft diabetes en woont in een straat die hier niet staat.",
        "pagina 1, opmerking": "Wie is dit?",
        "pagina 1, auteur van een opmerking": "Bas Baas",
        "pagina 1, koppeling": "mailto:jan@voorbeeld.nl",
        "eigenschappen: auteur": "Wim de Wit",
        "eigenschappen: titel": "Verslag",
        "veld ‘naam’": "Ingevulde Ingrid",
        "inhoudsopgave": "Hoofdstuk Jansen",
        "naam van bijlage 1": "brief.txt",
        "bijlage ‘brief.txt’, regel 1": "Beste Kees",
    }
    assert document.notices == ("Pagina 2 tot en met 3 zijn afbeeldingen: de tekst daarin is niet gelezen.",)


def test_a_page_that_is_an_image_is_named():
    assert read(made_pdf.pdf("", "Tekst"), name="x.pdf").notices == (
        "Pagina 1 is een afbeelding: de tekst daarin is niet gelezen.",
    )


def test_a_page_that_only_draws_is_named():
    data = made_pdf.drawn(made_pdf.stream(b"9 9 m 9 8 l S " * 50, packed=True))
    assert read(data, name="x.pdf").notices == (
        "Pagina 1 heeft geen tekst, wel een tekening: wat daarin staat is niet gelezen.",
    )


def test_a_zip_is_read_one_level_deep():
    inner = zipped({"geheim.txt": "Jan"})
    document = read(zipped({"map/brief.docx": word(paragraph("Beste Kees")), "b.zip": inner}), name="x.zip")
    assert document.kind == "zip"
    assert where(document)["bestand ‘map/brief.docx’, alinea 1"] == "Beste Kees"
    assert document.notices == (
        "bestand ‘b.zip’ is niet gelezen. Dit is een zipbestand in een zipbestand. Pak het uit en bied het los aan.",
    )


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (word(paragraph("Jan")), "x.txt", "docx"),
        (made_pdf.pdf("Jan"), "x", "pdf"),
        (b"<!doctype html><p>Jan", "rapport.xls", "html"),
        (rb"{\rtf1 Jan}", "brief.doc", "rtf"),
        (b"# Kop\nJan", "lees.md", "md"),
        (made_mail.eml(), "bericht.txt", "eml"),
    ],
)
def test_the_content_tells_the_kind_before_the_name_does(data, name, kind):
    assert read(data, name=name).kind == kind


def test_a_lone_surrogate_does_not_reach_the_text():
    assert read(b'{"a": "x\\ud800"}', name="a.json").text == "a: x\ufffd"


def test_reading_costs_nothing_until_a_file_comes():
    command = "import sys, waarborg.guard.files; print({'pypdf', 'zipfile', 'email.message', 'csv'} & set(sys.modules))"
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout == "set()\n"


def test_a_path_that_is_no_file_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="geen gewoon bestand"):
        read(tmp_path, name="x")
    with pytest.raises(Unreadable, match="niet geopend"):
        read(Path(tmp_path / "weg.txt"), name="weg.txt")
