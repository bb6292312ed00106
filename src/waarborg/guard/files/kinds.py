"""Tells what a file is: by its content first, by its name only where the content leaves it open."""

import re
from pathlib import PurePath

from waarborg.guard.files.document import Unreadable

# Where the content is text, the name tells how to read it.
TEXTS = {
    "csv": "csv", "tsv": "csv", "json": "json", "jsonl": "json", "ndjson": "json", "geojson": "json", "html": "html",
    "htm": "html", "xhtml": "html", "eml": "eml", "md": "md", "markdown": "md",
}  # fmt: skip
OTHERS = (
    (b"\x89PNG", "een afbeelding (PNG)"),
    (b"\xff\xd8\xff", "een afbeelding (JPEG)"),
    (b"GIF8", "een afbeelding (GIF)"),
    (b"II*\0", "een afbeelding (TIFF)"),
    (b"MM\0*", "een afbeelding (TIFF)"),
    (b"BM", "een afbeelding (BMP)"),
    (b"7z\xbc\xaf'\x1c", "een ingepakt bestand (7z)"),
    (b"Rar!", "een ingepakt bestand (rar)"),
    (b"\x1f\x8b", "een ingepakt bestand (gzip)"),
    (b"BZh", "een ingepakt bestand (bzip2)"),
    (b"MZ", "een programma"),
    (b"\x7fELF", "een programma"),
    (b"SQLite format 3\0", "een database"),
    (b"ID3", "een geluidsopname"),
    (b"OggS", "een geluidsopname"),
)
RIFF_FORM = 8
MP4_BRAND = 4
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF_WITHIN = 1024  # readers accept a PDF header that far into the file

BYTE_ORDER = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# What no text holds: control signs other than tab, line breaks, form feed and escape.
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
BINARY_SHARE = 0.01
SAMPLE = 65_536

WEB_PAGE = re.compile(rb"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b")
HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,70}:[ \t]?[^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+\r?\n")
MAIL_HEADERS = {b"from", b"to", b"received", b"return-path", b"message-id", b"mime-version", b"subject", b"date"}
MAIL_EVIDENCE = 3


def of(data: bytes, name: str) -> str:
    """The kind, in which "zip" and "ole" still have to be opened to know more. Raises `Unreadable`."""
    if not data.strip():
        raise Unreadable("Dit bestand is leeg.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if data.startswith(OLE):
        return "ole"
    if b"%PDF-" in data[:PDF_WITHIN]:
        return "pdf"
    if data.startswith(b"{\\rt"):
        return "rtf"
    if not _is_text(data):
        raise Unreadable(f"{_other(data)} {_name_is_wrong(name)}".strip())
    return _text_kind(data, name)


def _is_text(data: bytes) -> bool:
    if data.startswith(BYTE_ORDER):
        return True
    sample = data[:SAMPLE]
    return len(BINARY.findall(sample)) <= BINARY_SHARE * len(sample)


def _text_kind(data: bytes, name: str) -> str:
    extension = PurePath(name).suffix[1:].lower()
    start = data[:SAMPLE].removeprefix(BYTE_ORDER[0])
    if WEB_PAGE.match(start):
        return "html"
    if extension not in TEXTS and _is_mail(start):
        return "eml"
    return TEXTS.get(extension, "txt")


def _is_mail(start: bytes) -> bool:
    names, position = set(), 0
    while header := HEADER.match(start, position):
        names.add(header[0].partition(b":")[0].lower())
        position = header.end()
    return len(names & MAIL_HEADERS) >= MAIL_EVIDENCE


def _other(data: bytes) -> str:
    what = next((what for magic, what in OTHERS if data.startswith(magic)), "")
    if data.startswith(b"RIFF"):
        what = "een afbeelding (WebP)" if data[RIFF_FORM:].startswith(b"WEBP") else "geluid of beeld"
    if data[MP4_BRAND:].startswith(b"ftyp"):
        what = "geluid of beeld"
    if "afbeelding" in what or "geluid" in what:
        return f"Dit is {what}: de tekst daarin kan niet gelezen worden."
    if what:
        return f"Dit is {what}. Bied de documenten daaruit los aan."
    return "Dit soort bestand is niet bekend. Bewaar het als tekst, PDF, Word- of Excelbestand en probeer het opnieuw."


def _name_is_wrong(name: str) -> str:
    extension = PurePath(name).suffix.lower()
    if extension in {".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".msg", ".zip", ".txt"}:
        return f"De naam eindigt op {extension}, maar dat klopt niet."
    return ""
