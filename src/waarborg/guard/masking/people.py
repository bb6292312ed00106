"""Who is meant by a shorter form of a name: "De Vries", "J. de Vries" or "Jan" for Jan de Vries."""

import re
from collections.abc import Iterable

from waarborg.guard.masking.sameness import bare

MOST_NAMESAKES = 50
"""Of more people with one name, nobody can say who is meant; it also keeps the work linear."""

MEN = frozenset({"heer", "dhr", "meneer", "mijnheer"})
WOMEN = frozenset({"mevrouw", "mw", "mevr", "mej"})
TITLE_REACH = 12
_SIGNS = re.compile(r"[\W_]+")
_BETWEEN_WORDS = re.compile(r"[\s.]+")

Person = tuple[str, ...]  # the words of a full name, in small letters


def title_before(text: str, start: int) -> str:
    """ "m" behind a title of a man, "v" behind that of a woman, else nothing."""
    before = _SIGNS.sub(" ", text[max(0, start - TITLE_REACH) : start].casefold()).split()
    return "m" if not MEN.isdisjoint(before[-1:]) else "v" if not WOMEN.isdisjoint(before[-1:]) else ""


class People:
    """The full names of a text, each with the forms that can only be his or hers."""

    def __init__(self) -> None:
        self._by_end: dict[str, list[Person]] = {}
        self._by_begin: dict[str, list[Person]] = {}
        self._titles: dict[Person, str] = {}

    def learn(self, names: Iterable[tuple[str, str]]) -> None:
        """Names with the title before them. Full names first, so that a shorter form finds its owner."""
        titled = {(words_of(name), title) for name, title in names}
        for words, title in sorted(titled, key=lambda each: ([-len(word) for word in each[0]], each)):
            if len(words) == 1:
                continue
            owner = self._owner(words, title)
            if owner is None:
                owner = words
                _remember(self._by_end, words[-1], words)
                _remember(self._by_begin, words[0], words)
            self._titles[owner] = self._titles.get(owner) or title

    def owner(self, name: str, title: str) -> str:
        """The full name of the one person whom this can mean, as `same` writes it; else the name itself.

        With another title than that of the person it is somebody else of that name.
        """
        words = words_of(name)
        owner = self._owner(words, title)
        if owner is not None and owner != words:
            return bare(" ".join(owner))
        namesakes = [full for full in self._by_end.get(words[-1], [])[:MOST_NAMESAKES] if full != words]
        is_other = title and any(_fits(words, full) for full in namesakes)
        return bare(name) + (f" {title}" if is_other else "")

    def _owner(self, words: Person, title: str) -> Person | None:
        likely = self._by_end.get(words[-1], []) + (self._by_begin.get(words[0], []) if len(words) == 1 else [])
        if len(likely) > MOST_NAMESAKES:
            return words if words in self._titles else None
        fitting = {full for full in likely if _fits(words, full) and not _differ(title, self._titles.get(full, ""))}
        return words if words in fitting else fitting.pop() if len(fitting) == 1 else None


def _remember(namesakes: dict[str, list[Person]], word: str, person: Person) -> None:
    """One more than can be told apart is enough to know that there are too many."""
    known = namesakes.setdefault(word, [])
    if len(known) <= MOST_NAMESAKES:
        known.append(person)


def words_of(name: str) -> Person:
    return tuple(_BETWEEN_WORDS.split(name.strip(" .").casefold()))


def _fits(words: Person, full: Person) -> bool:
    """Whether the words are the end of the full name, its first word, or the full name with initials."""
    if words in (full[-len(words) :], full[:1]):
        return True
    if len(words) != len(full) or words[-1] != full[-1]:
        return False
    return all(
        mine == theirs or (len(mine) == 1 and theirs.startswith(mine)) for mine, theirs in zip(words, full, strict=True)
    )


def _differ(title: str, other: str) -> bool:
    return bool(title and other and title != other)
