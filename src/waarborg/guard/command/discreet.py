"""Names of sheets, attachments and fields come from the file's maker, so they can hold what may not be told."""

import re
from collections.abc import Iterable

from waarborg.guard.checking import check
from waarborg.guard.policy import GuardPolicy

HIDDEN = "…"
WORD = re.compile(r"\w{3,}")
# The reader's own words at the end of a place; without them the places of one sheet or attachment are one name.
COUNTED = re.compile(r"(?:(?:^|, )(?:alinea|cel|dia|kolom|pagina|regel|rij|tabel) [A-Z]{0,3}\d{1,7})+$")


class Discreet:
    """Takes out of a place or a notice what the guard finds in it, and the words of what was found in the file."""

    def __init__(self, found: Iterable[str], *, policy: GuardPolicy) -> None:
        self._words = {word for value in found for word in WORD.findall(value.casefold())}
        self._policy = policy
        self._told: dict[str, str] = {}

    def __call__(self, sentence: str) -> str:
        counted = COUNTED.search(sentence)
        name = sentence[: counted.start()] if counted else sentence
        if name and name not in self._told:
            self._told[name] = self._without(name)
        return self._told.get(name, "") + sentence[len(name) :]

    def _without(self, name: str) -> str:
        pieces: list[str] = []
        done = 0
        for finding in check(name, policy=self._policy).findings:
            pieces += name[done : finding.start], HIDDEN
            done = finding.end
        return WORD.sub(self._hide, "".join([*pieces, name[done:]]))

    def _hide(self, word: re.Match[str]) -> str:
        return HIDDEN if word[0].casefold() in self._words else word[0]
