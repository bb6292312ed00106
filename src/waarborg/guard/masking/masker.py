"""Putting placeholders into a text."""

import re
from collections import Counter
from dataclasses import dataclass

from waarborg.guard.findings import KINDS, Report
from waarborg.guard.masking.sameness import Surnames, bare, same
from waarborg.guard.masking.tokens import SPELLED, Masked, token_of

KEPT_BACK = frozenset({"bsn", "credential"})
FORMS = ("", *"bcdefghijklmnopqrstuvwxyz")


def mask(text: str, report: Report, *, keep_back: frozenset[str] = KEPT_BACK) -> Masked:
    """One text with a placeholder for every finding; see `Masker`."""
    return Masker(keep_back=keep_back).mask(text, report)


@dataclass(slots=True)
class _Value:
    """The number of a value, and how many of its written forms have a placeholder."""

    number: int
    forms: int = 0


class Masker:
    """Masks the texts of one conversation: a value keeps its placeholder from the first message to the last.

    `<PERSOON_1>` stands for a value as first written, `<PERSOON_1b>` for the same value written otherwise, so that a
    language model sees one person and each form comes back as it was. Kinds in `keep_back` are never restored: all
    forms of such a value share one placeholder, which stays in the answer. Only findings are masked, so not what
    the limits of the report left unread.
    """

    def __init__(self, *, keep_back: frozenset[str] = KEPT_BACK) -> None:
        self._keep_back = keep_back
        self._given: dict[tuple[str, str], str] = {}
        self._restores: dict[str, str] = {}
        self._kept: set[str] = set()
        self._values: dict[tuple[str, str], _Value] = {}
        self._last: Counter[str] = Counter()
        self._occupied: set[str] = set()
        self._surnames = Surnames()

    def mask(self, text: str, report: Report) -> Masked:
        """The text with placeholders, with the tokens of all texts of the conversation so far.

        Raises ValueError when the report is about another text.
        """
        if report.length != len(text):
            raise ValueError(f"the report is about a text of {report.length} code points, this one has {len(text)}")
        self._read_ahead(text, report)
        pieces: list[str] = []
        done = 0
        for found in report.findings:
            if not done <= found.start <= found.end <= len(text):
                raise ValueError("the findings of a report stand in order and do not overlap")
            pieces += self._between(text[done : found.start]), self._token(found.kind, text[found.start : found.end])
            done = found.end
        pieces.append(self._between(text[done:]))
        return Masked("".join(pieces), dict(self._restores))

    def _read_ahead(self, text: str, report: Report) -> None:
        """Numbers that the text itself spells, full names, and values that may come back under no kind at all.

        The last are for a BSN that serves as client number too.
        """
        self._occupied.update(_numbered(spelled["word"], spelled["number"]) for spelled in SPELLED.finditer(text))
        self._surnames.learn(text[found.start : found.end] for found in report.findings if found.kind == "person")
        kept = {bare(text[found.start : found.end]) for found in report.findings if found.kind in self._keep_back}
        if kept - self._kept:
            self._kept |= kept
            self._restores = {token: value for token, value in self._restores.items() if bare(value) not in kept}

    def _between(self, text: str) -> str:
        """Text without findings, in which a token of an earlier message, spelled here, itself gets a token."""
        return SPELLED.sub(self._stand_for_itself, text)

    def _stand_for_itself(self, spelled: re.Match[str]) -> str:
        if token_of(spelled) not in self._restores:
            return spelled[0]
        return self._restorable(spelled["word"].upper(), spelled[0], value=spelled[0])

    def _token(self, kind: str, written: str) -> str:
        word, value = KINDS[kind].token, same(kind, written)
        if kind in self._keep_back:
            return self._placeholder(word, value, value=value)
        return self._restorable(word, written, value=self._value_of(kind, value))

    def _value_of(self, kind: str, value: str) -> str:
        """The full name if this is someone's surname, unless that already went by itself in an earlier message."""
        if kind != "person" or (KINDS[kind].token, value) in self._values:
            return value
        return self._surnames.owner(value) or value

    def _restorable(self, word: str, written: str, *, value: str) -> str:
        token = self._placeholder(word, written, value=value)
        if bare(written) not in self._kept:
            self._restores[token] = written
        return token

    def _placeholder(self, word: str, form: str, *, value: str) -> str:
        if (word, form) not in self._given:
            known = self._values.get((word, value))
            if known is None or known.forms == len(FORMS) or _numbered(word, known.number) in self._occupied:
                known = self._values[word, value] = _Value(self._new_number(word))
            self._given[word, form] = f"<{_numbered(word, known.number)}{FORMS[known.forms]}>"
            known.forms += 1
        return self._given[word, form]

    def _new_number(self, word: str) -> int:
        """The next number that no text of the conversation so far spelled itself."""
        self._last[word] += 1
        while _numbered(word, self._last[word]) in self._occupied:
            self._last[word] += 1
        return self._last[word]


def _numbered(word: str, number: object) -> str:
    return f"{word.upper()}_{number}"
