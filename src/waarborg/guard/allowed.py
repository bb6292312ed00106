"""What one municipality lets pass: its office holders in a press release, its own address and telephone number."""

import re
from functools import cached_property, lru_cache

from waarborg.guard.findings import Finding
from waarborg.guard.names.lists import graded
from waarborg.guard.policy import GuardPolicy

OFFICES = frozenset({
    "burgemeester", "wethouder", "locoburgemeester", "raadslid", "fractievoorzitter", "gemeentesecretaris", "griffier",
    "voorzitter", "portefeuillehouder", "collegelid", "commissielid", "gedeputeerde",
})  # fmt: skip
OFFICE_REACH = 24
NAME_PARTS = re.compile(r"[^\W\d_]+")
NOT_TELLING = re.compile(r"[\W_]+")


class Allowed:
    """The allowed names and values of a policy, ready to be asked."""

    def __init__(self, policy: GuardPolicy) -> None:
        self.historic = graded("historic").strong if policy.historic else frozenset[str]()
        self.values = frozenset(bare(entry) for entry in policy.allowed)
        self.names = [names for entry in policy.allowed if len(names := NAME_PARTS.findall(entry.casefold())) > 1]


class AllowedHere:
    """What of it may leave in one text. `text` is the text in which the findings have their place."""

    def __init__(self, lists: Allowed, text: str) -> None:
        self.lists = lists
        self.text = text

    def lets_pass(self, finding: Finding) -> bool:
        if not (self.lists.values or self.lists.historic):
            return False
        written = self.text[finding.start : finding.end]
        if bare(written) in self.lists.values:
            return True
        if finding.kind != "person":
            return False
        return written.lower() in self.lists.historic or self._is_name(written, finding.start)

    def _is_name(self, written: str, start: int) -> bool:
        """Whether this is a shorter form of an allowed name: its surname, with or without initials or first name.

        A surname alone is that of many: it passes behind an office, or where the text has the whole name too.
        """
        parts = NAME_PARTS.findall(written.casefold())
        if len(parts) == 1 and not self._is_behind_office(start):
            return any(parts[-1:] == name[-1:] for name in self._named)
        return any(parts[-1:] == name[-1:] and _is_shorter(parts[:-1], name[:-1]) for name in self.lists.names)

    def _is_behind_office(self, start: int) -> bool:
        before = NAME_PARTS.findall(self.text[max(0, start - OFFICE_REACH) : start].casefold())
        return bool(before) and before[-1] in OFFICES

    @cached_property
    def _named(self) -> list[list[str]]:
        """The allowed names that stand in the text as a whole."""
        words = NAME_PARTS.findall(self.text.casefold())
        present = frozenset(words)
        return [name for name in self.lists.names if present.issuperset(name) and _stands_in(words, name)]


def _stands_in(words: list[str], name: list[str]) -> bool:
    return any(words[place : place + len(name)] == name for place, word in enumerate(words) if word == name[0])


def _is_shorter(parts: list[str], name: list[str]) -> bool:
    """Whether the parts are words of the name in its order, or the first letters of them."""
    left = iter(name)
    return all(any(word == part or (len(part) == 1 and word[0] == part) for word in left) for part in parts)


def bare(written: str) -> str:
    """A value without what differs between ways of writing it."""
    return NOT_TELLING.sub("", written).casefold()


def allowed(policy: GuardPolicy, text: str) -> AllowedHere:
    """What the policy lets pass in this text."""
    return AllowedHere(_lists(policy), text)


@lru_cache(maxsize=16)
def _lists(policy: GuardPolicy) -> Allowed:
    return Allowed(policy)
