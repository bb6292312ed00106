"""The same value a second time: a password or client number is as telling where no word stands before it."""

from bisect import bisect_left
from collections.abc import Sequence

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.words import Words

KINDS = frozenset({
    "credential", "user_name", "birth_date", "bsn", "client_number", "case_number", "v_number", "a_number", "passport",
    "identity_card", "driving_licence", "big_number", "student_number", "licence_plate", "phone", "iban",
})  # fmt: skip
"""Kinds of which one value says the same wherever it stands."""

SHORTEST = 6
MOST_OF_ONE_WORD = 20
"""So many values that begin with the same word are looked for; it keeps the work linear."""

CONFIDENCE = 0.8
WHY = Why("second pass", "Dezelfde waarde staat ook ergens anders in de tekst.")


def again(words: Words, findings: Sequence[Finding]) -> list[Finding]:
    """Every further place of the values that were found. `findings` are in order and do not overlap."""
    values = _by_first_word(words, findings)
    if not values:
        return []
    known = {(finding.start, finding.kind) for finding in findings}
    return [
        found(kind, start, start + len(value), CONFIDENCE, WHY)
        for index in [index for index, form in enumerate(words.forms) if form in values]
        for value, kind in values[words.forms[index]].items()
        if (start := words.starts[index], kind) not in known and _stands_free(words.text, start, value)
    ]


def _by_first_word(words: Words, findings: Sequence[Finding]) -> dict[str, dict[str, str]]:
    """The values and their kinds, by the token with which they begin."""
    values: dict[str, dict[str, str]] = {}
    for finding in findings:
        if finding.kind not in KINDS or finding.end - finding.start < SHORTEST:
            continue
        index = bisect_left(words.starts, finding.start)
        if index < len(words.starts) and words.starts[index] == finding.start:
            begun = values.setdefault(words.forms[index], {})
            if len(begun) < MOST_OF_ONE_WORD:
                begun.setdefault(words.text[finding.start : finding.end], finding.kind)
    return values


def _stands_free(text: str, start: int, value: str) -> bool:
    end = start + len(value)
    return text.startswith(value, start) and not (value[-1].isalnum() and text[end : end + 1].isalnum())
