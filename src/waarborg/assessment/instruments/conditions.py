"""Conditions on tags: `risk_high or count(profiling, vulnerable) >= 2`. Read by a parser of our own, never evaluated.

A tag is set, not set, or in doubt; a condition then holds, does not hold, or is undecided (`None`). In doubt is never
taken for not set: that is how "weet ik niet" can never lead to "not needed".
"""

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

Truth = bool | None
Lookup = Callable[[str], Truth]

LONGEST = 1_000
DEEPEST = 20
TOKEN = re.compile(r"\s*(?:(?P<word>[a-z][a-z0-9_]*)|(?P<number>\d{1,4})|(?P<sign>>=|==|>|[(),]))")
COMPARE: dict[str, Callable[[int, int], bool]] = {">=": operator.ge, ">": operator.gt, "==": operator.eq}
RESERVED = frozenset({"and", "or", "not", "count"})


class WrongCondition(ValueError):
    """The condition cannot be read; the message says at which word."""


class Condition(Protocol):
    def holds(self, lookup: Lookup) -> Truth: ...
    def tags(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Tag:
    name: str

    def holds(self, lookup: Lookup) -> Truth:
        return lookup(self.name)

    def tags(self) -> frozenset[str]:
        return frozenset({self.name})


@dataclass(frozen=True, slots=True)
class Not:
    part: Condition

    def holds(self, lookup: Lookup) -> Truth:
        found = self.part.holds(lookup)
        return None if found is None else not found

    def tags(self) -> frozenset[str]:
        return self.part.tags()


@dataclass(frozen=True, slots=True)
class Every:
    parts: tuple[Condition, ...]

    def holds(self, lookup: Lookup) -> Truth:
        found = [part.holds(lookup) for part in self.parts]
        return False if False in found else None if None in found else True

    def tags(self) -> frozenset[str]:
        return frozenset().union(*(part.tags() for part in self.parts))


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple[Condition, ...]

    def holds(self, lookup: Lookup) -> Truth:
        found = [part.holds(lookup) for part in self.parts]
        return True if True in found else None if None in found else False

    def tags(self) -> frozenset[str]:
        return frozenset().union(*(part.tags() for part in self.parts))


@dataclass(frozen=True, slots=True)
class Count:
    names: tuple[str, ...]
    sign: str
    number: int

    def holds(self, lookup: Lookup) -> Truth:
        """Decided when it comes out the same however the tags in doubt turn out."""
        found = [lookup(name) for name in self.names]
        least = sum(truth is True for truth in found)
        possible = {COMPARE[self.sign](least + more, self.number) for more in range(found.count(None) + 1)}
        return possible.pop() if len(possible) == 1 else None

    def tags(self) -> frozenset[str]:
        return frozenset(self.names)


@lru_cache(maxsize=2_000)
def read_condition(text: str) -> Condition:
    """The condition that this text is. Raises `WrongCondition` with the place where it cannot be read."""
    if len(text) > LONGEST:
        raise WrongCondition(f"een voorwaarde heeft hoogstens {LONGEST} tekens")
    return _Parser(tuple(_tokens(text))).read()


def _tokens(text: str) -> Iterator[str]:
    place = 0
    while text[place:].strip():
        found = TOKEN.match(text, place)
        if not found:
            raise WrongCondition(f"‘{text[place:].split(maxsplit=1)[0]}’ hoort niet in een voorwaarde")
        yield found[0].strip()
        place = found.end()


class _Parser:
    """One token at a time; `or` binds weakest, then `and`, then `not`."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens, self.place, self.depth = tokens, 0, 0

    def read(self) -> Condition:
        found = self._either()
        if self._next():
            raise WrongCondition(f"‘{self._next()}’ staat hier te veel")
        return found

    def _next(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def _take(self) -> str:
        self.place += 1
        return self.tokens[self.place - 1] if self.place <= len(self.tokens) else ""

    def _expect(self, wanted: str) -> None:
        found = self._take()
        if found != wanted:
            raise WrongCondition(f"hier hoort ‘{wanted}’" + (f", er staat ‘{found}’" if found else ""))

    def _either(self) -> Condition:
        parts = [self._every()]
        while self._next() == "or":
            self._take()
            parts.append(self._every())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _every(self) -> Condition:
        parts = [self._single()]
        while self._next() == "and":
            self._take()
            parts.append(self._single())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _single(self) -> Condition:
        self.depth += 1
        if self.depth > DEEPEST:
            raise WrongCondition(f"een voorwaarde is hoogstens {DEEPEST} diep")
        found = self._one(self._take())
        self.depth -= 1
        return found

    def _one(self, word: str) -> Condition:
        if word == "not":
            return Not(self._single())
        if word == "(":
            inner = self._either()
            self._expect(")")
            return inner
        if word == "count":
            return self._count()
        return Tag(self._name(word))

    def _name(self, word: str) -> str:
        if word in RESERVED or not word[:1].isalpha():
            raise WrongCondition("hier hoort een kenmerk" + (f", er staat ‘{word}’" if word else ""))
        return word

    def _count(self) -> Condition:
        self._expect("(")
        names = [self._name(self._take())]
        while self._next() == ",":
            self._take()
            names.append(self._name(self._take()))
        self._expect(")")
        sign, number = self._take(), self._take()
        if sign not in COMPARE or not number.isdecimal():
            raise WrongCondition("na count(…) hoort >=, > of == met een geheel getal")
        return Count(tuple(names), sign, int(number))
