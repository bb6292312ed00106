"""Initials that stand for somebody: "par. JdV", "behandeld door M.K."."""

import re
from collections.abc import Collection, Iterator

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.names import cues
from waarborg.guard.names.phrases import Phrases

LETTERS = re.compile(r"[A-Z]{2,4}\Z|[A-Z](?:[a-z]{1,2})?[A-Z]{1,2}\Z|(?:[A-Z]\.){2,4}\Z")
REACH = 4
"""So many tokens the initials stand behind their cue at most."""

ABBREVIATIONS = frozenset(
    "BSN WMO WOZ AVG AI VNG KVK BV NV CAO CISO ISO FG AP DPIA IAMA WOO WOB AWB APV IBAN GGD GGZ UWV SVB CIZ CJG IND COA CAK "
    "PGB HR ICT IT PDF URL SMS OZB BAG BRP DIGID NL EU VVD CDA PVDA GL SP PVV D66 CU SGP BBB NSC FVD JA NEE MT PZ OM "
    "POH HBO MBO WO VO PO KDV BSO OV NS NOS ANWB MRI ADHD ASS PTSS COPD HIV EHBO AED VOG PO CAD BOA HALT ROC TU".split()
)


def initials(phrases: Phrases, taken: Collection[int]) -> Iterator[Finding]:
    """Two to four letters behind a word that says who did something; `taken` are tokens of names."""
    words = phrases.words
    if words.present.isdisjoint(cues.HANDLED):
        return
    seen: set[int] = set()
    for place, word in enumerate(words.lower):
        if word not in cues.HANDLED:
            continue
        for at in range(place + 1, min(place + 1 + REACH, len(words.forms))):
            form = words.forms[at]
            if form[0] == "\n" or at in taken:
                break
            if LETTERS.match(form) and form.upper() not in ABBREVIATIONS and at not in seen:
                seen.add(at)
                why = Why("rule", "Initialen bij een woord dat zegt wie iets deed.", (word,))
                yield found("initials", words.starts[at], words.end(at), 0.8, why)
                break
            if form[0].isalpha() and words.lower[at] not in LINKS:
                break


LINKS = frozenset({"door", "van", "aan", "is", "de", "mij", "namens", "nr"})
