"""The forms that a marking can have ("strikt vertrouwelijk", "alleen voor de raad"), and where they stand in a text."""

import re
from dataclasses import dataclass
from functools import cache

from waarborg.guard.sensitive.lexicon import Lexicon, Phrase
from waarborg.guard.sensitive.lists import entries
from waarborg.guard.sensitive.matches import Match, longest, matches
from waarborg.guard.words import Words


@dataclass(frozen=True, slots=True)
class Form:
    """One list of markings: its kind, and the log-odds that a phrase of it is a marking before its place is seen.

    A form that is `said` is a marking in the middle of a sentence too; `tail` is what it may go on with.
    """

    kind: str
    prior: float
    said: bool = False
    tail: re.Pattern[str] | None = None


ARTICLE = (
    r"\s+(?:op\s+grond\s+van|ex|krachtens|o\.g\.v\.)\s+art(?:ikel|\.)\s*\d+[a-z]?(?:\s+(?:van\s+de\s+)?Gemeentewet)?"
)
GROUNDS = re.compile(
    rf"(?:\s+opgelegd)?(?:\s+door\s+(?:het\s+college|de\s+raad|de\s+burgemeester))?(?:{ARTICLE})", re.IGNORECASE
)
BEYOND = re.compile(r"\s+(?:buiten|met)\s+(?:(?:de|het|deze|dit)\s+)?\w+(?:\s(?-i:[A-Z])\w*)?", re.IGNORECASE)
LEVEL = re.compile(r"\s\(?(?:BBN|BIV)\s?[123]\+?\)?", re.IGNORECASE)

# By the name of their list; the last three are made from lists of parts.
FORMS = {
    "marking.secret.said": Form("secret_marking", 1.2, said=True, tail=GROUNDS),
    "marking.secret.likely": Form("secret_marking", 0.8, tail=GROUNDS),
    "marking.secret.place": Form("secret_marking", -0.4),
    "marking.secret.weak": Form("secret_marking", -1.8, tail=GROUNDS),
    "marking.said": Form("confidential_marking", 1.5, said=True),
    "marking.likely": Form("confidential_marking", 0.6),
    "marking.donot": Form("confidential_marking", -0.2, tail=BEYOND),
    "marking.place": Form("confidential_marking", -0.6, tail=LEVEL),
    "marking.weak": Form("confidential_marking", -1.5, tail=LEVEL),
    "degree": Form("confidential_marking", -0.4, tail=LEVEL),
    "audience": Form("confidential_marking", 0.4, tail=re.compile(r"\s+te\s+(?:openen|lezen)|\s+bij\s+de\s+griffie")),
    "somebody": Form("confidential_marking", -1.4),
}
ONLY = frozenset({"alleen", "uitsluitend", "enkel", "slechts"})
# For somebody whom no list knows: "alleen voor leden ROT".
SOMEBODY = re.compile(
    r"(?:alleen|uitsluitend|enkel)\s+(?:bestemd\s+|bedoeld\s+)?voor\s+(?P<who>[\w&-]{2,25}(?:\s[\w&-]{2,20}){0,2})(?=\s*(?:$|[.!)\]]))",
    re.IGNORECASE | re.MULTILINE,
)
EVERYBODY = frozenset(entries("marking.everybody"))
COMPOUND = "vertrouwelijk"
LOUD = COMPOUND.upper()
COMPOUNDS = [Phrase("marking.place", (COMPOUND,))]  # "raadsvertrouwelijk"


@dataclass(frozen=True, slots=True)
class Marked:
    """A phrase that might be a marking, in characters, and its form."""

    start: int
    end: int
    form: Form


def marked(text: str, words: Words) -> list[Marked]:
    """Every phrase that might be a marking, in order; none overlap."""
    book = _book()
    present = book.standing(words.present)
    if not ONLY.isdisjoint(words.present):
        for word, phrases in _audiences().standing(words.present).items():
            present[word] = [*present.get(word, ()), *phrases]
    if COMPOUND in text or LOUD in text:
        present |= {word: COMPOUNDS for word in words.present if word.endswith(COMPOUND) and word not in present}
    if not present and ONLY.isdisjoint(words.present):
        return []
    whole = [match for match in matches(words, present) if _is_on_one_line(words, match)] if present else []
    found = [_phrase(text, words, match) for match in longest(whole)]
    if not ONLY.isdisjoint(words.present):
        found += [marked for start in words.places(ONLY) if (marked := _somebody(text, start))]
    return _apart(found)


def _is_on_one_line(words: Words, match: Match) -> bool:
    """Whether no line ends within it: below "VERTROUWELIJK" a title may stand."""
    return not any(form[0] == "\n" for form in words.forms[match.left : match.right])


def _phrase(text: str, words: Words, match: Match) -> Marked:
    form = FORMS[match.group]
    end = words.end(match.end - 1)
    tail = form.tail.match(text, end) if form.tail else None
    return Marked(words.starts[match.first], tail.end() if tail else end, form)


def _somebody(text: str, start: int) -> Marked | None:
    match = SOMEBODY.match(text, start)
    if not match or match["who"].lower() in EVERYBODY or match["who"].split()[0].lower() in EVERYBODY - {"leden"}:
        return None
    return Marked(start, match.end(), FORMS["somebody"])


def _apart(found: list[Marked]) -> list[Marked]:
    """The markings in order; of two that overlap the first, of two at one place the one with the higher prior."""
    kept: list[Marked] = []
    for marked in sorted(found, key=lambda marked: (marked.start, -marked.form.prior)):
        if not kept or marked.start >= kept[-1].end:
            kept.append(marked)
    return kept


@cache
def _book() -> Lexicon:
    book = Lexicon()
    for name in FORMS:
        for entry in entries(name) if name.startswith("marking.") else ():
            book.add(entry, name)
    for who in (*entries("marking.audience"), *entries("marking.outsiders")):
        book.add(f"niet voor|aan|naar {who}", "marking.donot")
    for degree in entries("marking.degree"):
        book.add(f"{degree} {COMPOUND}", "degree")
    return book.close()


@cache
def _audiences() -> Lexicon:
    book = Lexicon()
    for who in entries("marking.audience"):
        book.add(f"alleen|uitsluitend|slechts|enkel voor|door|aan {who}", "audience")
        book.add(f"alleen|uitsluitend|enkel bestemd|bedoeld voor {who}", "audience")
        book.add(f"alleen|uitsluitend ter inzage|kennisname|kennisneming|informatie voor {who}", "audience")
        book.add(f"alleen|uitsluitend {who}", "somebody")
    return book.close()
