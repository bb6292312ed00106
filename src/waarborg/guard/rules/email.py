"""E-mail addresses, also those written so that a machine should not see them."""

import re
from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules.page import Page
from waarborg.guard.rules.why import by_rule

LONGEST_LOCAL = 64  # RFC 5321
LOCAL_SIGNS = frozenset(".+%_~-'")
DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,62}+)\.){1,8}[^\W\d_]{2,24}+(?![\w-])")
SPACED_DOMAIN = re.compile(rf" ?{DOMAIN.pattern}")
TLDS = "nl|com|org|eu|net|be|de|info|frl|amsterdam"
# Cut by a blank, or with a comma for the dot: only with an ending that is in use here.
BROKEN_DOMAIN = re.compile(rf" ?\n? ?(?:[^\W_][\w-]{{0,62}}+[.,]){{1,4}}(?:{TLDS})(?![\w-])")
USUAL_ENDING = re.compile(rf"\.(?:{TLDS})\Z", re.IGNORECASE)
EDGES = "'~.-"

DISGUISE_WORDS = frozenset({"at", "apenstaart", "apenstaartje", "apestaart", "apestaartje", "dot", "punt"})
BRACKETED = r" ?[(\[{<] ?(?:at|apen?staart(?:je)?|@|a) ?[)\]}>] ?"
AT = re.compile(rf"{BRACKETED}| ?@ ?| (?:at|apen?staart(?:je)?) |-at-", re.IGNORECASE)
DOT = r"(?: ?\. ?| ?[(\[{<] ?(?:punt|dot|\.) ?[)\]}>] ?| (?:punt|dot) )"
NAME_BEFORE = re.compile(rf"(?<![\w.])(?:[\w+-]{{1,40}}+{DOT}){{0,3}}[\w+-]{{1,40}}\Z", re.IGNORECASE)
DOMAIN_AFTER = re.compile(rf"(?:[^\W_][\w-]{{0,62}}+{DOT}){{1,4}}[^\W\d_]{{2,10}}(?![\w])", re.IGNORECASE)
SAID_DOT = re.compile(r"(?:punt|dot)", re.IGNORECASE)
BRACKET_ENDS = frozenset(")]")
HIDDEN_DOT = re.compile(r"(?<![\w.])(?:[\w.-]{1,40}+[(\[](?:punt|dot)[)\]]){1,3}\Z", re.IGNORECASE)
REACH = 100
PLAIN = "Een e-mailadres."
DISGUISED = "Een e-mailadres waarin woorden voor apenstaartje en punt staan."


def find(page: Page) -> Iterator[Finding]:
    """Every e-mail address."""
    text = page.text
    at = text.find("@")
    while at >= 0:
        span = _plain(text, at)
        if span:
            yield by_rule("email", span, confidence=0.99, sentence=PLAIN)
        at = text.find("@", at + 1)
    if page.has(DISGUISE_WORDS) or "(@)" in text or "[@]" in text or "(a)" in text or "-at-" in text:
        yield from _disguised(text)


def _plain(text: str, at: int) -> tuple[int, int] | None:
    spaced = text[at - 1 : at] == " " and text[at + 1 : at + 2] == " "
    start = end = at - spaced
    while start and end - start < LONGEST_LOCAL and (text[start - 1].isalnum() or text[start - 1] in LOCAL_SIGNS):
        start -= 1
    while start < end and text[start] in EDGES:
        start += 1
    if text[start - 1 : start] in BRACKET_ENDS:
        hidden = HIDDEN_DOT.search(text, max(0, start - REACH), start)
        start = hidden.start() if hidden else start
    if text[start - 1 : start] == ":" and "//" in text[max(0, start - REACH) : start]:
        return None  # the password of a connection string
    domain = (SPACED_DOMAIN if spaced else DOMAIN).match(text, at + 1) or BROKEN_DOMAIN.match(text, at + 1)
    return (start, domain.end()) if domain and start < end else None


def _disguised(text: str) -> Iterator[Finding]:
    for at in AT.finditer(text):
        domain = DOMAIN_AFTER.match(text, at.end())
        name = NAME_BEFORE.search(text, max(0, at.start() - REACH), at.start()) if domain else None
        if domain and name and _is_meant(name[0], at[0], domain[0]):
            yield by_rule("email", (name.start(), domain.end()), confidence=0.93, sentence=DISGUISED)


def _is_meant(name: str, at: str, domain: str) -> bool:
    """A bare "at" is an English word and a bare @ no disguise, unless a dot is in disguise too, or in the name."""
    sign = at.strip().lower()
    if sign not in {"at", "-at-", "@"} or SAID_DOT.search(domain):
        return True
    return sign != "@" and USUAL_ENDING.search(domain) is not None and ("." in name or sign == "-at-")
