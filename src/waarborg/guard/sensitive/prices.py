"""Amounts in offers, tenders, negotiations and settlements: not budgets, fees or benefits, which are public."""

import math
import re
from bisect import bisect_left
from collections import Counter
from functools import cache

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.sensitive.amounts import Amount, amounts
from waarborg.guard.sensitive.lists import entries
from waarborg.guard.sensitive.sentences import Sentences
from waarborg.guard.sensitive.tables import SEPARATORS, Headers
from waarborg.guard.words import Words

# Log-odds that an amount is not public.
WEIGHTS = {
    "prior": -1.5,
    "cue in sentence": 2.4,
    "cue before": 1.9,
    "more cues": 0.3,  # each, at most three
    "hint in sentence": 0.9,  # each, at most two
    "hint around": 0.35,  # each different word, at most three
    "cue around": 0.9,  # behind the amount, when none stands before it
    "secret": 0.9,  # the text says that it is confidential
    "unit": 0.5,  # "per stoel"
    "whose": 0.9,  # the name of a company in brackets behind it
    "head of column": 2.4,
    "verb beside": 0.9,
    "modal beside": 0.3,
    "we": 0.5,  # what we would pay
    "reader": -1.4,  # "u betaalt": a price for everybody
    "public": -2.6,
    "often public": -1.3,
    "public beside": -1.0,
    "public around": -0.4,  # each different word in the lines around, at most four
    "more public": -0.8,
    "bare": -0.7,
    "company": 1.2,  # amounts in one row are of one kind
    "threshold": -1.2,
    "range": -2.6,  # "€ 70.000 tot € 221.000" is a bracket of a rule
}
LONGEST_CELL_START = 12  # characters: "| vanaf "
HEADING = 3  # tokens: "Budget" on the line above
VERB = 8  # tokens around an amount in which somebody asks or offers it
ROW = 40  # tokens: so far apart do amounts of one row stand
BEFORE = 120  # tokens: a list or table of amounts stands below its cue
NEARBY = 50  # tokens: so far reaches what a text says about public money
PUBLIC_ENDINGS, ENDINGS = entries("price.public.ending"), entries("price.ending")
ALL_ENDINGS = PUBLIC_ENDINGS + ENDINGS
MODALS = frozenset(entries("price.modal"))
US = frozenset({"we", "wij", "ons", "onze", "ik"})
YOU = frozenset({"u", "uw"})
UP_TO = re.compile(r"\s?(?:tot|t/m)\s(?:en met\s)?€")
FROM = re.compile(r"(?:\d\s(?:tot|t/m)\s|\|\s?(?:tot|vanaf)\s)\Z")
UNIT = re.compile(r"\s?(?:per|/|p/)\s?(?!maand\b|jaar\b|persoon\b|kind\b|dag\b|keer\b)[a-z]", re.IGNORECASE)
WHOSE = re.compile(r"\s?\((?:[A-Z][\w&.-]{1,40}[ )]){1,4}")
HEADS = ("cue", "hint")
HEAD_ENDINGS = ("prijs", "prijzen", "tarief", "tarieven", "som")
OPEN = frozenset({"openbaar", "openbare"})
THRESHOLDS = frozenset({"boven", "vanaf", "meer", "minder", "hoger"})  # "opdrachten boven € 50.000"
CLOSED = frozenset({"niet", "niet-openbaar"})  # "niet openbaar" is the opposite


def prices(text: str, words: Words) -> list[Finding]:
    """Amounts that say what somebody asks, offers or would accept."""
    if not _may_hold(text, words.present):
        return []
    there = list(amounts(text, words))
    if not there:
        return []
    surroundings = Surroundings(text, words)
    weighed = [surroundings.weigh(amount) for amount in there]
    alone = [score >= 0 for score, _, _ in weighed]
    findings: list[Finding] = []
    last = -ROW
    for place, (amount, (score, cue, is_public)) in enumerate(zip(there, weighed, strict=True)):
        in_row = any(alone[max(0, place - 1) : place + 2]) or amount.index - last < ROW
        odds = score + (WEIGHTS["company"] if in_row and not alone[place] and not is_public else 0)
        if odds >= 0:
            last = amount.index
            why = Why("rule", _because(cue), (cue,) if cue else ())
            findings.append(found("price", amount.start, amount.end, 1 / (1 + math.exp(-odds)), why))
    return findings


def _is_range(text: str, amount: Amount) -> bool:
    """Whether an amount bounds a class of a rule: "€ 70.000 tot € 221.000", or "tot € 70.000" in a cell of its own."""
    before = text[max(0, amount.start - LONGEST_CELL_START) : amount.start]
    return bool(UP_TO.match(text, amount.end) or FROM.search(before))


def _because(cue: str) -> str:
    where = f"in de buurt staat ‘{cue}’" if cue else "de bedragen ernaast zijn dat ook niet"
    return f"Dit bedrag lijkt niet openbaar: {where}."


@cache
def _roles() -> dict[str, str]:
    """What each word of the lists says about an amount near it: cue, hint, secret, soft or public."""
    return {
        **dict.fromkeys(entries("price.public"), "public"),
        **dict.fromkeys(entries("price.public.soft"), "soft"),
        **dict.fromkeys(entries("price.weak"), "hint"),
        **dict.fromkeys(entries("price.secret"), "secret"),
        **dict.fromkeys(entries("price"), "cue"),
    }


def _may_hold(text: str, present: frozenset[str]) -> bool:
    """Whether the words of a text can make an amount confidential: a cue, two hints, or a hint above a column."""
    cues, hints = _telling()
    if not present.isdisjoint(cues):
        return True
    there = present & hints
    return len(there) > 1 or (bool(there) and (not present.isdisjoint(_verbs()) or any(s in text for s in SEPARATORS)))


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """The cues, and the hints with the words of secrecy."""
    roles = _roles()
    cues = frozenset(word for word, role in roles.items() if role == "cue")
    return cues, frozenset(word for word, role in roles.items() if role in {"hint", "secret"}) | OPEN


@cache
def _verbs() -> frozenset[str]:
    return frozenset(entries("price.verb"))


class Surroundings:
    """The words of one text that say whether an amount is public, by token."""

    def __init__(self, text: str, words: Words) -> None:
        self.text = text
        self.words = words
        self.sentences = Sentences(words)
        self.headers = Headers(text)
        self.at: dict[str, list[int]] = {"cue": [], "hint": [], "secret": [], "soft": [], "public": []}
        roles, lower = _roles(), words.lower
        ending = [word for word in words.present if word.endswith(ALL_ENDINGS)]
        endings = {word: "hint" if word.endswith(ENDINGS) else "public" for word in ending}
        telling = {word: roles.get(word) or endings[word] for word in words.present if word in roles or word in endings}
        telling |= dict.fromkeys(OPEN & words.present, "public")
        for index in [index for index, word in enumerate(lower) if word in telling]:
            role = telling[lower[index]]
            if lower[index] in OPEN and index and not CLOSED.isdisjoint(lower[max(0, index - 2) : index]):
                role = "secret"
            self.at[role].append(index)

    def weigh(self, amount: Amount) -> tuple[float, str, bool]:
        """Log-odds that an amount is confidential, the word that says so, and whether another says it is public."""
        index, bounds = amount.index, self.sentences.around(amount.index)
        reasons, cue = self._cues(index, bounds)
        reach = (min(bounds[0], index - HEADING), bounds[1])
        against = self._count("public", *reach)
        reasons["public"], reasons["more public"] = min(against, 1), max(0, min(against - 1, 2))
        reasons["often public"] = min(self._count("soft", *reach), 2)
        reasons["public beside"] = min(self._count("public", max(bounds[0], index - VERB), index + VERB), 1)
        around = {self.words.lower[place] for place in self._places("public", index - NEARBY, index + NEARBY)}
        reasons["public around"] = min(len(around) - min(against, len(around)), 4)
        reasons["bare"] = int(amount.bare)
        self._beside(reasons, amount, bounds)
        if head := self._head(amount.start):
            reasons["head of column"], cue = 1, head
        score = WEIGHTS["prior"] + sum(WEIGHTS[reason] * times for reason, times in reasons.items())
        return score, cue, against > 0

    def _beside(self, reasons: Counter[str], amount: Amount, bounds: tuple[int, int]) -> None:
        """What the words right before and behind an amount say."""
        lower, index = self.words.lower, amount.index
        before = lower[max(bounds[0], index - VERB) : index]
        verbal = {*before, *lower[index + 1 : min(bounds[1], index + VERB)]}
        if not _verbs().isdisjoint(verbal):
            reasons["verb beside"] = 1
        elif not MODALS.isdisjoint(verbal):
            reasons["modal beside"] = 1
        sentence = lower[bounds[0] : bounds[1]]
        reasons["we"], reasons["reader"] = int(not US.isdisjoint(sentence)), int(not YOU.isdisjoint(sentence))
        reasons["threshold"] = int(not THRESHOLDS.isdisjoint(before[-2:]))
        reasons["range"] = int(_is_range(self.text, amount))
        reasons["unit"] = int(bool(UNIT.match(self.text, amount.end)))
        reasons["whose"] = int(bool(WHOSE.match(self.text, amount.end)))

    def _cues(self, index: int, bounds: tuple[int, int]) -> tuple[Counter[str], str]:
        """What the words around an amount say for it, and the closest of them."""
        reasons: Counter[str] = Counter()
        near = self._places("cue", index - BEFORE, index + BEFORE)
        inside, before = [place for place in near if bounds[0] <= place < bounds[1]], [p for p in near if p < index]
        if near:
            reasons["cue in sentence" if inside else "cue before" if before else "cue around"] = 1
            reasons["more cues"] = min(len(near) - 1, 3)
        hints = self._places("hint", *bounds)
        lower = self.words.lower
        reasons["hint in sentence"] = min(len({lower[place] for place in hints}), 2)
        around = {lower[place] for place in self._places("hint", index - BEFORE, index + BEFORE)}
        reasons["hint around"] = min(len(around - {lower[place] for place in hints}), 3)
        secrets = self._places("secret", index - BEFORE, index + BEFORE)
        reasons["secret"] = int(bool(secrets))
        closest = min(inside or before or hints or secrets, key=lambda place: abs(place - index), default=None)
        return reasons, "" if closest is None else lower[closest]

    def _head(self, offset: int) -> str:
        """The word of a column's head that makes its amounts confidential, or nothing."""
        head = self.headers.of(offset)
        words = Words(head).lower if head else ()
        return next((word for word in words if _roles().get(word) in HEADS or word.endswith(HEAD_ENDINGS)), "")

    def _places(self, role: str, first: int, end: int) -> list[int]:
        places = self.at[role]
        return places[bisect_left(places, first) : bisect_left(places, end)]

    def _count(self, role: str, first: int, end: int) -> int:
        return bisect_left(self.at[role], end) - bisect_left(self.at[role], first)
