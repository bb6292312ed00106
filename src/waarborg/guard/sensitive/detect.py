"""Finds words about health, crime and the other special categories (AVG art. 9 and 10) that are about somebody."""

from collections.abc import Sequence

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.sensitive.context import Context
from waarborg.guard.sensitive.groups import GROUPS, IGNORED
from waarborg.guard.sensitive.lexicon import lexicon
from waarborg.guard.sensitive.matches import longest, matches
from waarborg.guard.sensitive.weigh import THRESHOLD, add_company, weigh
from waarborg.guard.words import Words


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
    findings = []
    for match, evidence in weighed:
        if evidence.score >= THRESHOLD:
            group = GROUPS[match.group]
            why = Why("list", f"{group.noun}{evidence.where and ', '}{evidence.where}.", tuple(evidence.cues))
            start, end = words.starts[match.first], words.end(match.end - 1)
            findings.append(found(group.kind, start, end, evidence.confidence, why))
    return findings
