"""Of a mail every header is read that a person can have written; of a zip file the remarks on it as well."""

import io
import zipfile

import pytest

from waarborg.guard import check
from waarborg.guard.files import read
from waarborg.guard.tests.made_office import paragraph, word

HEAD = "From: Aisha <aisha@voorbeeld.nl>\nTo: bram@voorbeeld.nl\nSubject: Dag\n"


def where(mail: str) -> dict[str, str]:
    return {part.where: part.text for part in read(mail.encode(), name="a.eml").parts}


def test_a_header_of_any_name_is_read_behind_that_name():
    found = where(f"{HEAD}X-Client: BSN 123456782\nX-Wie: =?utf-8?q?Zo=C3=AB_Jansen?=\n\nDag\n")
    assert found["kopregel ‘x-client’"] == "X-Client: BSN 123456782"
    assert found["kopregel ‘x-wie’"] == "X-Wie: Zoë Jansen"
    assert found["afzender"] == "Aisha <aisha@voorbeeld.nl>"
    assert "bsn" in [finding.kind for finding in check("\n".join(found.values())).findings]


@pytest.mark.parametrize(
    "name",
    [
        "Envelope-To",
        "X-Forwarded-To",
        "Sensitivity",
        "Content-Description",
        "Thread-Topic",
        "Errors-To",
        "X-Spam-Report",
    ],
)
def test_what_names_people_or_subjects_is_no_technical_header(name):
    assert where(f"{HEAD}{name}: Kees Bakker\n\nDag\n")[f"kopregel ‘{name.lower()}’"] == f"{name}: Kees Bakker"


@pytest.mark.parametrize(
    "name",
    ["Message-ID", "Received", "References", "In-Reply-To", "DKIM-Signature", "ARC-Seal", "Authentication-Results",
     "X-MS-Exchange-Organization-AuthAs", "List-Unsubscribe", "Date", "Thread-Index", "MIME-Version"],
)  # fmt: skip
def test_what_only_programs_write_is_not_read(name):
    assert "aabbcc112233" not in "".join(where(f"{HEAD}{name}: aabbcc112233\n\nDag\n").values())


def test_a_subject_is_not_read_again_from_another_header():
    assert "kopregel ‘thread-topic’" not in where(f"{HEAD}Thread-Topic: Dag\n\nDag\n")


def test_the_headers_of_each_part_are_read():
    found = where(
        f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nX-Client: Kees Bakker\n"
        "Content-Type: multipart/alternative; boundary=c\n\n--c\nContent-Description: Brief aan Jan\n"
        "\nDag\n--c--\n--b--\n"
    )
    assert found["kopregel ‘x-client’"] == "X-Client: Kees Bakker"
    assert found["kopregel ‘content-description’"] == "Content-Description: Brief aan Jan"


def test_what_is_no_header_between_the_headers_is_read():
    found = where(f"{HEAD}dit is geen kopregel van Kees Bakker\nX-Client: 123456782\n\nDag\n")
    assert found["tussen de kopregels, regel 1"] == "dit is geen kopregel van Kees Bakker"
    assert found["tussen de kopregels, regel 2"] == "X-Client: 123456782"
    assert found["bericht, regel 1"] == "Dag"


def remarked(data: bytes, remark: bytes) -> bytes:
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as package:
        package.comment = remark
    return buffer.getvalue()


def zip_with_remarks() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        entry = zipfile.ZipInfo("a.txt")
        entry.comment = "over Zoë".encode()
        package.writestr(entry, "Dag")
    return remarked(buffer.getvalue(), b"BSN 123456782\nvan Kees")


def test_the_remarks_on_a_zip_file_and_on_what_is_in_it_are_read():
    found = {part.where: part.text for part in read(zip_with_remarks(), name="a.zip").parts}
    assert found["opmerking 1 bij het zipbestand, regel 1"] == "BSN 123456782"
    assert found["opmerking 1 bij het zipbestand, regel 2"] == "van Kees"
    assert found["opmerking 2 bij het zipbestand, regel 1"] == "over Zoë"
    assert found["bestand ‘a.txt’, regel 1"] == "Dag"


def test_a_remark_on_an_office_file_is_read():
    document = read(remarked(word(paragraph("Dag")), b"BSN 123456782"), name="a.docx")
    assert document.text.startswith("BSN 123456782\nDag")
