"""Passwords, keys and codes: by known shape, or as what follows a cue such as wachtwoord."""

import re
from collections.abc import Iterator
from math import log2

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.sensitive.lists import entries
from waarborg.guard.words import Words

PREFIXES = ("_", "sk-", "SG.", "hooks.", "AKIA", "ASIA", "xox", "AIza", "glpat-", "eyJ")
SHAPES = re.compile(
    r"(?<![\w-])(?:sk-(?:[a-z]{2,8}-)?[\w-]{16,}|sk_(?:live|test)_\w{10,}|gh[pousr]_\w{16,}|github_pat_\w{20,}"
    r"|(?:AKIA|ASIA)[A-Z0-9]{16}|xox[abprs]-[\w-]{10,}|AIza[\w-]{30,}|glpat-[\w-]{16,}|(?:hf|npm|shpat|dop_v1|xkeysib"
    r"|rk_live|pypi)[_-]\w{16,}|SG\.[\w-]{16,}\.[\w-]{16,}|eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?)"
)
BEARER = re.compile(r"\bBearer\s{1,3}([\w.~+/-]{16,}=*)", re.IGNORECASE)
CONNECTION = re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@]{0,64}:[^\s@/]{1,128}@[^\s\"'<>)\]]{0,200}", re.IGNORECASE)
SERVER = re.compile(
    r"\b(?:server|data source|host)=[^\n\"']{2,200}?;\s?(?:pwd"
    r"|password)=[^;\s\"']{1,64}(?:;(?:[\w ]{2,30}=[^;\n\"']{0,60};?)*)?",
    re.IGNORECASE,
)
# Of a user and of his password: "beheer_gl / Kl0mp-88".
PAIR = re.compile(
    r"(?<![^\s(\"])[A-Za-z][\w.@-]{2,40}\s/\s(?=\S{0,40}[A-Z])(?=\S{0,40}[a-z])(?=\S{0,40}\d)([^\s/]{8,40})"
)
GROUPED_WORDS = ("code", "sleutel", "kluis")
GROUPED = re.compile(
    r"(?:herstel|back-?up|activerings|koppel|licentie|toegangs|verificatie|reserve|nood)-?(?:code"
    r"|sleutel)s?\b[^\n\d:]{0,25}[:=\s]\s{0,20}"
    r"([A-Za-z\d]{2,6}(?:-[A-Za-z\d]{2,6}){1,7})(?![\w-])"
    r"|\bkluis\b[^\n:]{0,25}:\s([A-Z]?\d{1,3}(?:-[A-Z]?\d{1,3}){2,4})(?![\w-])",
    re.IGNORECASE,
)
FAR_KEY = re.compile(
    r"(?:key|token|secret|sleutel|hash)\b(?:[^\n:=]{0,25}[\s(]"
    r"|\s{2,30})((?=[^\s\d]{0,40}\d)[A-Za-z0-9+/_.~-]{16,256}=*)",
    re.IGNORECASE,
)
HOOK = re.compile(r"https://hooks\.slack\.com/services/[\w/]{20,80}|(?<=[?&]sig=)[\w%+/-]{20,120}")
KEY_LINE = re.compile(r"-----(BEGIN|END) [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----")
SINCE = re.compile(r"\b(?:sinds|in|vanaf|per|tot|voor|jaar|versie)\s{1,2}$", re.IGNORECASE)
KEY_WORDS = ("key", "token", "secret", "sleutel", "hash")
PASSWORD_WORDS = frozenset(entries("password"))
CODE_WORDS = frozenset(entries("password.code"))
PASSWORD_CUE = re.compile(rf"(?<![a-zà-ÿ-])(?:{'|'.join(sorted(PASSWORD_WORDS))})(?![a-zà-ÿ-])", re.IGNORECASE)
CODE = re.compile(
    rf"\b(?:{'|'.join(sorted(CODE_WORDS))})\b(?![-/])[^\d\n]{{0,30}}?(?<![\d.,-])(\d{{4,8}}[#*]?"
    rf"|\d\d(?:[-. ]\d\d){{1,3}}|(?:\d[- ]){{3,5}}\d)(?![\d.,/-]\d)(?!\w)",
    re.IGNORECASE,
)
# "de code van de kluis is 4471#", "code map: Haring-88".
PLACES = (
    r"kluis|alarm|deur|voordeur|achterdeur|hek|poort|slot|kast|map|archief|serverruimte|lift|garage|sleutelkluis"
    r"|berging|portaal|zip|bestand|ruimte|kelder|ingang|personeelsingang|kantoor|gebouw|wifi|box|cijferslot"
    r"|fietsenstalling"
)
PLACE_CODE = re.compile(
    rf"(?<![\w-])code(?:[ ](?:van|voor|naar|op|bij|in|de|het|die|dat|deze|onze|is|was"
    rf"|wordt)){{0,4}}[ ]?(?:(?:{PLACES})(?![^\W_]))?[^\W_]{{0,12}}"
    r"[ ]?(?::|is|was|wordt)?[ ]?[\"'‘“]?((?=[^\s\"']*\d)[A-Za-z\d#*!?@$%&+=_.-]{4,32})",
    re.IGNORECASE,
)
PLACE_WORDS = re.compile(rf"(?<![^\W_])(?:{PLACES})(?![^\W_])|(?::|is|was|wordt)[ ][\"'‘“]?\Z", re.IGNORECASE)
QUOTED = re.compile(
    r"[^\n\"'“„‘]{0,25}?(?:[:=]|(?<![^\W_])(?:is|was|wordt|luidt))\s?([\"“„‘'])([^\"”’'\n]{4,64})[\"”’']"
)
KEY = re.compile(
    r"(?:key|token|secret|sleutel)[\"']?\s{0,3}(?:is\b|=>|[:=])\s{0,3}[\"'`]?([A-Za-z0-9+/_.~-]{12,256}=*)",
    re.IGNORECASE,
)
EXPLICIT = re.compile(
    r"[\"')\]]{0,2}\s{0,3}(=>|->|[:=]|(?:is|was|wordt|luidt)\s)\s{0,3}([\"'`„“‘]?)([^\s\"'`”’]{4,64})"
    r"([ \t\r]{0,3}(?:\n|\Z))?"
)
# Capitals inside a word, right after the cue: "ww koffieMETmelk".
INNER = re.compile(r"[: ]{1,3}([A-Za-z]{2,20}(?<=[a-z])[A-Z]{1,12}[a-z][A-Za-z]{1,20})(?![^\s.,;)])")
MIXED = re.compile(
    r"[ ]{1,2}((?=[A-Za-z!@#$%_-]{0,30}\d)(?=[\d!@#$%_-]{0,30}[A-Za-z])(?!(?:office|windows|microsoft|mfa|excel"
    r"|version)[-\d])[\w!@#$%&*+=-]{6,32})(?![\w/.-])",
    re.IGNORECASE,
)
MOST_WORDS = 6
LATER = re.compile(r"[^\n.:=]{1,60}?(?:\s(?:is|was|luidt)\s|:\s)\s?([^\s\"'`”’]{6,64})")
REACH = 80  # characters after a cue in which a password may stand
EMPTY = re.compile(r"(?:[*•.xX_?#-]+|[<{$%\[(].*|.*[>}])\Z", re.DOTALL)
# What stands after "wachtwoord:" when it is no password.
NO_PASSWORD = frozenset(entries("password.not"))
NONSPACE = re.compile(r"\S+")
PUNCTUATION, QUOTES = ".,;:()", "\"'`„“”‘’[]"
SIGNS = frozenset("!#$%&*+=^~_@")
SHORTEST_GIVEN, SHORTEST_PASSWORD = 4, 8  # after "wachtwoord is", and without such words
LOWEST_ENTROPY = 3.0  # bits per character


Secret = tuple[int, int, float, str]  # start, end, confidence, why


def credentials(text: str, words: Words) -> list[Finding]:
    """Secrets by which somebody can get in, each once. Of a connection string only the password."""
    secrets: dict[int, Secret] = {}
    folded = text.lower()
    for secret in (*_by_shape(text), *_by_place(text, folded), *_keys(text, folded), *_by_cue(text, words.present)):
        secrets.setdefault(secret[0], secret)
    return [
        found("credential", start, end, confidence, Why("rule", sentence))
        for start, end, confidence, sentence in secrets.values()
    ]


def _by_shape(text: str) -> Iterator[Secret]:
    if "-----BEGIN" in text:
        for start, end in _key_blocks(text):
            yield start, end, 0.99, "Een geheime sleutel (private key)."
    if any(prefix in text for prefix in PREFIXES):
        for match in HOOK.finditer(text):
            yield *match.span(), 0.9, "Een adres waarmee ieder berichten kan sturen of bestanden kan lezen."
        for match in SHAPES.finditer(text):
            yield *match.span(), 0.98, "Heeft de vorm van een bekende toegangssleutel."
    if "://" in text:
        for match in CONNECTION.finditer(text):
            yield *match.span(), 0.95, "Een verbinding met een wachtwoord erin."


def _by_place(text: str, folded: str) -> Iterator[Secret]:
    """Secrets that their place tells: in a connection string, after a name and a slash, in groups after a word."""
    if ";" in text and "=" in text:
        for match in SERVER.finditer(text):
            yield *match.span(), 0.95, "Een verbinding met een wachtwoord erin."
    if " / " in text:
        for match in PAIR.finditer(text):
            if _looks_like_password(match[1].rstrip(PUNCTUATION)):
                yield (
                    match.start(1),
                    match.start(1) + len(match[1].rstrip(PUNCTUATION)),
                    0.8,
                    "Een wachtwoord achter een naam.",
                )
    if "-" in text and any(word in folded for word in GROUPED_WORDS):
        for match in GROUPED.finditer(text):
            group = 1 if match[1] else 2
            if any(map(str.isdecimal, match[group])):
                yield *match.span(group), 0.85, "Een code in groepen na een woord daarvoor."


def _keys(text: str, folded: str) -> Iterator[Secret]:
    if any(word in folded for word in KEY_WORDS):
        for match in (*KEY.finditer(text), *FAR_KEY.finditer(text)):
            value = match[1].rstrip(".")
            if _is_random(value):
                start = match.start(1)
                yield start, start + len(value), 0.9, "Willekeurige tekens na een woord voor een sleutel."


def _by_cue(text: str, present: frozenset[str]) -> Iterator[Secret]:
    if "bearer" in present:
        for match in BEARER.finditer(text):
            yield *match.span(1), 0.95, "Een toegangssleutel na ‘Bearer’."
    if not CODE_WORDS.isdisjoint(present):
        for match in CODE.finditer(text):
            if not SINCE.search(text, max(0, match.start(1) - len("versie  ")), match.start(1)):
                yield *match.span(1), 0.85, "Een code na een woord zoals pincode."
    if "code" in present:
        yield from _of_places(text)
    if not PASSWORD_WORDS.isdisjoint(present):
        for match in PASSWORD_CUE.finditer(text):
            if span := _password_after(text, match.end()):
                yield *span, 0.9, "Een wachtwoord na een woord dat dat zegt."


def _of_places(text: str) -> Iterator[Secret]:
    """Codes of a lock, a folder or a room: "de code van de kluis is 4471#"."""
    for match in PLACE_CODE.finditer(text):
        value = match[1].rstrip(PUNCTUATION)
        if len(value) >= SHORTEST_GIVEN and PLACE_WORDS.search(text, match.start(), match.start(1)):
            yield match.start(1), match.start(1) + len(value), 0.8, "Een code van een slot, een map of een ruimte."


def _key_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Blocks from BEGIN to END; a block without an end runs to the next one or one key's length further."""
    begin = None
    for match in KEY_LINE.finditer(text):
        if match[1] == "END":
            if begin is not None:
                yield begin, match.end()
            begin = None
        else:
            if begin is not None:
                yield begin, match.start()
            begin = match.start()
    if begin is not None:
        yield begin, min(len(text), begin + 4096)


def _password_after(text: str, offset: int) -> tuple[int, int] | None:
    """What stands where a password should, or the first thing nearby that looks like nothing else."""
    quoted = QUOTED.match(text, offset)
    if quoted and " " in quoted[2].strip() and len(quoted[2].split()) <= MOST_WORDS:
        return quoted.span(2)
    if (inner := INNER.match(text, offset) or MIXED.match(text, offset)) and inner[1].lower() not in NO_PASSWORD:
        return inner.span(1)
    if explicit := EXPLICIT.match(text, offset):
        value = explicit[3].partition(";")[0].rstrip(PUNCTUATION)
        alone = bool(explicit[2]) or (explicit[4] is not None and not explicit[1].strip().isalpha())
        if _could_be_password(value, alone=alone):
            return explicit.start(3), explicit.start(3) + len(value)
    if later := LATER.match(text, offset):
        value = later[1].rstrip(PUNCTUATION)
        if any(sign.isdigit() for sign in value) and _could_be_password(value, alone=False):
            return later.start(1), later.start(1) + len(value)
    for match in NONSPACE.finditer(text, offset, min(len(text), offset + REACH)):
        value = match[0].strip(PUNCTUATION + QUOTES)
        if _looks_like_password(value):
            start = match.start() + match[0].index(value)
            return start, start + len(value)
    return None


def _could_be_password(value: str, *, alone: bool) -> bool:
    """After "wachtwoord is": with a digit or a sign in it, or any word when nothing follows it."""
    if len(value) < SHORTEST_GIVEN or EMPTY.match(value) or value.lower() in NO_PASSWORD or "://" in value:
        return False
    mixed = not value.isdigit() and (any(sign.isdigit() for sign in value) or not SIGNS.isdisjoint(value))
    return mixed or (alone and value.isalnum())


def _looks_like_password(value: str) -> bool:
    """Mixed as only a password is: small letters with capitals, digits and signs; no address, path or link."""
    if len(value) < SHORTEST_PASSWORD or EMPTY.match(value) or "://" in value or value.startswith(("@", "/", "\\")):
        return False
    if "@" in value and "." in value.partition("@")[2]:
        return False
    lower, digit = any(sign.islower() for sign in value), any(sign.isdigit() for sign in value)
    upper, odd = any(sign.isupper() for sign in value), not SIGNS.isdisjoint(value)
    return lower and ((digit and odd) or (digit and upper and "-" in value) or (value[1:] != value[1:].lower() and odd))


def _is_random(value: str) -> bool:
    if not (any(sign.isdigit() for sign in value) and any(sign.isalpha() for sign in value)):
        return False
    return (
        -sum(value.count(sign) / len(value) * log2(value.count(sign) / len(value)) for sign in set(value))
        >= LOWEST_ENTROPY
    )
