"""Everything that the guard can find, in one text that is already without disguise."""

from bisect import bisect_left

from waarborg.guard.again import again
from waarborg.guard.allowed import allowed
from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.masking.tokens import placeholders
from waarborg.guard.names.persons import persons
from waarborg.guard.opened import opened
from waarborg.guard.plain import plain
from waarborg.guard.policy import GuardPolicy
from waarborg.guard.rules.identifiers import identifiers
from waarborg.guard.rules.precedence import PRECEDENCE, without_overlaps
from waarborg.guard.sensitive import confidential, sensitive
from waarborg.guard.words import Words

DEPTH = 2
"""Encoded text within encoded text is opened this often."""

TOO_DEEP = "Er zit code in code in code. Zo diep is de tekst niet gecontroleerd."


def detect(text: str, *, policy: GuardPolicy, bias: float, depth: int = DEPTH) -> tuple[list[Finding], tuple[str, ...]]:
    """What a normalised text holds, in order and without overlaps, and which bounds were hit."""
    words = Words(text)
    lists = allowed(policy, text)
    numbers = identifiers(text, words, policy)
    people = [person for person in persons(words, bias=bias) if not lists.lets_pass(person)]
    people = _without_places(text, numbers, people)
    spans = [(person.start, person.end) for person in without_overlaps([*numbers, *people]) if person.kind == "person"]
    hidden, limits = _hidden(text, policy=policy, bias=bias, depth=depth)
    everything = [*numbers, *people, *sensitive(words, spans, bias=bias), *confidential(text, words, policy), *hidden]
    masks = placeholders(text)
    wanted = without_overlaps(
        finding
        for finding in everything
        if finding.kind not in policy.skipped and not lists.lets_pass(finding) and not _is_within(masks, finding)
    )
    return without_overlaps([*wanted, *again(words, wanted)]), limits


def _without_places(text: str, numbers: list[Finding], people: list[Finding]) -> list[Finding]:
    """The names that do not stand right behind a postcode, where a place does."""
    ends = {number.end for number in numbers if number.kind == "postcode"}
    if not ends:
        return people
    return [
        who
        for who in people
        if ends.isdisjoint((who.start - 1, who.start - 2)) or "\n" in text[who.start - 2 : who.start]
    ]


def _is_within(masks: list[tuple[int, int]], finding: Finding) -> bool:
    place = bisect_left(masks, (finding.start + 1, 0)) - 1
    return place >= 0 and finding.end <= masks[place][1]


def _hidden(text: str, *, policy: GuardPolicy, bias: float, depth: int) -> tuple[list[Finding], tuple[str, ...]]:
    """What encoded runs in the text hold: each run is a finding of the gravest kind within it."""
    inside = opened(text)
    if not depth:
        return [], (TOO_DEEP,) if inside.runs else ()
    hidden: list[Finding] = []
    limits = list(inside.limits)
    for run in inside.runs:
        findings, deeper = detect(plain(run.text).text, policy=policy, bias=bias, depth=depth - 1)
        limits += deeper
        if findings:
            gravest = max(findings, key=lambda finding: PRECEDENCE[finding.kind])
            why = Why(
                "rule", "Dit staat in een stuk tekst dat omgezet is in code. " + gravest.why.sentence, gravest.why.cues
            )
            hidden.append(found(gravest.kind, run.start, run.end, gravest.confidence, why))
    return hidden, tuple(dict.fromkeys(limits))
