"""Files made to harm, broken files and files with a password: each is refused in a clear sentence, in bounded time."""

import io
import struct
import threading
import tracemalloc
import zipfile
import zlib
from dataclasses import replace

import pytest

from waarborg.guard.files import LIMITS, Document, Limits, Unreadable, read
from waarborg.guard.files.document import DAMAGED
from waarborg.guard.files.package import PASSWORD
from waarborg.guard.tests import made_mail, made_office, made_pdf
from waarborg.guard.tests.made_office import PIXEL, paragraph, word, zipped

MB = 1_000_000


def refusal(data: bytes, name: str, limits: Limits = LIMITS) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, name=name, limits=limits)
    return str(caught.value)


def with_document(xml: str) -> bytes:
    return word("", {"word/document.xml": xml})


def billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    return with_document(f'<!DOCTYPE d [<!ENTITY l0 "ha">{entities}]><w:document><w:t>&l9;</w:t></w:document>')


def external_entity() -> bytes:
    return with_document(
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document><w:t>&x;</w:t></w:document>'
    )


def encrypted_zip() -> bytes:
    """The bit that says so is set in both places where a zip file keeps it."""
    data = bytearray(zipped({"a.txt": "Jan"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def encrypted_pdf(password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made_pdf.pdf("Jan Jansen"))))
    writer.encrypt(password, "eigenaar", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def layered_mail(layers: int) -> bytes:
    heads = (f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n" for number in range(layers))
    return ("From: a\nTo: b\nSubject: c\n" + "".join(heads) + "\nJan").encode()


def overlapping_zip() -> bytes:
    """A thousand entries that are one and the same packed megabyte."""
    content = bytes(MB)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    sizes = (zlib.crc32(content), len(packed), len(content))
    body = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, *sizes, 1, 0) + b"a" + packed
    entry = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, *sizes, 1, 0, 0, 0, 0, 0, 0) + b"a"
    entries = entry * 1000
    return body + entries + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1000, 1000, len(entries), len(body), 0)


def looping_pages() -> bytes:
    kids = b"<</Type/Pages/Kids[%d 0 R]/Count 1>>"
    return made_pdf.written({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: kids % 3, 3: kids % 2})


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "x.txt", "Dit bestand is leeg."),
        (PIXEL, "x.docx", "Dit is een afbeelding (PNG)"),
        (b"MZ" + bytes(100), "x.pdf", "De naam eindigt op .pdf, maar dat klopt niet."),
        (bytes(range(256)), "x", "Dit soort bestand is niet bekend."),
        (billion_laughs(), "x.docx", "verwijzingen die gevaarlijk kunnen zijn"),
        (external_entity(), "x.docx", "verwijzingen die gevaarlijk kunnen zijn"),
        (word("<w:p>" * 10_000 + "</w:p>" * 10_000), "x.docx", "meer dan 100 niveaus diep"),
        (word("<w:p>"), "x.docx", DAMAGED),
        (b"[" * 100_000, "x.json", "meer dan 100 niveaus diep"),
        (b"{\\rtf1" + b"{" * 10_000, "x.rtf", "meer dan 100 niveaus diep"),
        (layered_mail(1000), "x.eml", "meer dan 100 lagen"),
        (zipped({"a.txt": bytes(300 * MB)}), "x.zip", "uitgepakt groter dan 200 MB"),
        (word("<w:p/>" * 4 * MB), "x.docx", "meer dan 200 keer zo groot"),
        (overlapping_zip(), "x.zip", "uitgepakt groter dan 200 MB"),
        (b"PK\3\4" + b"PK\1\2" * 30_000, "x.zip", "meer dan 20000 onderdelen"),
        (b"<html><p " + b"title=x " * 2000, "x.html", "meer dan 1000 kenmerken"),
        (looping_pages(), "x.pdf", DAMAGED),
        (made_pdf.pdf("Jan")[:300], "x.pdf", DAMAGED),
        (b"%PDF-1.7\n" + b"1 0 obj" + b"<<" * MB, "x.pdf", DAMAGED),
        (zipped({}), "x.zip", "Dit zipbestand is leeg."),
        (zipped({"a.txt": "Jan"})[:-10], "x.zip", DAMAGED),
        (encrypted_zip(), "x.zip", PASSWORD),
        (encrypted_pdf("geheim"), "x.pdf", PASSWORD),
        (made_mail.compound({"EncryptedPackage": b"x" * 9, "EncryptionInfo": b"x"}), "x.docx", PASSWORD),
        (made_mail.compound({"WordDocument": b"x"}), "x.doc", "een oud Wordbestand (.doc). Bewaar het als .docx"),
        (made_mail.compound({"Iets": b"x"}), "x.db", "Dit soort bestand is niet bekend."),
        (made_mail.msg()[:700], "x.msg", DAMAGED),
        (
            made_office.open_document("text", "", {"META-INF/manifest.xml": "<m:encryption-data/>"}),
            "x.odt",
            PASSWORD,
        ),
    ],
)  # fmt: skip
def test_a_hostile_or_broken_file_is_refused_in_a_clear_sentence(data, name, sentence):
    assert sentence in refusal(data, name)


def test_a_file_that_is_too_large_is_refused():
    limits = Limits(size=1000)
    assert refusal(b"x" * 1001, "x.txt", limits) == (
        "Dit bestand is groter dan 0,001 MB. Verdeel het in kleinere bestanden."
    )
    assert read(b"x" * 1000, name="x.txt", limits=limits).text


def test_a_stream_is_not_read_past_the_limit():
    stream = io.BytesIO(b"x" * 10_000)
    with pytest.raises(Unreadable):
        read(stream, name="x.txt", limits=Limits(size=1000))
    assert stream.tell() == 1001


def test_a_pdf_that_only_forbids_editing_is_read():
    assert "Jan Jansen" in read(encrypted_pdf(""), name="x.pdf").text


def test_a_packing_that_cannot_be_bounded_is_not_unpacked():
    document = read(zipped({"a.txt": "Jan"}, way=zipfile.ZIP_LZMA), name="x.zip")
    assert not document.text
    assert "op een ongewone manier ingepakt" in document.notices[0]


def test_two_parts_of_one_name_are_refused():
    buffer = io.BytesIO(word(paragraph("Jan")))
    with zipfile.ZipFile(buffer, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", "<w:document/>")
    assert "dezelfde naam" in refusal(buffer.getvalue(), "x.docx")


@pytest.mark.parametrize(
    ("data", "name", "limits", "notice"),
    [
        (b"a;b\n" * 100, "x.csv", Limits(cells=7), "Alleen de eerste 7 gevulde cellen zijn gelezen, tot en met rij 4"),
        (b"a\n" * 100, "x.txt", Limits(parts=7), "na regel 8 is niets meer gelezen"),
        (made_pdf.pdf("Een", "Twee", "Drie"), "x.pdf", Limits(pages=2), "Alleen de eerste 2 pagina's zijn gelezen."),
        (made_office.powerpoint(), "x.pptx", Limits(pages=1), "Alleen de eerste 1 dia's zijn gelezen."),
        (made_office.full_open_slides(), "x.odp", Limits(pages=1), "Alleen de eerste 1 dia's zijn gelezen."),
        (made_office.full_excel(), "x.xlsx", Limits(cells=2), "Alleen de eerste 2 gevulde cellen zijn gelezen"),
        (made_mail.msg(), "x.msg", Limits(attachments=1), "Alleen de eerste 1 bestanden binnen dit bestand"),
    ],
)
def test_what_goes_past_a_count_is_left_out_and_said(data, name, limits, notice):
    document = read(data, name=name, limits=limits)
    assert document.text
    assert notice in " ".join(document.notices)


def test_a_size_that_a_sheet_says_it_has_costs_nothing():
    document = read(made_office.excel('<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'), name="x.xlsx")
    assert "blad ‘Cliënten’, cel XFD1048576" in [part.where for part in document.parts]


def test_a_bad_attachment_does_not_spoil_the_mail():
    data = made_mail.eml(attachments={"a.docx": billion_laughs(), "b.txt": b"Kees Kuiper", "c.pdf": b"%PDF-1.7"})
    document = read(data, name="x.eml")
    assert "Kees Kuiper" in document.text
    assert [notice.partition("‘")[2].partition("’")[0] for notice in document.notices] == ["a.docx", "c.pdf"]


def test_a_bomb_in_an_attachment_ends_the_reading():
    bomb = zipped({"a.txt": bytes(40 * MB)})
    assert "keer zo groot" in refusal(made_mail.eml(attachments={"a.zip": bomb, "b.txt": b"x"}), "x.eml")


def test_mails_in_mails_are_read_to_a_certain_depth():
    data = b"From: a\nTo: b\nSubject: c\nContent-Type: message/rfc822\n\n" * 2000
    document = read(data, name="x.eml")
    assert "er zitten te veel bestanden in elkaar" in document.notices[0]


def test_messages_that_contain_themselves_end():
    """Every attachment of the message is the message."""
    attachment = {"__properties_version1.0": bytes(8), "__substg1.0_3701000D": {"x": b""}}
    names = [f"__attach_version1.0_#{number:08X}" for number in range(10)]
    data = bytearray(made_mail.compound(made_mail.message(dict.fromkeys(names, attachment))))
    child_of_root = struct.unpack_from("<I", data, data.index("Root Entry".encode("utf-16-le")) + 76)
    place, name = 0, "__substg1.0_3701000D".encode("utf-16-le")
    while (place := data.find(name, place + 1)) > 0:
        struct.pack_into("<I", data, place + 76, *child_of_root)
    document = read(bytes(data), name="x.msg", limits=Limits(attachments=50))
    assert "Alleen de eerste 50 bestanden" in document.notices[-1]


def test_streams_that_share_their_sectors_are_counted():
    small = {f"__substg1.0_{number:04X}001F": b"x" for number in range(0x8000, 0x8100)}
    data = bytearray(made_mail.compound(made_mail.message({**small, "__substg1.0_7FFF001F": bytes(2 * MB)})))
    big = data.index("__substg1.0_7FFF001F".encode("utf-16-le"))
    start_and_size = struct.unpack_from("<IQ", data, big + 116)
    place, name = 0, "__substg1.0_8".encode("utf-16-le")
    while (place := data.find(name, place + 1)) > 0:
        struct.pack_into("<IQ", data, place + 116, *start_and_size)
    assert "groter dan" in refusal(bytes(data), "x.msg")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<!doctype html>" + b"<p>a" * 2 * MB, "x.html"),
        (b"[" + b"1," * 4 * MB + b"1]", "x.json"),
        (b"a;b\n" * 2 * MB, "x.csv"),
        (b"a\n" * 5 * MB, "x.txt"),
        (b"{\\rtf1 " + b"\\'e9" * 2 * MB, "x.rtf"),
    ],
)
def test_reading_stops_when_the_time_is_over(data, name):
    assert "duurt langer dan 0,01 seconden" in refusal(data, name, Limits(seconds=0.01))


SLOW_PAGE = made_pdf.stream(b"BT /F1 1 Tf " + b"(a) Tj " * 900_000 + b"ET", packed=True)


def test_a_page_that_takes_too_long_is_given_up_and_the_next_file_is_read():
    assert "duurt te lang" in refusal(made_pdf.drawn(SLOW_PAGE), "x.pdf", Limits(seconds=0.5))
    assert read(made_pdf.pdf("Jan Jansen"), name="x.pdf").text.startswith("Jan Jansen")


def test_pages_before_the_one_that_takes_too_long_count():
    read(made_pdf.pdf("Een kind dat al loopt"), name="x.pdf")
    slow = made_pdf.pdf("Jan Jansen woont hier", *["x"] * 30, others={200: SLOW_PAGE})
    for number in range(13, 73, 2):
        slow = slow.replace(b"/Contents %d 0 R" % number, b"/Contents 200 0 R")
    document = read(slow, name="x.pdf", limits=Limits(seconds=3))
    assert "Jan Jansen" in document.text
    assert "is niets meer gelezen. Deze PDF lezen duurt te lang." in document.notices[-1]


def test_a_pdf_that_fills_the_memory_is_given_up():
    large = made_pdf.stream(b" " * 60 * MB, packed=True)
    assert "te veel geheugen" in refusal(made_pdf.drawn(large), "x.pdf", Limits(memory=150 * MB))


def test_a_pdf_with_packing_in_packing_is_given_up():
    bomb = zlib.compress(zlib.compress(b"\n" * 300 * MB))
    contents = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>\nstream\n%s\nendstream" % (len(bomb), bomb)
    document = read(made_pdf.drawn(contents), name="x.pdf")
    assert document.notices == ("Pagina 1 is beschadigd en niet gelezen.",)


def test_pdfs_are_read_side_by_side():
    found: dict[int, str] = {}

    def work(number: int) -> None:
        found[number] = read(made_pdf.pdf(f"Cliënt {number}"), name="x.pdf").parts[0].text

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: f"Cliënt {number}" for number in range(8)}


@pytest.mark.parametrize(
    ("data", "name", "size"),
    [
        (with_document(f"<w:document><!--{'x' * 12 * MB}--><w:t>Jan</w:t></w:document>"), "x.docx", 12 * MB),
        (zipped({"a.txt": "x" * 8 * MB, "b.txt": "y"}), "x.zip", 8 * MB),
        (made_office.excel('<row><c r="A1"/></row>' * 40_000), "x.xlsx", MB),
    ],
)
def test_memory_stays_bounded(data, name, size):
    limits = replace(LIMITS, ratio=100_000, seconds=600)
    tracemalloc.start()
    try:
        document = read(data, name=name, limits=limits)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert isinstance(document, Document)
    assert peak < 4 * size
