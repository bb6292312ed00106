"""What is no text is never read as one: not by its content, not by its name, not within another file."""

import random

import pytest

from waarborg.guard.files import Unreadable, read
from waarborg.guard.files.document import DAMAGED
from waarborg.guard.tests import made_pdf
from waarborg.guard.tests.made_office import zipped

RUBBISH = b"dit zijn gewone letters " * 40
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOISE = random.Random(7).randbytes(5_000)  # noqa: S311 (no secret)


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, name=name)
    return str(caught.value)


def test_a_text_is_read():
    assert read(b"Dag Jan, tot morgen.", name="brief.txt").text == "Dag Jan, tot morgen."


@pytest.mark.parametrize("order", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_text_with_a_byte_order_mark_is_read(order):
    assert read("Privé € 10 \U0001f600\n".encode(order), name="brief.txt").text.startswith("Privé € 10")


def test_a_text_of_long_ago_that_ends_with_a_control_sign_is_read():
    assert read(b"Dag Jan.\x1a", name="brief.txt").text.startswith("Dag Jan.")


@pytest.mark.parametrize(
    "begin", ["BM Advies schreef ons.", "MZ-koers", "ID3 is een norm", "Rar! zei hij", "GIF8 keer"]
)
def test_a_text_that_begins_as_some_other_file_does_is_read(begin):
    assert begin in read(begin.encode(), name="brief.txt").text


@pytest.mark.parametrize(
    ("begin", "what"),
    [
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"BM\x9a\0\0\0\0\0\0\0", "BMP"),
        (b"RIFF\x10aaaWEBPVP8 ", "WebP"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
    ],
)
@pytest.mark.parametrize("rest", [RUBBISH, NOISE, b""], ids=["letters", "noise", "nothing"])
@pytest.mark.parametrize("name", ["beeld", "brief.txt", "brief.md", "lijst.csv"])
def test_an_image_is_one_by_its_first_bytes_whatever_comes_after(begin, what, rest, name):
    assert refusal(begin + rest, name).startswith(f"Dit is een afbeelding ({what})")


@pytest.mark.parametrize("ending", ["png", "JPG", "jpeg", "gif", "tif", "tiff", "bmp", "webp", "heic"])
def test_an_image_is_one_by_its_name_whatever_is_in_it(ending):
    assert refusal(RUBBISH, f"foto.{ending}").startswith("Dit is een afbeelding")


@pytest.mark.parametrize(
    "data",
    [
        NOISE,
        RUBBISH + b"\0",
        RUBBISH + bytes([1, 2, 3, 4, 5, 6]) * 10,
        RUBBISH * 100 + NOISE,
        b"\xff\xfe" + NOISE,
        b"\xef\xbb\xbf" + NOISE,
    ],
    ids=["noise", "a zero", "control signs", "noise after much text", "noise as UTF-16", "noise as UTF-8"],
)
def test_what_holds_signs_that_no_text_has_is_no_text(data):
    assert refusal(data, "brief.txt").startswith("Dit soort bestand is niet bekend.")


@pytest.mark.parametrize(
    ("name", "advice"),
    [("brief.doc", ".docx"), ("lijst.xls", ".xlsx"), ("praatje.ppt", ".pptx"), ("BRIEF.DOC", ".docx")],
)
@pytest.mark.parametrize("data", [OLE + RUBBISH, OLE + NOISE, OLE, NOISE], ids=["letters", "noise", "nothing", "other"])
def test_an_old_office_file_says_how_to_keep_it(name, advice, data):
    assert f"Bewaar het als {advice} en probeer het opnieuw." in refusal(data, name)


@pytest.mark.parametrize(
    ("name", "data"), [("foto.png", RUBBISH), ("x.txt", b"\x89PNG" + RUBBISH), ("oud.doc", OLE + RUBBISH)]
)
def test_within_a_zip_it_is_told_as_not_read(name, data):
    document = read(zipped({name: data, "b.txt": "De vergadering begint."}), name="x.zip")
    assert "gewone letters" not in document.text
    assert [f"‘{name}’ is niet gelezen" in notice for notice in document.notices] == [True]


def test_of_a_drawing_the_letters_are_read_and_the_rest_is_told():
    document = read(b"<svg><text>Dag Jan</text></svg>", name="plan.svg")
    assert "Dag Jan" in document.text
    assert "niet wat getekend is" in document.notices[0]


@pytest.mark.parametrize(
    "text", ["Een PDF begint met %PDF-1.7 en eindigt anders.", "Versie: %PDF-1.4\nBSN 123456782", "obj %PDF-2.0 1 0"]
)
def test_a_text_that_mentions_how_a_pdf_begins_is_a_text(text):
    document = read(text.encode(), name="brief.txt")
    assert (document.kind, document.text) == ("txt", text)


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n  \n", b"\xef\xbb\xbf\r\n", b"dit hoort er niet\n"])
def test_a_pdf_is_one_also_when_something_stands_before_it(before):
    assert read(before + made_pdf.pdf("Jan Jansen"), name="brief.txt").kind == "pdf"


@pytest.mark.parametrize("rest", [b"", b"1 0 obj", NOISE])
def test_what_begins_as_a_pdf_is_a_damaged_one_and_no_text(rest):
    assert refusal(b"%PDF-1.7\n" + rest, "brief.txt") == DAMAGED


@pytest.mark.parametrize("rest", [b"\n12 0 obj <<>>", NOISE], ids=["an object", "noise"])
def test_a_pdf_that_lost_its_begin_is_a_damaged_one(rest):
    assert refusal(b"iets %PDF-1.7" + rest, "brief.txt") == DAMAGED
