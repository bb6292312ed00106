"""What one municipality lets pass: its office holders in a press release, its own address and telephone number."""

import re
from functools import lru_cache

from waarborg.guard.findings import Finding
from waarborg.guard.names.lists import graded
from waarborg.guard.policy import GuardPolicy

NAME_PARTS = re.compile(r"[^\W\d_]+")
NOT_TELLING = re.compile(r"[\W_]+")


class Allowed:
    """The allowed names and values of a policy, ready to be asked."""

    def __init__(self, policy: GuardPolicy) -> None:
        self.historic = graded("historic").strong if policy.historic else frozenset[str]()
        self.values = frozenset(bare(entry) for entry in policy.allowed)
        self.names = [names for entry in policy.allowed if len(names := NAME_PARTS.findall(entry.casefold())) > 1]

    def lets_pass(self, finding: Finding, text: str) -> bool:
        """Whether what was found here may leave. `text` is the text in which the finding has its place."""
        if not (self.values or self.historic):
            return False
        written = text[finding.start : finding.end]
        if bare(written) in self.values:
            return True
        return finding.kind == "person" and (written.lower() in self.historic or self._is_name(written))

    def _is_name(self, written: str) -> bool:
        """Whether this is a shorter form of an allowed name: its surname, with or without initials or first name."""
        parts = NAME_PARTS.findall(written.casefold())
        return any(parts[-1:] == name[-1:] and _is_shorter(parts[:-1], name[:-1]) for name in self.names)


def _is_shorter(parts: list[str], name: list[str]) -> bool:
    """Whether the parts are words of the name in its order, or the first letters of them."""
    left = iter(name)
    return all(any(word == part or (len(part) == 1 and word[0] == part) for word in left) for part in parts)


def bare(written: str) -> str:
    """A value without what differs between ways of writing it."""
    return NOT_TELLING.sub("", written).casefold()


@lru_cache(maxsize=16)
def allowed(policy: GuardPolicy) -> Allowed:
    return Allowed(policy)
