"""The word lists, read once: words, phrases and parts of compounds, each with its group."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from waarborg.guard.sensitive.groups import GROUPS, IGNORED
from waarborg.guard.words import Words

LONGEST_WORD = 45  # longer is no Dutch word; keeps the search for compounds bounded
SHORTEST_COMPOUND = 8
EDGE = 4  # every part of a compound has at least these letters, so two small sets can say "no" at once
SHORTEST_MISSPELT = 9

# Compounds that begin with a sensitive word and end like this are about an organisation or a policy, not a person.
POLICY_ENDINGS = (
    "aanpak", "adviseur", "afdeling", "agenda", "arts", "artsen", "beleid", "bestrijding", "cafe", "café", "campagne",
    "centrum", "cijfers", "coach", "consulent", "coördinator", "dag", "fonds", "gids", "keten", "kliniek", "loket",
    "maand", "netwerk", "nota", "onderzoek", "plan", "preventie", "programma", "project", "protocol", "raad", "register",
    "richtlijn", "steunpunt", "stichting", "team", "tuin", "verband", "vereniging", "verpleegkundige", "verpleging",
    "voorlichting", "voorziening", "voorzieningen", "vriendelijk", "vriendelijke", "week", "wet", "wijzer", "zorg",
)  # fmt: skip
DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")
LOOKALIKES = str.maketrans({"i": "1", "l": "1", "|": "1", "o": "0", "s": "5", "e": "3", "a": "4", "b": "8"})

Part = str | frozenset[str] | None  # a word, one of some words, or any word


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of a list; `anchor` is the place of the part by which it is looked up; `form` how it must be written."""

    group: str
    parts: tuple[Part, ...]
    anchor: int
    form: str = ""


@dataclass(slots=True)
class Lexicon:
    phrases: dict[str, list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    endings: dict[str, str] = field(default_factory=dict)
    beginnings: dict[str, str] = field(default_factory=dict)
    vocabulary: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    disguised: dict[str, str] = field(default_factory=dict)

    def add(self, entry: str, group: str) -> None:
        if entry.startswith("*") and " " not in entry:
            self.endings[entry[1:]] = group
        elif entry.endswith("*") and " " not in entry:
            self.beginnings[entry[:-1]] = group
        else:
            self._add_phrase(entry, group)

    def _add_phrase(self, entry: str, group: str) -> None:
        parts: list[Part] = []
        for part in entry.split():
            if "|" in part:
                parts.append(frozenset(part.lower().split("|")))
            else:
                parts.extend([None] if part == "*" else Words(part).lower)
        anchor = max(range(len(parts)), key=lambda place: _rarity(parts[place]))
        phrase = Phrase(group, tuple(parts), anchor, entry if entry != entry.lower() and " " not in entry else "")
        for word in _alternatives(parts[anchor]):
            for spelling in _spellings(word) if len(parts) == 1 and not phrase.form else {word}:
                self.phrases[spelling].append(phrase)

    def close(self) -> "Lexicon":
        """Make the sets by which a text without such words is told apart at once."""
        self.vocabulary = frozenset(self.phrases)
        self.tails = frozenset(ending[-EDGE:] for ending in self.endings)
        self.heads = frozenset(beginning[:EDGE] for beginning in self.beginnings)
        self.disguised = {
            word.translate(LOOKALIKES): word
            for word, phrases in self.phrases.items()
            if len(word) > EDGE and len(phrases[0].parts) == 1
        }
        return self

    def present(self, words: frozenset[str]) -> dict[str, list[Phrase]]:
        """Which of these words may carry something sensitive, with the entries to look at."""
        present = {word: self.phrases[word] for word in words & self.vocabulary}
        tails, heads = self.tails, self.heads
        for word in words:
            if (not word.isalpha() or word[-EDGE:] in tails or word[:EDGE] in heads) and word not in present:
                group = self.compound(word)
                if group:
                    present[word] = [Phrase(group, (word,), 0)]
        return present

    def compound(self, word: str) -> str | None:
        """The group of a word that is on no list itself: a compound, a hyphenated word or one with digits for letters."""
        if not SHORTEST_COMPOUND - 2 < len(word) <= LONGEST_WORD:
            return None
        if not word.isalpha():
            return self._pieces(word)
        if len(word) < SHORTEST_COMPOUND:
            return None
        for cut in range(1, len(word) - EDGE + 1):
            if word[cut:] in self.endings:
                return self.endings[word[cut:]]
        if word.endswith(POLICY_ENDINGS):
            return None
        for cut in range(len(word) - 1, EDGE - 1, -1):
            if word[:cut] in self.beginnings:
                return self.beginnings[word[:cut]]
        return None

    def _pieces(self, word: str) -> str | None:
        if any(sign.isdigit() for sign in word):
            plain = self.disguised.get(word.translate(LOOKALIKES))
            return self.phrases[plain][0].group if plain and not word.isdigit() else None
        first, _, last = word.rpartition("-")
        if not first or last.endswith(POLICY_ENDINGS):
            return None
        for piece in (last, first):
            single = [phrase for phrase in self.phrases.get(piece, ()) if len(phrase.parts) == 1 and not phrase.form]
            if single and single[0].group in GROUPS:
                return single[0].group
        return None


def _rarity(part: Part) -> tuple[int, int]:
    """The fewer alternatives and the longer, the rarer a part is in a text."""
    if part is None:
        return (-10_000, 0)
    return (0, len(part)) if isinstance(part, str) else (-len(part), 0)


def _alternatives(part: Part) -> Iterable[str]:
    return () if part is None else [part] if isinstance(part, str) else part


def _spellings(word: str) -> set[str]:
    """How people also write it: without diacritics, and a long word with one consonant where two belong."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
    spellings = {word, plain}
    if len(word) >= SHORTEST_MISSPELT:
        spellings |= {DOUBLED.sub(r"\1", spelling) for spelling in (word, plain)}
    return spellings


def entries(name: str) -> Iterator[str]:
    """The entries of one list in lists/: one a line, `#` starts a comment."""
    text = files("waarborg.guard.sensitive").joinpath("lists", f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        entry = line.partition("#")[0].strip()
        if entry:
            yield entry


@cache
def lexicon() -> Lexicon:
    made = Lexicon()
    for group in (IGNORED, *GROUPS):
        for entry in entries(group):
            made.add(entry, group)
    return made.close()
