"""The word lists, read once: words, phrases and parts of compounds, each with its group."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from waarborg.guard.sensitive.groups import GROUPS, IGNORED
from waarborg.guard.sensitive.lists import entries
from waarborg.guard.words import Words

LONGEST_WORD = 45  # longer is no Dutch word; keeps the search for compounds bounded
SHORTEST_COMPOUND = 8
SHORTEST_DISGUISED = 5  # letters: of shorter words too much looks like a code
EDGE = 4  # every part of a compound has at least these letters, so two small sets can say "no" at once
SHORTEST_MISSPELT = 9
POLICY_ENDINGS = entries("ending.policy")
FILLED = {"{land}": "country", "{volk}": "people", "{gezindte}": "faith"}
COMMON = frozenset(entries("common"))
DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")
LOOKALIKES = str.maketrans({"i": "1", "l": "1", "|": "1", "o": "0", "s": "5", "e": "3", "a": "4", "b": "8"})

Part = str | frozenset[str] | None  # a word, one of some words, or any word


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of a list.

    `anchor` is the place of the part by which it is looked up, `needs` the words of the next rarest part, `form` how it
    must be written, `core` the parts that are the finding; what stands around them in brackets must be there and stays.
    """

    group: str
    parts: tuple[Part, ...]
    anchor: int = 0
    form: str = ""
    core: tuple[int, int] = (0, 1)
    needs: frozenset[str] = frozenset()

    def can_stand(self, present: frozenset[str]) -> bool:
        """Whether the text has the next rarest part too: most phrases are told apart by that alone."""
        return not self.needs or not present.isdisjoint(self.needs)


@dataclass(slots=True)
class Lexicon:
    phrases: dict[str, list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    endings: dict[str, str] = field(default_factory=dict)
    beginnings: dict[str, str] = field(default_factory=dict)
    vocabulary: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    disguised: dict[str, str] = field(default_factory=dict)
    plain: frozenset[str] = frozenset()  # words that are an entry by themselves, and begin no other

    def add(self, entry: str, group: str) -> None:
        if entry.startswith("*") and " " not in entry:
            self.endings[entry[1:]] = group
        elif entry.endswith("*") and " " not in entry:
            self.beginnings[entry[:-1]] = group
        else:
            self._add_phrase(entry, group)

    def _add_phrase(self, entry: str, group: str) -> None:
        if entry.isalpha():
            self._index(
                Phrase(group, (entry.lower(),), form="" if entry.islower() else entry), _spellings(entry.lower())
            )
            return
        parts: list[Part] = []
        core: list[int] = []
        for written in entry.split():
            part = written.strip("()")
            cut: list[Part] = [frozenset(part.split("|"))] if "|" in part else [*_tokens(part)]
            if written == part:
                core.extend(range(len(parts), len(parts) + len(cut)))
            parts.extend([None] if part == "*" else cut)
        anchor = max(range(len(parts)), key=lambda place: _rarity(parts[place]))
        form = entry if len(parts) == 1 and entry != entry.lower() else ""
        words = _alternatives(parts[anchor])
        if len(parts) == 1:
            words = words.union(*map(_spellings, words))
        others = [part for place, part in enumerate(parts) if place != anchor]
        needs = _alternatives(max(others, key=_rarity)) if others else frozenset()
        self._index(Phrase(group, tuple(parts), anchor, form, (core[0], core[-1] + 1), needs), words)

    def _index(self, phrase: Phrase, words: Iterable[str]) -> None:
        for word in {phrase.form.lower()} if phrase.form else words:
            self.phrases[word].append(phrase)

    def close(self) -> "Lexicon":
        """Make the sets by which a text without such words is told apart at once."""
        self.vocabulary = frozenset(self.phrases)
        self.plain = frozenset(word for word, phrases in self.phrases.items() if not any(p.needs for p in phrases))
        self.tails = frozenset(ending[-EDGE:] for ending in self.endings)
        self.heads = frozenset(beginning[:EDGE] for beginning in self.beginnings)
        self.disguised = {
            word.translate(LOOKALIKES): word
            for word, phrases in self.phrases.items()
            if len(word) > SHORTEST_DISGUISED and len(phrases[0].parts) == 1
        }
        return self

    def present(self, words: frozenset[str]) -> dict[str, list[Phrase]]:
        """Which of these words may carry something sensitive, with the entries to look at."""
        present = self.standing(words)
        tails, heads = self.tails, self.heads
        for word in [
            word
            for word in words
            if len(word) > SHORTEST_DISGUISED and (word[-EDGE:] in tails or word[:EDGE] in heads or not word.isalpha())
        ]:
            if word not in self.vocabulary and (group := self.compound(word)):
                present[word] = [Phrase(group, (word,))]
        return present

    def standing(self, words: frozenset[str]) -> dict[str, list[Phrase]]:
        """The entries that these words may make, by the word to look at."""
        standing: dict[str, list[Phrase]] = {}
        for word in words & self.vocabulary:
            phrases = self.phrases[word]
            if word in self.plain:
                standing[word] = phrases
            elif there := [phrase for phrase in phrases if phrase.can_stand(words)]:
                standing[word] = there
        return standing

    def compound(self, word: str) -> str | None:
        """The group of a word that is on no list: a compound, words with a hyphen, or one with digits for letters."""
        if len(word) > LONGEST_WORD:
            return None
        if word.isalpha():
            return self._ending(word) or self._beginning(word) if len(word) >= SHORTEST_COMPOUND else None
        return self._undisguised(word) if any(sign.isdigit() for sign in word) else self._hyphenated(word)

    def _ending(self, word: str) -> str | None:
        if word[-EDGE:] not in self.tails:
            return None
        cuts = range(1, len(word) - EDGE + 1)
        return next((self.endings[word[cut:]] for cut in cuts if word[cut:] in self.endings), None)

    def _beginning(self, word: str) -> str | None:
        if word[:EDGE] not in self.heads or word.endswith(POLICY_ENDINGS):
            return None
        cuts = range(len(word) - 1, EDGE - 1, -1)
        return next((self.beginnings[word[:cut]] for cut in cuts if word[:cut] in self.beginnings), None)

    def _undisguised(self, word: str) -> str | None:
        plain = self.disguised.get(word.translate(LOOKALIKES))
        return self.phrases[plain][0].group if plain else None

    def _hyphenated(self, word: str) -> str | None:
        first, _, last = word.rpartition("-")
        if not first or last.endswith(POLICY_ENDINGS):
            return None
        for piece in (last, first):
            for phrase in self.phrases.get(piece, ()):
                if len(phrase.parts) == 1 and not phrase.form and phrase.group in GROUPS:
                    return phrase.group
        return None


def _tokens(part: str) -> list[str]:
    return [part.lower()] if part.isalpha() and len(part) > 1 else Words(part).lower


def _rarity(part: Part) -> tuple[bool, int, int]:
    """How rare a part is in a text: no small words, few alternatives, long."""
    alternatives = _alternatives(part)
    if not alternatives:
        return (False, 0, -1)
    return (COMMON.isdisjoint(alternatives), -len(alternatives), min(map(len, alternatives)))


def _alternatives(part: Part) -> frozenset[str]:
    return frozenset() if part is None else frozenset([part]) if isinstance(part, str) else part


def _spellings(word: str) -> set[str]:
    """How people also write it: without diacritics, and a long word with one consonant where two belong."""
    spellings = {word}
    if not word.isascii():
        spellings.add("".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign)))
    if len(word) >= SHORTEST_MISSPELT:
        spellings |= {DOUBLED.sub(r"\1", spelling) for spelling in spellings}
    return spellings


def _filled(entry: str) -> str:
    """An entry in which {land} and {volk} stand for the words of their lists."""
    for name, source in FILLED.items():
        if name in entry:
            entry = entry.replace(name, "|".join(entries(source)))
    return entry


@cache
def lexicon() -> Lexicon:
    made = Lexicon()
    for group in (IGNORED, *GROUPS):
        for entry in entries(group):
            made.add(_filled(entry), group)
    return made.close()
