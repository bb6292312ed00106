"""A zip file: an Office or OpenDocument file, or just files together, which are read one level deep."""

from importlib import import_module

from waarborg.guard.files import plain
from waarborg.guard.files.contents import CONTENT_TYPES, Contents
from waarborg.guard.files.document import Unreadable
from waarborg.guard.files.filename import in_words
from waarborg.guard.files.package import IS_ENCRYPTED, PASSWORD, Package
from waarborg.guard.files.reading import Exhausted, Reading, label

OFFICE = {"docx": "word", "xlsx": "sheets", "pptx": "slides"}
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
OPEN_KINDS = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp", b"graphics": "odp"}


def read(data: bytes, reading: Reading) -> None:
    package = Package(data, reading)
    _read_comments(package, reading)
    mimetype = package.content("mimetype") if "mimetype" in package else b""
    if CONTENT_TYPES in package:
        contents = Contents(package)
        reading.is_a(contents.kind)
        import_module(f"waarborg.guard.files.{OFFICE[contents.kind]}").read(contents, reading)
    elif mimetype.startswith(OPEN_DOCUMENT):
        kind = OPEN_KINDS.get(mimetype.removeprefix(OPEN_DOCUMENT).partition(b"-")[0].strip(), "odt")
        reading.is_a(kind)
        import_module("waarborg.guard.files.opendocument").read(package, kind, reading)
    else:
        _read_files(package, reading)


def _read_comments(package: Package, reading: Reading) -> None:
    for number, comment in enumerate(package.comments, start=1):
        reading.tick()
        plain.add_lines(plain.decode(comment), reading, place=f"opmerking {number} bij het zipbestand, regel ")


def _read_files(package: Package, reading: Reading) -> None:
    if reading.is_zipped:
        raise Unreadable("Dit is een zipbestand in een zipbestand. Pak het uit en bied het los aan.")
    if not package.entries:
        raise Unreadable("Dit zipbestand is leeg.")
    if all(entry.flag_bits & IS_ENCRYPTED for entry in package.entries):
        raise Unreadable(PASSWORD)
    reading.is_zipped = True
    for folder in package.empty_folders:
        reading.add(in_words(folder), "naam van een map")
    for entry in package.entries:
        try:
            content = package.content(entry)
        except Exhausted:
            raise
        except Unreadable as error:
            reading.notice(f"bestand ‘{label(entry.filename)}’ is niet gelezen. {error}")
        else:
            reading.attach(content, entry.filename, what="bestand")
    reading.is_zipped = False
