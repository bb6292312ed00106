"""Names of users that the form of a path, a field, a log-in or a site shows."""

import re
from collections.abc import Iterator

from waarborg.guard.rules.lists import listed, of_file
from waarborg.guard.rules.loginforms import is_made, name_start
from waarborg.guard.rules.page import Page
from waarborg.guard.rules.tokens import places

Span = tuple[int, int]
NO_NAMES, LABELS, OFFICES = of_file("users.none"), of_file("users.label"), tuple(of_file("users.office"))
PATH = re.compile(
    r"(?:[A-Za-z]:[\\/]{1,2}(?:Users|Gebruikers|Documents and Settings)[\\/]{1,2}"
    r"|(?<![\w.])/(?:home|Users|var/mail|export/home)/|\\\\[\w.-]{2,30}\\(?:users|home|profiles)\$?\\)"
    r"(?P<name>[A-Za-z_][\w.-]{1,40})",
    re.IGNORECASE,
)
DOMAIN = re.compile(r"(?<![\w\\/.:-])(?P<name>[A-Za-z][A-Za-z\d-]{1,14}\\{1,2}[A-Za-z][\w.-]{2,30})(?![\w\\])")
REGISTRY = listed("hklm hkcu hkcr hku")
HOST = re.compile(r"(?<![\w.@/:-])(?P<name>[a-z][\w.-]{1,30})@(?!localhost)(?=[a-z][\w-]{1,30}(?:[\s:'\"]|\Z))")
REMOTE = re.compile(r"\b(?:ssh|scp|sftp|rsync)\b[^\n@]{0,60} (?P<name>[a-z][\w.-]{1,30})@")
PROFILE = re.compile(
    r"(?:github|gitlab|linkedin|twitter|instagram|facebook|tiktok|youtube|snapchat|x|t)\.(?:com|me)"
    r"/(?:in/|add/|user/|users/)?@?(?P<name>[A-Za-z][\w.-]{2,40})(?![\w/])"
)
FIELD_NAMES = (
    "medewerker|gebruiker(?:snaam)?|user(?:_?(?:name|id))?|login(?:_?name)?|account(?:_?name)?|behandelaar|actor|owner"
)
FIELD = re.compile(
    rf"(?:<(?:{FIELD_NAMES}|(?:created|modified|updated|changed)_?by)>"
    rf"|\"(?:x-)?(?:{FIELD_NAMES}|(?:created|modified|updated|changed)_?by)\"\s?:\s?\")"
    r"(?P<name>[\w.\\-]{3,40})[<\"]",
    re.IGNORECASE,
)
ENTRY = re.compile(r"(?:cn|uid)=(?P<name>[\w.-]{3,40})(?=,\s?(?:ou|dc|cn|o)=)", re.IGNORECASE)
PASSWD = re.compile(r"^(?P<name>[a-z_][\w.-]{1,30}):[x*!]:\d", re.MULTILINE)
GRANTED = re.compile(r"'(?P<name>[\w.-]{2,40})'@'")
SERVICE = re.compile(
    r"(?<![\w.@/-])(?P<name>(?:svc|sa|adm)[_-][a-z\d][\w-]{2,24}|[a-z][a-z.]{2,20}[-_](?:adm|admin|beheer))"
    r"(?![\w@-]|\.\w)"
)
HYPHENED, UNDERLINED = ("svc-", "adm-", "-adm", "-beheer"), ("svc_", "sa_", "adm_", "_adm", "_beheer")
FOLDERS = listed("home users mail")
BY_WORD = (
    (REMOTE, listed("ssh scp sftp rsync")),
    (GRANTED, listed("grant revoke identified")),
    (ENTRY, listed("ou dc")),
    (PASSWD, listed("nologin bash sbin")),
    (PROFILE, listed("github gitlab linkedin twitter instagram facebook tiktok youtube snapchat")),
)
INSERTED = re.compile(
    r"insert\s+into\s+[\w.\"`\[\]]{1,60}\s*\((?P<heads>[^()]{3,300})\)\s*values\s*\((?P<cells>[^()]{3,400})\)",
    re.IGNORECASE,
)
COLUMNS = LABELS | {"login", "gebruiker", "account", "user"}
AT = frozenset("@")
QUOTED = re.compile(r"\s{0,9}'(?P<name>[\w.\\-]{2,40})'")
SIGNS = FOLDERS.union({"\\", "@", '"', "<", "_", "insert"}, *(words for _, words in BY_WORD))
"""The tokens of which one is in any text with such a form, but for accounts of services."""


def by_form(page: Page, signs: frozenset[str]) -> Iterator[Span]:
    """Where the names stand; each form is looked for only in a text with its signs, of which these are there."""
    text = page.text
    if "insert" in signs:
        yield from _inserted(text)
    for sign in places(page.words, AT) if "@" in signs else ():
        match = HOST.match(text, name_start(text, sign))
        if match and _is_name(match["name"], HOST):
            yield match.span("name")
    for pattern in _patterns(text, signs):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            while text[end - 1] in ".-":
                end -= 1
            if _is_name(text[start:end], pattern):
                yield start, end


def _is_name(name: str, pattern: re.Pattern[str]) -> bool:
    if pattern is DOMAIN:
        return _is_domain(name)
    if pattern is PROFILE and any(office in name.lower() for office in OFFICES):
        return False
    return name.lower() not in NO_NAMES


def _inserted(text: str) -> Iterator[Span]:
    """The values for a column with names of users: INSERT INTO accounts (id, username) VALUES (1, 'pdeboer')."""
    for match in INSERTED.finditer(text):
        heads = match["heads"].split(",")
        start = match.start("cells")
        for head, cell in zip(heads, match["cells"].split(","), strict=False):
            name = QUOTED.match(cell)
            if name and head.strip(' \n"`[]').lower().replace("_", "-") in COLUMNS:
                yield start + name.start("name"), start + name.end("name")
            start += len(cell) + 1


def _patterns(text: str, signs: frozenset[str]) -> Iterator[re.Pattern[str]]:
    """The patterns of which a sign or a word is in the text."""
    if "\\" in signs:
        yield from (DOMAIN, PATH)
    elif not signs.isdisjoint(FOLDERS):
        yield PATH
    if ('"' in signs and '":' in text) or ("<" in signs and "</" in text):
        yield FIELD
    for pattern, words in BY_WORD:
        if not signs.isdisjoint(words):
            yield pattern
    if any(part in text for part in HYPHENED) or ("_" in signs and any(part in text for part in UNDERLINED)):
        yield SERVICE


def _is_domain(written: str) -> bool:
    """Whether a domain in capitals stands before the name, or the name is made as that of a user."""
    domain, _, name = written.replace("\\\\", "\\").partition("\\")
    if domain.lower() in REGISTRY:
        return False
    return domain.isupper() or is_made(name)
