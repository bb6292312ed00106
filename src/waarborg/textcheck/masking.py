"""What of a text is masked: all that was found, but for what its owner lets stand, and the words they add.

The choices travel with the text in one form, because nothing of either is kept here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from waarborg.guard import KEPT_BACK, KINDS, Finding, Masked, Report, Why, mask
from waarborg.guard.findings import found
from waarborg.guard.masking.sameness import same

MOST_ITEMS = 200
"""So many values can be let stand by hand; beyond these everything is masked."""

MOST_WORDS = 50
SHORTEST = 2
OWN = "own_word"
BY_HAND = Why("list", "Dit woord heeft u zelf genoemd.")


class Posted(Protocol):
    def getlist(self, key: str) -> list[str]: ...

    def get(self, key: str, default: str) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Choices:
    """By key which values someone lets stand, and which words they want masked too."""

    let_stand: frozenset[str] = frozenset()
    also: tuple[str, ...] = field(default=(), repr=False)


NO_CHOICES = Choices()


@dataclass(frozen=True, slots=True)
class Item:
    """One value that was found, however often it stands in the text, and whether it is masked."""

    key: str
    label: str
    article: str
    times: int
    masked: bool
    written: str = field(repr=False)


def choices_of(posted: Posted) -> Choices:
    """A box that is not ticked is not sent, so the form names each box it offered; what it did not offer is masked."""
    words = dict.fromkeys(word.strip() for word in (posted.get("ook", "") or "").splitlines())
    return Choices(
        let_stand=frozenset(posted.getlist("aangeboden")) - frozenset(posted.getlist("maskeer")),
        also=tuple(word for word in words if len(word) >= SHORTEST)[:MOST_WORDS],
    )


def items(text: str, report: Report, choices: Choices = NO_CHOICES) -> list[Item]:
    """The values that were found, each once, in the order of the text."""
    return [
        Item(
            key=key,
            label=group[0].label,
            article=group[0].article,
            times=len(group),
            masked=key not in choices.let_stand,
            written=text[group[0].start : group[0].end],
        )
        for key, group in _values(text, report).items()
    ][:MOST_ITEMS]


def masked_by(text: str, report: Report, choices: Choices = NO_CHOICES) -> Masked:
    """The text with placeholders, as its owner chose."""
    stands = {
        finding.start for key, group in _values(text, report).items() if key in choices.let_stand for finding in group
    }
    masked = [finding for finding in report.findings if finding.start not in stands]
    own = _merged(spans for word in choices.also for spans in _places(text, word))
    return mask(text, replace(report, findings=tuple(_together(masked, own))))


def not_there(text: str, choices: Choices) -> tuple[str, ...]:
    """The words someone wanted masked that the text does not hold."""
    return tuple(word for word in choices.also if next(_places(text, word), None) is None)


def _values(text: str, report: Report) -> Mapping[str, list[Finding]]:
    """The findings of each value, under its kind and the place where it stands first."""
    keys: dict[tuple[str, str], str] = {}
    groups: dict[str, list[Finding]] = {}
    for finding in report.findings:
        value = KINDS[finding.kind].token, same(finding.kind, text[finding.start : finding.end])
        key = keys.setdefault(value, f"{finding.kind}:{finding.start}")
        groups.setdefault(key, []).append(finding)
    return groups


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a word or a few words stand by themselves, in whatever case and with whatever spaces between them."""
    spaced = r"\s+".join(re.escape(part) for part in word.split())
    return (place.span() for place in re.finditer(rf"(?<!\w){spaced}(?!\w)", text, re.IGNORECASE))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _together(findings: list[Finding], own: list[tuple[int, int]]) -> Iterator[Finding]:
    """Findings and own words in the order of the text; those that overlap become one.

    Such a one is no more restored than the strictest of its parts.
    """
    spans = [(finding.start, finding.end, finding) for finding in findings]
    spans += [(start, end, found(OWN, start, end, 1.0, BY_HAND)) for start, end in own]
    whole: Finding | None = None
    for _, _, here in sorted(spans, key=lambda span: span[:2]):
        if whole and here.start < whole.end:
            whole = _joined(whole, here)
        else:
            if whole:
                yield whole
            whole = here
    if whole:
        yield whole


def _joined(first: Finding, second: Finding) -> Finding:
    """Both as one. A value that was found as a whole keeps its kind, and so does one that is never restored."""
    end = max(first.end, second.end)
    kinds = [each.kind for each in (first, second) if each.kind in KEPT_BACK]
    kinds += [each.kind for each in (first, second) if (each.start, each.end) == (first.start, end)]
    kind = min(kinds, key=lambda kind: (kind not in KEPT_BACK, kind == OWN), default=OWN)
    return found(kind, first.start, end, 1.0, BY_HAND)
