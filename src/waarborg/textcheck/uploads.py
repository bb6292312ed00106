"""An uploaded file, read; and when nobody can read it, what its owner can do instead."""

from pathlib import PurePath

from waarborg.guard import Document, Unreadable, read
from waarborg.guard.files import Limits

READABLE = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.rtf,.txt,.md,.csv,.json,.html,.eml,.msg,.zip"
"""What the guard reads; the browser offers these, and the guard looks at the content."""

LONGEST_NAME = 120
FEW = 3

OLD = {".doc": ("Word", ".docx"), ".xls": ("Excel", ".xlsx"), ".ppt": ("PowerPoint", ".pptx")}
IMAGES = {".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic"}
A_PICTURE = (
    "Een foto of scan kunnen wij niet lezen. Typ of plak de tekst zelf, of vraag het stuk op als document met tekst."
)


class NotRead(Exception):
    """Nothing of the file can be checked; the message says what to do."""


def document_in(content: bytes, *, name: str, limits: Limits) -> Document:
    """The text of a file. Raises `NotRead`."""
    try:
        document = read(content, name=name, limits=limits)
    except Unreadable as unreadable:
        raise NotRead(_with_a_way_on(str(unreadable), name)) from unreadable
    if not document.parts:
        raise NotRead(" ".join(document.notices[:FEW]))
    return document


def file_name(given: str) -> str:
    """The name as it is shown: without folders, and not endless."""
    name = PurePath(given.replace("\\", "/")).name
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _with_a_way_on(said: str, name: str) -> str:
    extension = PurePath(name).suffix.lower()
    if extension in OLD:
        program, new = OLD[extension]
        return f"Oude {program}-bestanden ({extension}) kunnen wij niet lezen. Open het en bewaar het als {new}."
    if extension in IMAGES or "een afbeelding (" in said:
        return A_PICTURE
    return said
