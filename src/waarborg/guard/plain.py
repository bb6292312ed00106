"""A text as the rules read it: without disguise, and with the way back to the text as it was written.

Decoded: HTML entities, percent-encoding, quoted-printable, "\\u00e9". Folded: Unicode's compatible forms (NFKC), exotic
spaces, dashes, quotes and digits, letters with loose accents. Removed: what nobody sees, and the signs of
Markdown around bold words. Replaced: letters of another
alphabet that stand for a Latin one. Case and accents stay.
"""

import html
import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html.entities import html5
from string import ascii_uppercase

from waarborg.guard import emphasis
from waarborg.guard.twins import latin

ROUNDS = 2  # an entity may hide in percent-encoding, or hold an invisible sign; deeper is no simple evasion
LONGEST_FOLD = 4  # "㏂" is "a.m."; one Arabic sign is eighteen letters, so 10 MB would become 180
MARKS_READ = 30  # accents on one letter that are read together, as in Unicode's stream-safe format
PIECES_JOINED = 10_000  # a million short strings take far more memory than one long
SHORTEST_LINE, LONGEST_LINE = 60, 76  # of quoted-printable that goes on in the next line
NEAR = 64  # characters in which the neighbours of a percent-sequence are looked for


@dataclass(frozen=True, slots=True)
class Layer:
    """One rewriting, in pieces: piece i of the new text starts at `new[i]` and came from `old[i]` to `old[i + 1]`.

    A piece of equal length on both sides maps character by character, any other as a whole.
    """

    new: "array[int]"
    old: "array[int]"

    def start(self, position: int) -> int:
        """Where the character that starts at `position` started; what was removed before it is left out."""
        piece = bisect_right(self.new, position) - 1
        return self.old[piece] + (position - self.new[piece] if self._is_even(piece) else 0)

    def end(self, position: int) -> int:
        """Where the character that ends at `position`, from 1, ended; what was removed after it is left out."""
        piece = bisect_left(self.new, position) - 1
        return self.old[piece] + position - self.new[piece] if self._is_even(piece) else self.old[piece + 1]

    def _is_even(self, piece: int) -> bool:
        if piece + 1 == len(self.new):
            return True
        return self.new[piece + 1] - self.new[piece] == self.old[piece + 1] - self.old[piece]


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` is what the rules read; `span` tells where a part of it stands in the original."""

    text: str
    layers: tuple[Layer, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the original, end exclusive, that the code points `start` to `end` of `text` came from."""
        is_empty = start >= end
        for layer in reversed(self.layers):
            start, end = layer.start(start), end if is_empty else layer.end(end)
        return start, start if is_empty else end


# Whatever is not in ordinary Dutch, and the signs with which codes start.
_UNUSUAL = re.compile(r"[^\t\n -$'-<>-\[\]-_a-~¡-©«¬®-±µ-¸»-ıĴ-ľŁ-ňŊ-ž€]")


def plain(text: str) -> Plain:
    """The text without disguise. A text without anything to change comes back as it is, for the price of one search."""
    layers: list[Layer] = []
    now = _rewrite(text, emphasis.SIGNS, emphasis.unmarked, layers) if "*" in text or "_" in text else text
    if not _UNUSUAL.search(now):
        return Plain(now, tuple(layers))
    for _ in range(ROUNDS):
        before = now
        now = _rewrite(now, _CODE, _decoded, layers)
        now = _rewrite(now, _SIGN, _folded, layers)
        now = _rewrite(now, _ACCENTED, _composed, layers) if _MARK.search(now) else now
        if now is before or not _UNUSUAL.search(now):
            break
    return Plain(latin(now), tuple(layers))


def _rewrite(text: str, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str], layers: list[Layer]) -> str:
    """The text with every match replaced; adds a layer when lengths changed. `text` itself when nothing did."""
    new, old = array("I", [0]), array("I", [0])
    done: list[str] = []
    pieces: list[str] = []
    copied = shrunk = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        sign = replace(match)
        if sign == match[0]:
            continue
        pieces += text[copied:start], sign
        copied = end
        if len(sign) != end - start:
            if old[-1] != start:
                new.append(start - shrunk)
                old.append(start)
            shrunk += end - start - len(sign)
            new.append(end - shrunk)
            old.append(end)
        if len(pieces) > PIECES_JOINED:
            done.append("".join(pieces))
            pieces.clear()
    if not copied:
        return text
    if len(old) > 1:
        new.append(len(text) - shrunk)
        old.append(len(text))
        layers.append(Layer(new, old))
    return "".join([*done, *pieces, text[copied:]])


# Codes: entities, percent-encoding one character at a time, quoted-printable, JSON.

_PERCENT = r"%(?:[2-7][0-9A-Fa-f]|0[9AaDd])"


def _utf8_rest(mark: str) -> str:
    """The pattern of a character of two, three or four bytes in UTF-8, each written as `mark` and two digits."""
    more = f"{mark}[89AB][0-9A-F]"
    return f"(?:[CD][0-9A-F]{more}|E[0-9A-F](?:{more}){{2}}|F[0-7](?:{more}){{3}})"


# Every alternative starts with one sign, so that a search goes straight to these signs.
_CODE = re.compile(
    rf"&(?:\#[0-9]{{1,8}};?|\#[xX][0-9A-Fa-f]{{1,8}};?|[A-Za-z][A-Za-z0-9]{{1,30}};)"
    rf"|{_PERCENT}|%(?i:{_utf8_rest('%')})|=\r?\n|={_utf8_rest('=')}"
    r"|\\u[0-9A-Fa-f]{4}(?:(?<=\\u[Dd][89AaBb]..)\\u[Dd][C-Fc-f][0-9A-Fa-f]{2})?"
)
_NEXT_PERCENT = re.compile(rf"[^\s%]*+{_PERCENT}")
_LAST_PERCENT = re.compile(rf"{_PERCENT}[^\s%]*+\Z")


def _decoded(match: re.Match[str]) -> str:
    code = match[0]
    match code[0]:
        case "&":
            return _entity(code)
        case "%":
            return _utf8(code) if len(code) > len("%40") or _is_encoded(match) else code
        case "=":
            return _utf8(code) if code[1] not in "\r\n" else _soft_break(match)
        case _:
            return _json(code)


def _entity(code: str) -> str:
    return html.unescape(code) if code[1] == "#" or code[1:] in html5 else code


def _utf8(code: str) -> str:
    try:
        return bytes.fromhex(code.replace(code[0], "")).decode()
    except UnicodeDecodeError:
        return code


def _json(code: str) -> str:
    """What "\\u00e9" says, or two such codes that are one character; half of such a pair says nothing."""
    halves = code.encode().decode("unicode_escape")
    try:
        return halves.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return code


def _is_encoded(match: re.Match[str]) -> bool:
    """Whether "%40" is a code here. After a digit it may be prose, such as "100%25" or "50%50"."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if _NEXT_PERCENT.match(text, end, end + NEAR) or _LAST_PERCENT.search(text, max(0, start - NEAR), start):
        return True
    if before.isdigit():
        sign = chr(int(match[0][1:], 16))
        return not sign.isalnum() and sign != "%" and (after.isalnum() or not match[0][1:].isdigit())
    return before.isalpha() or after.isalpha()


def _soft_break(match: re.Match[str]) -> str:
    """Nothing for the "=" at the end of a long line of prose (RFC 2045, 6.7: 76 at most), else what stood there."""
    text, start = match.string, match.start()
    line = text[max(0, start - LONGEST_LINE + 1) : start].rpartition("\n")[2]
    return "" if len(line) >= SHORTEST_LINE and " " in line and not line[-1].isspace() else match[0]


# Signs: what is invisible, and what has a plain form.

_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
)
_PLAIN_FORMS = {
    " ": "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u2800\u3000",
    "\n": "\r\x85\u2028\u2029",
    "-": "‐‑‒–—―⁃−˗﹘﹣－⸺⸻",
    "'": "‘’‚‛ʹʻʼʽˈ´`′‵＇",
    '"': "“”„‟″‶＂",
    "/": "⁄∕",
    ":": "∶",
    ".": "。",
}
_SIGNS = {ord(sign): form for form, signs in _PLAIN_FORMS.items() for sign in signs}
# Other scripts' zeros, each followed by its digits 1 to 9.
_ZEROS = "٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐"
_COMPATIBLE = (
    "ª²³¹ºĲĳĿŀŉſǄ-ǌǱ-ǳ\u02b0-\u02ff\u1d2c-\u1d6a\u1d9b-\u1dbf\u2000-\u209c\u2100-\u218b\u2460-\u24ff\u2776-\u2793ⱼⱽ\u3200-\u33ff"
    "\ufb00-\ufb06\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uffef"
)
# A search slows down with every range beyond the first plane, so there it looks at all signs.
_BEYOND, _INVISIBLE_BEYOND = "\U00010000-\U0010ffff", "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
_DIGITS = "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in _ZEROS)
_FOLDED = _INVISIBLE + _COMPATIBLE + _BEYOND + _DIGITS + "".join(map(chr, _SIGNS))
_SIGN = re.compile(rf"[{_FOLDED}](?:(?<=\r)\n)?")
_UNSEEN = re.compile(f"[{_INVISIBLE}{_INVISIBLE_BEYOND}]")
_KEPT = "™℠"  # they follow a name, and letters there would make it another
_WHITE_ON_BLACK = (0x1F150, 0x1F170)  # "🅐" and "🅰", to Z; Unicode gives them no plain form


def _folded(match: re.Match[str]) -> str:
    return _fold(match[0])


@lru_cache(maxsize=4096)  # single signs, so nothing of a text is kept
def _fold(sign: str) -> str:
    """The plain form of one sign, or of a line break of two."""
    if _UNSEEN.match(sign):
        return ""
    if form := _SIGNS.get(ord(sign[0])):
        return form
    for first in _WHITE_ON_BLACK:
        if first <= ord(sign) < first + len(ascii_uppercase):
            return ascii_uppercase[ord(sign) - first]
    form = unicodedata.normalize("NFKC", sign)
    if form == sign:
        digit = unicodedata.digit(sign, None)
        return sign if digit is None else str(digit)
    # An accent that stands alone would become a space with an accent; "1½" would become "11/2".
    is_worse = len(form) > LONGEST_FOLD or form[0] == " " or "⁄" in form or sign in _KEPT
    return sign if is_worse else form.translate(_SIGNS)


# Accents: a letter followed by marks. What does not make one letter is drawn over it, as "J̶a̶n̶" is.

_MARKS = "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MARK = re.compile(f"[{_MARKS}]")
_ACCENTED = re.compile(rf"[^{_MARKS}\s][{_MARKS}]{{1,{MARKS_READ}}}+|[{_MARKS}]")


def _composed(match: re.Match[str]) -> str:
    return _compose(match[0])


@lru_cache(maxsize=1024)
def _compose(letter: str) -> str:
    one = _MARK.sub("", unicodedata.normalize("NFC", letter))
    return one if len(one) < len(letter) else letter
