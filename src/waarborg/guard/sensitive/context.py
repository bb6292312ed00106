"""What stands around a word: people, policy, fields. Read once per text, then asked per word by bisection."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache

from waarborg.guard.names.lexicon import COMMON, first_name
from waarborg.guard.names.weights import load
from waarborg.guard.sensitive.lists import entries
from waarborg.guard.sensitive.matches import Match
from waarborg.guard.sensitive.sentences import Sentences
from waarborg.guard.sensitive.tables import SEPARATORS, Headers
from waarborg.guard.words import Words

ROLES = (
    "person", "generic", "self", "reader", "group", "prose", "condition", "link", "link-lid", "link-partij", "field",
    "office", "institution", "drafting",
)  # fmt: skip
SURROUNDINGS = 80  # tokens: what still counts as the neighbourhood
FIELD_SIGNS = frozenset(":=")
FIELD_WORDS = 6  # a field has at most so many words before its colon
# "een kind", "iedere cliënt": nobody in particular.
INDEFINITE = frozenset({"een", "elk", "elke", "ieder", "iedere", "geen", "welke", "per", "n"})
OWNERS = frozenset({"mijn", "zijn", "haar", "hun", "jouw", "onze", "diens"})  # "haar ouders" are somebody's
COMMON_WORDS = frozenset(entries("common"))
PREPOSITIONS = frozenset(
    {"aan", "bij", "door", "in", "met", "na", "om", "op", "over", "uit", "van", "vanwege", "voor", "wegens"}
)
# Three lines or more that begin so make a text of rules.
RULING = re.compile(
    r"^[ \t#*]{0,8}(?:§|art(?:ikel|\.) ?\d|\d{1,2}\.\d{1,2}[ .]|hoofdstuk \d)", re.IGNORECASE | re.MULTILINE
)
INITIALS = re.compile(r"(?:\A|\n)([A-Z](?:[a-z]{0,3}[A-Z]){1,2}) ?\Z")
LONGEST_INITIALS = 12
FEWEST_RULES = 3
DOES = frozenset(entries("cue.does"))
COMMON_NAME, KNOWN_NAME = 3, 2  # how common a first name must be that is a common word too, and one that is not
ASKING = frozenset(entries("cue.asking"))
ASKED = frozenset({"u", "uw", "je", "jij", "jouw", "jullie"})
DRAFTING = frozenset(entries("cue.drafting"))
FEWEST_DRAFTING = 4  # different words of laws in one text
IN_NO_LAW = frozenset({"mevrouw", "meneer", "heer", "dhr", "mw", "eiser", "eiseres", "appellant", "appellante"})
FAMILY = frozenset({"ouders", "kinderen", "jongens", "meisjes"})  # somebody's, near a name
CLAUSES = frozenset({"als"})  # "duizelig als ik opsta" is a fact: such a condition stands before its word
AS_IF = frozenset(entries("cue.as-if"))
EITHER = frozenset({"zij", "ze"})  # she, or they when the verb beside it is plural
SHORT_PLURALS = frozenset({"zijn", "gaan", "doen", "zien", "staan"})


@lru_cache(4096)
def _is_first_name(form: str) -> bool:
    facts = load().lexicon.facts_of(form.lower()) if form.istitle() else 0
    return first_name(facts) >= (COMMON_NAME if facts & COMMON else KNOWN_NAME)


@cache
def cue_roles() -> dict[str, tuple[str, ...]]:
    roles: dict[str, list[str]] = defaultdict(list)
    for role in ROLES:
        for entry in entries(f"cue.{role}"):
            roles[entry].append(role)
    return {word: tuple(names) for word, names in roles.items()}


class Context:
    """The people and the cue words of one text, by token. `persons` are character spans of names found earlier."""

    def __init__(self, words: Words, persons: Sequence[tuple[int, int]]) -> None:
        self.words = words
        self.sentences = Sentences(words)
        self.headers = Headers(words.text)
        self.at: dict[str, list[int]] = {role: [] for role in ROLES}
        roles = cue_roles()
        for index, word in [(index, word) for index, word in enumerate(words.lower) if word in roles]:
            for role in roles[word]:
                self.at[role].append(index)
        self.at["reader"] = [index for index in self.at["reader"] if self._is_possessive(index)]
        conditions = [index for index in self.at["condition"] if self._is_condition(index)]
        self.at["condition"] = [index for index in conditions if words.lower[index] not in CLAUSES]
        self.at["clause"] = [index for index in conditions if words.lower[index] in CLAUSES]
        self.names, self.officials = self._places(persons)
        self.names += [*self._abbreviated(), *self._subjects()]
        self.named = sorted([*self.names, *self.officials])
        self.at["group"] = [index for index in self.at["group"] if not self._is_somebodys(index)]
        self.cues = sorted({*filter(self._is_she, self.at["person"]), *filter(self._is_definite, self.at["generic"])})
        self.people = sorted({*self.names, *self.cues})
        self.at["anybody"] = [index for index in self.at["generic"] if not self._is_definite(index)]

    @cached_property
    def is_law(self) -> bool:
        """Whether the text names nobody and is drafted as a law: bedoeld in, voor zover, krachtens."""
        present = self.words.present
        return not self.named and len(DRAFTING & present) >= FEWEST_DRAFTING and IN_NO_LAW.isdisjoint(present)

    @cached_property
    def has_fields(self) -> bool:
        return bool(self.at["field"]) or any(sign in self.words.text for sign in SEPARATORS)

    @cached_property
    def is_ruling(self) -> bool:
        """Whether the text is one of rules, by the numbers of its lines."""
        return len(RULING.findall(self.words.text)) >= FEWEST_RULES

    def _places(self, persons: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
        """Tokens of the names; apart from them those that bear an office, who speak about matters, not themselves."""
        starts, lower, office = self.words.starts, self.words.lower, frozenset(self.at["office"])
        names: list[int] = []
        officials: list[int] = []
        for start, _ in sorted(persons):
            index = bisect_right(starts, start) - 1
            before = index - 2 if index > 1 and lower[index - 1] == "." else index - 1
            (officials if before in office else names).append(max(index, 0))
        return names, officials

    def _abbreviated(self) -> list[int]:
        """Tokens of initials that begin a line of notes: "SdJ: verzuim loopt op"."""
        text, starts, found = self.words.text, self.words.starts, []
        colon = text.find(":")
        while colon >= 0:
            if match := INITIALS.search(text, max(0, colon - LONGEST_INITIALS), colon):
                found.append(bisect_right(starts, match.start(1)) - 1)
            colon = text.find(":", colon + 1)
        return found

    def _subjects(self) -> list[int]:
        """Tokens of bare first names that begin a sentence and do something: "Jan is ziek"."""
        lower, forms = self.words.lower, self.words.forms
        if DOES.isdisjoint(self.words.present):
            return []
        starts, last = (0, *self.sentences.breaks), len(lower) - 1
        return [at for at in starts if at < last and lower[at + 1] in DOES and _is_first_name(forms[at])]

    def _is_she(self, index: int) -> bool:
        lower = self.words.lower
        if lower[index] not in EITHER:
            return True
        beside = lower[max(index - 1, 0) : index] + lower[index + 1 : index + 2]
        return not any(word in SHORT_PLURALS or (len(word) > len("eten") and word.endswith("en")) for word in beside)

    def _is_possessive(self, index: int) -> bool:
        lower = self.words.lower
        if lower[index] != "zijn" or (index > 0 and lower[index - 1] in PREPOSITIONS):
            return True
        opens = self.words.forms[index] == "Zijn" and index + 1 < len(lower)
        return opens and lower[index + 1] not in COMMON_WORDS and lower[index + 1].isalpha()

    def _is_condition(self, index: int) -> bool:
        """The word als begins a condition before who or what does something: "als u", not "als kind"."""
        lower = self.words.lower
        return lower[index] != "als" or (index + 1 < len(lower) and lower[index + 1] in AS_IF)

    def _is_somebodys(self, index: int) -> bool:
        """Whether a plural is somebody's: "haar ouders", and in a sentence with a name "van Friese ouders"."""
        lower = self.words.lower
        if index and lower[index - 1] in OWNERS:
            return True
        return lower[index] in FAMILY and self.count_of(self.named, *self.sentences.around(index)) > 0

    def _is_definite(self, index: int) -> bool:
        return not index or self.words.lower[index - 1] not in INDEFINITE

    def asks_anybody(self, bounds: tuple[int, int]) -> bool:
        """Whether a sentence asks whoever reads it ("Hebt u …?", "Wie ziek is, …"), in a text without a name nearby."""
        lower, (first, end) = self.words.lower, bounds
        while first < end and not lower[first][0].isalnum():
            first += 1
        asks = first + 1 < end and lower[first] in ASKING and lower[first + 1] in ASKED
        if not asks and lower[min(first, end - 1)] != "wie":
            return False
        return not self.count_of(self.named, first - SURROUNDINGS, end + SURROUNDINGS)

    def is_heading(self, match: Match) -> bool:
        """Whether the word only names a field ("Medicatie: …") and is no finding itself."""
        lower, end = self.words.lower, match.end
        return end < len(lower) and lower[end] == ":" and "field" in cue_roles().get(lower[match.first], ())

    def neighbours(self, places: list[int], match: Match, bounds: tuple[int, int]) -> list[int]:
        """The places closest to a match on either side of it, within bounds."""
        if not places:
            return []
        before, after = bisect_left(places, match.first) - 1, bisect_left(places, match.end)
        return [places[at] for at in (before, after) if 0 <= at < len(places) and bounds[0] <= places[at] < bounds[1]]

    def count(self, role: str, first: int, end: int) -> int:
        return self.count_of(self.people if role == "people" else self.at[role], first, end)

    @staticmethod
    def count_of(places: list[int], first: int, end: int) -> int:
        return bisect_left(places, end) - bisect_left(places, first) if places else 0

    def first(self, role: str, first: int, end: int) -> str:
        """The first cue word of a role in a stretch of tokens, or nothing."""
        places = self.at[role]
        if not places:
            return ""
        place = bisect_left(places, first)
        return self.words.lower[places[place]] if place < len(places) and places[place] < end else ""

    def cue_at(self, index: int) -> str:
        """The person cue at a token; nothing when a name stands there, which no explanation may quote."""
        place = bisect_left(self.cues, index)
        return self.words.lower[index] if place < len(self.cues) and self.cues[place] == index else ""

    def field_before(self, index: int, bounds: tuple[int, int]) -> str:
        """The field that a token fills in: "Diagnose: …" earlier on its line, or the head of its column."""
        lower = self.words.lower
        opening = lower[bounds[0] : min(index, bounds[0] + 2 * FIELD_WORDS)] if self.at["field"] else []
        for place, word in enumerate(opening, bounds[0]):
            if word in FIELD_SIGNS and (field := self.first("field", max(bounds[0], place - FIELD_WORDS), place)):
                return field
        head = self.headers.of(self.words.starts[index])
        return head and next((word for word in Words(head).lower if "field" in cue_roles().get(word, ())), "")
