"""What every test of the rules asks: what stands in this text?"""

from waarborg.guard.findings import Finding
from waarborg.guard.policy import NO_POLICY, GuardPolicy
from waarborg.guard.rules.identifiers import identifiers
from waarborg.guard.rules.precedence import without_overlaps
from waarborg.guard.words import Words


def findings(text: str, policy: GuardPolicy = NO_POLICY) -> list[Finding]:
    """The findings that stay."""
    return without_overlaps(identifiers(text, Words(text), policy))


def found_in(text: str, policy: GuardPolicy = NO_POLICY) -> list[tuple[str, str]]:
    """Their kinds and what stands there."""
    return [(finding.kind, text[finding.start : finding.end]) for finding in findings(text, policy)]


def parts(text: str, kind: str) -> list[str]:
    """What is found of one kind."""
    return [part for found, part in found_in(text) if found == kind]
