"""Names in forms, lists and tables written as text."""

from bisect import bisect_left
from collections.abc import Iterator

from waarborg.guard.columns import cells_below
from waarborg.guard.names import cues
from waarborg.guard.names.phrases import Named, Phrases, is_likely, skip

LIST_SIGNS = frozenset({",", ";", "/", "&", "+", "en", "|", "-", "•", "*", "\n"})
BULLETS = frozenset({"'", '"', "-", "*", "•", "."})
FIELD_SIGNS = ":|="
LONGEST_FIELD = 3
MANY = 40
"""So many names a list behind one field has at most."""


def in_field(phrases: Phrases, place: int) -> Iterator[Named]:
    """ "Naam: Jansen, P.", "Aanwezig: Mirte Stapel, Hasan Yıldırım en Bo de Wit"."""
    forms = phrases.words.forms
    longest = LONGEST_FIELD if phrases.words.lower[place] in cues.HEADS else 1
    for sign in range(place + 1, min(place + 1 + longest, len(forms))):
        if forms[sign] in FIELD_SIGNS:
            yield from _listed(phrases, sign + 1, phrases.words.lower[place])
        if forms[sign] in FIELD_SIGNS or forms[sign][0] == "\n":
            return
    if phrases.is_tab_behind(place):
        yield from _listed(phrases, place + 1, phrases.words.lower[place])


def in_column(phrases: Phrases, place: int) -> Iterator[Named]:
    """Every name below the head "Naam" or "Contactpersoon"."""
    words = phrases.words
    if not phrases.has_rows:
        return
    for start, end in cells_below(words.text, words.starts[place]):
        first = bisect_left(words.starts, start)
        last = with_initials(phrases, phrases.end(first)) if first < len(words.forms) else first
        is_thing = last == first + 1 and phrases.is_compound(first)
        if last > first and words.end(last - 1) <= end and not is_thing and is_likely(phrases, first, last):
            yield Named(first, last, 0.9, "Een naam in een kolom met namen.", words.lower[place])


def _listed(phrases: Phrases, start: int, cue: str) -> Iterator[Named]:
    """The names of a list: with commas, "en", or each on a line of its own behind a dash."""
    words = phrases.words
    for _ in range(MANY):
        start = skip(words, start, BULLETS)
        while start < len(words.forms) and words.lower[start] in cues.TITLES:
            start = skip(words, start + 1, frozenset({"."}))
        end = phrases.end(start, small=True)
        is_field = end < len(words.forms) and words.forms[end] in ":="
        if end == start or is_field or not is_likely(phrases, start, end):
            return
        end = with_initials(phrases, end)
        yield Named(start, end, 0.9, "Een naam in een veld of een lijst.", cue)
        if end >= len(words.forms) or (words.lower[end] not in LIST_SIGNS and words.forms[end][0] != "\n"):
            return
        start = end + 1


def with_initials(phrases: Phrases, end: int) -> int:
    """Behind a surname what belongs before it: "Jansen, P.", "Vries, J. de", "Verhoeven, Ilse"."""
    forms = phrases.words.forms
    if forms[end : end + 1] != [","] or not phrases.is_turned(end):
        return end
    behind = phrases.prefix_end(end + 2)
    is_last = behind >= len(forms) or not forms[behind][0].isalpha()
    return behind if is_last else end + 2
