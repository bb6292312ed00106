"""Amounts in offers, tenders, negotiations and settlements: not budgets, fees or benefits, which are public."""

import math
import re
from bisect import bisect_left, bisect_right
from functools import cache

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.sensitive.lists import entries
from waarborg.guard.sensitive.sentences import Sentences
from waarborg.guard.words import Words

UNIT = (
    r"(?:(?:\s?/\s?|\s?p/|\s?per\s)(?:m2|m²|m3|m³|kilometer|km|uur|u|rit|maand|mnd|stuk|dag|dagdeel|nacht|week"
    r"|eenheid|ton|leerling|plaats)(?![^\W_²³])"
    r"|\s?(?:k\.k\.|v\.o\.n\.))?"
)
ONES = (
    r"een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig|dertig|veertig|vijftig|zestig"
    r"|zeventig|tachtig|negentig|honderd"
)
AMOUNT = re.compile(
    r"(?:€|\bEUR|\beuro)\s{0,2}\d{1,3}(?:(?:\.\d{3}){1,4}|\d{0,12})(?:,\d{1,2}|,-{1,2}|,–)?(?:\s?(?:mln|miljoen|mld|k"
    r"|duizend|ton|mille)\b)?"
    rf"{UNIT}"
    r"|(?<![\w.,])\d{1,3}(?:(?:\.\d{3}){1,4}|\d{0,12})(?:,\d{1,2})?(?:(?:k\b|\s?(?:euro|mln|miljoen|mille|ton)\b)"
    rf"{UNIT}"
    r"|\sper\s(?:m2|m²|kilometer|uur)\b)"
    r"|(?<![\w.,])\d{1,2}(?:,\d{1,2})?\s?(?:%|procent)(?=\skorting|\sopslag|\smarge|\slager)"
    r"|(?<=korting\s)\d{1,2}(?:,\d{1,2})?\s?%"
    r"|(?<=korting van )\d{1,2}(?:,\d{1,2})?\s?%"
)
SPELLED = re.compile(
    r"(?<![^\W_])(?:een halve|een kwart|anderhalve?|(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en"
    r"|ën)?(?:twintig|dertig|veertig|vijftig|zestig"
    rf"|zeventig|tachtig|negentig)|{ONES}|[a-zë]{{2,20}}(?:duizend|honderd))\s(?:ton|miljoen|mille"
    rf"|euro)(?:\s(?:{ONES}|[a-zë]{{3,14}}tig))?(?![^\W_]){UNIT}"
)
SPELLED_UNITS = ("ton", "miljoen", "mille", "euro")
BARE = re.compile(
    r"\b(?:bod|bieden|biedt|bood|onderhandelen|zakt|zakken|mandaat|inschrijfprijs|inschrijfsom|uurtarief|vraagprijs"
    r"|minimumprijs|schikken)\b"
    r"\s{0,2}(?::|is|was|van|tot|naar|op|tot\s+maximaal)?\s{0,2}(\d{2,3}(?:\.\d{3}){0,3}(?:,\d{1,2})?)(?!\d|\s?(?:%"
    r"|procent|dagen|weken|uur|jaar|maanden|punten))",
    re.IGNORECASE,
)
WEIGHTS = {
    "prior": -1.4,
    "cue in sentence": 2.4,
    "cue before": 1.7,
    "more cues": 0.3,
    "public": -2.6,
    "more public": -0.8,
}
HEADING = 3  # tokens: "Budget" on the line above
BEFORE, AFTER = 120, 12  # tokens: a list or table of amounts stands below its cue


def prices(text: str, words: Words) -> list[Finding]:
    """Amounts that say what somebody asks, offers or would accept."""
    cues, public = _lists()
    if words.present.isdisjoint(cues):
        return []
    lower = words.lower
    at = [index for index, word in enumerate(lower) if word in cues]
    open_at = [index for index, word in enumerate(lower) if word in public]
    sentences = Sentences(words)
    spans = _amounts(text)
    findings: list[Finding] = []
    for start, end in spans:
        index = bisect_right(words.starts, start) - 1
        score, cue = _weigh(lower, index, at=at, open_at=open_at, bounds=sentences.around(index))
        if score >= 0 and not (findings and findings[-1].end > start):
            why = Why("rule", f"Een bedrag bij een onderhandeling of aanbesteding ({cue}).", (cue,))
            findings.append(found("price", start, end, 1 / (1 + math.exp(-score)), why))
    return findings


def _amounts(text: str) -> list[tuple[int, int]]:
    """Where amounts stand, in digits and in words. They may overlap."""
    spans = {match.span() for match in AMOUNT.finditer(text)} | {match.span(1) for match in BARE.finditer(text)}
    if any(unit in text for unit in SPELLED_UNITS):
        spans |= {match.span() for match in SPELLED.finditer(text)}
    return sorted(spans)


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(entries("price")), frozenset(entries("price.public"))


def _weigh(
    lower: list[str], index: int, *, at: list[int], open_at: list[int], bounds: tuple[int, int]
) -> tuple[float, str]:
    """Log-odds that the amount at a token is confidential, and the cue word that says so."""
    first, last = bisect_left(at, index - BEFORE), bisect_left(at, index + AFTER)
    near = at[first:last] if last - first < BEFORE else at[last - BEFORE : last]
    inside = [place for place in near if bounds[0] <= place < bounds[1]]
    before = [place for place in near if place < index]
    if not inside and not before:
        return WEIGHTS["prior"], ""
    score = WEIGHTS["prior"] + WEIGHTS["cue in sentence" if inside else "cue before"]
    score += WEIGHTS["more cues"] * min(len(near) - 1, 3)
    against = bisect_left(open_at, bounds[1]) - bisect_left(open_at, min(bounds[0], index - HEADING))
    if against:
        score += WEIGHTS["public"] + WEIGHTS["more public"] * min(against - 1, 2)
    closest = min(inside or before, key=lambda place: abs(place - index))
    return score, lower[closest]
