"""Usual first names where little else says that a name stands: "kees heeft …", "jan de vries", "hij heet tim"."""

from collections.abc import Iterator

from waarborg.guard.names.lexicon import first_name, surname
from waarborg.guard.names.phrases import Named, Phrases

USUAL = 3
"""The lexicon's degree of first names that most people know."""

CALLED = frozenset({"heet", "heette", "heten", "genaamd", "genoemd"})
SKIPPED = frozenset({"nu", "ook", "toch", "gewoon"})


def before_verb(phrases: Phrases, verb: int) -> Iterator[Named]:
    """ "Kees heeft diabetes", "jan belde"; not "Roos is een kleur": that is as much a surname and a word."""
    place = verb - 1
    if place < 0 or not phrases.begins_sentence(place) or not _is_usual(phrases, place):
        return
    is_word = phrases.is_word(place) and surname(phrases.facts(place)) == USUAL
    if not is_word:
        yield Named(place, verb, 0.7, "Een voornaam vooraan een zin, met een werkwoord erachter.")


def with_prefix(phrases: Phrases, prefix: int) -> Iterator[Named]:
    """ "jan de vries" and "JAN DE VRIES": a first name and a surname that the lists know, around a prefix."""
    first = prefix - 1
    if first < 0 or not _is_usual(phrases, first):
        return
    last = phrases.prefix_end(prefix)
    if last == prefix or last >= len(phrases.words.forms):
        return
    form = phrases.words.forms[first]
    is_one_case = form.islower() == phrases.words.forms[last].islower()
    if is_one_case and surname(phrases.facts(last)) == USUAL and not phrases.is_company(first, last + 1):
        yield Named(first, last + 1, 0.75, "Een voornaam en een achternaam die vaak voorkomen.")


def behind_called(phrases: Phrases, place: int) -> Iterator[Named]:
    """ "de zoon heet tim", "een man genaamd Kees"."""
    words = phrases.words
    start = place + 1
    if start < len(words.forms) and words.lower[start] in SKIPPED:
        start += 1
    if start < len(words.forms) and _is_usual(phrases, start):
        end = max(phrases.end(start), start + 1)
        yield Named(start, end, 0.85, "Een naam achter een woord als heet of genaamd.", words.lower[place])


def _is_usual(phrases: Phrases, place: int) -> bool:
    return first_name(phrases.facts(place)) == USUAL and not phrases.is_place(place)
