"""Plain text: finds its encoding and gives it line by line."""

import codecs
from collections.abc import Iterator

from waarborg.guard.files.reading import Reading

BYTE_ORDERS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Python knows encodings that are no encodings of a text file, such as punycode, some of them slow.
KNOWN = ("ascii", "utf-", "iso8859", "iso2022", "cp", "koi8", "mac", "gb", "big5", "euc", "shift_jis", "tis")
EVERY = 4096


def decode(data: bytes, declared: str | None = None) -> str:
    """Text of bytes: by the byte order mark, else as declared, else UTF-8 or what Windows writes. Never fails."""
    for mark, encoding in BYTE_ORDERS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if declared and (known := encoding_of(declared)):
        return data.decode(known, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _broken(data)


def encoding_of(declared: str) -> str | None:
    """Python's name for the encoding a file declares, none when it is not an encoding of text."""
    try:
        name = codecs.lookup(declared.strip()[:40]).name
    except (LookupError, ValueError):
        return None
    return "cp1252" if name == "iso8859-1" else name if name.startswith(KNOWN) else None


def _broken(data: bytes) -> str:
    """One wrong byte does not make a UTF-8 text a Windows text: the majority of the special characters decides."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    special = len(text) - len(text.encode("ascii", "ignore"))
    return text if special > 2 * wrong else data.decode("cp1252", "replace")


def lines(text: str) -> Iterator[str]:
    """The lines as an editor numbers them, one at a time: as a list they can take thirty times the size of the text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def add_lines(text: str, reading: Reading, *, place: str = "regel ", after: int = 0) -> None:
    """Adds each line after so many; a blank line is kept as what separates the lines around it."""
    before = "\n"
    for number, line in enumerate(lines(text), start=1):
        if number <= after:
            continue
        if number % EVERY == 0:
            reading.tick()
        before = "\n" if reading.add(line, f"{place}{number}", before=before) else "\n\n"


def read(data: bytes, reading: Reading) -> None:
    add_lines(decode(data), reading)
