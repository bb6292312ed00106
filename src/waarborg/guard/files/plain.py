"""Plain text: finds its encoding and gives it line by line."""

import codecs
import re
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

# UTF-16 without a mark: of Latin text one byte of each two is zero, and hardly ever the other.
ORDER_SEEN_IN = 4096
ZERO, NOT_ZERO = 0.7, 0.02

# Bytes that are letters in the encoding of DOS (cp850), and in that of Windows signs that do not stand there in a word.
DOS_LETTER = re.compile(
    rb"(?<=[A-Za-z])[\x81-\x84\x87-\x8d\x93\x94\xa1-\xa4](?=[a-z])"
    rb"|(?<=[A-Z])[\x80\x90\x99\x9a](?=[A-Z])"
    rb"|(?<![^\s])\x99(?=[a-z])"
    rb"|(?<=[a-z])[\x81\x82\x89](?![^\s.,;:!?)])"
)
WINDOWS_LETTER = re.compile(rb"(?<=[A-Za-z])[\x91\x92\xc0-\xff](?=[A-Za-z])|(?<![^\s])[\xc0-\xdf](?=[a-z])")


def decode(data: bytes, declared: str | None = None) -> str:
    """Text of bytes: by the byte order, else as declared, else UTF-8 or what Windows or DOS writes. Never fails."""
    for mark, encoding in BYTE_ORDERS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if order := order_without_mark(data):
        return data.decode(order, "replace")
    if declared and (known := encoding_of(declared)):
        return data.decode(known, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _broken(data)


def order_without_mark(data: bytes) -> str | None:
    """The encoding of UTF-16 text in mostly Latin letters that has no byte order mark; none for other bytes."""
    seen = data[:ORDER_SEEN_IN]
    pairs = len(seen) // 2
    first, second = seen[0 : 2 * pairs : 2].count(0), seen[1 : 2 * pairs : 2].count(0)
    for zeros, others, order in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        if pairs and zeros >= ZERO * pairs and others <= NOT_ZERO * pairs:
            return order
    return None


def encoding_of(declared: str) -> str | None:
    """Python's name for the encoding a file declares, none when it is not an encoding of text."""
    try:
        name = codecs.lookup(declared.strip()[:40]).name
    except (LookupError, ValueError):
        return None
    return "cp1252" if name == "iso8859-1" else name if name.startswith(KNOWN) else None


def _broken(data: bytes) -> str:
    """One wrong byte does not make a UTF-8 text another: the majority of the special characters decides."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    special = len(text) - len(text.encode("ascii", "ignore"))
    if special > 2 * wrong:
        return text
    of_dos, of_windows = (sum(1 for _ in letter.finditer(data)) for letter in (DOS_LETTER, WINDOWS_LETTER))
    return data.decode("cp850" if of_dos > of_windows else "cp1252", "replace")


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
