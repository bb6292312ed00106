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
    "title": 0.9,  # behind the title of the text
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
JOINED = re.compile(r" ?[–—-] ")
# "Concept, niet openbaar" and "Intern – niet verspreiden" are one marking.
BEGINNING = re.compile(r"(?:concept[\w-]{0,20}|intern)(?:,? | [–—-] )", re.IGNORECASE)
LONGEST_BEGINNING = 30
DECIDED = "besloten"  # after heeft or is this is a verb
TITLE = 120  # characters: so far reaches the first line of a text
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
    form, end = candidate.form, candidate.end
    start = _with_beginning(text, candidate.start)
    place = Place(text, start, end)
    score = form.prior + sum(WEIGHTS[feature] for feature in place.speaks_for())
    if score < 0:
        return None
    is_said = form.said or "embargo" in text[start:end].lower()  # a marking in the middle of a sentence too
    score += sum(WEIGHTS[feature] for feature in place.speaks_against(is_said=is_said))
    if score < 0:
        return None
    what = "geheim" if form.kind == "secret_marking" else "niet voor iedereen bestemd"
    who = "Een aanduiding bij de tekst" if place.is_own() else "De tekst"
    return found(
        form.kind, start, end, 1 / (1 + math.exp(-score)), Why("rule", f"{who} zegt zelf dat dit stuk {what} is.")
    )


def _with_beginning(text: str, start: int) -> int:
    """Where a marking begins: at the word concept or intern when that stands before it."""
    for at in range(max(0, start - LONGEST_BEGINNING), start):
        if text[at] in "cCiI" and not text[max(0, at - 1) : at].isalnum() and BEGINNING.fullmatch(text, at, start):
            return at
    return start


class Place:
    """What stands around a marking on its line."""

    def __init__(self, text: str, start: int, end: int) -> None:
        line = max(text.rfind("\n", max(0, start - AROUND), start) + 1, start - AROUND, 0)
        stop = text.find("\n", end, end + AROUND)
        self.written = text[start:end]
        self.before = YET.sub("", text[line:start])
        self.after = POLITE.sub("", text[end : stop if stop >= 0 else end + AROUND])
        self.left, self.right = self.before.strip(), self.after.strip()
        self.begins = not self.left.strip(SEPARATORS)
        self.in_title = start < TITLE and "\n" not in text[:start].lstrip()
        self.denied = bool(DENIED.search(self.before))
        self.says_so = self.written != DECIDED and not self.denied and bool(SAYS_SO.search(self.before))
        self.asked = bool(ASKED.search(self.before)) and bool(OF_THIS.match(self.after))

    def is_own(self) -> bool:
        """Whether the marking stands apart from sentences."""
        return self._own_line() or self._in_brackets() or bool(LABEL.search(self.before))

    def _own_line(self) -> bool:
        return self.begins and not self.right.strip(SEPARATORS + ")].!*")

    def _in_brackets(self) -> bool:
        return self.left.endswith(("(", "[")) and ")" in self.right[:30]

    def speaks_for(self) -> list[str]:
        """The features by which it is a marking."""
        left, right = self.left, self.right
        closed = not right or right[0] in ").]|,;!–—-:/" or right.startswith("tot ")
        tests = {
            "capitals": self.written.isupper(),
            "own line": self._own_line(),
            "opens": self.begins and bool(right) and closed,
            "closes": bool(left) and (left[-1] in SEPARATORS or self.before.endswith(("   ", "\t"))) and closed,
            "file name": bool(FILE.match(self.after)),
            "head": self.begins and bool(HEAD.match(self.after)),
            "title": self.in_title and bool(left) and left[-1] in SEPARATORS and not right,
            "in brackets": self._in_brackets(),
            "label": bool(LABEL.search(self.before)),
            "says so": self.says_so,
            "asked": self.asked,
            "of this": bool(THIS.search(self.before)),
        }
        return [name for name, holds in tests.items() if holds]

    def speaks_against(self, *, is_said: bool) -> list[str]:
        """The features of prose about secrecy; what is said in so many words is a marking in a sentence too."""
        against = ["denied"] if self.denied else []
        if is_said or self.asked:
            return against
        if GOES_ON.match(self.after) and not (self.says_so and AND.match(self.after)) and not HEAD.match(self.after):
            against.append("next word")
        if not self.says_so and TREATED.search(self.before.rpartition(". ")[2]):
            against.append("treated")
        return against
