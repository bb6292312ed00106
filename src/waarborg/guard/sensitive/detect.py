"""Finds words about health, crime and the other special categories (AVG art. 9 and 10) that are about somebody."""

from collections.abc import Sequence

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.sensitive.context import Context
from waarborg.guard.sensitive.groups import GROUPS, IGNORED
from waarborg.guard.sensitive.lexicon import lexicon
from waarborg.guard.sensitive.matches import Match, longest, matches
from waarborg.guard.sensitive.spans import span
from waarborg.guard.sensitive.weigh import THRESHOLD, Evidence, add_company, add_rows, in_sentence, weigh
from waarborg.guard.words import Words

UNNAMED = frozenset({"bond", "vakbond", "kaderlid"})


def sensitive(words: Words, persons: Sequence[tuple[int, int]], *, bias: float = 0.0) -> list[Finding]:
    """Words of health, criminal law, religion, politics, union, origin, orientation and biometrics about a person.

    `persons` are spans of names, in characters of the text; a person cue (cliënt, mijn moeder) does as well.
    `bias` is added to the log-odds of every word: positive finds more.
    """
    present = lexicon().present(words.present)
    candidates = longest(list(matches(words, present))) if present else []
    about = [match for match in candidates if match.group != IGNORED]
    if not about:
        return []
    context = Context(words, persons)
    weighed = [(match, weigh(context, match, bias=bias)) for match in about if not context.is_heading(match)]
    add_company(context, weighed)
    add_rows(context, weighed)
    sure = [(match, evidence) for match, evidence in weighed if evidence.score >= THRESHOLD]
    return [_finding(words, match, evidence) for match, evidence in named(context, sure)]


def named(context: Context, sure: list[tuple[Match, Evidence]]) -> list[tuple[Match, Evidence]]:
    """Without the word bond where the same sentence says which one."""
    lower = context.words.lower
    unions = [match.first for match, _ in sure if match.group == "union" and lower[match.first] not in UNNAMED]
    return [
        (match, evidence)
        for match, evidence in sure
        if lower[match.first] not in UNNAMED or not in_sentence(context, match, unions)
    ]


def _finding(words: Words, match: Match, evidence: Evidence) -> Finding:
    group = GROUPS[match.group]
    first, end = span(words, match)
    why = Why("list", f"{group.noun}{evidence.where and ', '}{evidence.where}.", tuple(evidence.cues))
    return found(group.kind, words.starts[first], words.end(end - 1), evidence.confidence, why)
