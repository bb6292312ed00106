"""E-mail (eml): who wrote to whom, what it says, and the files that came with it.

The parts of a mail are cut here rather than by the email package, which recurses into every layer and takes quadratic
time in their number. That package does read the headers, each of reasonable length.
"""

import binascii
import quopri
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import HeaderParser
from itertools import chain

from waarborg.guard.files import plain, webpage
from waarborg.guard.files.document import Unreadable
from waarborg.guard.files.reading import Full, Reading, label

HEADERS = {
    "from": "afzender", "sender": "afzender", "return-path": "afzender", "reply-to": "antwoord aan", "to": "aan",
    "cc": "cc", "bcc": "bcc", "subject": "onderwerp", "comments": "opmerkingen", "keywords": "trefwoorden",
    "organization": "organisatie", "resent-from": "doorgestuurd door", "resent-to": "doorgestuurd aan",
    "delivered-to": "bezorgd bij", "disposition-notification-to": "leesbevestiging aan",
    "x-originating-ip": "IP-adres",
}  # fmt: skip
# What mail programs write for each other; all other headers are read. A part is read with its own name and description.
TECHNICAL = frozenset({
    "mime-version", "content-type", "content-transfer-encoding", "content-disposition", "content-id",
    "content-language", "content-length", "content-class", "content-md5", "message-id", "references", "in-reply-to",
    "received", "received-spf", "authentication-results", "date", "resent-date", "resent-message-id", "thread-index",
    "domainkey-signature", "accept-language", "user-agent", "x-mailer", "x-mimeole", "x-priority", "priority",
    "importance", "precedence", "auto-submitted", "x-auto-response-suppress", "x-received", "x-uidl", "x-mozilla-keys",
    "x-mozilla-status", "x-mozilla-status2",
})  # fmt: skip
TECHNICAL_BEGINS = ("dkim-", "arc-", "list-", "x-ms-", "x-microsoft-", "x-forefront-", "x-google-", "x-gm-")
EXTENSIONS = {"text/html": "html", "text/csv": "csv", "application/json": "json", "message/rfc822": "eml"}
HEAD = 1_000_000
# Decoding takes quadratic time in the length of a line, and reading parameters in that of a header.
DECODED_LINE = 4_000
PIECES = 1_000

END_OF_HEAD = re.compile(rb"\A\r?\n|\r?\n\r?\n")
AFTER_BOUNDARY = re.compile(rb"(--)?[ \t]*+(?:\r?\n|\Z)")
LINE_BREAK = ord("\n")
NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


def read(data: bytes, reading: Reading) -> None:
    if data.startswith(b"From "):  # the line that parts the mails in a mailbox
        data = data.partition(b"\n")[2]
    message, body = _split(data)
    plain_text = ""
    for part, content in _leaves(message, body, reading):
        kind = part.get_content_type()
        if not _is_body(part, kind):
            reading.attach(content, _file_name(part, kind))
        elif kind == "text/html":
            read_html(webpage.decode(content, part.get_content_charset()), plain_text, reading)
        else:
            plain_text = plain.decode(content, part.get_content_charset())
            plain.add_lines(plain_text, reading, place="bericht, regel ")


def _read_headers(message: Message, reading: Reading) -> None:
    """Those of the mail or of a part. One without a place of its own stands behind its name."""
    told = set()
    for name, value in message.items():
        reading.tick()
        known, text = name.lower(), decoded(value)
        if known in TECHNICAL or known.startswith(TECHNICAL_BEGINS) or (known not in HEADERS and text in told):
            continue
        told.add(text)
        if known in HEADERS:
            reading.add(text, HEADERS[known])
        elif text:
            reading.add(f"{name}: {text}", f"kopregel ‘{label(known)}’")
    rest = message.get_payload()  # from the first line on that is no header
    if isinstance(rest, str):
        plain.add_lines(rest, reading, place="tussen de kopregels, regel ")


def read_html(page: str, plain_text: str, reading: Reading) -> None:
    """Adds an HTML body, without what the plain text of the same mail says as well."""
    said = "".join(plain_text.split())
    for block in webpage.blocks(page, reading):
        reading.tick()
        if block.what or "".join(block.text.split()) not in said:
            reading.add(block.text, f"bericht (html), {block.where}", before=block.before)


def decoded(header: str) -> str:
    """A header as a person reads it. What is wrongly encoded stays as it stands."""
    try:
        if max(map(len, header.splitlines() or [""])) <= DECODED_LINE:
            pieces = decode_header(header)
            header = "".join(text if isinstance(text, str) else plain.decode(text, way) for text, way in pieces)
    except HeaderParseError:
        pass
    return " ".join(header.split())


def _split(data: bytes) -> tuple[Message, bytes]:
    end = END_OF_HEAD.search(data, 0, HEAD)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data[:HEAD], data[HEAD:])
    message = HeaderParser().parsestr(plain.decode(head).replace("\0", ""))
    for name in ("content-type", "content-disposition"):
        if len(str(message.get(name, ""))) > DECODED_LINE:
            del message[name]
    return message, body


def _leaves(message: Message, body: bytes, reading: Reading, depth: int = 0) -> Iterator[tuple[Message, bytes]]:
    """The parts that are no layer around other parts, with their decoded content. Reads the headers of all."""
    _read_headers(message, reading)
    boundary = message.get_boundary() if message.get_content_maintype() == "multipart" else None
    if not boundary:
        content = _content(message, body)
        reading.expand(len(content))
        yield message, content
        return
    if depth == reading.limits.depth:
        raise Unreadable(f"Deze e-mail heeft meer dan {depth} lagen in elkaar. Bewaar hem opnieuw of stuur hem door.")
    for number, (part, content) in enumerate(_pieces(body, boundary.encode("utf-8", "replace"), reading)):
        if number == PIECES:
            raise Full(f"Alleen de eerste {PIECES} delen van de e-mail zijn gelezen.")
        yield from _leaves(part, content, reading, depth + 1)


def _pieces(body: bytes, boundary: bytes, reading: Reading) -> Iterator[tuple[Message, bytes]]:
    """What stands between the boundary lines. What stands before and after them no mail program shows."""
    start, is_open = 0, False
    last = (len(body), len(body), True)
    for end, next_start, closes in chain(_boundaries(body, b"--" + boundary), [last]):
        if is_open:
            reading.expand(end - start)
            yield _split(body[start:end])
        else:
            plain.add_lines(plain.decode(body[start:end]), reading, place="buiten het bericht, regel ")
        start, is_open = next_start, not closes


def _boundaries(body: bytes, line: bytes) -> Iterator[tuple[int, int, bool]]:
    """Where each boundary line begins and ends, and whether it is the last one."""
    position = body.find(line)
    while position >= 0:
        rest = AFTER_BOUNDARY.match(body, position + len(line))
        if rest and (position == 0 or body[position - 1] == LINE_BREAK):
            yield position, rest.end(), bool(rest[1])
        position = body.find(line, position + len(line))


def _content(message: Message, body: bytes) -> bytes:
    encoding = str(message.get("content-transfer-encoding", "")).strip().lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(body)
    if encoding != "base64":
        return body
    try:
        return binascii.a2b_base64(body)
    except binascii.Error:
        digits = NOT_BASE64.sub(b"", body)
        return binascii.a2b_base64(digits[: len(digits) // 4 * 4])


def _is_body(part: Message, kind: str) -> bool:
    is_attached = part.get_content_disposition() == "attachment" or part.get_filename()
    return kind in {"text/plain", "text/html"} and not is_attached


def _file_name(part: Message, kind: str) -> str:
    if name := part.get_filename():
        return decoded(name)
    if kind == "message/rfc822" and (subject := part.get("subject")):
        return f"{decoded(subject)}.eml"
    return f"zonder naam.{EXTENSIONS.get(kind, 'txt')}"
