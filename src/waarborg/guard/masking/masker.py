"""Putting placeholders into a text."""

import re
from collections import Counter
from dataclasses import dataclass

from waarborg.guard.findings import KINDS, Report
from waarborg.guard.masking.people import People, title_before
from waarborg.guard.masking.sameness import KeptBack, same
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
        self._given: dict[tuple[str, str, str], str] = {}
        self._restores: dict[str, str] = {}
        self._kept = KeptBack()
        self._values: dict[tuple[str, str], _Value] = {}
        self._last: Counter[str] = Counter()
        self._occupied: set[str] = set()
        self._people = People()

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
            written, title = text[found.start : found.end], title_before(text, found.start)
            pieces += self._between(text[done : found.start]), self._token(found.kind, written, title)
            done = found.end
        pieces.append(self._between(text[done:]))
        return Masked("".join(pieces), dict(self._restores))

    def _read_ahead(self, text: str, report: Report) -> None:
        """Numbers that the text itself spells, full names, and values that may come back under no kind at all.

        The last are for a BSN that serves as client number too, or as part of an e-mail address.
        """
        self._occupied.update(_numbered(spelled["word"], spelled["number"]) for spelled in SPELLED.finditer(text))
        people = [found for found in report.findings if found.kind == "person"]
        self._people.learn((text[who.start : who.end], title_before(text, who.start)) for who in people)
        if self._kept.learn(
            text[found.start : found.end] for found in report.findings if found.kind in self._keep_back
        ):
            self._restores = {token: value for token, value in self._restores.items() if not self._kept.are_in(value)}

    def _between(self, text: str) -> str:
        """Text without findings, in which a token of an earlier message, spelled here, itself gets a token."""
        return SPELLED.sub(self._stand_for_itself, text)

    def _stand_for_itself(self, spelled: re.Match[str]) -> str:
        if token_of(spelled) not in self._restores:
            return spelled[0]
        return self._restorable(spelled["word"].upper(), spelled[0], value=spelled[0])

    def _token(self, kind: str, written: str, title: str) -> str:
        word, value = KINDS[kind].token, same(kind, written)
        if kind in self._keep_back:
            return self._placeholder(word, value, value=value)
        if kind == "person" and (word, value) not in self._values:  # else it went by itself in an earlier message
            value = self._people.owner(written, title)
        return self._restorable(word, written, value=value)

    def _restorable(self, word: str, written: str, *, value: str) -> str:
        token = self._placeholder(word, written, value=value)
        if not self._kept.are_in(written):
            self._restores[token] = written
        return token

    def _placeholder(self, word: str, form: str, *, value: str) -> str:
        if (word, form, value) not in self._given:
            known = self._values.get((word, value))
            if known is None or known.forms == len(FORMS) or _numbered(word, known.number) in self._occupied:
                known = self._values[word, value] = _Value(self._new_number(word))
            self._given[word, form, value] = f"<{_numbered(word, known.number)}{FORMS[known.forms]}>"
            known.forms += 1
        return self._given[word, form, value]

    def _new_number(self, word: str) -> int:
        """The next number that no text of the conversation so far spelled itself."""
        self._last[word] += 1
        while _numbered(word, self._last[word]) in self._occupied:
            self._last[word] += 1
        return self._last[word]


def _numbered(word: str, number: object) -> str:
    return f"{word.upper()}_{number}"
