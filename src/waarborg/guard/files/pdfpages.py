"""What pypdf finds in a PDF, as a stream of answers. Runs in the child process that `child` bounds."""

import re
import unicodedata
from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from typing import Any, TypedDict

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from waarborg.guard.files.document import Unreadable
from waarborg.guard.files.package import PASSWORD

PROPERTIES = {
    "/Author": "auteur", "/Title": "titel", "/Subject": "onderwerp", "/Keywords": "trefwoorden",
    "/Creator": "gemaakt met", "/Company": "organisatie", "/Manager": "manager",
}  # fmt: skip
NOT_TOLD = frozenset({"/Producer", "/CreationDate", "/ModDate", "/Trapped"})
NOTES = {"/Contents": "opmerking", "/T": "auteur van een opmerking", "/TU": "uitleg bij een veld"}
# A stamp of so many signs on a scanned letter does not make it a page with text.
LITTLE = 50
DRAWING = 500  # so many bytes draw more than a line and a frame
GARBLED = 0.3
INLINE_IMAGE = re.compile(rb"\sBI\s")
FORMS = 5  # forms in forms in which an image is looked for


class Answer(TypedDict, total=False):
    """A text with its place, a page that is an image, a notice, a file within, or why nothing can be read."""

    text: str
    where: str
    image: int
    notice: str
    file: str
    name: str
    unreadable: str
    done: bool


def answers(data: bytes, *, pages: int) -> Iterator[Answer]:
    """Raises `Unreadable`, or whatever pypdf raises."""
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(PASSWORD)
    for number, page in enumerate(reader.pages, start=1):
        if number > pages:
            yield Answer(notice=f"Alleen de eerste {pages} pagina's zijn gelezen.")
            break
        yield from _tried(partial(_page, page, number), f"Pagina {number}")
    yield from _tried(partial(_properties, reader), "De lijst met eigenschappen")
    yield from _tried(partial(_fields, reader), "Het formulier")
    yield from _tried(partial(_outline, reader.outline), "De inhoudsopgave")
    yield from _tried(partial(_files, reader), "Een bijlage")


def _tried(source: Callable[[], Iterator[Answer]], what: str) -> Iterator[Answer]:
    try:
        yield from source()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (pypdf raises what comes; the notice tells, and the rest is still read)
        yield Answer(notice=f"{what} is beschadigd en niet gelezen.")


def _page(page: PageObject, number: int) -> Iterator[Answer]:
    text = page.extract_text()
    yield Answer(text=text, where=f"pagina {number}")
    drawn = _drawn(page)
    if len("".join(text.split())) < LITTLE and (INLINE_IMAGE.search(drawn) or _has_image(page)):
        yield Answer(image=number)
    elif not text.strip() and len(drawn) > DRAWING:
        yield Answer(notice=f"Pagina {number} heeft geen tekst, wel een tekening: wat daarin staat is niet gelezen.")
    elif _is_garbled(text):
        yield Answer(notice=f"Pagina {number} gebruikt letters zonder naam: de tekst daarin is niet goed gelezen.")
    for note in page.get("/Annots") or ():
        yield from _tried(partial(_note, note.get_object(), f"pagina {number}"), f"Een opmerking op pagina {number}")


def _has_image(holder: DictionaryObject, depth: int = 0) -> bool:
    resources: Any = holder.get("/Resources")
    forms = resources.get_object().get("/XObject") if resources else None
    for form in forms.get_object().values() if forms and depth < FORMS else ():
        drawn = form.get_object()
        if drawn.get("/Subtype") == "/Image" or _has_image(drawn, depth + 1):
            return True
    return False


def _drawn(page: PageObject) -> bytes:
    contents = page.get_contents()
    return contents.get_data() if contents is not None else b""


def _is_garbled(text: str) -> bool:
    wrong = sum(
        sign == "\ufffd" or unicodedata.category(sign) in {"Co", "Cn", "Cc"} for sign in text if sign not in "\n\t\r"
    )
    return wrong > GARBLED * len(text)


def _note(note: DictionaryObject, place: str) -> Iterator[Answer]:
    is_field = note.get("/Subtype") == "/Widget"
    for key, what in NOTES.items():
        if key in note and not (is_field and key == "/T"):
            yield Answer(text=str(note[key]), where=f"{place}, {what}")
    action: Any = note.get("/A")
    if action and (link := action.get_object().get("/URI")):
        yield Answer(text=_text(link), where=f"{place}, koppeling")
    if note.get("/Subtype") == "/FileAttachment":
        holder: Any = note["/FS"]
        content = holder.get_object()["/EF"].get_object()["/F"].get_object().get_data()
        yield _file(content, str(holder.get_object().get("/UF") or holder.get_object().get("/F")))


def _text(value: Any) -> str:
    value = value.get_object()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _properties(reader: PdfReader) -> Iterator[Answer]:
    for key, value in (reader.metadata or {}).items():
        if key not in NOT_TOLD:
            yield Answer(text=_text(value), where=f"eigenschappen: {PROPERTIES.get(key, key.lstrip('/'))}")


def _fields(reader: PdfReader) -> Iterator[Answer]:
    for name, entry in (reader.get_fields() or {}).items():
        for key in ("/V", "/DV"):
            value = entry.get(key)
            if isinstance(value, str) and not value.startswith("/"):
                yield Answer(text=value, where=f"veld ‘{name}’")
    for name, content in (reader.xfa or {}).items():
        yield _file(content, f"formulier {name}.xml")


def _outline(items: list[Any]) -> Iterator[Answer]:
    for item in items:
        if isinstance(item, list):
            yield from _outline(item)
        else:
            yield Answer(text=str(item.title), where="inhoudsopgave")


def _files(reader: PdfReader) -> Iterator[Answer]:
    for attached in reader.attachment_list:
        yield _file(attached.content, attached.alternative_name or attached.name)


def _file(content: bytes, name: str) -> Answer:
    return Answer(file=b64encode(content).decode(), name=name)
