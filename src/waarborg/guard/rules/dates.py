"""Dates of birth: a date is one only where a word, a head of a table or a form of address says so."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules.cues import Cue
from waarborg.guard.rules.dateforms import ANY, YEAR
from waarborg.guard.rules.lists import listed
from waarborg.guard.rules.page import Page
from waarborg.guard.rules.why import by_rule

BIRTH_WORDS = listed(
    "geboren geb geboorte geboortedatum gebdatum gebdat geboortedata geboortedag dob born birth geboorten gebd"
    " geboortedat geborene geb.datum *"
)
TITLES = listed(
    "mw mevr mevrouw dhr heer mej betrokkene verdachte cliënt client patiënt bezoeker getroffen aangetroffen"
    " vader moeder zoon dochter partner echtgenoot echtgenote"
)
FARTHEST = 3
SIGNS = frozenset("-/. ")  # after the day or the year
COMPACT_SIZE = len("31121984")
YEAR_DIGITS = 4
LISTED = 400
TITLED = 60
FULL_YEAR = re.compile(YEAR)
STAR = re.compile(r"[\w(,;.)] ?\*[ ]{0,2}\Z")  # at the start of a line it is a bullet
TITLE = re.compile(
    r"(?<![^\W_])(?:mw|mevr|mevrouw|dhr|heer|mej|betrokkene|verdachte|cliënt|client|patiënt|bezoeker|getroffen|aangetroffen"
    r"|vader|moeder|zoon|dochter|partner|echtgenoot|echtgenote)\b[^()\n\d]{2,50}(?:, |\()\Z",
    re.IGNORECASE,
)
BORN_AFTER = re.compile(r"[ ,]{1,2}(?:(?:in|te) [A-Z][\w-]{1,30} )?geboren(?![^\W_])")
# Nobody's age is known here, so a date after a name counts when it is years ago.
LONG_AGO = range(1900, 2019)
BIRTH_HEAD = re.compile(
    r"(?<![^\W_])(?:geb(?:oorte)?[. -]?(?:datum|data|dat|dd)|dob)(?![^\W_])[^\d\n]{0,80}\n\s{0,8}", re.IGNORECASE
)
AFTER_WORD = "Een datum na een woord als geboren of geboortedatum."
IN_COLUMN = "Een datum onder het woord geboortedatum."
BEFORE_WORD = "Een datum voor het woord geboren."
AFTER_TITLE = "Een datum van jaren geleden achter de naam van een persoon."


def find(page: Page) -> Iterator[Finding]:
    """Every date of birth, in digits or in words."""
    cued = page.has(BIRTH_WORDS)
    if not cued and not page.has(TITLES):
        return
    lists = _lists(page.text) if cued else []
    for start, end in _dates(page):
        cue = _birth_cue(page, start) if cued else None
        if cue:
            yield by_rule("birth_date", (start, end), confidence=0.97, sentence=AFTER_WORD, cue=cue)
        elif STAR.search(page.text, max(0, start - 5), start):
            yield by_rule("birth_date", (start, end), confidence=0.9, sentence=AFTER_WORD, cue="*")
        elif cued and BORN_AFTER.match(page.text, end):
            yield by_rule("birth_date", (start, end), confidence=0.93, sentence=BEFORE_WORD, cue="geboren")
        elif _is_listed(lists, start) and not page.table_at(start):
            if FULL_YEAR.search(page.text, start, end):
                yield by_rule("birth_date", (start, end), confidence=0.8, sentence=IN_COLUMN, cue="geboortedatum")
        elif _is_long_ago(page.text, start, end) and TITLE.search(page.text, max(0, start - TITLED), start):
            yield by_rule("birth_date", (start, end), confidence=0.7, sentence=AFTER_TITLE)


def _is_listed(lists: list[tuple[int, int]], start: int) -> bool:
    index = bisect_right(lists, (start, start)) - 1
    return index >= 0 and start < lists[index][1]


def _is_long_ago(text: str, start: int, end: int) -> bool:
    year = FULL_YEAR.search(text, start, end)
    return year is not None and int(year[0]) in LONG_AGO


def _dates(page: Page) -> Iterator[tuple[int, int]]:
    last = 0
    for chunk in page.chunks:
        if chunk.start < last or not (chunk.after in SIGNS or chunk.size >= COMPACT_SIZE):
            continue
        match = ANY.match(page.text, chunk.start) if chunk.digit <= chunk.start + 1 else None
        if match:
            last = match.end()
            yield match.span()


def _birth_cue(page: Page, start: int) -> Cue | None:
    """The nearest cue, if it is about birth and no other date or number stands in between."""
    for cue in page.cues(start, within=FARTHEST):
        if cue.family == "birth":
            return cue if cue.passed < YEAR_DIGITS else None
        if cue.family != "address":
            return None
    return None


def _lists(text: str) -> list[tuple[int, int]]:
    """The paragraphs right under a line that ends in heads, among them the date of birth."""
    lists: list[tuple[int, int]] = []
    for head in BIRTH_HEAD.finditer(text):
        if not lists or head.end() >= lists[-1][1]:
            end = text.find("\n\n", head.end())
            lists.append((head.end(), len(text) if end < 0 else end))
    return lists
