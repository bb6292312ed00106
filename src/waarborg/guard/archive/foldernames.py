"""Whether the name of a folder may name a person. In doubt it may: what is hidden can be looked up, what is shown not.

The guard reads sentences and finds too little in a name such as `jansen_f` or `DossierElAmrani`. So each word of it is
also held against the lists of names; a word that no list knows is shown only if common words make it up.
"""

import re
import unicodedata
from functools import lru_cache

from waarborg.guard.checking import check
from waarborg.guard.names.lexicon import COMMON, PLACE, first_name, surname
from waarborg.guard.policy import GuardPolicy

WORD = re.compile(r"[^\W\d_]+")
CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
BY_SURNAME = re.compile(r"[^\W\d_][\w' -]{0,40}, ?(?:[A-Z]\.? ?){1,6}")
NUMBERED = re.compile(r"map \d+", re.IGNORECASE)

BEFORE_SURNAMES = frozenset({
    "dossier", "zaak", "casus", "klant", "inwoner", "medewerker", "kind", "leerling", "patiënt", "cv", "sollicitatie",
    "van", "von", "de", "der", "den", "du", "la", "le", "el", "al", "ten", "ter", "te", "ibn", "ben", "bin", "abu",
    "oude", "op", "uit", "in", "vd", "mac", "mc", "heer", "mevrouw", "meneer", "mevr", "mw", "dhr", "dr", "drs", "mr",
    "ir", "ing", "familie", "fam", "client", "cliënt", "weduwe", "wed",
})  # fmt: skip
MONTHS = frozenset({"april", "mei", "juni", "augustus"})
PARTICLES = frozenset({"van", "von", "den", "der", "ten", "ter"})
OF_COMPUTERS = frozenset({
    "backup", "backups", "docs", "temp", "mailbox", "inbox", "intranet", "sharepoint", "outlook", "pdfs", "html",
    "json",
})  # fmt: skip

RARE, OFTEN, VERY_OFTEN, NEVER = 1, 2, 3, 4
ABBREVIATION = 3
"""So many letters can stand for anything, such as WMO and ICT."""

SHORTEST = 3
LONGEST = 60
LINKS = ("", "s", "e", "en")


def may_name_someone(folder: str, *, policy: GuardPolicy) -> bool:
    """Whether one part of a path may hold the name, or another trace, of a person. A number of ours counts too."""
    folder = unicodedata.normalize("NFC", folder)
    written = words_of(folder)
    words = [word.lower() for word in written]
    return (
        NUMBERED.fullmatch(folder) is not None
        or any(map(_is_name, words, ["", *words], [*words[1:], ""]))
        or _is_full_name(words)
        or BY_SURNAME.fullmatch(folder) is not None
        or any(_tells(text, policy) for text in (folder, " ".join(written)))
    )


def _is_full_name(words: list[str]) -> bool:
    """Whether all words are known as names, one of them very often: each may be a common word too."""
    known = [_known_as_name(_facts(word)) for word in words]
    return len(words) > 1 and min(known) >= RARE and max(known) == VERY_OFTEN


def _tells(text: str, policy: GuardPolicy) -> bool:
    """Whether the guard finds something, apart from common words that it takes for a name as they stand alone."""
    return any(
        finding.kind != "person" or _names(words_of(text[finding.start : finding.end]))
        for finding in check(text, policy=policy).findings
    )


def _names(words: list[str]) -> bool:
    facts = [_facts(word.lower()) for word in words if word.lower() not in BEFORE_SURNAMES]
    are_common = all(known & COMMON for known in facts)
    return not are_common or all(_known_as_name(known) == VERY_OFTEN for known in facts)


def _facts(word: str) -> int:
    from waarborg.guard.names.model import model  # takes a while, and is only needed when a scan is done

    return model().facts_of(word)


def _known_as_name(facts: int) -> int:
    return max(first_name(facts), surname(facts))


def words_of(folder: str) -> list[str]:
    """The words of a name: cut at every sign, at digits and at capitals within a word."""
    return [part for word in WORD.findall(folder) for part in CAMEL.split(word)]


def _is_name(word: str, before: str, after: str) -> bool:
    facts = _facts(word)
    known = _known_as_name(facts)
    is_after, is_by_initial = before in BEFORE_SURNAMES, 1 in {len(before), len(after)}
    if facts & COMMON:
        enough = OFTEN if is_by_initial else VERY_OFTEN if is_after else NEVER
        return (first_name(facts) >= OFTEN and word not in MONTHS) or surname(facts) >= enough
    if len(word) < SHORTEST:
        return known >= OFTEN
    if facts & PLACE:
        enough = OFTEN if is_after or is_by_initial else VERY_OFTEN
        return first_name(facts) >= OFTEN or surname(facts) >= enough
    if known >= RARE or _has_initial(word):
        return True
    return len(word) > ABBREVIATION and word not in OF_COMPUTERS and not _is_made_of_words(word)


def _has_initial(word: str) -> bool:
    """Whether it is a surname with an initial before or behind it, as in the name of an account: `jwiersma`."""
    return any(
        len(rest) > ABBREVIATION and surname(facts := _facts(rest)) >= OFTEN and not facts & COMMON
        for rest in (word[1:], word[:-1])
    )


@lru_cache(4096)
def _is_made_of_words(word: str) -> bool:
    """Whether common words stand in it one after the other, as in Dutch: `personeel-s-zaken`, `foto-s`.

    A piece that is a common name is no such word: it can be what the folder is called after.
    """
    if len(word) > LONGEST:
        return False
    reached = {0}
    for end in range(SHORTEST, len(word) + 1):
        if any(_joins(word[start:end]) for start in reached if end - start >= SHORTEST):
            reached.add(end)
    return len(word) in reached


def _joins(piece: str) -> bool:
    return any(
        _is_plain(piece.removesuffix(link))
        for link in LINKS
        if piece.endswith(link) and len(piece) - len(link) >= SHORTEST
    )


def _is_plain(word: str) -> bool:
    facts = _facts(word)
    is_name = first_name(facts) >= OFTEN or surname(facts) == VERY_OFTEN or word in PARTICLES
    return bool(facts & (COMMON | PLACE)) and not is_name
