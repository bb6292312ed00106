"""How a name is written: which tokens from a given place on belong to it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from waarborg.guard.columns import DELIMITERS
from waarborg.guard.names import cues
from waarborg.guard.names.features import FUNCTION, INITIALS, PREFIXES, ROLES
from waarborg.guard.names.lexicon import COMMON, PLACE, first_name, surname
from waarborg.guard.names.lists import words
from waarborg.guard.words import Words

LONGEST = 9
"""So many tokens a name has at most: "mr. Th.J.M. (Dirk-Jan) van der Voort tot Zijp-de Wit"."""

LETTERS = re.compile(r"[A-Z](?:vd|[vdt])[A-Z]{1,2}\Z|\W|[a-z]\Z")
NO_NAME, SHORTENED, ABBREVIATIONS = words("no-name"), words("shortened"), words("abbreviation")
PREPOSITIONS = frozenset({"in", "op", "aan", "bij", "tot", "uit", "uijt", "thoe"})
ARTICLES = frozenset({"de", "den", "der", "'t", "'", "het"})
NOBLE = frozenset({"baron", "barones", "graaf", "gravin", "jonkheer", "ridder"})
MANY_BEARERS = 3
SURE_OF_PERSON = 0.85
LONGEST_ABBREVIATION = 4
SHORTEST_PART = 4
ELISIONS = frozenset("tsdl")


@dataclass(frozen=True, slots=True)
class Named:
    """Tokens `first` up to `last` are a name, said by the cue; how sure, and in words."""

    first: int
    last: int
    confidence: float
    sentence: str
    cue: str = ""


class Phrases:
    """The tokens of one text, with what the lexicon knows of a word in small letters."""

    def __init__(self, words: Words, facts_of: Callable[[str], int]) -> None:
        self.words = words
        self.facts_of = facts_of
        self.has_tabs = "\t" in words.text
        self.has_rows = "\n" in words.text and any(sign in words.text for sign in DELIMITERS)

    def facts(self, place: int) -> int:
        return self.facts_of(self.words.lower[place])

    def is_tab_behind(self, place: int) -> bool:
        words = self.words
        is_inside = self.has_tabs and place + 1 < len(words.forms)
        return is_inside and "\t" in words.text[words.end(place) : words.starts[place + 1]]

    def is_capital(self, place: int) -> bool:
        return self.words.forms[place][0].isupper()

    def begins_sentence(self, place: int) -> bool:
        return place == 0 or self.words.forms[place - 1][0] in "\n.!?:-*•"

    def is_initials(self, place: int) -> bool:
        return bool(INITIALS.match(self.words.forms[place]))

    def is_only_initials(self, first: int, last: int) -> bool:
        """Whether nothing but letters that stand for a name are here: "J.P.", "JdV"."""
        return all(self.is_initials(place) or LETTERS.match(self.words.forms[place]) for place in range(first, last))

    def is_abbreviation(self, place: int) -> bool:
        """ "FRIA", "III", "AI-model": short capitals that no list knows as a name."""
        head = self.words.forms[place].partition("-")[0]
        if not head.isupper() or not 1 < len(head) <= LONGEST_ABBREVIATION:
            return False
        return head in ABBREVIATIONS or not self.is_listed(place)

    def is_listed(self, place: int, *, level: int = 1) -> bool:
        """Whether a first name or surname at least this common stands here."""
        facts = self.facts(place)
        return first_name(facts) >= level or surname(facts) >= level

    def is_plain_word(self, place: int) -> bool:
        """A word of the dictionary, or a place, that is no usual name."""
        facts = self.facts(place)
        is_usual = first_name(facts) > 1 or surname(facts) == MANY_BEARERS
        return self.words.lower[place] in FUNCTION or (bool(facts & (COMMON | PLACE)) and not is_usual)

    def is_small_word(self, place: int) -> bool:
        """Whether a sign, a letter or an ordinary word without a capital stands here."""
        form = self.words.forms[place]
        return not form[0].isalpha() or (form.islower() and (len(form.strip(".")) == 1 or self.is_plain_word(place)))

    def is_word(self, place: int) -> bool:
        """Whether the dictionary has it, also when it is a name too."""
        return bool(self.facts(place) & COMMON)

    def is_compound(self, place: int) -> bool:
        """Whether it is two words of the dictionary in one, and at most a rare surname: "Molenveld", "Zandwijk"."""
        word, facts = self.words.lower[place], self.facts(place)
        if not word.isalpha() or first_name(facts) or surname(facts) > 1 or facts & (COMMON | PLACE):
            return False
        cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        return any(self._is_common(word[cut:]) and self._begins(word[:cut]) for cut in cuts)

    def _begins(self, part: str) -> bool:
        return self._is_common(part) or (part[-1] == "s" and self._is_common(part[:-1]))

    def _is_common(self, part: str) -> bool:
        return bool(self.facts_of(part) & COMMON)

    def is_unknown_name(self, place: int) -> bool:
        """Whether a word stands here that has a capital as a surname has, and that no list knows: "Vandermeersch"."""
        form = self.words.forms[place]
        return form.istitle() and form.isalpha() and not self.facts(place) and not self.is_compound(place)

    def is_place(self, place: int) -> bool:
        return bool(self.facts(place) & PLACE)

    def is_prefixed(self, place: int) -> bool:
        return place > 0 and self.words.lower[place - 1] in PREFIXES

    def is_first_name(self, place: int) -> bool:
        """Whether a usual first name stands here that is no place and no more usual as a surname."""
        facts = self.facts(place)
        return first_name(facts) > 1 and first_name(facts) >= surname(facts) and not facts & PLACE

    def is_surname(self, place: int) -> bool:
        """Whether a surname stands here that is no usual first name nor a word or place that is more usual."""
        facts = self.facts(place)
        least = 1 if facts & (COMMON | PLACE) and not self.is_prefixed(place) else 0
        return surname(facts) > least and self.words.forms[place].isalpha()

    def is_company(self, first: int, last: int) -> bool:
        """Whether a word beside the name says that a company is meant: "Slagerij Van den Berg", "De Groot BV"."""
        lower, forms = self.words.lower, self.words.forms
        before = first - 1 if first and lower[first - 1] != "'" else first - 2
        if lower[first] in cues.TRADES.strong or (
            before >= 0 and (lower[before] in cues.TRADES.strong or lower[before] in cues.TRADES.weak)
        ):
            return True
        behind = lower[last] if last < len(lower) else ""
        return behind in cues.COMPANIES.strong or (behind in cues.COMPANIES.weak and forms[last][0].isupper())

    def is_known(self, first: int, last: int, confidence: float) -> bool:
        """Whether the name is that of somebody long dead, or of a firm: "Rembrandt", "Albert Heijn".

        A name that residents bear too counts only when nothing else makes sure of it.
        """
        name = " ".join(self.words.lower[first:last])
        return name in cues.KNOWN.strong or (name in cues.KNOWN.weak and confidence < SURE_OF_PERSON)

    def is_called_after(self, place: int) -> bool:
        """Whether the word says that a street, school or prize is meant that is called after somebody."""
        lower = self.words.lower[place]
        is_thing = lower.endswith(cues.STREETS) and lower not in cues.STREETS
        return is_thing and (self.is_plain_word(place) or not self.is_listed(place, level=2))

    def is_turned(self, comma: int) -> bool:
        """Whether the comma stands between a surname and what belongs before it: "Jansen, P.", "Verhoeven, Ilse"."""
        forms = self.words.forms
        if not 0 < comma < len(forms) - 1 or not self.is_capital(comma - 1):
            return False
        if self.words.lower[comma - 1] in cues.CLOSINGS:
            return False
        if self.is_initials(comma + 1):
            behind = self.prefix_end(comma + 2)
            return behind >= len(forms) or not self.is_capital(behind)
        before, behind = self.facts(comma - 1), self.facts(comma + 1)
        is_end = comma + 2 >= len(forms) or forms[comma + 2][0] in "\n;|<(\t/"
        is_given = forms[comma + 1].istitle() and first_name(behind) > 0 and first_name(behind) + 1 > surname(behind)
        return is_end and is_given and first_name(before) <= surname(before) and not self.is_plain_word(comma - 1)

    def _is_prefix(self, place: int) -> bool:
        """ "in" and "op" count only before an article: "in 't Veld", "op den Kamp"."""
        lower = self.words.lower
        if lower[place] not in PREFIXES or self.words.forms[place] == "I":
            return False
        return lower[place] not in PREPOSITIONS or (place + 1 < len(lower) and lower[place + 1] in ARTICLES)

    def prefix_end(self, place: int) -> int:
        """Where the prefixes that begin here end: "van der", "'t", "op 't"; the place itself when there are none."""
        forms, lower = self.words.forms, self.words.lower
        while place < len(forms):
            if self._is_prefix(place) or (lower[place] in NOBLE and forms[place][0].islower()):
                place += 1
            elif forms[place] == "'" and lower[place + 1 : place + 2] and lower[place + 1] in ELISIONS:
                place += 2
            else:
                break
        return place

    def end(self, first: int, *, small: bool = False) -> int:
        """Where the name that begins at token `first` ends; `first` itself when no name stands there.

        With `small` a name in small letters counts too, when the lists know its words.
        """
        place = good = first
        while place < min(len(self.words.forms), first + LONGEST):
            after = self._called(place) if place > first else None
            if after is not None:
                place = good = after
                continue
            place = self._short_end(place)
            word = self.prefix_end(place)
            is_sure = good == first or word > place  # the first word, or one behind a prefix
            if word >= len(self.words.forms) or not self._is_part(word, small=small, is_first=is_sure):
                break
            place = good = word + 1
        return good

    def _short_end(self, place: int) -> int:
        """Behind a shortened first name with its dot ("Chr.", "Th.") or a letter within a name ("Tjin A Sjoe")."""
        forms = self.words.forms
        while place + 2 < len(forms) and forms[place + 1] == "." and forms[place] in SHORTENED:
            place += 2
        is_letter = len(forms[place : place + 1]) == 1 and len(forms[place]) == 1 and forms[place].isupper()
        return place + 1 if is_letter and place + 1 < len(forms) and self.is_capital(place + 1) else place

    def _called(self, place: int) -> int | None:
        """Behind "(Piet)", the name by which someone is called, when it stands here."""
        forms = self.words.forms
        if forms[place : place + 1] != ["("] or forms[place + 2 : place + 3] != [")"] or not self.is_capital(place + 1):
            return None
        behind = self.prefix_end(place + 3)
        return place + 3 if behind < len(forms) and self.is_capital(behind) else None

    def _is_part(self, place: int, *, small: bool, is_first: bool) -> bool:
        form, lower = self.words.forms[place], self.words.lower[place]
        if self.is_initials(place):
            return True
        if not form[0].isalpha() or lower in NO_NAME or (lower in ROLES and not self.is_listed(place, level=3)):
            return False
        if form[0].isupper() and self.is_abbreviation(place):
            return False
        if form[0].isupper():
            return not any(sign.isdigit() for sign in form) and (is_first or not self.is_plain_word(place))
        is_surname = is_first and surname(self.facts(place)) > 1
        is_given = is_first and first_name(self.facts(place)) == MANY_BEARERS
        return small and (is_given or is_surname or (not self.facts(place) & COMMON and self.is_listed(place)))


def skip(words: Words, start: int, signs: frozenset[str]) -> int:
    while start < len(words.forms) and words.forms[start] in signs:
        start += 1
    return start


def is_likely(phrases: Phrases, first: int, last: int) -> bool:
    """Whether at least one word of the phrase is a name by the lists or unknown, or initials stand in it."""
    return any(
        phrases.is_initials(place)
        or (place > first and phrases.words.lower[place - 1] in PREFIXES and phrases.is_surname(place))
        or (phrases.is_capital(place) and not phrases.is_plain_word(place))
        or phrases.is_listed(place, level=3)
        for place in range(first, last)
        if phrases.words.forms[place][0].isalpha()
    )
