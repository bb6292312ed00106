"""The one entry of the guard: what stands in this text that may not leave? (art. 4.1 and 4.2)"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

from waarborg.guard.findings import Finding, Report
from waarborg.guard.policy import NO_POLICY, GuardPolicy

if TYPE_CHECKING:
    from waarborg.guard.plain import Plain

LONGEST = 20_000_000
"""So many characters are read; what comes after them is not, and the report says so."""

STRONGEST_BIAS = 20

TOO_LONG = "De tekst is langer dan {longest} tekens. Wat daarna komt, is niet gecontroleerd."


def check(text: str, *, policy: GuardPolicy | None = None, bias: float = 0.0) -> Report:
    """Find personal and confidential data in a text. Keeps, logs and sends nothing.

    `policy` holds the lists of one municipality. `bias`, in log-odds, trades what is missed for false alarms: above 0
    finds more names and sensitive words, below 0 fewer; identifiers with a check digit do not change with it. Raises
    ValueError for a bias beyond 20.
    """
    # Loading the patterns and the name model takes longer than reading a page: only who checks a text pays for it.
    from waarborg.guard.detection import detect
    from waarborg.guard.plain import plain

    if not -STRONGEST_BIAS <= bias <= STRONGEST_BIAS:
        raise ValueError(f"bias lies between -{STRONGEST_BIAS} and {STRONGEST_BIAS}, not {bias}")
    began = perf_counter()
    policy = policy or NO_POLICY
    read = plain(text[:LONGEST])
    findings, limits = detect(read.text, policy=policy, bias=bias)
    if len(text) > LONGEST:
        limits = (*limits, TOO_LONG.format(longest=f"{LONGEST:,}".replace(",", ".")))
    return Report(
        findings=tuple(_at_home(findings, read) if read.layers else findings),
        length=len(text),
        seconds=perf_counter() - began,
        limits=limits,
    )


def _at_home(findings: Iterable[Finding], read: "Plain") -> Iterator[Finding]:
    """The findings where they stand in the original text. A sign that became two letters goes to the first of two."""
    last = 0
    for finding in findings:
        start, end = read.span(finding.start, finding.end)
        start = max(start, last)
        if start < end:
            yield replace(finding, start=start, end=end)
            last = end
