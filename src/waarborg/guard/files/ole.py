"""Compound files: an Outlook message, a file with a password, or an Office file of before 2007."""

from waarborg.guard.files import kinds, outlook
from waarborg.guard.files.compound import Compound
from waarborg.guard.files.document import Unreadable
from waarborg.guard.files.package import PASSWORD
from waarborg.guard.files.reading import Reading

STREAMS = {"WordDocument": "x.doc", "Workbook": "x.xls", "Book": "x.xls", "PowerPoint Document": "x.ppt"}
EMBEDDED = ("Package", "CONTENTS")


def read(data: bytes, reading: Reading) -> None:
    compound = Compound(data, reading)
    entries = compound.children(compound.root)
    if outlook.PROPERTIES in entries:
        reading.is_a("msg")
        outlook.read(compound, reading)
        return
    if "EncryptedPackage" in entries:
        raise Unreadable(PASSWORD)
    for stream, name in STREAMS.items():
        if stream in entries:
            raise Unreadable(kinds.old(name))
    for name in EMBEDDED:
        if name in entries:
            reading.attach(compound.content(entries[name]), name, what="ingesloten bestand")
            return
    raise Unreadable("Dit soort bestand is niet bekend. Bewaar het als PDF en probeer het opnieuw.")
