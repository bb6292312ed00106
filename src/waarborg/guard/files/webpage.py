"""HTML: the text a person sees, and what is there without being seen: comments, hidden fields, texts of images.

A tokenizer of its own. It reads any input once from left to right, where the standard library's parser and others
take quadratic time or recurse on hostile input.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from waarborg.guard.files import plain, scripts
from waarborg.guard.files.document import Unreadable
from waarborg.guard.files.reading import Reading

# Possessive throughout, and each piece has one way to match: linear on any text. A tag that is never closed runs to
# the end of the text, as in a browser.
MARK = re.compile(r"<(?=[a-zA-Z/!?])")
TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*+)>?""")
ATTRIBUTE = re.compile(r"""(?<![^\s=/"'>])([^\s=/"'>]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++))""")
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
CHARSET_WITHIN = 4096

WITHIN_A_LINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "input", "ins", "kbd", "label", "mark", "nobr", "o:p", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
NOT_TEXT = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style")}
CELLS = frozenset({"td", "th"})
TOLD = {
    "alt": "tekst van een afbeelding", "title": "tekst bij aanwijzen", "placeholder": "tekst in een veld",
    "aria-label": "verborgen tekst", "value": "veld", "content": "eigenschap", "summary": "verborgen tekst",
}  # fmt: skip
DATA, PAGE_WITHIN = "data-", "srcdoc"
LINKS = ("mailto:", "tel:", "sms:")
EVERY = 256
ATTRIBUTES = 1_000


@dataclass(frozen=True, slots=True)
class Block:
    """Text between two line breaks of the page; `line` is that of the source, `what` is empty for visible text."""

    text: str
    line: int
    what: str = ""
    before: str = "\n"

    @property
    def where(self) -> str:
        return f"regel {self.line}, {self.what}" if self.what else f"regel {self.line}"


class _Page:
    """One page being cut into blocks. A page within it is one more; in that one such a page is plain text."""

    def __init__(self, text: str, reading: Reading, *, is_within: bool = False) -> None:
        self.text = text
        self.reading = reading
        self.is_within = is_within
        self.done: list[Block] = []
        self._pieces: list[str] = []
        self._begin = 1
        self._before = "\n"
        self._line = 1
        self._counted = 0
        self._is_laid_out = False
        self._is_in_row = False

    def step(self, position: int) -> int:
        """Reads the text up to the next markup, and that markup; returns where it ends."""
        found = MARK.search(self.text, position)
        mark = found.start() if found else len(self.text)
        self._see(position, mark)
        if mark == len(self.text):
            return mark
        if self.text.startswith("<!--", mark):
            return self._comment(mark)
        if tag := TAG.match(self.text, mark):
            return self._tag(tag)
        return self._find(">", mark) + 1

    def cut(self, before: str = "\n") -> None:
        """Ends a block, if there is any text in it. `before` separates it from the next one."""
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\0"))
        text = "\n".join(line for line in lines if line)
        self._pieces.clear()
        if text:
            self.done.append(Block(text, self._begin, before=self._before))
        if text or before == "\n":
            self._before = before

    def _find(self, sign: str, position: int) -> int:
        found = self.text.find(sign, position)
        return len(self.text) if found < 0 else found

    def _line_at(self, position: int) -> int:
        self._line += self.text.count("\n", self._counted, position)
        self._counted = position
        return self._line

    def _see(self, start: int, end: int) -> None:
        text = self.text[start:end].replace("\0", " ")
        if "&" in text:
            text = html.unescape(text)
        if not self._pieces:
            self._begin = self._line_at(start)
            self._begin += text.count("\n", 0, len(text) - len(text.lstrip()))
        self._pieces.append(text.replace("\n", "\0") if self._is_laid_out else text)

    def _tell(self, text: str, position: int, what: str) -> None:
        text = html.unescape(text).strip()
        if text:
            self.done.append(Block(text, self._line_at(position), what))

    def _comment(self, mark: int) -> int:
        end = self._find("-->", mark + len("<!--"))
        self._tell(self.text[mark + len("<!--") : end], mark, "verborgen opmerking")
        return end + len("-->")

    def _tag(self, tag: re.Match[str]) -> int:
        closes, name = bool(tag[1]), tag[2].lower()
        if name == "br":
            self._pieces.append("\0")
        elif name in CELLS:
            self.cut("\t" if closes or self._is_in_row else "\n")
            self._is_in_row = True
        elif name not in WITHIN_A_LINE:
            self._is_in_row = self._is_in_row and name != "tr"
            self.cut()
        if name == "pre":
            self._is_laid_out = not closes
        if not closes:
            if "=" in tag[3]:
                self._attributes(tag)
            if name in NOT_TEXT:
                return self._not_text(tag, name)
        return tag.end()

    def _attributes(self, tag: re.Match[str]) -> None:
        for count, attribute in enumerate(ATTRIBUTE.finditer(tag[3])):
            if count == ATTRIBUTES:
                raise Unreadable(f"Deze pagina bevat een element met meer dan {ATTRIBUTES} kenmerken.")
            key, *values = attribute.groups("")
            self._attribute(key.lower(), "".join(values), tag.start())

    def _attribute(self, key: str, value: str, position: int) -> None:
        if key.startswith(DATA):
            self._tell(f"{key}: {value}" if value.strip() else "", position, "verborgen gegevens")
        elif key == PAGE_WITHIN:
            self._tell_page(value, position)
        elif key == "href" and value.lower().lstrip().startswith(LINKS):
            self._tell(value, position, "koppeling")
        elif key in TOLD:
            self._tell(value, position, TOLD[key])

    def _tell_page(self, value: str, position: int) -> None:
        page = html.unescape(value)
        if not self.is_within:
            page = "\n".join(block.text for block in blocks(page, self.reading, is_within=True))
        if page.strip():
            self.done.append(Block(f"{PAGE_WITHIN}: {page}", self._line_at(position), "pagina in de pagina"))

    def _not_text(self, tag: re.Match[str], name: str) -> int:
        """Style and script are not for people; of scripts the data and the texts are read."""
        closing = NOT_TEXT[name].search(self.text, tag.end())
        end = closing.start() if closing else len(self.text)
        if name == "script":
            script = self.text[tag.end() : end]
            texts = script if scripts.is_data(tag[3]) else "\n".join(scripts.texts(script, self.reading))
            self._tell(texts, tag.start(), "gegevens in een script")
        return end


def blocks(text: str, reading: Reading, *, is_within: bool = False) -> Iterator[Block]:
    """The blocks of a page in order of the source."""
    page, position, steps = _Page(text, reading, is_within=is_within), 0, 0
    while position < len(text):
        position = page.step(position)
        steps += 1
        if steps % EVERY == 0:
            reading.tick()
        yield from page.done
        page.done.clear()
    page.cut()
    yield from page.done


def decode(data: bytes, declared: str | None = None) -> str:
    """Text of the bytes of a page, which may declare its encoding itself."""
    meta = CHARSET.search(data[:CHARSET_WITHIN])
    return plain.decode(data, declared or (meta[1].decode("ascii", "replace") if meta else None))


def read(data: bytes, reading: Reading) -> None:
    for block in blocks(decode(data), reading):
        reading.add(block.text, block.where, before=block.before)
