"""Mails made from nothing: eml, and Outlook's msg in a compound file. The people in them do not exist."""

import struct
from collections.abc import Mapping
from email.message import EmailMessage
from typing import Any

SECTOR = 512
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
STORAGE, STREAM, ROOT = 1, 2, 5
Tree = Mapping[str, Any]  # bytes, or a tree again


def eml(*, attachments: Mapping[str, bytes] | None = None) -> bytes:
    mail = EmailMessage()
    mail["From"] = "Aisha Özdemir <aisha@voorbeeld.nl>"
    mail["To"] = "Bram Brouwer <bram@voorbeeld.nl>"
    mail["Cc"] = "Chantal <chantal@voorbeeld.nl>"
    mail["Subject"] = "Dossier van mevrouw Jansén"
    mail.set_content("Beste Bram,\n\nJan Jansen heeft diabetes.\nGroet, Aisha\n")
    mail.add_alternative("<p>Beste Bram,</p><p>Alleen hier: Klaas Vaak</p>", subtype="html")
    for name, content in (attachments or {}).items():
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


class _Directory:
    """The entries and streams of a compound file while they are laid out; every stream is at least one sector."""

    def __init__(self, tree: Tree) -> None:
        self.entries: list[list[object]] = []
        self.sectors: list[bytes] = []
        self.following: list[int] = []
        self.entries.append(["Root Entry", ROOT, FREE, FREE, FREE, END, 0])
        self.entries[0][4] = self._siblings(tree)

    def store(self, content: bytes) -> int:
        start = len(self.sectors)
        pieces = [content[i : i + SECTOR].ljust(SECTOR, b"\0") for i in range(0, max(len(content), 1), SECTOR)]
        self.sectors += pieces
        self.following += [*range(start + 1, start + len(pieces)), END]
        return start

    def _siblings(self, tree: Tree) -> int:
        """Each entry is the right neighbour of the one before it."""
        first = previous = FREE
        for name, content in tree.items():
            number = len(self.entries)
            is_stream = isinstance(content, bytes)
            self.entries.append([name, STREAM if is_stream else STORAGE, FREE, FREE, FREE, END, 0])
            if isinstance(content, bytes):
                self.entries[number][5:] = [self.store(content), len(content)]
            else:
                self.entries[number][4] = self._siblings(content)
            if previous == FREE:
                first = number
            else:
                self.entries[previous][3] = number
            previous = number
        return first


def compound(tree: Tree) -> bytes:
    """A compound file without mini streams: the header says that no stream is small."""
    layout = _Directory(tree)
    packed = b""
    for name, kind, left, right, child, start, size in layout.entries:
        short = str(name).encode("utf-16-le")
        packed += struct.pack("<64sHBxIII36xIQ", short, len(short) + 2, kind, left, right, child, start, size)
    directory = layout.store(packed)
    count = -(-(len(layout.sectors) + 8) // (SECTOR // 4))
    first = len(layout.sectors)
    table = [*layout.following, *[TABLE] * count]
    table += [FREE] * (count * SECTOR // 4 - len(table))
    numbers = [*range(first, first + count), *[FREE] * (109 - count)]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, count, directory, 0, 0, END, 0, END, 0, *numbers,
    )  # fmt: skip
    return header + b"".join(layout.sectors) + struct.pack(f"<{len(table)}I", *table)


def texts(**properties: str) -> dict[str, bytes]:
    """Properties of an Outlook item by number, such as p0037 for the subject."""
    return {f"__substg1.0_{number[1:]}001F": text.encode("utf-16-le") for number, text in properties.items()}


def message(more: Tree | None = None, *, header: int = 32) -> dict[str, Any]:
    code_page = struct.pack("<IIII", 0x3FDE0003, 0, 65001, 0)
    return {
        "__properties_version1.0": bytes(header) + code_page,
        **texts(
            p0037="Dossier Jansen", p0C1A="Aisha Özdemir", p0C1F="aisha@voorbeeld.nl", p0E04="Bram", p001A="IPM.Note"
        ),
        **texts(p1000="Beste Bram,\r\n\r\nJan Jansen heeft diabetes.", p3A08="0612345678"),
        "__substg1.0_10130102": "<p>Beste Bram,</p><p>Alleen hier: Klaas Vaak é</p>".encode(),
        "__recip_version1.0_#00000000": {
            "__properties_version1.0": bytes(8),
            **texts(p3001="Bram", p39FE="bram@voorbeeld.nl"),
        },
        **(more or {}),
    }


def msg() -> bytes:
    attached: Tree = {
        "__properties_version1.0": bytes(8),
        **texts(p3707="brief.txt"),
        "__substg1.0_37010102": b"Beste Kees",
    }
    inner = {
        "__properties_version1.0": bytes(8),
        **texts(p3001="Doorgestuurd"),
        "__substg1.0_3701000D": message(header=24),
    }
    return compound(message({"__attach_version1.0_#00000000": attached, "__attach_version1.0_#00000001": inner}))
