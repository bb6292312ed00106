"""Rich text (rtf): paragraphs, notes, headers, comments and properties; hidden and deleted text too."""

import re
import struct
from dataclasses import dataclass, field, replace

from waarborg.guard.files import plain
from waarborg.guard.files.document import Unreadable
from waarborg.guard.files.reading import Reading

TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32}+)(-?\d{1,9})?+ ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]++|([^\\{}\r\n]++)|\\", re.DOTALL
)
SIGNS = {
    "line": "\n", "tab": "\t", "cell": "\t", "nestcell": "\t", "emdash": "—", "endash": "–", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
}  # fmt: skip
SYMBOLS = {"~": "\u00a0", "_": "-", "-": "\u00ad", "\n": "\n", "\r": "\n"}
ENDS = frozenset({"par", "row", "nestrow", "sect", "page"})
PLACES = {
    "footnote": "voetnoot", "header": "koptekst", "headerl": "koptekst", "headerr": "koptekst", "headerf": "koptekst",
    "footer": "voettekst", "footerl": "voettekst", "footerr": "voettekst", "footerf": "voettekst",
    "annotation": "opmerking", "atnauthor": "auteur van een opmerking", "atnid": "auteur van een opmerking",
    "author": "eigenschappen: auteur", "operator": "eigenschappen: laatst bewaard door",
    "title": "eigenschappen: titel", "subject": "eigenschappen: onderwerp", "company": "eigenschappen: organisatie",
    "manager": "eigenschappen: manager",
    "doccomm": "eigenschappen: opmerkingen", "keywords": "eigenschappen: trefwoorden", "fldinst": "veldcode",
    "shptxt": "tekstvak", "revtbl": "auteur van een wijziging", "staticval": "eigenschappen",
    "docvar": "verborgen variabele",
}  # fmt: skip
NOT_TEXT = frozenset({
    "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "pict", "objdata", "themedata", "datastore",
    "colorschememapping", "latentstyles", "xmlnstbl", "rsidtbl", "generator", "mmathPr", "blipuid", "bkmkstart",
    "bkmkend", "creatim", "revtim", "printim", "filetbl",
})  # fmt: skip
EVERY = 4096

RTF_HEADER = struct.Struct("<II4sI")
RTF_UNPACKED = b"MELA"
RTF_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
RTF_WINDOW = 4096


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds between a pair of braces: where the text stands, whether it counts, how many signs follow a \\u."""

    where: str = ""
    is_text: bool = True
    fallback: int = 1


@dataclass(slots=True)
class _Writer:
    reading: Reading
    paragraphs: int = 1
    pieces: dict[str, list[str]] = field(default_factory=dict)

    def write(self, text: str, where: str) -> None:
        self.pieces.setdefault(where, []).append(text)

    def end(self, where: str) -> None:
        text = "".join(self.pieces.pop(where, ())).strip()
        if where != "veldcode" or '"' in text:
            self.reading.add(text, where or f"alinea {self.paragraphs}")
        self.paragraphs += not where


class _Rich:
    """A rich text being read from left to right."""

    def __init__(self, text: str, reading: Reading) -> None:
        self.text = text
        self.reading = reading
        self.writer = _Writer(reading)
        self.groups = [_Group()]
        self.code_page = "cp1252"
        self.raw = bytearray()
        self.skipped = 0
        self.is_optional = False
        self.images = 0
        self.position = 0

    def read(self) -> None:
        count = 0
        while token := TOKEN.match(self.text, self.position):
            self.position = token.end()
            count += 1
            if count % EVERY == 0:
                self.reading.tick()
            word, number, byte, symbol, brace, plain_text = token.groups()
            if byte:
                self._byte(int(byte, 16))
                continue
            self._flush()
            if word:
                self._word(word, int(number) if number else None)
            elif symbol:
                self._symbol(symbol)
            elif brace:
                self._brace(brace)
            elif plain_text:
                self._write(plain_text)
        self._flush()
        for where in list(self.writer.pieces):
            self.writer.end(where)
        if self.images:
            self.reading.notice("Het bestand bevat afbeeldingen: de tekst daarin is niet gelezen.")

    def _write(self, text: str) -> None:
        skipped, self.skipped = self.skipped, max(self.skipped - len(text), 0)
        if self.groups[-1].is_text:
            self.writer.write(text[skipped:], self.groups[-1].where)

    def _byte(self, byte: int) -> None:
        if self.skipped:
            self.skipped -= 1
        else:
            self.raw.append(byte)

    def _flush(self) -> None:
        if self.raw:
            self._write(plain.decode(bytes(self.raw), self.code_page))
            self.raw.clear()

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.is_optional = True
        else:
            self._write(SYMBOLS.get(symbol, symbol))

    def _brace(self, brace: str) -> None:
        self.skipped = 0
        if brace == "{":
            if len(self.groups) > self.reading.limits.depth:
                raise Unreadable(
                    f"Dit bestand is meer dan {self.reading.limits.depth} niveaus diep. Bewaar het opnieuw."
                )
            self.groups.append(self.groups[-1])
        elif len(self.groups) > 1:
            closed = self.groups.pop()
            if closed.where != self.groups[-1].where:
                self.writer.end(closed.where)

    def _word(self, word: str, number: int | None) -> None:
        group, is_optional, self.is_optional = self.groups[-1], self.is_optional, False
        if word in ENDS:
            self.writer.end(group.where)
        elif word in SIGNS:
            self._write(SIGNS[word])
        elif word in PLACES:
            self.groups[-1] = replace(group, where=PLACES[word])
        elif word in NOT_TEXT or is_optional:
            self.groups[-1] = replace(group, is_text=False)
            self.images += word == "pict"
        elif number is not None:
            self._number(word, number)

    def _number(self, word: str, number: int) -> None:
        if word == "u":
            self._write(chr(number % 2**16))
            self.skipped = self.groups[-1].fallback
        elif word == "uc":
            self.groups[-1] = replace(self.groups[-1], fallback=min(max(number, 0), 10))
        elif word == "ansicpg":
            self.code_page = f"cp{number}"
        elif word == "bin":
            self.position += max(number, 0)


def read(data: bytes, reading: Reading) -> None:
    _Rich(data.decode("latin-1"), reading).read()


def unpack(packed: bytes, reading: Reading) -> bytes:
    """The rich text of an Outlook message (MS-OXRTFCP). Output past what the header promises is not made."""
    _, size, way, _ = RTF_HEADER.unpack_from(packed)
    reading.expand(size)
    if way == RTF_UNPACKED:
        return packed[RTF_HEADER.size :][:size]
    text, position = bytearray(RTF_START), RTF_HEADER.size
    while position < len(packed) and len(text) < size + len(RTF_START):
        control, position = packed[position], position + 1
        for bit in range(8):
            if not control >> bit & 1:
                text += packed[position : position + 1]
                position += 1
                continue
            reference = int.from_bytes(packed[position : position + 2], "big")
            position += 2
            start = _in_window(reference >> 4, len(text))
            if start == len(text):
                return bytes(text[len(RTF_START) :])
            for offset in range(start, start + (reference & 0xF) + 2):
                text.append(text[offset])
    return bytes(text[len(RTF_START) :][:size])


def _in_window(offset: int, end: int) -> int:
    """Where an offset in the window of the last 4096 bytes stands in the text; the end itself means that it is over."""
    return end - (end - offset) % RTF_WINDOW
