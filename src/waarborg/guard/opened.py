"""Text that stands in a text in another writing: base64, hexadecimal digits, twice percent-encoded."""

import re
from binascii import Error, a2b_base64
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from string import ascii_letters, ascii_lowercase, ascii_uppercase, digits, hexdigits
from urllib.parse import unquote

SHORTEST = 16  # signs of a run, padding apart: twelve bytes, enough for a name
SHORTEST_HEX = 32
LONGEST_READ = 65_536  # bytes that are read of one run
MOST_RUNS = 200
READABLE = 0.85  # share of signs that can be printed

TOO_LONG = "Een gecodeerd stuk is langer dan 64 kB. Alleen het begin is gelezen."
TOO_MANY = "Er staan meer dan 200 gecodeerde stukken in de tekst. De andere zijn niet gelezen."


@dataclass(frozen=True, slots=True)
class Opened:
    """A run that stands from `start` to `end`, in code points, and the text that it holds; of a cut one the begin."""

    start: int
    end: int
    text: str
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class OpenedText:
    """The runs in order, none overlapping; `limits` says in Dutch which bounds were hit."""

    runs: tuple[Opened, ...] = ()
    limits: tuple[str, ...] = ()


def opened(text: str) -> OpenedText:
    """What can be read in the encoded runs of a text. What they hold may be encoded again; that is for the caller."""
    finders = _worth_trying(text)
    if not finders:
        return OpenedText()
    found = list(islice(chain.from_iterable(finder(text) for finder in finders), MOST_RUNS + 1))
    limits = [TOO_LONG] * any(run.is_cut for run in found) + [TOO_MANY] * (len(found) > MOST_RUNS)
    runs: list[Opened] = []
    for run in sorted(found[:MOST_RUNS], key=lambda run: (run.start, -run.end)):
        if not runs or run.start >= runs[-1].end:
            runs.append(run)
    return OpenedText(tuple(runs), tuple(limits))


def _table(**members: str) -> bytes:
    """For `bytes.translate`: the letter that stands for all of its ASCII members, and a space for the rest."""
    table = bytearray(b" " * 256)
    for letter, signs in members.items():
        for sign in signs:
            table[ord(sign)] = ord(letter)
    return bytes(table)


_CASES = _table(a=ascii_lowercase, A=ascii_uppercase, d=digits)
_TURNS = (b"aA", b"da")
_SIGNS = _table(s=ascii_letters + digits + "+/-_")
_HEXES = _table(h=hexdigits)


def _worth_trying(text: str) -> list[Callable[[str], Iterator[Opened]]]:
    """Which runs there may be. Translated bytes tell this in a third of the time that an expression needs.

    Base64 of a text has a capital after a small letter or a small letter after a digit every few signs; a word has not.
    """
    finders: list[Callable[[str], Iterator[Opened]]] = []
    if "%25" in text:
        finders.append(_percent_runs)
    data = text.encode(errors="surrogatepass")
    if b"s" * SHORTEST in data.translate(_SIGNS):
        if b"h" * SHORTEST_HEX in data.translate(_HEXES):
            finders.append(_hex_runs)
        cases = data.translate(_CASES)
        if any(turn in cases for turn in _TURNS):
            finders.append(_base64_runs)
    return finders


def _readable(start: int, end: int, data: bytes) -> Opened | None:
    """The run with the text that its bytes are, when people can read that."""
    is_cut = len(data) > LONGEST_READ
    encoding = "utf-16-le" if data[1:8:2] == b"\0\0\0\0" else "utf-8"
    try:
        text = getincrementaldecoder(encoding)().decode(data[:LONGEST_READ], final=not is_cut)
    except UnicodeDecodeError:
        return None
    if not text.isprintable():
        printable = sum(sign.isprintable() or sign in "\t\n\r" for sign in text)
        if printable < READABLE * len(text):
            return None
    return Opened(start, end, text, is_cut) if any(map(str.isalnum, text)) else None


# Percent-encoding of percent-encoding: "%2540" is "%40" is "@".

_TWICE = "%25[0-9A-Fa-f]{2}"
_TWICE_WORD = re.compile(rf"(?<!\S)(?:(?!{_TWICE})\S)*+{_TWICE}\S*+")
_PERCENT_READ = LONGEST_READ * len("%2540") + 5


def _percent_runs(text: str) -> Iterator[Opened]:
    for match in _TWICE_WORD.finditer(text):
        start, end = match.span()
        if end - start < SHORTEST:
            continue
        data = unquote(unquote(match[0][:_PERCENT_READ])).encode(errors="replace")
        if run := _readable(start, end, data):
            yield run


# Hexadecimal digits, two for a byte.

_HEX = re.compile(rf"(?<![0-9A-Za-z])(?:0[xX])?([0-9A-Fa-f]{{{SHORTEST_HEX},}}+)(?![0-9A-Za-z])")
_HEX_READ = LONGEST_READ * 2 + 2


def _hex_runs(text: str) -> Iterator[Opened]:
    for match in _HEX.finditer(text):
        start, end = match.span(1)
        if (end - start) % 2 == 0:
            data = bytes.fromhex(text[start : min(end, start + _HEX_READ)])
            if run := _readable(start, end, data):
                yield run


# Base64, also with the alphabet for addresses (RFC 4648, 4 and 5), in one line or in lines of 40 signs and more.

_SIGN = "[A-Za-z0-9+/_-]"
_TURN = re.compile("[a-z][A-Z]|[0-9][a-z]")
_NEXT_LINE = rf"(?<={_SIGN}{{40}})\r?\n[\t >]{{0,8}}+{_SIGN}++"
# The sign before it lets the search skip words, which a look behind would not.
_BASE64 = re.compile(rf"[^A-Za-z0-9+/_-]({_SIGN}{{{SHORTEST},}}+(?:{_NEXT_LINE})*+)(?=(={{0,2}}))")
# Parts of an address between slashes, else of a name between hyphens, else between either.
_PARTS = tuple(re.compile(rf"[A-Za-z0-9{more}]{{{SHORTEST},}}+={{0,2}}") for more in ("+_-", "+/", "+"))
_BETWEEN_LINES = re.compile(r"[\r\n\t >]+")
_STANDARD = str.maketrans("-_", "+/")
_BASE64_READ = LONGEST_READ // 3 * 4 + 8


def _base64_runs(text: str) -> Iterator[Opened]:
    """Each run as a whole; else without its last line, which may be prose; else its parts, as in an address."""
    for match in _BASE64.finditer(" " + text):
        if not _TURN.search(match[1]):
            continue
        start, end = match.start(1) - 1, match.end(2) - 1
        last_line = text.rfind("\n", start, end)
        if run := _base64(text, start, end) or (last_line > 0 and _base64(text, start, last_line)):
            yield run
        else:
            yield from next(filter(None, (_base64_parts(text, start, end, parts) for parts in _PARTS)), ())


def _base64_parts(text: str, start: int, end: int, parts: re.Pattern[str]) -> list[Opened]:
    spans = [match.span() for match in parts.finditer(text, start, end) if _TURN.search(match[0])]
    return [run for span in spans if span != (start, end) and (run := _base64(text, *span))]


def _base64(text: str, start: int, end: int) -> Opened | None:
    code = _BETWEEN_LINES.sub("", text[start : min(end, start + 2 * _BASE64_READ)])
    code = code.rstrip("=").translate(_STANDARD)[:_BASE64_READ]
    try:
        return _readable(start, end, a2b_base64(code + "=" * (-len(code) % 4)))
    except Error:
        return None
