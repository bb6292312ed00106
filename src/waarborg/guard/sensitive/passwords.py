"""Passwords: what follows a word such as wachtwoord, or stands behind the name of a user."""

import re
from collections.abc import Iterator

from waarborg.guard.sensitive.lists import entries
from waarborg.guard.sensitive.secrets import (
    NO_PASSWORD,
    PUNCTUATION,
    QUOTES,
    Hit,
    Secret,
    could_be_password,
    looks_like_password,
)
from waarborg.guard.words import Words

PASSWORDS = frozenset(entries("password"))
LOGINS = frozenset(entries("password.login"))  # what is put right after these may be a user's name
USER_LISTS = frozenset({"users", "user", "accounts", "auth"})
CUES = PASSWORDS | LOGINS | USER_LISTS
REACH = 80  # characters after a cue in which a password may stand
MOST_WORDS = 6  # of a password between quotation marks

QUOTED = re.compile(
    r"[^\n\"'“„‘]{0,25}?(?:[:=]|(?<![^\W_])(?:is|was|wordt|luidt))\s?([\"“„‘'])([^\"”’'\n]{4,64})[\"”’']"
)
# Capitals inside a word, right after the cue: "ww koffieMETmelk".
INNER = re.compile(r"[: ]{1,3}([A-Za-z]{2,20}(?<=[a-z])[A-Z]{1,12}[a-z][A-Za-z]{1,20})(?![^\s.,;)])")
# Letters and digits right after the cue: "ww Welkom01".
MIXED = re.compile(
    r"[ ]{1,2}((?=[A-Za-z!@#$%_-]{0,30}\d)(?=[\d!@#$%_-]{0,30}[A-Za-z])(?!(?:office|windows|microsoft|mfa|excel"
    r"|version)[-\d])[\w!@#$%&*+=-]{6,32})(?![\w/.-])",
    re.IGNORECASE,
)
EXPLICIT = re.compile(
    r"[\"')\]]{0,2}\s{0,3}(=>|->|[:=]|(?:is|was|wordt|luidt)\s)\s{0,3}([\"'`„“‘]?)([^\s\"'`”’]{4,64})"
    r"([ \t\r]{0,3}(?:\n|\Z))?"
)
LATER = re.compile(r"[^\n.:=]{1,60}?(?:\s(?:is|was|luidt)\s|:\s)\s?([^\s\"'`”’]{6,64})")
# A question, and what the next one in the chat says.
ANSWER = re.compile(r"[^\n?]{0,60}\?[^\n]{0,20}\n[^\n]{0,40}?[:>]\s(\S{4,40})")
NONSPACE = re.compile(r"\S+")
# Of a user and of his password: "beheer_gl / Kl0mp-88", and in a list "jansen:Kl0mp-88:1001".
SLASH = re.compile(r" / (\S{8,40})")
NAME_BEFORE = re.compile(r"(?<![^\s(\"])[A-Za-z][\w.@-]{2,40}\Z")
IN_USER_LIST = re.compile(r"[\"']?\s{0,3}[:=]\s{0,6}[\"'-]?[\w.@-]{2,40}:([^\s:\"'/]{6,64})(?=[:\"'\s])")
USER_NAME = re.compile(r"[a-z\d][._-][a-z\d]|\A(?:admin|root|beheer|user|gast|test)", re.IGNORECASE)
LETTERS_AND_DIGITS = re.compile(r"(?=[^\s\d]{0,30}\d)(?=[^A-Z]{0,30}[A-Z])[A-Za-z\d]{8,30}\Z")
LONGEST_NAME = 42
# Where somebody tells how to get in, a word with signs within it is a password: "Dr!ft&Wood".
ENTRY = frozenset(entries("password.entry"))
INSIDE = re.compile(r"\w[!%$#^*&~]\w")
ODD_WORD = re.compile(r"(?<![^\s\"'(:])[A-Za-z\d][\w-]{0,20}[!%$#^*&~][\w!%$#^*&~-]{2,30}")


def after_cue(text: str, hit: Hit) -> Iterator[Secret]:
    """Passwords after a word that says so, and in a list of users."""
    if hit.cue in PASSWORDS | LOGINS and (span := _after_word(text, hit.end, is_login=hit.cue in LOGINS)):
        yield *span, 0.9, f"Dit lijkt een wachtwoord: ervoor staat ‘{hit.cue}’."
    elif hit.cue in USER_LISTS and (match := IN_USER_LIST.match(text, hit.end)) and looks_like_password(match[1]):
        yield *match.span(1), 0.8, "Dit lijkt een wachtwoord: het staat in een lijst van gebruikers."


def by_look(text: str, words: Words) -> Iterator[Secret]:
    """Words with signs and capitals within them, in a text about getting into a system."""
    if words.present.isdisjoint(ENTRY) or not INSIDE.search(text):
        return
    for match in ODD_WORD.finditer(text):
        value = match[0].rstrip(PUNCTUATION + "!")
        odd = sum(sign in "!%$#^*&~" for sign in value)
        if looks_like_password(value) and (odd > 1 or any(map(str.isdigit, value))):
            because = "Dit lijkt een wachtwoord: tekens midden in het woord."
            yield match.start(), match.start() + len(value), 0.75, because


def behind_names(text: str) -> Iterator[Secret]:
    """Passwords behind the name of a user and a slash."""
    at = text.find(" / ")
    while at >= 0:
        if span := _behind_name(text, at):
            yield *span, 0.8, "Dit lijkt een wachtwoord: het staat achter een gebruikersnaam."
        at = text.find(" / ", at + 1)


def _behind_name(text: str, at: int) -> tuple[int, int] | None:
    match = SLASH.match(text, at)
    value = match[1].rstrip(PUNCTUATION) if match else ""
    if not match or not any(sign.isdigit() and value != value.lower() for sign in value):
        return None
    named = NAME_BEFORE.search(text, max(0, at - LONGEST_NAME), at)
    mixed = LETTERS_AND_DIGITS.match(value) and named and USER_NAME.search(named[0])
    return (match.start(1), match.start(1) + len(value)) if named and (looks_like_password(value) or mixed) else None


def _after_word(text: str, end: int, *, is_login: bool) -> tuple[int, int] | None:
    """What stands where a password should, or the first thing nearby that looks like nothing else."""
    quoted = QUOTED.match(text, end)
    if quoted and " " in quoted[2].strip() and len(quoted[2].split()) <= MOST_WORDS:
        return quoted.span(2)
    inner = None if is_login else INNER.match(text, end) or MIXED.match(text, end)
    if inner and inner[1].lower() not in NO_PASSWORD:
        return inner.span(1)
    explicit = None if is_login else _explicit(text, end)
    return explicit or (None if is_login else _later(text, end)) or _nearby(text, end)


def _explicit(text: str, end: int) -> tuple[int, int] | None:
    match = EXPLICIT.match(text, end)
    if not match:
        return None
    value = match[3].partition(";")[0].rstrip(PUNCTUATION)
    alone = bool(match[2]) or (match[4] is not None and not match[1].strip().isalpha())
    return (match.start(3), match.start(3) + len(value)) if could_be_password(value, alone=alone) else None


def _later(text: str, end: int) -> tuple[int, int] | None:
    for match in (LATER.match(text, end), ANSWER.match(text, end)):
        value = match[1].rstrip(PUNCTUATION) if match else ""
        if match and any(sign.isdigit() for sign in value) and could_be_password(value, alone=False):
            return match.start(1), match.start(1) + len(value)
    return None


def _nearby(text: str, end: int) -> tuple[int, int] | None:
    for match in NONSPACE.finditer(text, end, min(len(text), end + REACH)):
        value = match[0].strip(PUNCTUATION + QUOTES + "*")
        if looks_like_password(value):
            start = match.start() + match[0].index(value)
            return start, start + len(value)
    return None
