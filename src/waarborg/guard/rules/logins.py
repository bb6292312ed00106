"""Names of users behind a word that says so: "gebruikersnaam: pdeboer", "logt in als hoving.f"."""

import re
from collections.abc import Callable, Iterator

from waarborg.guard.rules.lists import of_file
from waarborg.guard.rules.loginforms import NAME, has_digit, is_made, is_onset
from waarborg.guard.rules.page import Page
from waarborg.guard.rules.tokens import tokens

Span = tuple[int, int]
LABELS, WORDS, NEAR, SITES, MAKERS, VERBS, LOGS, GREETINGS = (
    of_file(f"users.{name}") for name in ("label", "word", "near", "site", "made", "verb", "log", "greeting")
)
SYSTEMS = of_file("users.system")
NEAR |= {f"{system}{joint}account" for system in SYSTEMS for joint in ("", "-")}
LABELS |= {
    f"{system}{joint}{ending}"
    for system in SYSTEMS
    for joint in ("", "-")
    for ending in ("inlog", "login", "gebruikersnaam", "inlognaam", "username", "user")
}
NO_NAMES, ADVERBS = of_file("users.none"), of_file("users.adverb")

CUE = r"[\w-]{1,24}(?:[ -](?i:naam|name|id|code))?(?:'s)?[\"'\]]?"
OPENED = r"[\"'<(\[‘“]?"
BEHIND_SIGN = re.compile(rf"{CUE}[ \t]{{0,3}}(?::|=>?|→)[ \t]{{0,6}}{OPENED}(?P<name>{NAME})")
BEHIND_IS = re.compile(
    rf"{CUE} (?:is|was|luidt|wordt)(?: (?:dan|nu|nog|altijd|dus|weer|gewoon)){{0,2}}:? {OPENED}(?P<name>{NAME})"
)
RIGHT_BEHIND = re.compile(
    rf"{CUE}(?: (?:van|met|als|onder|door|is|was)(?: (?:naam|account|de))?)?[ \t|]{{1,3}}{OPENED}(?P<name>{NAME})"
)
AS = re.compile(
    r"[\w-]{2,12}[^\n.;:]{0,30}?(?<![^\W_])(?:als|met|onder)(?: (?:het |de |zijn |haar |mijn )?"
    rf"(?:account|gebruiker|naam|login))?:? {OPENED}(?P<name>{NAME})"
)
AS_WORDS, AS_REACH = (" als ", " met ", " onder "), 50
FARTHER = re.compile(rf"(?<![\w.@/\\=-])(?P<name>{NAME})(?![\w@/\\=])")
BEFORE_SITE = re.compile(rf"(?<![\w.@/\\=-])(?P<name>{NAME}) (?:op|via|bij) \Z")
FARTHEST = 48
MADE_SIGN = re.compile(r"[\d_\\]|\.\w")
ENDS_SENTENCE = re.compile(r"[\n;?!]|\.\s")
LOG_FORMS = tuple(
    re.compile(form.replace("NAME", f"(?P<name>{NAME})"), re.IGNORECASE)
    for form in (
        r"(?:password|publickey|keyboard-interactive\S{0,8}) for (?:invalid user )?NAME",
        r"failed login for (?:user )?[\"']?NAME",
        r"sudo(?:\[\d{1,7}\])?: {1,9}NAME : ",
        r"su(?:\[\d{1,7}\])?: \(to \w{1,30}\) NAME",
        r"chown (?:-\w{1,4} )?NAME",
        r"(?:grant|revoke) [^;\n]{1,120}? (?:to|from) [\"'`\[]?NAME",
    )
)
USER_BEFORE = re.compile(r"(?:for|by|as|of|invalid|create|alter|drop)(?: if exists| or replace)? \Z", re.IGNORECASE)
USER_AHEAD = re.compile(r"[\"'’]?(?: (?:from|logged|locked|failed|identified)|\(uid=)", re.IGNORECASE)
REACH = 24
PASSWORD_AHEAD = re.compile(
    r"[\"'’”]? ?(?:[/,|]|en)? ?(?:/|met|als)? ?(?:het )?(?:ww|wachtwoord|pw|pass(?:word)?|pincode)(?![^\W_])",
    re.IGNORECASE,
)
SECRET_AHEAD = re.compile(r" ?[/:] ?(?=\S{0,40}\d)(?=\S{0,40}[A-Za-z])[^\s\"']{6,}")
IS_AHEAD = re.compile(r" (?:was|is|wordt|werd|staat|heeft)(?![^\W_])")
OF_MACHINE = (";AccountKey=", "$")  # the account of a store or a computer
GOES_ON = re.compile(r" (?:(?:van|de|der|den|el|ten|ter) ){0,3}[A-ZÀ-Þ]|-?/")


def behind_cues(page: Page, cues: frozenset[str]) -> Iterator[Span]:
    """Where the names stand that follow one of these words of the text for them."""
    words = page.words
    for index in tokens(words, cues):
        for form in FORMS[words.lower[index]]:
            span = form(page.text, words.starts[index], words.lower[index])
            if span:
                yield span
                break


def _behind_sign(text: str, start: int, cue: str) -> Span | None:
    """ "gebruikersnaam: pdeboer", "user=svc_zaak": any name, but for a person's in full."""
    match = BEHIND_SIGN.match(text, start)
    if not match:
        return None
    span = _span(match)
    name = text[slice(*span)]
    if (name[0].isupper() and GOES_ON.match(text, span[1])) or text.startswith(OF_MACHINE, span[1]):
        return None
    return span if _is_name(name) and (cue in LABELS or not name.isdecimal()) else None


def _behind_is(text: str, start: int, _: str) -> Span | None:
    """ "de inlognaam is pdeboer"."""
    match = BEHIND_IS.match(text, start)
    span = _span(match) if match else None
    return span if span and _is_name(text[slice(*span)]) and text[span[0]].islower() else None


def _made_behind_sign(text: str, start: int, _: str) -> Span | None:
    """ "Assignee: jvries02"."""
    match = BEHIND_SIGN.match(text, start)
    span = _span(match) if match else None
    return span if span and _is_telling(text, span) else None


def _right_behind(text: str, start: int, cue: str) -> Span | None:
    """ "account wstorm", "ingelogd als jvries02", "user deploy from": the form of the name or what follows says so."""
    match = RIGHT_BEHIND.match(text, start)
    if not match:
        return None
    span = _span(match)
    name = text[slice(*span)]
    if not _is_name(name):
        return None
    if _is_telling(text, span) or has_digit(name):
        return span
    if name.isupper() and cue in LABELS | WORDS and is_onset(name.lower()):
        return span
    if not name.islower() or name in ADVERBS:
        return None
    is_account = cue.endswith("account") and IS_AHEAD.match(text, span[1])
    is_logged = cue == "user" and (
        USER_AHEAD.match(text, span[1]) or USER_BEFORE.search(text, max(0, start - REACH), start)
    )
    return span if is_account or is_logged else None


def _as(text: str, start: int, _: str) -> Span | None:
    """ "logt in als hoving.f", "log in met beheer en als wachtwoord ..."."""
    window = text[start : start + AS_REACH]
    match = AS.match(text, start) if any(word in window for word in AS_WORDS) else None
    span = _span(match) if match else None
    return span if span and _is_name(text[slice(*span)]) and _is_telling(text, span) else None


def _greeted(text: str, start: int, cue: str) -> Span | None:
    """ "Beste Daan1983"."""
    match = FARTHER.match(text, start + len(cue) + 1)
    return _span(match) if match and is_made(match["name"]) else None


def _farther(text: str, start: int, cue: str) -> Span | None:
    """ "Op Teams heet hij bea_op_zee": the first made name in the rest of the sentence."""
    start += len(cue)
    end = min(len(text), start + FARTHEST)
    if not MADE_SIGN.search(text, start, end):
        return None
    stop = ENDS_SENTENCE.search(text, start, end)
    for match in FARTHER.finditer(text, start, stop.start() if stop else end):
        span = _span(match)
        if span[1] - span[0] > 1 and is_made(text[slice(*span)]):
            return span if _is_name(text[slice(*span)]) else None
    return None


def _before_site(text: str, start: int, _: str) -> Span | None:
    """ "xX_Kay_Xx op Discord"."""
    low = max(0, start - FARTHEST)
    match = BEFORE_SITE.search(text, low, start)
    return _span(match) if match and is_made(match["name"]) else None


def _in_log(text: str, start: int, _: str) -> Span | None:
    """ "sudo: wdekker : TTY", "Failed password for pvliet", "GRANT SELECT ON zaken TO pvliet"."""
    for form in LOG_FORMS:
        match = form.match(text, start)
        if match and _is_name(text[slice(*_span(match))]):
            return _span(match)
    return None


def _is_telling(text: str, span: Span) -> bool:
    """Whether the form of the name says that it is one, or a password follows."""
    name = text[slice(*span)]
    if is_made(name) or is_onset(name):
        return True
    return bool(PASSWORD_AHEAD.match(text, span[1]) or SECRET_AHEAD.match(text, span[1]))


def _is_name(name: str) -> bool:
    return len(name) > 1 and name.lower() not in NO_NAMES


def _span(match: re.Match[str]) -> Span:
    start, end = match.span("name")
    while match.string[end - 1] in ".-":
        end -= 1
    return start, end


Form = Callable[[str, int, str], Span | None]
BY_CUES: tuple[tuple[frozenset[str], tuple[Form, ...]], ...] = (
    (LABELS, (_behind_sign, _behind_is, _right_behind)),
    (WORDS, (_behind_sign, _right_behind, _farther)),
    (NEAR, (_made_behind_sign, _right_behind, _farther)),
    (SITES, (_before_site, _made_behind_sign, _farther)),
    (MAKERS, (_made_behind_sign, _right_behind)),
    (VERBS, (_as,)),
    (LOGS, (_in_log,)),
    (GREETINGS, (_greeted,)),
)
CUES = frozenset[str]().union(*(cues for cues, _ in BY_CUES))
FORMS = {word: tuple(form for cues, forms in BY_CUES if word in cues for form in forms) for word in CUES}
"""What is tried at each cue, in this order."""
