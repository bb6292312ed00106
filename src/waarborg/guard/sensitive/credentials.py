"""Passwords, keys and codes: by known shape, or as what follows a cue such as wachtwoord."""

import re
from collections.abc import Iterator
from math import log2

from waarborg.guard.findings import Finding, Why, found

HINTS = (
    "wachtw", "passw", "paswo", "pwd", "pw", "pass", "ww", "wifi", "inlog", "bitlocker", "code", "pin", "puk", "key", "token",
    "secret", "sleutel", "bearer", "begin", "://", "sk-", "ghp_", "gho_", "github_pat_", "akia", "xox", "aiza", "glpat-", "eyj",
    "sk_live", "sk_test",
)  # fmt: skip
SHAPES = re.compile(
    r"(?<![\w-])(?:sk-(?:[a-z]{2,8}-)?[\w-]{16,}|sk_(?:live|test)_\w{10,}|gh[pousr]_\w{20,}|github_pat_\w{20,}"
    r"|(?:AKIA|ASIA)[A-Z0-9]{16}|xox[abprs]-[\w-]{10,}|AIza[\w-]{30,}|glpat-[\w-]{16,}|eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?)"
)
BEARER = re.compile(r"\bBearer\s{1,3}([\w.~+/-]{16,}=*)", re.IGNORECASE)
CONNECTION = re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@]{0,64}:([^\s@/]{1,128})@", re.IGNORECASE)
KEY_LINE = re.compile(r"-----(BEGIN|END) [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----")
PASSWORD_CUE = re.compile(
    r"(?<![a-zà-ÿ-])(?:wachtwoord(?:en)?|wachtwrd|paswoord|password|passwd|passphrase|pwd|pass|pw|ww|wifi(?:code|sleutel)?|"
    r"inlog(?:code)?|bitlocker)(?![a-zà-ÿ-])",
    re.IGNORECASE,
)
CODE = re.compile(
    r"\b(?:pin|puk|pincode|pukcode|alarmcode|toegangscode|deurcode|kluiscode|kluisje|cijferslot|slotcode|inlogcode|"
    r"verificatiecode|sms-code|beveiligingscode)\b(?![-/])[^\d\n]{0,30}?(?<![\d.,-])(\d{4,8}#?)(?![\d.,/-]\d)(?!\w)",
    re.IGNORECASE,
)
SINCE = re.compile(r"\b(?:sinds|in|vanaf|per|tot|voor|jaar|versie)\s{1,2}$", re.IGNORECASE)
KEY = re.compile(
    r"(?:key|token|secret|sleutel)[\"']?\s{0,3}(?:is\b|=>|[:=])\s{0,3}[\"'`]?([A-Za-z0-9+/_.~-]{12,256}=*)", re.IGNORECASE
)
EXPLICIT = re.compile(r"[\"')\]]{0,2}\s{0,3}(?:=>|->|[:=]|(?:is|was|wordt|luidt)\s)\s{0,3}([\"'`„“‘]?)([^\s\"'`”’]{4,64})([^\n]?)")
REACH = 80  # characters after a cue in which a password may stand
EMPTY = re.compile(r"(?:[*•.xX_?#-]+|[<{$%\[(].*|.*[>}])\Z", re.DOTALL)
# What stands after "wachtwoord:" when it is no password.
NO_PASSWORD = frozenset(
    "vergeten wijzigen gewijzigd resetten verlopen aanvragen instellen zie via niet geen onbekend nvt n.v.t n.v.t. volgt "
    "apart aparte minimaal minstens ten hetzelfde geheim verplicht leeg none null true false verstuurd gestuurd hersteld "
    "een het de dat die door met voor kwijt veilig sterk zwak gedeeld bekend required string".split()
)
SHORTEST_PASSWORD, LOWEST_ENTROPY = 8, 3.0


def credentials(text: str) -> list[Finding]:
    """Secrets by which somebody can get in. Of a connection string only the password."""
    folded = text.lower()
    if not any(hint in folded for hint in HINTS):
        return []
    return [found("credential", start, end, confidence, why) for start, end, confidence, why in _secrets(text)]


def _secrets(text: str) -> Iterator[tuple[int, int, float, Why]]:
    for start, end in _key_blocks(text):
        yield start, end, 0.99, Why("rule", "Een geheime sleutel (private key).")
    for match in SHAPES.finditer(text):
        yield *match.span(), 0.98, Why("rule", "Heeft de vorm van een bekende toegangssleutel.")
    for pattern, sentence in ((BEARER, "Een toegangssleutel na ‘Bearer’."), (CONNECTION, "Een wachtwoord in een verbinding.")):
        for match in pattern.finditer(text):
            yield *match.span(1), 0.95, Why("rule", sentence)
    for match in KEY.finditer(text):
        if _is_random(match[1]):
            yield *match.span(1), 0.9, Why("rule", "Een willekeurige reeks tekens na een woord voor een sleutel.")
    for match in CODE.finditer(text):
        if not SINCE.search(text, max(0, match.start(1) - 12), match.start(1)):
            yield *match.span(1), 0.85, Why("rule", "Een code na een woord zoals pincode.")
    for match in PASSWORD_CUE.finditer(text):
        span = _password_after(text, match.end())
        if span:
            yield *span, 0.9, Why("rule", "Een wachtwoord na een woord dat dat zegt.")


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
    explicit = EXPLICIT.match(text, offset)
    if explicit:
        value = explicit[2].rstrip(".,;:)")
        closing = not explicit[3].strip() or bool(explicit[1])
        if _could_be_password(value, alone=closing and text[explicit.end(2) : explicit.end(2) + 2].strip(" ") in ("", "\n")):
            return explicit.start(2), explicit.start(2) + len(value)
    for match in re.compile(r"\S+").finditer(text, offset, min(len(text), offset + REACH)):
        value = match[0].strip("\"'`„“”‘’()[],;:.")
        if _looks_like_password(value) and match.end() < offset + REACH:
            start = match.start() + match[0].index(value)
            return start, start + len(value)
    return None


def _could_be_password(value: str, *, alone: bool) -> bool:
    """After "wachtwoord is": with a digit or a sign in it, or any word that nothing follows."""
    if len(value) < 4 or EMPTY.match(value) or value.lower() in NO_PASSWORD or "://" in value:
        return False
    mixed = any(sign.isdigit() for sign in value) or any(sign in "!@#$%^&*_+=~" for sign in value)
    return (mixed and not value.isdigit()) or (alone and value.isalpha()) or (alone and value.isdigit())


def _looks_like_password(value: str) -> bool:
    if len(value) < SHORTEST_PASSWORD or EMPTY.match(value) or "://" in value or value.startswith(("@", "/", "\\")):
        return False
    if "@" in value and "." in value.partition("@")[2]:
        return False  # an e-mail address
    lower = any(sign.islower() for sign in value)
    upper = any(sign.isupper() for sign in value[1:])
    digit = any(sign.isdigit() for sign in value)
    sign = any(mark in "!#$%&*+=?^_~-@" for mark in value)
    odd = any(mark in "!#$%&*+=^~_" for mark in value)
    return lower and ((digit and (value[0].isupper() or upper) and sign) or (digit and odd) or (upper and odd))


def _is_random(value: str) -> bool:
    if not (any(sign.isdigit() for sign in value) and any(sign.isalpha() for sign in value)):
        return False
    return -sum(value.count(sign) / len(value) * log2(value.count(sign) / len(value)) for sign in set(value)) >= LOWEST_ENTROPY
