"""The one entry of the guard: what stands in this text that may not leave? (art. 4.1 and 4.2)"""

from dataclasses import replace
from time import perf_counter

from waarborg.guard.allowed import allowed
from waarborg.guard.findings import Finding, Report, Why, found
from waarborg.guard.names.persons import persons
from waarborg.guard.opened import opened
from waarborg.guard.plain import plain
from waarborg.guard.policy import NO_POLICY, GuardPolicy
from waarborg.guard.rules.identifiers import identifiers
from waarborg.guard.rules.precedence import PRECEDENCE, without_overlaps
from waarborg.guard.sensitive import confidential, sensitive
from waarborg.guard.words import Words

LONGEST = 20_000_000
"""So many characters are read; what comes after them is not, and the report says so."""

DEPTH = 2
"""Encoded text within encoded text is opened this often."""

TOO_LONG = "De tekst is langer dan {longest} tekens. Wat daarna komt, is niet gecontroleerd."


def check(text: str, *, policy: GuardPolicy | None = None, bias: float = 0.0) -> Report:
    """Find personal and confidential data in a text. Keeps, logs and sends nothing.

    `policy` holds the lists of one municipality. `bias`, in log-odds, trades what is missed for false alarms: above 0
    finds more names and sensitive words, below 0 fewer; identifiers with a check digit do not change with it.
    """
    began = perf_counter()
    policy = policy or NO_POLICY
    read = plain(text[:LONGEST])
    findings, limits = _findings(read.text, policy=policy, bias=bias, depth=DEPTH)
    if len(text) > LONGEST:
        limits = (*limits, TOO_LONG.format(longest=f"{LONGEST:,}".replace(",", ".")))
    return Report(
        findings=tuple(_at_home(finding, read.span(finding.start, finding.end)) for finding in findings),
        length=len(text),
        seconds=perf_counter() - began,
        limits=limits,
    )


def _at_home(finding: Finding, span: tuple[int, int]) -> Finding:
    """The finding where it stands in the original text."""
    start, end = span
    return finding if (finding.start, finding.end) == span else replace(finding, start=start, end=end)


def _findings(text: str, *, policy: GuardPolicy, bias: float, depth: int) -> tuple[list[Finding], tuple[str, ...]]:
    """What a normalised text holds, in order and without overlaps, and which bounds were hit."""
    words = Words(text)
    lists = allowed(policy)
    numbers = identifiers(text, words, policy)
    people = [person for person in persons(words, bias=bias) if not lists.lets_pass(person, text)]
    spans = [(person.start, person.end) for person in without_overlaps([*numbers, *people]) if person.kind == "person"]
    hidden, limits = _hidden(text, policy=policy, bias=bias, depth=depth)
    everything = [*numbers, *people, *sensitive(words, spans, bias=bias), *confidential(text, words, policy), *hidden]
    wanted = (f for f in everything if f.kind not in policy.skipped and not lists.lets_pass(f, text))
    return without_overlaps(wanted), limits


def _hidden(text: str, *, policy: GuardPolicy, bias: float, depth: int) -> tuple[list[Finding], tuple[str, ...]]:
    """What encoded runs in the text hold: each run is a finding of the gravest kind within it."""
    if not depth:
        return [], ()
    inside = opened(text)
    hidden: list[Finding] = []
    for run in inside.runs:
        findings, _ = _findings(plain(run.text).text, policy=policy, bias=bias, depth=depth - 1)
        if findings:
            gravest = max(findings, key=lambda finding: PRECEDENCE[finding.kind])
            why = Why(
                "rule", "Dit staat in een stuk tekst dat omgezet is in code. " + gravest.why.sentence, gravest.why.cues
            )
            hidden.append(found(gravest.kind, run.start, run.end, gravest.confidence, why))
    return hidden, inside.limits
