"""Tells what a file is: by its content first, by its name only where the content leaves it open."""

import re
from pathlib import PurePath
from unicodedata import category

from waarborg.guard.files.document import Unreadable
from waarborg.guard.files.plain import decode, order_without_mark

# Where the content is text, the name tells how to read it.
TEXTS = {
    "csv": "csv", "tsv": "csv", "json": "json", "jsonl": "json", "ndjson": "json", "geojson": "json", "html": "html",
    "svg": "svg", "htm": "html", "xhtml": "html", "eml": "eml", "md": "md", "markdown": "md",
}  # fmt: skip
OLD = {
    "doc": "een oud Wordbestand (.doc). Bewaar het als .docx",
    "dot": "een oud Wordbestand (.dot). Bewaar het als .docx",
    "xls": "een oud Excelbestand (.xls). Bewaar het als .xlsx",
    "ppt": "een oud PowerPointbestand (.ppt). Bewaar het als .pptx",
    "pps": "een oud PowerPointbestand (.pps). Bewaar het als .pptx",
}
IMAGES = {
    "png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "jpe": "JPEG", "jfif": "JPEG", "gif": "GIF", "tif": "TIFF",
    "tiff": "TIFF", "bmp": "BMP", "dib": "BMP", "webp": "WebP", "heic": "HEIC", "heif": "HEIC", "avif": "AVIF",
}  # fmt: skip
SOUND_OR_FILM = frozenset({"mp3", "wav", "m4a", "ogg", "flac", "wma", "mp4", "m4v", "mov", "avi", "mkv", "webm", "wmv"})
IMAGE = "een afbeelding"
MEDIA = "geluid of beeld"
PACKED = "een ingepakt bestand ({})"
PROGRAM = "een programma"

# No text begins like this, whatever comes after it.
SIGNATURES = (
    (b"\x89PNG", f"{IMAGE} (PNG)"),
    (b"\xff\xd8\xff", f"{IMAGE} (JPEG)"),
    (b"GIF87a", f"{IMAGE} (GIF)"),
    (b"GIF89a", f"{IMAGE} (GIF)"),
    (b"II*\0", f"{IMAGE} (TIFF)"),
    (b"MM\0*", f"{IMAGE} (TIFF)"),
    (b"7z\xbc\xaf'\x1c", PACKED.format("7z")),
    (b"Rar!\x1a", PACKED.format("rar")),
    (b"\x1f\x8b", PACKED.format("gzip")),
    (b"\x7fELF", PROGRAM),
    (b"SQLite format 3\0", "een database"),
    (b"OggS\0", MEDIA),
)
# A text can begin like this too, so it only says what a file is of which the rest is no text.
WORDS = (
    (b"BM", f"{IMAGE} (BMP)"),
    (b"GIF8", f"{IMAGE} (GIF)"),
    (b"BZh", PACKED.format("bzip2")),
    (b"Rar!", PACKED.format("rar")),
    (b"MZ", PROGRAM),
    (b"ID3", MEDIA),
    (b"RIFF", MEDIA),
)
RIFF_FORMS = {b"WEBP": f"{IMAGE} (WebP)", b"WAVE": MEDIA, b"AVI ": MEDIA}
BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "HEIC"),
    **dict.fromkeys((b"avif", b"avis"), "AVIF"),
}
BRAND = slice(8, 12)
OLE = b"\xd0\xcf\x11\xe0"
UNKNOWN = "Dit soort bestand is niet bekend. Bewaar het als tekst, PDF, Word- of Excelbestand en probeer het opnieuw."
PDF = b"%PDF-"
PDF_WITHIN = 1024  # readers accept a PDF header that far into the file
PDF_OBJECT = re.compile(rb"\b\d{1,10} \d{1,5} obj\b")

UTF_8_MARK = b"\xef\xbb\xbf"
WIDE_ORDERS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
# What no text holds: control signs other than tab, line breaks, form feed and escape.
CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
NO_SIGN = frozenset({"Cc", "Cn", "Cs"})
LAYOUT = frozenset("\t\n\v\f\r\x1b")
BINARY_SHARE = 0.01
LATIN_SHARE = 0.5
ALWAYS_ALLOWED = 2  # programs of long ago end a text with such a sign
BLOCK = 65_536

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
    if _is_pdf(data):
        return "pdf"
    if data.startswith(b"{\\rt"):
        return "rtf"
    if what := _other_than_text(data, name):
        raise Unreadable(f"{_refusal(what)} {_name_is_wrong(name)}".strip())
    return _text_kind(data, name)


def _is_pdf(data: bytes) -> bool:
    """A text can mention the header of a PDF; then there is nothing of a PDF after it."""
    start = data[:PDF_WITHIN]
    if PDF not in start:
        return False
    return (
        start.removeprefix(UTF_8_MARK).lstrip().startswith(PDF) or bool(PDF_OBJECT.search(data)) or not _is_text(data)
    )


def _other_than_text(data: bytes, name: str) -> str:
    """What a file is that is no text, or that says so by its name; empty for a text."""
    if what := _signed(data):
        return what
    if _is_text(data):
        return _named(name)
    begins_like = next((what for magic, what in WORDS if data.startswith(magic)), "")
    return begins_like or _named(name) or OLD.get(_extension(name), UNKNOWN)


def _signed(data: bytes) -> str:
    if data.startswith(b"RIFF") and data[BRAND] in RIFF_FORMS:
        return RIFF_FORMS[data[BRAND]]
    if data[4:8] == b"ftyp" and not _is_plain(data[:BLOCK]):
        return f"{IMAGE} ({BRANDS[data[BRAND]]})" if data[BRAND] in BRANDS else MEDIA
    return next((what for magic, what in SIGNATURES if data.startswith(magic)), "")


def _named(name: str) -> str:
    extension = _extension(name)
    if extension in IMAGES:
        return f"{IMAGE} ({IMAGES[extension]})"
    return MEDIA if extension in SOUND_OR_FILM else ""


def _is_text(data: bytes) -> bool:
    """Whether all of it is: a text of a page can be followed by what no one can read."""
    if data.startswith(WIDE_ORDERS):
        return _is_readable(decode(data[:BLOCK]))
    blocks = (data[start : start + BLOCK] for start in range(0, len(data), BLOCK))
    if order := order_without_mark(data):
        return all(_is_latin(block.decode(order, "replace")) for block in blocks)
    return all(map(_is_plain, blocks))


def _is_plain(block: bytes) -> bool:
    controls = len(block) - len(block.translate(None, CONTROLS))
    return b"\0" not in block and _are_few(controls, len(block))


def _is_latin(text: str) -> bool:
    """Whether bytes that were taken for UTF-16 are: sound or a picture of small numbers is full of control signs."""
    latin = text.encode("latin-1", "ignore")
    controls = len(latin) - len(latin.translate(None, CONTROLS)) + text.count("\ufffd")
    return len(latin) >= LATIN_SHARE * len(text) and b"\0" not in latin and _are_few(controls, len(text))


def _are_few(wrong: int, signs: int) -> bool:
    return wrong <= max(ALWAYS_ALLOWED, BINARY_SHARE * signs)


def _is_readable(text: str) -> bool:
    """Whether decoded signs are ones that people write; pictures read as UTF-16 are full of numbers without a sign."""
    wrong = sum(sign == "\ufffd" or (category(sign) in NO_SIGN and sign not in LAYOUT) for sign in text)
    return "\0" not in text and _are_few(wrong, len(text))


def _text_kind(data: bytes, name: str) -> str:
    extension = _extension(name)
    start = data[:BLOCK].removeprefix(UTF_8_MARK)
    is_wide = data.startswith(WIDE_ORDERS) or order_without_mark(data)
    if WEB_PAGE.match(decode(data[:BLOCK]).encode("utf-8", "replace") if is_wide else start):
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


def _extension(name: str) -> str:
    return PurePath(name).suffix[1:].lower()


def old(name: str) -> str:
    """What to do with a file of an old Office program, going by its name; empty for another name."""
    what = OLD.get(_extension(name))
    return _refusal(what) if what else ""


def _refusal(what: str) -> str:
    if what == MEDIA or what.startswith(IMAGE):
        return f"Dit is {what}: de tekst daarin kan niet gelezen worden."
    if what == UNKNOWN:
        return UNKNOWN
    if what in OLD.values():
        return f"Dit is {what} en probeer het opnieuw."
    return f"Dit is {what}. Bied de documenten daaruit los aan."


def _name_is_wrong(name: str) -> str:
    extension = PurePath(name).suffix.lower()
    if extension in {".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".msg", ".zip", ".txt"}:
        return f"De naam eindigt op {extension}, maar dat klopt niet."
    return ""
