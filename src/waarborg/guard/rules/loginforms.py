"""How names of users look: jvries02, n.verbeek, taak_rw, pjansen."""

import re

from waarborg.guard.rules.lists import listed, of_file

NAME = r"(?:[A-Za-z\d][\w-]{0,20}\\{1,2})?[A-Za-z\d_][\w.-]{1,39}"
DIGITS = "0123456789"
SHORTEST = 5
SHORTEST_PART = 3
LONGEST = 40
SIGNS = frozenset("._-")
NUMBERED = re.compile(r"[A-Za-z]{2,15}\d{1,5}[A-Za-z]{0,3}\Z")
ENDS, CODE_PARTS, NO_STEMS = of_file("users.ends"), of_file("users.code"), of_file("users.none-stem")
# With these no Dutch word begins: an initial before a surname (wstorm, jdevries).
CONSONANTS = "bcdfghjklmnpqrstvwxz"
WORD_PAIRS = listed(
    "bl br ch cl cr dr dw fl fr gl gn gr kl kn kr kw ph pl pr ps sc sf sh sj sk sl sm sn sp sq st sw th tj tr ts tw vl"
    " vr wh wr zw"
)
ONSETS = frozenset(first + second for first in CONSONANTS for second in CONSONANTS) - WORD_PAIRS
# The beginnings of abbreviations and of names from other languages.
ODD_PAIRS = ONSETS - listed(
    "mb hb vm vw gg ww mm ng kh gh dz zs sz cz rz lj nj hr zh mc pf ts dj xx ll ks kt gz hv lv jj mh"
)
VOWEL = re.compile(r"[aeiouy]")


def is_onset(name: str) -> bool:
    """Whether small letters begin as no Dutch word does, and can be said from there on."""
    return name[:2] in ONSETS and name.isalpha() and name.islower() and VOWEL.search(name) is not None


def is_made(name: str) -> bool:
    """Whether a name is made of parts as only names of users are: letters with digits, a dot or an underscore."""
    if "\\" in name:
        return True
    if "_" in name:
        return not name.isupper() and not CODE_PARTS.issuperset(re.split(r"[_\d.-]+", name.lower()))
    if "." in name:
        return _has_parts(name)
    return is_numbered(name.rpartition("-")[2])


def is_numbered(name: str) -> bool:
    """Whether letters end in a few digits, and are no word that is counted: not "fase2"."""
    return NUMBERED.match(name) is not None and name.lower().rstrip(DIGITS) not in NO_STEMS


def has_digit(name: str) -> bool:
    """Whether a digit is among letters, in a name that is no counted word."""
    return any(map(str.isdecimal, name)) and not name.isdecimal() and name.lower().rstrip(DIGITS) not in NO_STEMS


def _has_parts(name: str) -> bool:
    """Whether the parts between dots are those of a name, not of a sentence, a shortened word, a site or a file."""
    parts = name.split(".")
    if not all(parts) or parts[-1].lower() in ENDS or name.replace(".", "").isdecimal() or not name[0].isalpha():
        return False
    if parts[0][0].islower() != parts[-1][0].islower() and not parts[-1].isdecimal():
        return False
    return max(map(len, parts)) >= SHORTEST_PART


def name_start(text: str, end: int) -> int:
    """Where the letters, digits and signs of a name begin that end here."""
    start = end
    while start and end - start < LONGEST and (text[start - 1].isalnum() or text[start - 1] in SIGNS):
        start -= 1
    while start < end and text[start] in SIGNS:
        start += 1
    return start
