"""Markings on a document (vertrouwelijk, geheim, onder embargo), told apart from prose about confidentiality."""

import math
import re
from dataclasses import replace
from functools import cache

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.sensitive.lists import entries
from waarborg.guard.sensitive.markforms import Marked, marked
from waarborg.guard.words import Words

# Log-odds: what its place on the line says about a marking.
WEIGHTS = {
    "capitals": 2.0,
    "own line": 2.6,
    "opens": 1.6,
    "closes": 1.5,
    "in brackets": 2.0,
    "file name": 2.5,
    "head": 2.2,  # "Vertrouwelijk verslag van …"
    "label": 1.8,
    "says so": 2.2,
    "asked": 2.2,
    "of this": 0.8,
    "next word": -1.9,
    "denied": -3.0,
    "treated": -2.5,
}
OWN_PLACES = ("own line", "label", "in brackets")
JOINED = re.compile(r" ?[–—-] ")
# "Concept, niet openbaar" and "Intern – niet verspreiden" are one marking.
BEGINNING = re.compile(r"(?:concept[\w-]{0,20}|intern)(?:,? | [–—-] )", re.IGNORECASE)
LONGEST_BEGINNING = 30
DECIDED = "besloten"  # after heeft or is this is a verb
AROUND = 90  # characters of the line that are read to both sides
SEPARATORS = "–—-|:,;([/•*#.>"


@cache
def _any_of(name: str) -> str:
    return "|".join(map(re.escape, entries(name)))


LABEL = re.compile(rf"\b(?:{_any_of('marking.label')})\s*:?\s*$|\btot die tijd:\s*$", re.IGNORECASE)
SAYS_SO = re.compile(
    rf"\b(?:{_any_of('marking.piece')}|(?:deze|dit|die) \w+)\b.{{0,50}}\b(?:{_any_of('marking.is')})\b.{{0,35}}$",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:niet|geen|nooit|noch)\s+(?:meer\s+|langer\s+|als\s+)?$", re.IGNORECASE)
TREATED = re.compile(rf"\b(?:{_any_of('marking.treated')}|behandel(?!\s+dit\b)\w*)\b", re.IGNORECASE)
ASKED = re.compile(r"\b(?:verzoek\w*|vroeg|vraagt|vragen|gevraagd|wil|willen)\b[^.]{0,30}$", re.IGNORECASE)
OF_THIS = re.compile(r"\s+(?:van|over|op|voor)\s+(?:deze|dit|de)\b|[^.\n]{0,60}\bbekrachtig", re.IGNORECASE)
THIS = re.compile(r"\b(?:dit|(?:deze|dit|bijgaande?|onderstaande?|bovenstaande?)\s+[\w-]+)\s*$", re.IGNORECASE)
YET = re.compile(r"\bnog\s+$", re.IGNORECASE)
POLITE = re.compile(r"^[\s,]+(?:a\.?u\.?b|s\.?v\.?p|alsjeblieft|alstublieft|graag|hoor)\b\.?", re.IGNORECASE)
FILE = re.compile(r"[\w-]{0,60}\.(?:pdf|docx?|xlsx?|pptx?|msg|eml|odt|ods|txt|csv|zip)\b", re.IGNORECASE)
HEAD = re.compile(
    r"\s+[\w-]{0,20}(?:verslag|notitie|memo|bijlage|brief|advies|rapport|nota|dossier|stuk)\b", re.IGNORECASE
)
AND = re.compile(r"\s+(?:en|maar|of)\b")
GOES_ON = re.compile(rf"\s+(?!(?:{_any_of('marking.goes-on')})\b|op\s+grond\b|en\s+\w+\s*$)[a-zà-ÿ]")


def markings(text: str, words: Words) -> list[Finding]:
    """Markings that say that a text, or a part of it, may not go further. Two with a dash between are one."""
    kept: list[Finding] = []
    for candidate in marked(text, words):
        finding = _weighed(text, candidate)
        if finding is None:
            continue
        if kept and JOINED.fullmatch(text, kept[-1].end, finding.start):
            kept[-1] = replace(kept[-1], end=finding.end, confidence=max(kept[-1].confidence, finding.confidence))
        else:
            kept.append(finding)
    return kept


def _weighed(text: str, candidate: Marked) -> Finding | None:
    start, end, form = _with_beginning(text, candidate.start), candidate.end, candidate.form
    features = _features(text, start, end)
    if form.said or "asked" in features or "embargo" in text[start:end].lower():  # also in the middle of a sentence
        features = [feature for feature in features if feature not in ("next word", "treated")]
    score = form.prior + sum(WEIGHTS[feature] for feature in features)
    if score < 0:
        return None
    what = "geheim" if form.kind == "secret_marking" else "niet voor iedereen bestemd"
    who = "Een aanduiding bij de tekst" if set(OWN_PLACES) & set(features) else "De tekst"
    why = Why("rule", f"{who} zegt zelf dat dit stuk {what} is.")
    return found(form.kind, start, end, 1 / (1 + math.exp(-score)), why)


def _with_beginning(text: str, start: int) -> int:
    """Where a marking begins: at the word concept or intern when that stands before it."""
    for at in range(max(0, start - LONGEST_BEGINNING), start):
        if text[at] in "cCiI" and not text[max(0, at - 1) : at].isalnum() and BEGINNING.fullmatch(text, at, start):
            return at
    return start


def _features(text: str, start: int, end: int) -> list[str]:
    """What its place on the line says about a marking."""
    line = max(text.rfind("\n", max(0, start - AROUND), start) + 1, start - AROUND, 0)
    stop = text.find("\n", end, end + AROUND)
    before = YET.sub("", text[line:start])
    after = POLITE.sub("", text[end : stop if stop >= 0 else end + AROUND])
    left, right = before.strip(), after.strip()
    closed = not right or right[0] in ").]|,;!–—-:/" or right.startswith("tot ")
    says_so = text[start:end] != DECIDED and bool(SAYS_SO.search(before))
    denied = bool(DENIED.search(before))
    tests = {
        "capitals": text[start:end].isupper(),
        "own line": not left.strip(SEPARATORS) and not right.strip(SEPARATORS + ")].!*"),
        "opens": not left.strip(SEPARATORS) and bool(right) and closed,
        "closes": bool(left) and (left[-1] in SEPARATORS or before.endswith(("   ", "\t"))) and closed,
        "file name": bool(FILE.match(after)),
        "head": not left.strip(SEPARATORS) and bool(HEAD.match(after)),
        "in brackets": left.endswith(("(", "[")) and ")" in right[:30],
        "label": bool(LABEL.search(before)),
        "says so": says_so and not denied,
        "asked": bool(ASKED.search(before)) and bool(OF_THIS.match(after)),
        "of this": bool(THIS.search(before)),
        "next word": bool(GOES_ON.match(after)) and not (says_so and AND.match(after)) and not HEAD.match(after),
        "denied": denied,
        "treated": not says_so and bool(TREATED.search(before.rpartition(". ")[2])),
    }
    return [name for name, holds in tests.items() if holds]
