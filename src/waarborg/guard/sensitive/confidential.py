"""Confidential and secret matter (art. 4.2): markings, credentials, prices and the municipality's own words."""

from functools import lru_cache

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.policy import GuardPolicy
from waarborg.guard.sensitive.credentials import credentials
from waarborg.guard.sensitive.markings import markings
from waarborg.guard.sensitive.prices import prices
from waarborg.guard.words import Words

SHORTEST_OWN_STEM = 5  # letters: a shorter own word is not looked for at the start of a compound


def confidential(text: str, words: Words, policy: GuardPolicy) -> list[Finding]:
    """What art. 4.2 keeps inside. Findings may overlap: the caller chooses."""
    return [*markings(text, words), *credentials(text, words), *prices(text, words), *own_words(words, policy)]


def own_words(words: Words, policy: GuardPolicy) -> list[Finding]:
    """The words of `policy.own_words`, whole and, for longer ones, as the beginning of a compound."""
    if not policy.own_words:
        return []
    firsts, stems = _own(policy.own_words)
    hits = words.present & firsts.keys()
    compounds = {word for word in words.present if stems and word.startswith(stems)} - hits
    if not hits and not compounds:
        return []
    findings: list[Finding] = []
    lower, end = words.lower, -1
    for index, word in enumerate(lower):
        if index < end or (word not in hits and word not in compounds):
            continue
        length = next((len(own) for own in firsts.get(word, ()) if _stands(lower, index, own)), 0)
        if length:
            end = index + length
            why = Why("list", "Een woord van de eigen lijst van de gemeente.")
            findings.append(found("own_word", words.starts[index], words.end(end - 1), 0.99, why))
        elif word in compounds:
            why = Why("list", "Begint met een woord van de eigen lijst van de gemeente.")
            findings.append(found("own_word", words.starts[index], words.end(index), 0.8, why))
    return findings


def _stands(lower: list[str], index: int, own: tuple[str, ...]) -> bool:
    return tuple(lower[index : index + len(own)]) == own


@lru_cache(maxsize=8)
def _own(own_words: tuple[str, ...]) -> tuple[dict[str, list[tuple[str, ...]]], tuple[str, ...]]:
    """Entries by first word, longest first; and the single words that may begin a compound."""
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for entry in sorted(own_words, key=len, reverse=True):
        tokens = tuple(Words(entry).lower)
        if tokens:
            firsts.setdefault(tokens[0], []).append(tokens)
    stems = tuple(
        first
        for first, entries in firsts.items()
        if len(first) >= SHORTEST_OWN_STEM and any(len(own) == 1 for own in entries)
    )
    return firsts, stems
