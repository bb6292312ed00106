"""Dates of birth: a date is one only where a word, a head of a table or a form of address says so."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from waarborg.guard.findings import Finding
from waarborg.guard.rules.cues import ALONE_WORDS, Cue
from waarborg.guard.rules.dateforms import ANNOUNCED, FEAST, FEASTS, MONTH_FIRST, SPOKEN, YEAR, date_end
from waarborg.guard.rules.lists import listed
from waarborg.guard.rules.page import Chunk, Page
from waarborg.guard.rules.persondates import LONG_AGO, is_of_somebody
from waarborg.guard.rules.spokenforms import MONTHS
from waarborg.guard.rules.tokens import places
from waarborg.guard.rules.why import by_rule

BIRTH_WORDS = frozenset(word for word, family in ALONE_WORDS.items() if family == "birth") | listed(
    "geb.datum geboorte-datum geb-datum geboortedatum/plaats"
)
HEADS = listed("geb gebdatum geboorte geboortedatum geboortedata gebdat gebdd dob geboorte-datum geb-datum")
FARTHEST = 3
MOST_PASSED = 4  # digits between the word and the date: a year
LAST_CENTURY = "negentien"  # a date in words with this year is hardly ever anything else
REACH = 150
STAR = re.compile(r"(?:[\w,;.)] |[(,;])\*[ ]{0,2}\Z")  # at the start of a line it is a bullet
STARRED = len("x *  ")
FULL_YEAR, SHORT_YEAR = re.compile(YEAR), re.compile(r"\d\d\Z")
THIS_CENTURY = 26  # so far reaches a year of two digits
# A question of the one and the answer of the other in a transcript.
ASKED = re.compile(
    r"(?:geboortedatum|geboren|geboortedag)[^\n]{0,24}\n(?:\[[\d:.]{4,12}\] ?)?[^\n]{0,30}[:>-] {1,3}\Z", re.IGNORECASE
)
BORN_AFTER = re.compile(r"[ ,]{1,2}(?:(?:in|te) [A-Z][\w-]{1,30} )?geboren(?![^\W_])")
HEAD = re.compile(r"(?:geb(?:oorte)?[. -]?(?:datum|data|dat|dd)|dob)(?![^\W_])[^\d\n]{0,80}\n\s{0,8}", re.IGNORECASE)
ARTICLE = "de "
SIZES = frozenset({1, 2, 4, 8})
LONGEST_DAY = len("14ste")
AFTER_WORD = "Een datum achter een woord als geboren of geboortedatum."
IN_COLUMN = "Een datum onder het woord geboortedatum."
BEFORE_WORD = "Een datum voor het woord geboren."
AFTER_TITLE = "Een datum van jaren geleden, bij een persoon."
SAID = "Een datum in woorden, met een jaar uit de vorige eeuw."


class Date(NamedTuple):
    """Where a date stands, and whether its day is in words."""

    start: int
    end: int
    is_spoken: bool = False


def find(page: Page) -> Iterator[Finding]:
    """Every date of birth, in digits or in words."""
    is_cued = page.has(BIRTH_WORDS)
    lists = _lists(page) if is_cued else []
    for date in _dates(page, is_cued=is_cued):
        finding = _cued(page, date, lists) if is_cued else None
        finding = finding or _with_person(page.text, date)
        if finding:
            yield finding


def _cued(page: Page, date: Date, lists: list[tuple[int, int]]) -> Finding | None:
    """The date if a word for birth is before it, above it or behind it."""
    text, (start, end, _) = page.text, date
    cue = _birth_cue(page, start)
    if cue:
        return by_rule("birth_date", (start, end), confidence=0.97, sentence=AFTER_WORD, cue=cue)
    before = text[max(0, start - REACH) : start]
    if "\n" in before and ASKED.search(before):
        return by_rule("birth_date", (start, end), confidence=0.95, sentence=AFTER_WORD, cue="geboortedatum")
    if BORN_AFTER.match(text, end):
        return by_rule("birth_date", (start, end), confidence=0.93, sentence=BEFORE_WORD, cue="geboren")
    is_listed = _is_in(lists, start) and not page.table_at(start) and FULL_YEAR.search(text, start, end)
    if is_listed:
        return by_rule("birth_date", (start, end), confidence=0.8, sentence=IN_COLUMN, cue="geboortedatum")
    return None


def _with_person(text: str, date: Date) -> Finding | None:
    """The date if it stands behind a star or with a person, or is a date in words of long ago."""
    start, end, is_spoken = date
    if "*" in text[max(0, start - STARRED) : start] and STAR.search(text[max(0, start - STARRED) : start]):
        return by_rule("birth_date", (start, end), confidence=0.9, sentence=AFTER_WORD, cue="*")
    if is_spoken and LAST_CENTURY in text[start:end].lower():
        return by_rule("birth_date", (start, end), confidence=0.7, sentence=SAID)
    year = _year(text[start:end])
    if is_spoken and not year and not MONTHS.isdisjoint(text[start:end].lower().split()):
        year = LONG_AGO.start
    if is_of_somebody(text, start, end, year=year):
        return by_rule("birth_date", (start, end), confidence=0.7, sentence=AFTER_TITLE)
    return None


def _year(date: str) -> int:
    """The year of a date, of two digits the latest that has been; 0 when it has none."""
    full = FULL_YEAR.search(date)
    if full:
        return int(full[0])
    short = SHORT_YEAR.search(date)
    return 0 if not short or date.isdecimal() else int(short[0]) + (2000 if int(short[0]) <= THIS_CENTURY else 1900)


def _dates(page: Page, *, is_cued: bool) -> Iterator[Date]:
    """All dates; those of unusual forms only in a text with a word for birth."""
    text = page.text
    last = 0
    for chunk in page.chunks:
        if chunk.start < last or not _may_begin(chunk):
            continue
        end = date_end(text, chunk.start, chunk.end)
        if end is None and is_cued:
            end = next((match.end() for form in ANNOUNCED if (match := form.match(text, chunk.start))), None)
        if end:
            last = end
            yield Date(chunk.start, end)
    if page.is_dictated:
        yield from _spoken(page)
    if is_cued:
        for form, words in ((FEAST, FEASTS), (MONTH_FIRST, MONTHS)):
            for start in places(page.words, words):
                match = form.match(text, start)
                if match:
                    yield Date(start, match.end())


def _may_begin(chunk: Chunk) -> bool:
    """Whether the stretch is as long as a day, a year or a whole date: most numbers in a text are none."""
    return chunk.size in SIZES if chunk.is_bare else chunk.digit <= chunk.start + 1 and chunk.size <= LONGEST_DAY


def _spoken(page: Page) -> Iterator[Date]:
    """The dates of which the day is in words, with "de" before it."""
    last = 0
    for index in page.spoken:
        start = page.words.starts[index]
        match = SPOKEN.match(page.text, start) if start >= last else None
        if match:
            last = match.end()
            has_article = match["ordinal"] and page.text[max(0, start - len(ARTICLE)) : start].lower() == ARTICLE
            yield Date(start - len(ARTICLE) if has_article else start, last, is_spoken=True)


def _birth_cue(page: Page, start: int) -> Cue | None:
    """The nearest cue, if it is about birth and no other date or number stands in between."""
    for cue in page.cues(start, within=FARTHEST):
        if cue.family == "birth":
            return cue if cue.passed < MOST_PASSED else None
        if cue.family != "address":
            return None
    return None


def _is_in(spans: list[tuple[int, int]], start: int) -> bool:
    index = bisect_right(spans, (start, start)) - 1
    return index >= 0 and start < spans[index][1]


def _lists(page: Page) -> list[tuple[int, int]]:
    """The paragraphs right under a line that ends in heads, among them the date of birth."""
    text = page.text
    lists: list[tuple[int, int]] = []
    for start in places(page.words, HEADS) if "\n" in text else ():
        head = HEAD.match(text, start)
        if head and not (lists and head.end() < lists[-1][1]):
            end = text.find("\n\n", head.end())
            lists.append((head.end(), len(text) if end < 0 else end))
    return lists
