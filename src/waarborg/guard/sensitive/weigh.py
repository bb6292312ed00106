"""One word weighed: the log-odds that it is about somebody, as a sum of what speaks for and against it."""

import math
from dataclasses import dataclass, field

from waarborg.guard.sensitive.context import SURROUNDINGS, Context
from waarborg.guard.sensitive.groups import GROUPS

# Log-odds. Positive speaks for a word being about somebody.
WEIGHTS = {
    "person beside": 2.3,  # at most 4 tokens away
    "person close": 1.9,  # at most 10
    "person in sentence": 1.5,
    "person next sentence": 1.1,
    "person around": 0.6,
    "official in sentence": 0.7,
    "self": 1.5,
    "reader": 1.0,
    "more people": 0.25,  # each, at most three
    "link": 0.8,
    "membership": 2.4,
    "field": 2.6,
    "phrase": 0.5,
    "prose": -1.3,
    "more prose": -0.6,  # each, at most two
    "prose beside": -1.0,
    "group": -1.2,
    "group beside": -0.8,
    "condition": -0.9,
    "institution": -3.0,
}
BESIDE, CLOSE = 4, 10
MEMBERSHIP_KINDS = frozenset({"politics", "union"})
INSTITUTION_KINDS = frozenset({"religion", "origin", "politics"})


@dataclass(slots=True)
class Evidence:
    """The sum so far, the cue words that made it, and the sentence part that says where the person is."""

    score: float
    cues: list[str] = field(default_factory=list)
    where: str = ""

    def add(self, feature: str, cue: str = "", *, times: int = 1) -> None:
        self.score += WEIGHTS[feature] * times
        if cue and cue not in self.cues:
            self.cues.append(cue)

    @property
    def confidence(self) -> float:
        return 1 / (1 + math.exp(-self.score))


def weigh(context: Context, group: str, first: int, end: int) -> Evidence:
    """Weigh the tokens `first` up to `end`, that stand in a list of `group`."""
    kind = GROUPS[group].kind
    evidence = Evidence(GROUPS[group].prior)
    bounds = context.sentence(first)
    _people(context, evidence, first, bounds=bounds)
    _ties(context, evidence, kind, span=(first, end), bounds=bounds)
    _policy(context, evidence, first, bounds=bounds)
    if end - first > 1:
        evidence.add("phrase")
    if kind in INSTITUTION_KINDS and (cue := context.first("institution", end, end + 1)):
        evidence.add("institution", cue)
    return evidence


def _people(context: Context, evidence: Evidence, index: int, *, bounds: tuple[int, int]) -> None:
    """Somebody in the sentence, or around it; the strongest of these counts once."""
    lower = context.words.lower
    around = (max(0, index - SURROUNDINGS), index + SURROUNDINGS)
    options: list[tuple[float, str, str, str]] = []
    place = context.nearest(context.people, index, around)
    if place is not None:
        cue = lower[place] if place in context.at["person"][:0] or _is_cue(context, place) else ""
        feature = _distance(context, place, index, bounds=bounds)
        options.append((WEIGHTS[feature], feature, cue, f"vlak bij een persoon ({cue})" if cue else "vlak bij een naam"))
    if context.nearest(context.officials, index, bounds) is not None:
        options.append((WEIGHTS["official in sentence"], "official in sentence", "", "vlak bij een naam"))
    for feature in ("self", "reader"):
        if cue := context.first(feature, *bounds):
            sentence = f"iemand schrijft over zichzelf ({cue})" if feature == "self" else f"het gaat over de lezer ({cue})"
            options.append((WEIGHTS[feature], feature, cue, sentence))
    if options:
        _, feature, cue, evidence.where = max(options)
        evidence.add(feature, cue)
    evidence.add("more people", times=min(context.count(context.people, *around), 3))


def _is_cue(context: Context, place: int) -> bool:
    return bool(context.count(context.at["person"], place, place + 1))


def _distance(context: Context, place: int, index: int, *, bounds: tuple[int, int]) -> str:
    if bounds[0] <= place < bounds[1]:
        away = abs(place - index)
        return "person beside" if away <= BESIDE else "person close" if away <= CLOSE else "person in sentence"
    before = context.sentence(max(bounds[0] - 1, 0))[0]
    after = context.sentence(bounds[1])[1]
    return "person next sentence" if before <= place < after else "person around"


def _ties(context: Context, evidence: Evidence, kind: str, *, span: tuple[int, int], bounds: tuple[int, int]) -> None:
    """What connects the word to the person: heeft, wegens, lid van; or the field of a form."""
    first, end = span
    if kind in MEMBERSHIP_KINDS:
        if cue := context.first("link-lid", max(bounds[0], first - 5), min(bounds[1], end + 4)):
            evidence.add("membership", cue)
    elif cue := context.first("link", max(bounds[0], first - 5), first):
        evidence.add("link", cue)
    if cue := context.field_before(first, bounds):
        evidence.add("field", cue)
        evidence.where = f"in een veld van een formulier ({cue})"


def _policy(context: Context, evidence: Evidence, index: int, *, bounds: tuple[int, int]) -> None:
    """Policy prose, groups of people and conditions: nobody in particular is meant."""
    prose = context.count(context.at["prose"], *bounds)
    if prose:
        evidence.add("prose")
        evidence.add("more prose", times=min(prose - 1, 2))
        if context.count(context.at["prose"], index - 3, index + 4):
            evidence.add("prose beside")
    if context.count(context.at["group"], *bounds):
        evidence.add("group")
        if context.count(context.at["group"], index - 3, index + 4):
            evidence.add("group beside")
    if context.count(context.at["condition"], *bounds):
        evidence.add("condition")
