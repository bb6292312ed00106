"""What stands around a word: people, policy, fields. Read once per text, then asked per word by bisection."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from waarborg.guard.sensitive.lexicon import entries
from waarborg.guard.sensitive.sentences import Sentences
from waarborg.guard.sensitive.tables import Headers
from waarborg.guard.words import Words

ROLES = (
    "person", "self", "reader", "group", "prose", "condition", "link", "link-lid", "field", "office", "institution",
)  # fmt: skip
SURROUNDINGS = 80  # tokens: what still counts as the neighbourhood


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
        self.at: dict[str, list[int]] = {role: [] for role in ROLES}
        roles = cue_roles()
        for index, word in enumerate(words.lower):
            for role in roles.get(word, ()):
                self.at[role].append(index)
        self.names, self.officials = self._places(persons)
        self.people = sorted({*self.names, *self.at["person"]})
        self.sentences = Sentences(words)
        self.headers = Headers(words.text)

    def _places(self, persons: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
        """Tokens of the names; of those the ones that bear an office, who speak about matters and not themselves."""
        starts, lower, office = self.words.starts, self.words.lower, frozenset(self.at["office"])
        names, officials = [], []
        for start, _ in sorted(persons):
            index = bisect_right(starts, start) - 1
            if index < 0:
                continue
            before = index - 2 if index > 1 and lower[index - 1] == "." else index - 1
            (officials if before in office else names).append(index)
        return names, officials

    def sentence(self, index: int) -> tuple[int, int]:
        return self.sentences.around(index)

    def nearest(self, places: list[int], index: int, bounds: tuple[int, int]) -> int | None:
        """The place closest to a token, within bounds."""
        after = bisect_left(places, index)
        close = [place for place in places[max(after - 1, 0) : after + 1] if bounds[0] <= place < bounds[1]]
        return min(close, key=lambda place: abs(place - index), default=None)

    def count(self, places: list[int], first: int, end: int) -> int:
        return bisect_left(places, end) - bisect_left(places, first)

    def first(self, role: str, first: int, end: int) -> str:
        """The first cue word of a role in a stretch of tokens, or nothing."""
        places = self.at[role]
        place = bisect_left(places, first)
        return self.words.lower[places[place]] if place < len(places) and places[place] < end else ""

    def field_before(self, index: int, bounds: tuple[int, int]) -> str:
        """The field that a token fills in: "Diagnose: …" earlier on its line, or the head of its column."""
        lower = self.words.lower
        for place in range(index - 1, bounds[0], -1):
            if lower[place] in ":=" or (lower[place] == "-" and place - 1 == bounds[0]):
                return self.first("field", max(bounds[0], place - 3), place)
        head = self.headers.of(self.words.starts[index])
        return next((word for word in Words(head).lower if "field" in cue_roles().get(word, ())), "")
