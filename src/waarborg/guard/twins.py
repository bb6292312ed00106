"""Letters of other alphabets, and small capitals, that look like a Latin letter and may stand for it as a disguise."""

import re
from functools import partial

TWINS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХҮԌԚԜѴӀЁЇаеѕіјорсухһԁӏԛԝѵёї"  # Cyrillic
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧΪΫοανρι"  # Greek
    "ՏԼՕՍօսհոյզց"  # Armenian
    "ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ"  # Cherokee
    "ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ"  # Lisu
    "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡ",  # small capitals and signs of phonetics
    "ABESIJKMHOPCTYXYGQWVIËÏaesijopcyxhdlqwvëï"
    "ABEZHIKMNOPTYXÏŸoavpi"
    "SLOUouhnjqg"
    "ABCDEGHJKLMPRSTVWZ"
    "ABCDEFGHIJKLMNOPRSTUVWXYZ"
    "abcdefghijklmnoprstuvwyzag",
)
# These are like a Latin letter only among Latin letters: most Russian and Greek words hold one.
LIKE = str.maketrans("кмнптвгьЬκυγτχηωεσάέίόύ", "kmhntbrbbkuytxnweoáéíóú")
ALIKE = TWINS | LIKE

_LATIN_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_TWINS, _ALIKE = "".join(map(chr, TWINS)), "".join(map(chr, ALIKE))
_ANY = re.compile(f"[{_ALIKE}]")
_LINE = re.compile(rf"^[^\n{_ALIKE}]*+[{_ALIKE}][^\n]*+", re.MULTILINE)
_WORD = re.compile(rf"(?<!\w)[^\W{_ALIKE}]*+[{_ALIKE}]\w*+")
_LATIN = re.compile(f"[{_LATIN_LETTERS}]")
_FOREIGN = re.compile(rf"[^\W\d_{_LATIN_LETTERS}{_TWINS}]")
_FOREIGN_WORD = re.compile(rf"(?<!\w)[\d_{_TWINS}]*+{_FOREIGN.pattern}[^\W{_LATIN_LETTERS}]*+(?!\w)")


def latin(text: str) -> str:
    """The text with Latin letters for their twins in words that also hold Latin letters, or hold nothing but twins.

    The length stays. Words of a real other alphabet are left alone, and so are all-twin words such as "оса" in a line
    with such words.
    """
    if not _ANY.search(text):
        return text
    read = _LINE.sub(_latin_line, text)
    return text if read == text else read


def _latin_line(match: re.Match[str]) -> str:
    line = match[0]
    return _WORD.sub(partial(_latin_word, is_foreign_line=_FOREIGN_WORD.search(line) is not None), line)


def _latin_word(match: re.Match[str], *, is_foreign_line: bool) -> str:
    word = match[0]
    is_disguised = _LATIN.search(word) or not (is_foreign_line or _FOREIGN.search(word))
    return word.translate(ALIKE) if is_disguised else word
