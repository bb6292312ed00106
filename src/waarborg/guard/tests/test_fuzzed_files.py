"""Valid files with bytes changed, cut out, put in and repeated: a document or `Unreadable`, and nothing else."""

import io
import struct
import zipfile
import zlib
from binascii import Error as BinasciiError
from xml.parsers.expat import ExpatError

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from waarborg.guard.files import Document, Unreadable, read
from waarborg.guard.tests import made_mail, made_office, made_pdf
from waarborg.guard.tests.made_office import paragraph, word, zipped

SAMPLES = {
    "docx": made_office.full_word(),
    "xlsx": made_office.full_excel(),
    "pptx": made_office.powerpoint(),
    "odt": made_office.full_open_text(),
    "ods": made_office.full_open_sheet(),
    "odp": made_office.full_open_slides(),
    "zip": zipped({"map/a.txt": "Beste Jan", "b.csv": "a;b\n1;2"}),
    "eml": made_mail.eml(attachments={"brief.docx": word(paragraph("Beste Kees"))}),
    "msg": made_mail.msg(),
    "pdf": made_pdf.full_pdf(),
    "html": b'<!doctype html><html><p title="x">Hoi <b>Jan</b><!-- c --><table><tr><td>1<td>2</table><script>x',
    "rtf": rb"{\rtf1\ansi{\fonttbl{\f0 A;}}{\info{\author Wim}}Hoi \'e9\u233?\par {\footnote n}{\*\x y}{\pict 00}}",
    "json": b'{"a": [1, "x\\u00e9", {"b": null}], "c": "d"}\n{"e": true}',
    "csv": b'naam;bsn\n"Jansen; P.";123456782\n',
    "txt": "Één\r\nTwee\n\nDrie".encode(),
}
# What a parser may say of a broken file; an error of another sort is one of ours.
OF_THE_FILE = (
    zipfile.BadZipFile, zlib.error, ExpatError, struct.error, BinasciiError, EOFError, ValueError, IndexError, KeyError,
    NotImplementedError, OSError,
)  # fmt: skip
CHANGES = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 2**20), st.integers(0, 2**20), st.binary(min_size=1, max_size=8)),
    min_size=1,
    max_size=6,
)


def changed(data: bytes, changes: list[tuple[int, int, int, bytes]]) -> bytes:
    for way, first, second, piece in changes:
        start, other = first % (len(data) + 1), second % (len(data) + 1)
        if way == 0:
            data = data[:start] + piece + data[start + len(piece) :]
        elif way == 1:
            data = data[:start] + piece + data[start:]
        elif way == 2:
            data = data[: min(start, other)] + data[max(start, other) :]
        elif way == 3:
            data = data[:start] + data[other : other + 64] + data[start:]
        else:
            data = data[:start]
    return data


def check(data: bytes, name: str) -> None:
    try:
        document = read(data, name=name)
    except Unreadable as error:
        refusal = error
    else:
        assert isinstance(document, Document)
        assert document.text.encode() or document.notices
        return
    assert refusal.__cause__ is None or isinstance(refusal.__cause__, OF_THE_FILE)
    assert str(refusal).endswith(".")


FUZZED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_changed_file_is_read_or_refused(kind):
    @FUZZED
    @given(CHANGES)
    def fuzzed(changes):
        check(changed(SAMPLES[kind], changes), f"x.{kind}")

    fuzzed()


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pptx", "odt", "ods", "odp"])
def test_a_package_with_a_changed_part_is_read_or_refused(kind):
    """A zip file checks its bytes, so that changes to the packed file seldom reach the readers of its parts."""
    with zipfile.ZipFile(io.BytesIO(SAMPLES[kind])) as package:
        parts = {name: package.read(name) for name in package.namelist()}

    @FUZZED
    @given(st.sampled_from(sorted(parts)), CHANGES)
    def fuzzed(part, changes):
        check(zipped({**parts, part: changed(parts[part], changes)}), f"x.{kind}")

    fuzzed()
