"""Outlook messages (msg; MS-OXMSG): sender, recipients, subject, body, every other text property, attachments."""

import re
import struct
from dataclasses import dataclass, field
from functools import partial

from waarborg.guard.files import mail, plain, rich, webpage
from waarborg.guard.files.compound import STORAGE, Compound, Entry
from waarborg.guard.files.reading import Reading

PROPERTIES = "__properties_version1.0"
STORED = re.compile(r"__substg1\.0_([0-9A-F]{4})(001F|001E|0102)")
UNICODE, BYTES, BINARY = "001F", "001E", "0102"
PROPERTY = struct.Struct("<I4xI4x")
CODE_PAGES = frozenset({0x3FDE0003, 0x3FFD0003})  # of the body, of the other texts
UTF_8 = 65001

# Numbers of properties (MS-OXPROPS).
SUBJECT, BODY, HTML, RTF = "0037", "1000", "1013", "1009"
KNOWN = {
    "0C1A": "afzender", "0C1F": "afzender", "5D01": "afzender", "0042": "afzender", "0065": "afzender", "0E04": "aan",
    "0E03": "cc", "0E02": "bcc", SUBJECT: "onderwerp", "0050": "antwoord aan",
}  # fmt: skip
# Words of Outlook itself, such as the class of the message; the subject once more.
TECHNICAL = frozenset({"001A", "003D", "0E1D", "0070", "0C1E", "0064", "3002", "1035", "1042", BODY, HTML, RTF})
RECIPIENT = ("3001", "3003", "39FE")
FILE_NAMES = ("3707", "3704", "3001")
FILE, EMBEDDED = "__substg1.0_37010102", "__substg1.0_3701000D"


class _Item:
    """A message, recipient or attachment: its texts by the number of the property."""

    def __init__(self, compound: Compound, storage: Entry, code_page: str = "cp1252") -> None:
        self.compound = compound
        self.entries = compound.children(storage)
        self.code_page = code_page
        if PROPERTIES in self.entries:
            self._find_code_page(compound.content(self.entries[PROPERTIES]))

    @property
    def numbers(self) -> list[str]:
        """Of the properties that hold text, each once."""
        stored = (STORED.fullmatch(name) for name in self.entries)
        return list(dict.fromkeys(match[1] for match in stored if match and match[2] != BINARY))

    def text(self, number: str) -> str:
        if unicode := self.content(number, UNICODE):
            return unicode.decode("utf-16-le", "replace").rstrip("\0")
        return plain.decode(self.content(number, BYTES), self.code_page).rstrip("\0")

    def content(self, number: str, way: str) -> bytes:
        entry = self.entries.get(f"__substg1.0_{number}{way}")
        return self.compound.content(entry) if entry else b""

    def _find_code_page(self, properties: bytes) -> None:
        # A header of 8, 24 or 32 bytes comes first; all that follows, and so each property, is at a multiple of 8.
        for start in range(8, len(properties) - PROPERTY.size + 1, 8):
            tag, value = PROPERTY.unpack_from(properties, start)
            if tag in CODE_PAGES and value < 2**16:
                self.code_page = "utf-8" if value == UTF_8 else f"cp{value}"
                return


@dataclass(slots=True)
class _Outlook:
    """One message being read; `told` are the texts that were added, since a message repeats itself."""

    reading: Reading
    told: set[str] = field(default_factory=set)

    def tell(self, text: str, where: str) -> None:
        self.reading.tick()
        if text not in self.told:
            self.told.add(text)
            self.reading.add(text, where)


def read(compound: Compound, reading: Reading) -> None:
    _read_message(compound, compound.root, reading)


def _read_message(compound: Compound, storage: Entry, reading: Reading) -> None:
    message, outlook = _Item(compound, storage), _Outlook(reading)
    for number, where in KNOWN.items():
        outlook.tell(message.text(number), where)
    storages = [(name, entry) for name, entry in message.entries.items() if entry.kind == STORAGE]
    for name, entry in storages:
        if name.startswith("__recip_version1.0"):
            recipient = _Item(compound, entry, message.code_page)
            for number in RECIPIENT:
                outlook.tell(recipient.text(number), "ontvanger")
    _read_body(message, reading)
    for number in message.numbers:
        if number not in KNOWN and number not in TECHNICAL:
            outlook.tell(message.text(number), "overige eigenschappen")
    for name, entry in storages:
        if name.startswith("__attach_version1.0"):
            _read_attachment(_Item(compound, entry, message.code_page), reading)


def _read_body(message: _Item, reading: Reading) -> None:
    body = message.text(BODY)
    plain.add_lines(body, reading, place="bericht, regel ")
    html = message.text(HTML) or webpage.decode(message.content(HTML, BINARY), message.code_page)
    mail.read_html(html, body, reading)
    if not body.strip() and not html.strip() and (packed := message.content(RTF, BINARY)):
        with reading.inside("bericht"):
            rich.read(rich.unpack(packed, reading), reading)


def _read_attachment(attachment: _Item, reading: Reading) -> None:
    name = next((text for number in FILE_NAMES if (text := attachment.text(number))), "")
    if FILE in attachment.entries:
        reading.attach(attachment.compound.content(attachment.entries[FILE]), name)
    elif EMBEDDED in attachment.entries:
        reading.within(name, partial(_read_message, attachment.compound, attachment.entries[EMBEDDED], reading))
