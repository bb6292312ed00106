"""Finds words about health, crime and the other special categories (AVG art. 9 and 10) that are about somebody."""

from collections.abc import Iterator, Sequence

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.sensitive.context import Context
from waarborg.guard.sensitive.groups import GROUPS, IGNORED
from waarborg.guard.sensitive.lexicon import Phrase, lexicon
from waarborg.guard.sensitive.weigh import weigh
from waarborg.guard.words import Words

THRESHOLD = 0.0  # log-odds: more likely about somebody than not


def sensitive(words: Words, persons: Sequence[tuple[int, int]], *, bias: float = 0.0) -> list[Finding]:
    """Words of health, criminal law, religion, politics, union, origin, orientation and biometrics about a person.

    `persons` are spans of names, in characters of the text; a person cue (cliënt, mijn moeder) does as well.
    `bias` is added to the log-odds of every word: positive finds more.
    """
    present = lexicon().present(words.present)
    if not present:
        return []
    matches = list(_matches(words, present))
    if not matches:
        return []
    context = Context(words, persons)
    findings = []
    for first, end, group in _longest(matches):
        if group == IGNORED:
            continue
        evidence = weigh(context, group, first, end)
        evidence.score += bias
        if evidence.score >= THRESHOLD:
            where = f", {evidence.where}" if evidence.where else ""
            why = Why("list", f"{GROUPS[group].noun}{where}.", tuple(evidence.cues))
            start = words.starts[first]
            findings.append(found(GROUPS[group].kind, start, words.end(end - 1), evidence.confidence, why))
    return findings


def _matches(words: Words, present: dict[str, list[Phrase]]) -> Iterator[tuple[int, int, str]]:
    """Every entry that stands in the text: first token, end, group."""
    for index, word in enumerate(words.lower):
        if word in present:
            for phrase in present[word]:
                if phrase.form:
                    if words.forms[index] == phrase.form:
                        yield index, index + 1, phrase.group
                elif len(phrase.parts) == 1:
                    yield index, index + 1, phrase.group
                elif (span := _span(words.lower, index, phrase)) is not None:
                    yield *span, phrase.group


def _span(lower: list[str], index: int, phrase: Phrase) -> tuple[int, int] | None:
    """The tokens of a phrase whose anchor stands at `index`; a line may end within it."""
    first = index
    for part in reversed(phrase.parts[: phrase.anchor]):
        first = _step(lower, first, -1)
        if not _fits(lower, first, part):
            return None
    last = index
    for part in phrase.parts[phrase.anchor + 1 :]:
        last = _step(lower, last, 1)
        if not _fits(lower, last, part):
            return None
    return first, last + 1


def _step(lower: list[str], index: int, step: int) -> int:
    index += step
    return index + step if 0 <= index < len(lower) and lower[index].startswith("\n") else index


def _fits(lower: list[str], index: int, part: str | frozenset[str] | None) -> bool:
    if not 0 <= index < len(lower):
        return False
    word = lower[index]
    if part is None:
        return word[0].isalnum()
    return word == part if isinstance(part, str) else word in part


def _longest(matches: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Of matches that overlap the longest; of equals the fixed expression that says nothing."""
    kept: list[tuple[int, int, str]] = []
    for match in sorted(matches, key=lambda match: (match[0], -match[1], match[2] != IGNORED)):
        if not kept or match[0] >= kept[-1][1]:
            kept.append(match)
        elif match[1] - match[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = match
    return kept
