"""Names of users in running text: an initial before a surname (jvdberg), parts with an underscore (bea_op_zee)."""

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import normalize

from waarborg.guard.names.lexicon import surname
from waarborg.guard.names.model import model
from waarborg.guard.rules.lists import of_file
from waarborg.guard.rules.loginforms import DIGITS, ODD_PAIRS, SHORTEST, is_made, is_numbered, is_onset
from waarborg.guard.rules.page import Page
from waarborg.guard.rules.tokens import tokens

Span = tuple[int, int]
BEFORE = of_file("users.before")
OF_NAME = re.compile(r"[a-z]{1,2}(?:vd|vdr|vander|vanden|vande|van|de)[a-z]{4,12}")
IN_BRACKETS = re.compile(r"\((?P<name>[a-z]{5,15})\)")
JOINED = re.compile(r"(?<![\w.@/\"'<=$%{-])[a-z]{2,14}(?:_[a-z\d]{1,14}){1,3}(?![\w(=:\"'@/\\}-]|\.\w)")
UNDERSCORE = frozenset("_")
APART = re.compile(r"(?:\A|[^\w.@/-])?[a-z\d]{5,24}(?![\w@/]|-\w|\.\w)", re.IGNORECASE)
WORD_BEFORE = re.compile(r"([^\W\d_]{2,14})[ ]\Z")
REACH = 16
CUES = of_file("users.label", "users.word")
BARE_SIGNS = frozenset("_(")
SIGNS = BARE_SIGNS | CUES | of_file("users.around")
INITIALS = range(1, 4)
MOST_BEHIND = 3
USUAL = 2
SHORTEST_SURNAME = 4


def lettered(page: Page, signs: frozenset[str]) -> Iterator[Span]:
    """Where such names stand, though no word says that they are names; `signs` are those of SIGNS in the text."""
    text, words = page.text, page.words
    if "_" in signs:
        yield from _joined(page)
    if "(" in signs:
        yield from (match.span("name") for match in IN_BRACKETS.finditer(text) if is_onset(match["name"]))
    if not signs <= BARE_SIGNS:
        names = _of_surnames(page)
        for index in tokens(words, frozenset(names)) if names else ():
            if APART.match(text, max(0, words.starts[index] - 1)):
                yield words.starts[index], words.end(index)


def _joined(page: Page) -> Iterator[Span]:
    """The names with an underscore."""
    text, words = page.text, page.words
    last = 0
    for sign in tokens(words, UNDERSCORE):
        if not sign or words.starts[sign] < last:
            continue
        match = JOINED.match(text, words.starts[sign - 1])
        last = match.end() if match else words.starts[sign]
        if match and _is_joined(text, match):
            yield match.span()


def _is_joined(text: str, match: re.Match[str]) -> bool:
    """Whether a part begins as no word does, or a word before it says that somebody is meant."""
    name = match[0]
    if any(is_onset(part) for part in name.split("_") if len(part) >= SHORTEST):
        return True
    before = WORD_BEFORE.search(text, max(0, match.start() - REACH), match.start())
    return before is not None and before[1].lower() in BEFORE and is_made(name)


def _of_surnames(page: Page) -> set[str]:
    """Words in small letters that are initials and a surname: jvdberg, klooman1 near Looman, ecarlinb near E Carlin."""
    present = page.words.present
    names = {word for word in present if len(word) >= SHORTEST and word[:2] in ODD_PAIRS and _is_odd(word, present)}
    near = _initials(page.words.forms) if page.has(CUES) else {}
    if not near:
        return names
    small = {form for form in page.words.forms if form.islower() and len(form) >= SHORTEST}
    return names | {word for word in small if _is_near(word, near)}


def _is_odd(word: str, present: frozenset[str]) -> bool:
    """Whether a word that begins as no Dutch word does goes on as a surname, of the text or with a prefix."""
    if not word.isascii() or not word.isalnum():
        return False
    bare = word.rstrip(DIGITS)
    if OF_NAME.fullmatch(bare) or (bare != word and is_numbered(word)):
        return True
    return any(
        len(bare) - size >= SHORTEST_SURNAME and (bare[size:] in present or _is_surname(bare[size:]))
        for size in INITIALS
    )


def _is_surname(word: str) -> bool:
    """Whether the lexicon of the name model has the word as a usual surname."""
    return surname(model().facts_of(word)) >= USUAL


def _initials(forms: list[str]) -> dict[str, set[str]]:
    """By each surname in small letters the initials of the capitalised words before it."""
    initials: dict[str, set[str]] = {}
    for before, form in pairwise(forms):
        if form[0].isupper() and before[0].isupper() and len(form) >= SHORTEST_SURNAME:
            initials.setdefault(form.lower(), set()).add(normalize("NFD", before[0])[0].lower())
    return initials


def _is_near(word: str, initials: dict[str, set[str]]) -> bool:
    """Whether the word is such a surname with its initial before it, and at most two letters behind it."""
    return any(
        word[0] in initials.get(word[first : len(word) - last], ())
        for first in INITIALS[:2]
        for last in range(MOST_BEHIND)
    )
