"""The one way in: takes bytes, a stream or a path, finds the reader for it, and lets no other error out."""

import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from waarborg.guard.files import kinds
from waarborg.guard.files.document import DAMAGED, LIMITS, Document, Limits, Unreadable
from waarborg.guard.files.reading import Full, Reading, megabytes

# A reader is imported when the first file of its kind comes.
READERS = {
    "txt": "plain", "md": "plain", "svg": "drawing", "csv": "table", "json": "records", "html": "webpage",
    "eml": "mail", "rtf": "rich", "pdf": "pdf", "ole": "ole", "zip": "container",
}  # fmt: skip


def read(data: bytes | BinaryIO | Path, *, name: str, limits: Limits = LIMITS) -> Document:
    """All text of a file. `name` helps where the content does not tell the kind, as with csv.

    A stream is read from where it stands and not closed. Raises `Unreadable`, and nothing else for any content.
    """
    content = _content(data, limits)
    reading = Reading(len(content), limits, _dispatch)
    try:
        _dispatch(content, name, reading)
    except Full as full:
        reading.notices.append(str(full))
    if not reading.parts and not reading.notices:
        reading.notice("In dit bestand is geen tekst gevonden.")
    return Document(reading.kind, tuple(reading.parts), tuple(reading.notices))


def _content(data: bytes | BinaryIO | Path, limits: Limits) -> bytes:
    try:
        if isinstance(data, Path):
            if not stat.S_ISREG(data.stat().st_mode):
                raise Unreadable("Dit is geen gewoon bestand.")
            with data.open("rb") as file:
                data = file.read(limits.size + 1)
        elif not isinstance(data, bytes):
            data = data.read(limits.size + 1)
    except OSError as error:
        raise Unreadable("Dit bestand kan niet geopend worden. Bestaat het nog, en mag u het lezen?") from error
    if len(data) > limits.size:
        raise Unreadable(f"Dit bestand is groter dan {megabytes(limits.size)}. Verdeel het in kleinere bestanden.")
    return data


def _dispatch(data: bytes, name: str, reading: Reading) -> None:
    """Reads a file, or a file within it."""
    kind = kinds.of(data, name)
    reading.is_a(kind)
    reader: Callable[[bytes, Reading], None] = import_module(f"waarborg.guard.files.{READERS[kind]}").read
    try:
        reader(data, reading)
    except (Unreadable, Full):
        raise
    except Exception as error:
        # A hostile file can make a parser raise anything at all; the cause stays with the error.
        raise Unreadable((kind == "ole" and kinds.old(name)) or DAMAGED) from error
