"""A masked text that is checked again: what stands within a placeholder is masked already."""

from bisect import bisect_right
from dataclasses import replace

from waarborg.guard.findings import Finding, Report
from waarborg.guard.masking.tokens import SPELLED, WORDS

MOST_DIGITS = 5
"""With more digits it is a number in the signs of a placeholder, and may be someone's."""


def outside_placeholders(text: str, report: Report) -> Report:
    """The report without findings that lie wholly within a placeholder: "<GEZONDHEID_1>" tells nobody's illness."""
    spans = [
        spelled.span()
        for spelled in SPELLED.finditer(text)
        if spelled["word"].upper() in WORDS and len(spelled["number"]) <= MOST_DIGITS
    ]
    starts = [start for start, _ in spans]

    def within(found: Finding) -> bool:
        place = bisect_right(starts, found.start) - 1
        return place >= 0 and found.end <= spans[place][1]

    return replace(report, findings=tuple(found for found in report.findings if not within(found)))
