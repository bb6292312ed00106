"""One word weighed: the log-odds that it is about somebody, as a sum of what speaks for and against it."""

import math
from bisect import bisect_left
from dataclasses import dataclass, field

from waarborg.guard.sensitive.context import SURROUNDINGS, Context
from waarborg.guard.sensitive.groups import GROUPS
from waarborg.guard.sensitive.matches import Match

THRESHOLD = 0.0  # more likely about somebody than not
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
    "writer around": 0.5,
    "nobody": -1.0,
    "self and verb": 0.8,  # "ik ben", "ik slik"
    "more people": 0.3,  # each, at most three
    "link": 0.8,
    "membership": 2.4,
    "field": 2.4,
    "phrase": 0.5,
    "company": 0.9,
    "prose": -1.3,
    "more prose": -0.6,  # each, at most two
    "prose beside": -1.0,
    "group": -1.2,
    "group beside": -0.8,
    "condition": -1.1,
    "anybody": -1.4,
    "ruling": -1.2,
    "law": -1.8,  # a text that is drafted as a law, and names nobody
    "drafting": -0.9,  # each word of it in the sentence, at most two
    "topic": -1.2,
    "asks anybody": -2.2,  # "Kan uw kind door een handicap …?"
    "row": -4.0,
    "institution": -3.0,
}
BESIDE, CLOSE = 4, 10
COMPANY = 12  # tokens: so far apart do words of one list of complaints or offences stand
ROW = 3  # so many parties or unions in one sentence are a list of them
MEMBERSHIP_KINDS = frozenset({"politics", "union"})
INSTITUTION_KINDS = frozenset({"religion", "origin", "politics"})
AFTERWARDS = frozenset({"heeft", "heb", "hebt", "had", "krijgt", "kreeg", "gebruikt", "slikt", "gekregen", "geweest"})
IS = frozenset({"hij", "zij", "ben"})
FIRST_PERSON = frozenset({"ben", "heb", "slik", "gebruik", "lijd"})
OWNED = frozenset({"zijn", "haar", "mijn", "uw", "hun", "diens"})  # "over haar depressie" is about her
ONWARDS = frozenset({"naar", "op", "van", "tot"})  # "stapt over naar" has no topic
MOST_TIES = WEIGHTS["link"] + WEIGHTS["self and verb"] + WEIGHTS["phrase"] + WEIGHTS["company"]


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


def weigh(context: Context, match: Match, *, bias: float) -> Evidence:
    """Weigh one word or phrase in its context."""
    group = GROUPS[match.group]
    evidence = Evidence(group.prior + bias)
    bounds = context.sentences.around(match.first)
    _people(context, evidence, match, bounds=bounds)
    if evidence.score + MOST_TIES < THRESHOLD and group.kind not in MEMBERSHIP_KINDS and not context.has_fields:
        return evidence  # whatever else stands there, it stays below
    _ties(context, evidence, match, bounds=bounds)
    if evidence.score + WEIGHTS["phrase"] + WEIGHTS["company"] < THRESHOLD:
        return evidence  # policy only speaks against it
    _policy(context, evidence, match.first, bounds=bounds)
    if match.right - match.left > 1:
        evidence.add("phrase")
    if group.kind in INSTITUTION_KINDS and (cue := context.first("institution", match.end, match.end + 1)):
        evidence.add("institution", cue)
    return evidence


def add_company(context: Context, weighed: list[tuple[Match, Evidence]]) -> None:
    """Words in one row ("schizofrenie, ADHD en PTSS") are about one person: a found one supports its neighbours."""
    sure = [evidence.score >= THRESHOLD for _, evidence in weighed]
    for place, (match, evidence) in enumerate(weighed):
        first, end = context.sentences.around(match.first)
        first, end = max(first, match.first - COMPANY), min(end, match.first + COMPANY)
        if any(
            sure[other] and first <= weighed[other][0].first < end
            for other in (place - 1, place + 1)
            if 0 <= other < len(weighed)
        ):
            evidence.add("company")


def add_rows(context: Context, weighed: list[tuple[Match, Evidence]]) -> None:
    """Parties or unions in a row are a list of candidates or of partners."""
    for kind in MEMBERSHIP_KINDS:
        those = [(match, evidence) for match, evidence in weighed if GROUPS[match.group].kind == kind]
        places = [match.first for match, _ in those]
        for match, evidence in those if len(those) >= ROW else ():
            if in_sentence(context, match, places) >= ROW:
                evidence.add("row")


def in_sentence(context: Context, match: Match, places: list[int]) -> int:
    """How many of these places, in order, stand in the sentence of a match."""
    first, end = context.sentences.around(match.first)
    return bisect_left(places, end) - bisect_left(places, first)


def _people(context: Context, evidence: Evidence, match: Match, *, bounds: tuple[int, int]) -> None:
    """Somebody in the sentence, or around it; the strongest of these counts once."""
    around = (max(0, match.first - SURROUNDINGS), match.end + SURROUNDINGS)
    options: list[tuple[float, str, str, str]] = []
    for place in context.neighbours(context.people, match, around):
        cue = context.cue_at(place)
        feature = _distance(context, place, match.first, bounds=bounds)
        options.append(
            (WEIGHTS[feature], feature, cue, f"vlak bij een persoon ({cue})" if cue else "vlak bij een naam")
        )
    if context.neighbours(context.officials, match, bounds):
        options.append((WEIGHTS["official in sentence"], "official in sentence", "", "vlak bij een naam"))
    for role, where in (("self", "iemand schrijft over zichzelf"), ("reader", "het gaat over de lezer")):
        if cue := context.first(role, *bounds):
            options.append((WEIGHTS[role], role, cue, f"{where} ({cue})"))
        elif cue := context.first(role, *around):
            options.append((WEIGHTS["writer around"], "writer around", cue, f"{where} ({cue})"))
    if options:
        _, feature, cue, evidence.where = max(options)
        evidence.add(feature, cue)
    else:
        evidence.add("nobody")
    evidence.add("more people", times=min(context.count("people", *around), 3))


def _distance(context: Context, place: int, index: int, *, bounds: tuple[int, int]) -> str:
    if bounds[0] <= place < bounds[1]:
        away = abs(place - index)
        return "person beside" if away <= BESIDE else "person close" if away <= CLOSE else "person in sentence"
    before = context.sentences.around(max(bounds[0] - 1, 0))[0]
    after = context.sentences.around(bounds[1])[1]
    return "person next sentence" if before <= place < after else "person around"


def _ties(context: Context, evidence: Evidence, match: Match, *, bounds: tuple[int, int]) -> None:
    """What connects the word to the person: heeft, wegens, lid van; or the field of a form."""
    first, end = match.first, match.end
    if GROUPS[match.group].kind in MEMBERSHIP_KINDS:
        stretch = (max(bounds[0], first - 8), min(bounds[1], end + 4))
        cue = context.first("link-lid", *stretch)
        if not cue and GROUPS[match.group].kind == "politics":
            cue = context.first("link-partij", *stretch)
        if cue or _is_of(context, first):
            evidence.add("membership", cue)
    elif cue := context.first("link", max(bounds[0], first - 5), first):
        evidence.add("link", cue)
        if not FIRST_PERSON.isdisjoint(context.words.lower[max(bounds[0], first - 5) : first]):
            evidence.add("self and verb")
    elif cue := next((word for word in context.words.lower[end : min(end + 4, bounds[1])] if word in AFTERWARDS), ""):
        evidence.add("link", cue)
    if cue := context.field_before(first, bounds):
        evidence.add("field", cue)
        evidence.where = f"in een veld van een formulier ({cue})"


def _is_of(context: Context, index: int) -> bool:
    """Whether somebody stands just before: "Jansen (CDA)", "De Vries van D66", "hij is VVD"."""
    before = context.words.lower[max(0, index - 3) : index]
    named = context.neighbours(context.named, Match("", index, index + 1, index, index + 1), (index - 6, index))
    return (bool(named) and bool({"(", "van"} & set(before))) or bool(IS & set(before[-2:]))


def _policy(context: Context, evidence: Evidence, index: int, *, bounds: tuple[int, int]) -> None:
    """Policy prose, groups of people and conditions: nobody in particular is meant."""
    prose = context.count("prose", *bounds)
    if prose:
        evidence.add("prose")
        evidence.add("more prose", times=min(prose - 1, 2))
        if context.count("prose", index - 2, index + 3):
            evidence.add("prose beside")
    if context.count("group", *bounds):
        evidence.add("group")
        if context.count("group", index - 3, index + 4):
            evidence.add("group beside")
    _anybody(context, evidence, index, bounds=bounds)
    before = context.words.lower[max(bounds[0], index - 3) : index]
    if "over" in before and OWNED.isdisjoint(before) and ONWARDS.isdisjoint(before[before.index("over") + 1 :][:1]):
        evidence.add("topic")


def _anybody(context: Context, evidence: Evidence, index: int, *, bounds: tuple[int, int]) -> None:
    """Conditions and rules speak of whoever they fit."""
    if context.asks_anybody(bounds):
        evidence.add("asks anybody")
    elif context.count("condition", *bounds) or context.count("clause", bounds[0], index):
        evidence.add("condition")
    if context.is_law:
        evidence.add("law")
    if (drafting := context.count("drafting", *bounds)) and not context.count("self", *bounds):
        evidence.add("drafting", times=min(drafting, 2) if not context.names else 1)
    if not (context.count("people", *bounds) or context.count("self", *bounds)):
        if context.count("anybody", *bounds):
            evidence.add("anybody")
        if context.is_ruling:
            evidence.add("ruling")
