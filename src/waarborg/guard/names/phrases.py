"""How a name is written: which tokens from a given place on belong to it."""

from dataclasses import dataclass

from waarborg.guard.names.features import INITIALS, PREFIXES, TITLES
from waarborg.guard.names.lexicon import COMMON, PLACE, Lexicon, first_name, surname
from waarborg.guard.words import Words

LONGEST = 9
"""So many tokens a name has at most: "mr. Th.J.M. (Dirk-Jan) van der Voort tot Zijp-de Wit"."""

NO_NAME = frozenset("bv nv vof cv ba inc ltd gmbh bsn kvk woz wmo avg mvg telefoon tel mobiel fax postbus e-mail datum".split())
ELISIONS = frozenset("tsdl")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The tokens of one text with what the lexicon knows of them."""

    words: Words
    lexicon: Lexicon

    def facts(self, place: int) -> int:
        return self.lexicon.facts_of(self.words.lower[place])

    def is_capital(self, place: int) -> bool:
        return self.words.forms[place][0].isupper()

    def is_initials(self, place: int) -> bool:
        return bool(INITIALS.match(self.words.forms[place]))

    def is_listed(self, place: int, *, level: int = 1) -> bool:
        """Whether a first name or surname at least this common stands here."""
        facts = self.facts(place)
        return first_name(facts) >= level or surname(facts) >= level

    def is_plain_word(self, place: int) -> bool:
        """A word of the dictionary, or a place, that is no usual name."""
        facts = self.facts(place)
        return bool(facts & (COMMON | PLACE)) and not self.is_listed(place, level=2)

    def is_plain_or_unlisted(self, place: int) -> bool:
        return self.is_plain_word(place) or not self.is_listed(place, level=2)

    def prefix_end(self, place: int) -> int:
        """Where the prefixes that begin here end: "van der", "'t", "op 't"; the place itself when there are none."""
        forms, lower = self.words.forms, self.words.lower
        while place < len(forms):
            if lower[place] in PREFIXES and forms[place] != "I":
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
            word = self.prefix_end(place)
            if word >= len(self.words.forms) or not self._is_part(word, small=small, is_first=word == first):
                break
            place = good = word + 1
        return good

    def _called(self, place: int) -> int | None:
        """Behind "(Piet)", the name by which someone is called, when it stands here."""
        forms = self.words.forms
        is_called = forms[place : place + 1] == ["("] and forms[place + 2 : place + 3] == [")"] and self.is_capital(place + 1)
        return place + 3 if is_called and place + 3 < len(forms) and self.is_capital(self.prefix_end(place + 3) % len(forms)) else None

    def _is_part(self, place: int, *, small: bool, is_first: bool) -> bool:
        form, lower = self.words.forms[place], self.words.lower[place]
        if self.is_initials(place):
            return True
        if not form[0].isalpha() or lower in NO_NAME or (lower in TITLES and not self.is_listed(place, level=3)):
            return False
        if form[0].isupper():
            return not any(sign.isdigit() for sign in form) and (is_first or not self.is_plain_word(place))
        return small and not self.facts(place) & COMMON and self.is_listed(place)
