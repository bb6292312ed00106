"""All names in a text: what the model reads, what the rules add, and every later mention of the same people."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.names import cues
from waarborg.guard.names.features import PREFIXES, ROLES
from waarborg.guard.names.initials import initials, only_initials
from waarborg.guard.names.listing import in_lists
from waarborg.guard.names.model import Name, model
from waarborg.guard.names.phrases import NO_NAME, SHORTENED, Named, Phrases
from waarborg.guard.names.rules import named
from waarborg.guard.words import Words

MODEL_SENTENCE = "Het taalmodel leest hier een naam: het woord zelf en de woorden eromheen wijzen daarop."
AGAIN_SENTENCE = "Dezelfde naam staat ook ergens anders in de tekst."
SURE = 0.8
"""From this confidence on, a name is searched for in the rest of the text."""

CERTAIN = 0.97
"""From this confidence on, the model is believed when it reads a compound ("Molenveld") as a name."""

SHORTEST_AGAIN = 3


def persons(words: Words, *, bias: float = 0.0) -> list[Finding]:
    """Names of persons and initials, in the order of the text, none overlapping. `bias`: see `NameModel.names`."""
    if not words.forms:
        return []
    reader = model()
    phrases = Phrases(words, reader.facts_of)
    read = [name for run in reader.names(words.forms, bias=bias) for name in _trimmed(phrases, run)]
    first = [
        name
        for name in _joined(read, list(named(phrases)))
        if not phrases.is_known(name.first, name.last, name.confidence)
    ]
    first = _completed(phrases, first)
    first += in_lists(phrases, first)
    everyone = [*first, *_again(phrases, first)]
    people = sorted((_finding(words, name) for name in everyone), key=lambda finding: finding.start)
    bare = {(person.start, person.end) for person in people if only_initials(words.text[person.start : person.end])}
    people = [person for person in people if (person.start, person.end) not in bare]
    letters = initials(words, [(finding.start, finding.end) for finding in people], sure=bare)
    return sorted([*people, *letters], key=lambda finding: finding.start)


def _trimmed(phrases: Phrases, name: Name) -> Iterator[Named]:
    """The names in a run of the model: without a greeting, title or sign at their ends, cut where a sign parts them."""
    first = name.first
    for place in range(name.first, name.last + 1):
        if place == name.last or _parts(phrases, place):
            yield from _bare(phrases, Name(first, place, name.confidence))
            first = place + 1


def _parts(phrases: Phrases, place: int) -> bool:
    """Whether a sign stands here that ends a name."""
    form = phrases.words.forms[place]
    if form == ",":
        return not phrases.is_turned(place)
    return form in PARTING or (form == "." and len(phrases.words.forms[place - 1]) > LONGEST_SHORTENED)


LONGEST_SHORTENED = 3
PARTING = frozenset('<>@|:;!?=/&+[]{}#*_…"')
"""Signs that never stand in a name."""


def _bare(phrases: Phrases, name: Name) -> Iterator[Named]:
    first, last = name.first, name.last
    lower, forms = phrases.words.lower, phrases.words.forms
    while first < last and (lower[first] in NOT_FIRST or not (forms[first][0].isalpha() or forms[first] == "'")):
        first += 1
    last = next((place + 1 for place in range(first, last) if lower[place].endswith("'s")), last)
    while first < last and (
        not (forms[last - 1][0].isalnum() or forms[last - 1] == ")") or lower[last - 1] in NOT_LAST
    ):
        last -= 1
    if "," not in forms[first:last]:
        while first < last and lower[last - 1] in PREFIXES:
            last -= 1
    if _is_doubtful(phrases, Name(first, last, name.confidence)):
        return
    is_word = any(len(forms[place]) > 1 and forms[place][0].isalpha() for place in range(first, last))
    if is_word and not phrases.is_called_after(last - 1) and not _is_institution(phrases, first, last):
        yield Named(first, _grown(phrases, first, last), name.confidence, MODEL_SENTENCE)


def _is_institution(phrases: Phrases, first: int, last: int) -> bool:
    """Whether a company or institution is meant, also when its kind is the last word: "Antonius Ziekenhuis"."""
    if phrases.is_company(first, last):
        return True
    return last - first > 1 and not phrases.is_listed(last - 1, level=2) and phrases.is_company(first, last - 1)


def _is_doubtful(phrases: Phrases, name: Name) -> bool:
    """An abbreviation ("FRIA"), the letter of a list ("C. Gegevens"), or ordinary words when the model is not sure."""
    first, last = name.first, name.last
    forms = phrases.words.forms
    if last - first == 1 and _is_no_name(phrases, first, name.confidence):
        return True
    begins_line = first == 0 or forms[first - 1][0] == "\n"
    if last - first > 1 and begins_line and len(forms[first]) == len("A.") and phrases.is_initials(first):
        return not phrases.is_surname(last - 1)
    places = range(first, last)
    if all(phrases.is_small_word(place) for place in places):
        return True  # "a. kunst"
    if name.confidence >= CERTAIN:
        return False
    ends_plain = phrases.is_plain_word(last - 1) or phrases.is_compound(last - 1)
    if ends_plain and not any(map(phrases.is_listed, places)):
        return True
    return name.confidence < SURE and all(map(phrases.is_plain_word, places))


def _is_no_name(phrases: Phrases, place: int, confidence: float) -> bool:
    """Whether one word alone is something else: an abbreviation, a part of a town, a portfolio, or just a word."""
    word = phrases.words.lower[place]
    if phrases.is_abbreviation(place) or word in NO_NAME or word.endswith(PARTS_OF_TOWN) or word[1:2] == "-":
        return True
    is_plain = phrases.is_plain_word(place)
    if place and phrases.words.lower[place - 1] in cues.OFFICES and (is_plain or word in cues.PORTFOLIOS):
        return True
    is_word = is_plain or phrases.is_compound(place)
    is_small_word = phrases.words.forms[place] == word and phrases.is_word(place)
    return (is_word or is_small_word) and confidence < CERTAIN


PARTS_OF_TOWN = ("-oost", "-west", "-noord", "-zuid", "-centrum", "-binnen", "-buiten")


def _grown(phrases: Phrases, first: int, last: int) -> int:
    """The end with what follows at once and can only be more of it: "van der Zwaag", "Storm van Leeuwen", "B."."""
    end = phrases.end(first)
    if end <= last:
        return last
    if last - first == 1 and phrases.is_first_name(first) and phrases.is_unknown_name(last):
        return last + 1
    if _is_new_word(phrases, last) and (last - first > 1 or not phrases.is_surname(last)):
        return last  # the next one in a list of names
    more = [place for place in range(last, end) if phrases.is_capital(place)]
    is_name = all(phrases.is_initials(place) or phrases.is_surname(place) for place in more)
    return end if is_name and not phrases.is_called_after(end - 1) else last


def _is_new_word(phrases: Phrases, place: int) -> bool:
    """Whether a capital begins another word, which may be another name."""
    return phrases.is_capital(place) and not phrases.is_initials(place)


NOT_FIRST = ROLES | cues.TITLES | cues.SALUTATIONS | {"achternaam", "naam", "voornaam"}
NOT_LAST = frozenset({"senior", "junior", "sr", "jr", "cs", "c.s.", "e.a."})


def _joined(read: Iterable[Named], ruled: Iterable[Named]) -> list[Named]:
    """Where a rule and the model speak of the same words, the longer goes; the rule when they are as long."""
    kept: list[Named] = []
    taken: set[int] = set()
    for name in sorted([*ruled, *read], key=lambda name: (name.first - name.last, -name.confidence)):
        places = range(name.first, name.last)
        if taken.isdisjoint(places):
            kept.append(name)
            taken.update(places)
    return kept


def _completed(phrases: Phrases, names: list[Named]) -> list[Named]:
    """The names with what stands right before them: a shortened first name ("Chr."), or a first name read apart."""
    whole: list[Named] = []
    for name in sorted(names, key=lambda name: name.first):
        before = whole[-1] if whole else None
        if before and before.last == name.first and _is_given(phrases, before):
            whole[-1] = replace(before, last=name.last, confidence=min(before.confidence, name.confidence))
        else:
            whole.append(replace(name, first=_with_short_name(phrases, name.first)))
    return whole


def _is_given(phrases: Phrases, name: Named) -> bool:
    return name.last - name.first == 1 and phrases.is_first_name(name.first)


def _with_short_name(phrases: Phrases, first: int) -> int:
    forms = phrases.words.forms
    is_short = first > 1 and forms[first - 1] == "." and forms[first - 2] in SHORTENED
    return first - 2 if is_short else first


def _again(phrases: Phrases, names: Iterable[Named]) -> Iterator[Named]:
    """Other places where the last word, or the first name, of a sure name stands alone."""
    words = phrases.words
    known: dict[str, str] = {}
    taken: set[int] = set()
    for name in names:
        taken.update(range(name.first, name.last))
        if name.confidence >= SURE:
            known |= {words.forms[place]: name.cue for place in _telling(phrases, name)}
    if not known:
        return
    place = 0
    while place < len(words.forms):
        if words.forms[place] not in known or place in taken or _is_thing(phrases, place):
            place += 1
            continue
        last = place + 1
        while last < len(words.forms) and words.forms[last] in known and last not in taken:
            last += 1
        first = place
        while (
            first > 0
            and words.lower[first - 1] in PREFIXES
            and first - 1 not in taken
            and words.lower[first - 1] not in MEANS_MORE
        ):
            first -= 1
        yield Named(first, last, AGAIN, AGAIN_SENTENCE)
        place = last


AGAIN = 0.7
MEANS_MORE = frozenset({"in", "op", "aan", "bij", "tot", "van", "uit"})
"""Prefixes that are small words too: "van Jansen" is not the name "van Jansen"."""


def _telling(phrases: Phrases, name: Named) -> Iterator[int]:
    """The words of a name by which its bearer is known again: long enough, and no ordinary word."""
    for place in range(name.first, name.last):
        form = phrases.words.forms[place]
        is_word = form[0].isupper() and form[1:].islower() and len(form) >= SHORTEST_AGAIN
        if is_word and not phrases.is_plain_word(place) and phrases.words.lower[place] not in PREFIXES:
            yield place


def _is_thing(phrases: Phrases, place: int) -> bool:
    """Whether a street, school or company is meant: "Jansen straat", "Bakkerij Jansen"."""
    behind = phrases.words.lower[place + 1 : place + 2]
    return phrases.is_company(place, place + 1) or (bool(behind) and behind[0].endswith(cues.STREETS))


def _finding(words: Words, name: Named) -> Finding:
    start, end = words.starts[name.first], words.end(name.last - 1)
    if words.text[end - 2 : end] == "'s":
        end -= 2
    source = (
        "model" if name.sentence == MODEL_SENTENCE else "second pass" if name.sentence == AGAIN_SENTENCE else "rule"
    )
    return found("person", start, end, name.confidence, Why(source, name.sentence, (name.cue,) if name.cue else ()))
