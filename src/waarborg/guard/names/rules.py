"""Names that stand where no sentence is: behind a title, in a greeting, under a letter."""

from collections.abc import Callable, Iterator

from waarborg.guard.names import cues
from waarborg.guard.names.fields import in_column, in_field, with_initials
from waarborg.guard.names.firstnames import CALLED, before_verb, behind_called, with_prefix
from waarborg.guard.names.phrases import Named, Phrases, is_likely, skip
from waarborg.guard.words import Words

CLOSING_LINES = 4
LONGEST_SPEAKER = 4
LONGEST_WHOLE = 5
LONGEST_SHORT_TITLE = 4  # a dot behind "mevrouw" ends the sentence
MOST_TITLES = 6
DEPARTMENTS = frozenset({"HR", "MR", "DR"})  # in capitals no title
DOT = frozenset({"."})
NOT_FIRST = cues.TITLES | cues.OFFICES | cues.SALUTATIONS | cues.CLOSINGS


def named(phrases: Phrases) -> Iterator[Named]:
    """All names that a rule finds. They may overlap."""
    yield from _whole(phrases)
    lower = phrases.words.lower
    for place in [
        place for place, word in enumerate(lower) if word in RULES or word[0] == "\n" or word[-1] == "." != word
    ]:
        for rule in RULES.get(lower[place], LINE if lower[place][0] == "\n" else WITH_INITIALS):
            for name in rule(phrases, place):
                if not (phrases.is_only_initials(name.first, name.last) or phrases.is_company(name.first, name.last)):
                    yield name


def _line(phrases: Phrases, line_break: int) -> Iterator[Named]:
    """A line, or what stands behind its bullet, that is a usual first name and a surname and nothing else."""
    words = phrases.words
    first = skip(words, line_break + 1, BULLETS)
    if first >= len(words.forms) or not phrases.is_capital(first) or not phrases.is_first_name(first):
        return
    end = phrases.end(first)
    is_whole = end >= len(words.forms) or words.forms[end][0] == "\n"
    if is_whole and end - first > 1 and phrases.is_surname(end - 1):
        yield Named(first, end, 0.85, "Een regel die alleen uit een naam bestaat.")


BULLETS = frozenset("-*•·")


def _whole(phrases: Phrases) -> Iterator[Named]:
    """A text that is nothing but a name: a cell, an answer, a search."""
    forms = phrases.words.forms
    if len(forms) > LONGEST_WHOLE or phrases.words.lower[0] in NOT_FIRST or phrases.end(0) != len(forms):
        return
    if phrases.is_capital(0) and phrases.is_plain_word(0) and phrases.prefix_end(0) == 0:
        return  # "Paard van Marken"
    capitals = [place for place in range(len(forms)) if phrases.is_capital(place)]
    begins = phrases.is_initials(0) or phrases.is_prefixed(capitals[-1]) or phrases.is_first_name(0)
    is_alone = len(forms) == 1 and not phrases.is_place(0) and phrases.is_surname(0)
    if is_alone or (begins and len(forms) > 1 and phrases.is_surname(capitals[-1])):
        yield Named(0, len(forms), 0.85, "De hele tekst is een naam.")


def _behind_title(phrases: Phrases, place: int) -> Iterator[Named]:
    """ "mevr. drs. J. de Vries", "de heer en mevrouw Jansen"; in a chat also "mevrouw jansen"."""
    lower = phrases.words.lower
    if phrases.words.forms[place] in DEPARTMENTS:
        return
    start = skip(phrases.words, place + 1, DOT) if len(lower[place]) <= LONGEST_SHORT_TITLE else place + 1
    for _ in range(MOST_TITLES):
        if start < len(lower) and lower[start] in cues.TITLES:
            start = skip(phrases.words, start + 1, DOT)
    end = phrases.end(start, small=True)
    if end > start and not phrases.is_called_after(end - 1):
        yield Named(start, end, 0.95, "Een naam achter een titel of aanspreekvorm.", phrases.words.lower[place])


def _behind_office(phrases: Phrases, place: int) -> Iterator[Named]:
    """ "wethouder Smit", "mijn buurvrouw Corrie", not "wethouder Onderwijs"."""
    start = place + 1
    if not cues.PORTFOLIOS.isdisjoint(phrases.words.lower[start : start + 1]):
        return
    if phrases.words.forms[start : start + 1] == ["van"]:  # "burgemeester van Hartelstein", "de opa van Jochem"
        start += 1
        if start >= len(phrases.words.forms) or not phrases.is_listed(start, level=2) or phrases.is_place(start):
            return
    end = phrases.end(start)
    is_subject = end == start + 1 and phrases.is_compound(start)  # "beleidsadviseur Klimaatadaptatie"
    if end > start and not is_subject and is_likely(phrases, start, end) and not phrases.is_called_after(end - 1):
        yield Named(start, end, 0.85, "Een naam achter een functie of een rol.", phrases.words.lower[place])


def _from_initials(phrases: Phrases, place: int) -> Iterator[Named]:
    """ "J.P. Bakker", "P.J. (Piet) de Boer", not "A. Inleiding"."""
    end = phrases.end(place)
    is_one = len(phrases.words.forms[place]) == len("A.")
    is_name = end > place + 1 and (not is_one or phrases.is_surname(end - 1))
    if is_name and not phrases.is_called_after(end - 1):
        yield Named(place, end, 0.9, "Voorletters met een achternaam.")


def _behind_salutation(phrases: Phrases, place: int) -> Iterator[Named]:
    """ "Beste Samira," but not "Beste collega's,"."""
    if not (phrases.begins_sentence(place) or phrases.words.lower[place - 1] in BEFORE_SALUTATION):
        return  # "de ene dag praat je"
    start = place + 1
    end = phrases.end(start, small=True)
    is_known = end > start and phrases.is_listed(start, level=2)
    if is_known or (end > start and not phrases.is_plain_word(start) and _ends(phrases.words, end)):
        yield Named(start, end, 0.9, "Een naam in een aanhef.", phrases.words.lower[place])


BEFORE_SALUTATION = cues.SALUTATIONS | frozenset("\",'>(|")


def _ends(words: Words, place: int) -> bool:
    return place >= len(words.forms) or words.forms[place][0] in ",!.\n;:-"


def _under_letter(phrases: Phrases, place: int) -> Iterator[Named]:
    """A line of its own below "Met vriendelijke groet,", or behind it: "Groetjes Piet"."""
    words = phrases.words
    first = skip(words, place + 1, frozenset({",", "."}))
    end = phrases.end(first, small=True)
    if end > first and _ends(words, end) and phrases.is_listed(first, level=2) and is_likely(phrases, first, end):
        yield Named(first, end, 0.85, "Een naam achter een groet.", words.lower[place])
    lines = 0
    for start in range(place + 1, min(len(words.forms), place + 40)):
        if words.forms[start][0] != "\n":
            continue
        lines += 1
        end = phrases.end(start + 1, small=lines == 1)
        is_whole = end > start + 1 and (end >= len(words.forms) or words.forms[end][0] in "\n,|(-/")
        if is_whole and is_likely(phrases, start + 1, end):
            yield Named(start + 1, end, 0.9, "Een naam onder een brief of mail.", words.lower[place])
        if lines >= CLOSING_LINES:
            return


def _behind_copy(phrases: Phrases, place: int) -> Iterator[Named]:
    """ "t.a.v. mw. S. Yildiz-Kaya", "gez. Van Dijk"."""
    start = skip(phrases.words, place + 1, frozenset({".", ":"}))
    end = phrases.end(start, small=True)
    if end > start and is_likely(phrases, start, end):
        yield Named(start, end, 0.9, "Een naam achter een aanduiding zoals t.a.v. of gez.", phrases.words.lower[place])


def _reversed(phrases: Phrases, comma: int) -> Iterator[Named]:
    """ "Jansen, P." and "Vries, J. de" anywhere."""
    forms = phrases.words.forms
    if not phrases.is_turned(comma):
        return
    start = comma - 1
    while start > 0 and phrases.prefix_end(start - 1) == start:
        start -= 1
    if len(forms[comma - 1]) > 1:
        yield Named(
            start, with_initials(phrases, comma), 0.9, "Een achternaam met de voornaam of voorletters erachter."
        )


def _speaker(phrases: Phrases, colon: int) -> Iterator[Named]:
    """ "Fatima: …" at the start of a line."""
    words = phrases.words
    start = colon
    while start > 0 and colon - start < LONGEST_SPEAKER and words.forms[start - 1][0] not in "\n]>":
        start -= 1
    if start == colon or (start and words.forms[start - 1][0] not in "\n]>") or phrases.end(start) != colon:
        return
    if (_is_in_chat(words, start) or _is_known(phrases, start, colon)) and not phrases.is_plain_word(start):
        is_field = words.lower[start] in cues.FIELDS
        if not is_field:
            yield Named(start, colon, 0.75, "Een naam vooraan een regel, met een dubbele punt.")


def _is_in_chat(words: Words, start: int) -> bool:
    """Whether a time in brackets stands before it, as in a chat that was copied: "[12:04] Ank: "."""
    return start > 1 and words.forms[start - 1] == "]" and words.forms[start - 2][0].isdigit()


def _is_known(phrases: Phrases, start: int, end: int) -> bool:
    """Whether its words are usual names, and one word alone more a first name than a word."""
    capitals = [place for place in range(start, end) if phrases.is_capital(place)]
    if not all(phrases.is_listed(place, level=2) or phrases.is_initials(place) for place in capitals):
        return False
    return start + 1 < end or phrases.is_first_name(start) or not phrases.is_word(start)


Rule = Callable[[Phrases, int], Iterator[Named]]


def _by_word(*rows: tuple[frozenset[str], Rule]) -> dict[str, tuple[Rule, ...]]:
    words = frozenset[str]().union(*(row[0] for row in rows))
    return {word: tuple(rule for cue_words, rule in rows if word in cue_words) for word in words}


RULES = _by_word(
    (cues.TITLES, _behind_title),
    (cues.OFFICES, _behind_office),
    (cues.SALUTATIONS, _behind_salutation),
    (cues.CLOSINGS, _under_letter),
    (cues.FIELDS, in_field),
    (cues.HEADS, in_column),
    (cues.COPIED, _behind_copy),
    (cues.VERBS, before_verb),
    (cues.JOINING, with_prefix),
    (CALLED, behind_called),
    (frozenset({","}), _reversed),
    (frozenset({":"}), _speaker),
)
"""Which rules look at a token, by its small letters."""

LINE: tuple[Rule, ...] = (_line,)
WITH_INITIALS: tuple[Rule, ...] = (_from_initials,)
