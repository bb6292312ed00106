"""Dates of birth: a date is one only where a word, a head of a table or a form of address says so."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules.cues import Cue
from waarborg.guard.rules.dateforms import ANNOUNCED, ANY, SPOKEN, YEAR
from waarborg.guard.rules.lists import in_order, listed
from waarborg.guard.rules.page import Page
from waarborg.guard.rules.why import by_rule

BIRTH_WORDS = listed(
    "geboren geb geboort geboortdatum gebortedatum geboortedtm gebdtm birthdate birthday geboortedatums datumgeboorte"
    " geboorte geboortedatum gebdatum gebdat geboortedata geboortedag dob born birth geboorten gebd"
    " geboortedat geborene geb.datum *"
)
ADULTS = in_order(
    "mw mevr mevrouw dhr heer mej meneer mijnheer betrokkene verdachte cliënt cliënte client clienten-id patiënt"
    " patiënte"
    " patient bezoeker getroffen aangetroffen vader moeder partner echtgenoot echtgenote verzoeker verzoekster"
    " aanvrager"
    " aanvraagster eigenaar eigenaresse klager klaagster bezwaarmaker belanghebbende huurder huurster bewoner"
    " bewoonster"
    " slachtoffer getuige aangever aangeefster melder meldster gemachtigde kandidaat werknemer werkneemster medewerker"
    " naam zus broer oma opa vrouw man referent ondergetekende bestuurder subject inwoner houder vergunninghouder"
    " gezagsouder"
)
CHILDREN = in_order(
    "zoon dochter zoontje dochtertje kind kinderen baby leerling jeugdige minderjarige pleegkind kleinkind kleinzoon"
    " kleindochter jongen meisje stiefzoon stiefdochter broertje zusje"
)
TITLES = frozenset({*ADULTS, *CHILDREN})
FARTHEST = 3
SIGNS = frozenset("-/. ")  # after the day or the year
COMPACT_SIZE = len("31121984")
YEAR_DIGITS = 4
LISTED = 400
LAST_CENTURY = "negentien"  # a date in words with this year is hardly ever anything else
TITLED = 150
NAME_REACH = 80
STARRED = len("x *  ")
PARTED = 12
SAID_REACH = 30
FULL_YEAR = re.compile(YEAR)
STAR = re.compile(r"[\w(,;.)] ?\*[ ]{0,2}\Z")  # at the start of a line it is a bullet
# What stands between a name and a date.
PARTING = re.compile(r"(?:,[ ]?|[ ]?\(|;[ ]|[ ]{2,}|\t|[ ][-–/|][ ])(?:[mv][ ,]{1,4})?\*?[ ]?\Z", re.IGNORECASE)
NAME_AFTER = rf"\b[^()\n\d]{{2,50}}{PARTING.pattern}"
TITLE = re.compile(rf"(?<![^\W_])(?:{'|'.join((*ADULTS, *CHILDREN))}){NAME_AFTER}", re.IGNORECASE)
CHILD = re.compile(
    rf"(?<![^\W_])(?:(?:{'|'.join(CHILDREN)}){NAME_AFTER}|kinderen\b[^\n]{{2,120}}[ ]?\(\Z)", re.IGNORECASE
)
IS_OF = re.compile(
    r"(?<![^\W_])(?:hij|zij|ze|ik|mevrouw|meneer|mw\.|dhr\.) (?:is|ben|was)(?: er één)?(?: van)? \Z", re.IGNORECASE
)
ID_AHEAD = re.compile(r"\)?[,;/| ]{1,4}(?:bsn|burgerservice|v-?n(?:r|ummer)|a-?n(?:r|ummer)|te [A-Z])", re.IGNORECASE)
# Two words with capitals, of which none belongs to a court, a place or a law.
NAMED = re.compile(
    r"(?<![^\W_])(?!(?:De|Het|Wet|Raad|Rechtbank|Gerechtshof|Hof|Centrale|Hoge|Besluit|Stichting|Commissie|Gemeente"
    r"|Bron|Den|Team|College) )"
    r"[A-Z][\w.'’-]{1,20} (?:(?:van|de|der|den|el|al|ter|ten|te|'t) ){0,2}(?!Haag|Bosch|Noord|Zuid|Oost|West|Centrum"
    r"|Raad|Hof|Staat)"
    r"[A-Z][\w'’-]{1,25}(?: te zijn)?(?:, | \()\Z"
)
# All that somebody says in a chat.
ANSWER = re.compile(
    r"(?:\A|\n)(?:bezoeker|klant|inwoner|burger|beller|melder|cliënt|spreker \d|[A-Z])[^\n:]{0,12}: \Z", re.IGNORECASE
)
# A question of the one and the answer of the other in a transcript.
ASKED = re.compile(
    r"(?:geboortedatum|geboren|geboortedag)[^\n]{0,24}\n(?:\[[\d:.]{4,12}\] ?)?[^\n]{0,30}[:>-] {1,3}\Z", re.IGNORECASE
)
BORN_AFTER = re.compile(r"[ ,]{1,2}(?:(?:in|te) [A-Z][\w-]{1,30} )?geboren(?![^\W_])")
# Nobody's age is known here, so a date after a name counts when it is years ago.
LONG_AGO = range(1900, 2019)
GROWN_UP = range(1920, 2009)
CHILDHOOD = range(2000, 2026)
SHORT_YEAR = re.compile(r"\d\d\Z")
THIS_CENTURY = 26  # so far reaches a year of two digits
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
    titled = page.has(TITLES)
    lists = _lists(page.text) if cued else []
    for start, end, spoken in _dates(page, cued=cued, titled=titled):
        cue = _birth_cue(page, start) if cued else None
        before = page.text[max(0, start - TITLED) : start]
        if cue:
            yield by_rule("birth_date", (start, end), confidence=0.97, sentence=AFTER_WORD, cue=cue)
        elif cued and "\n" in before and ASKED.search(before):
            yield by_rule("birth_date", (start, end), confidence=0.95, sentence=AFTER_WORD, cue="geboortedatum")
        elif STAR.search(before[-STARRED:]):
            yield by_rule("birth_date", (start, end), confidence=0.9, sentence=AFTER_WORD, cue="*")
        elif cued and BORN_AFTER.match(page.text, end):
            yield by_rule("birth_date", (start, end), confidence=0.93, sentence=BEFORE_WORD, cue="geboren")
        elif _is_listed(lists, start) and not page.table_at(start):
            if FULL_YEAR.search(page.text, start, end):
                yield by_rule("birth_date", (start, end), confidence=0.8, sentence=IN_COLUMN, cue="geboortedatum")
        elif spoken or (year := _year(page.text[start:end])):
            said = spoken and LAST_CENTURY in page.text[start:end].lower()
            if said or _is_of_somebody(page.text, before, end, year=LONG_AGO.start if spoken else year):
                yield by_rule("birth_date", (start, end), confidence=0.7, sentence=AFTER_TITLE)


def _is_of_somebody(text: str, before: str, end: int, *, year: int) -> bool:
    """Whether a person stands before the date, and it is so long ago that it is the day of birth."""
    is_parted = PARTING.search(before[-PARTED:]) is not None
    if is_parted and year in CHILDHOOD and CHILD.search(before):
        return True
    if is_parted and year in GROWN_UP and NAMED.search(before[-NAME_REACH:]):
        return True
    if year not in LONG_AGO:
        return False
    is_titled = is_parted and TITLE.search(before) is not None
    return is_titled or bool(ID_AHEAD.match(text, end) or _is_answer(text, before, end) or _is_said_of(before))


def _is_answer(text: str, before: str, end: int) -> bool:
    is_last = before.endswith(": ") and text[end : end + 2].lstrip(".")[:1] in {"\n", ""}
    return is_last and ANSWER.search(before) is not None


def _is_said_of(before: str) -> bool:
    return before.endswith(" ") and IS_OF.search(before[-SAID_REACH:]) is not None


def _year(date: str) -> int:
    """The year of a date, of two digits the latest that has been; 0 when it has none."""
    full = FULL_YEAR.search(date)
    if full:
        return int(full[0])
    short = SHORT_YEAR.search(date)
    return 0 if not short or date.isdecimal() else int(short[0]) + (2000 if int(short[0]) <= THIS_CENTURY else 1900)


def _is_listed(lists: list[tuple[int, int]], start: int) -> bool:
    index = bisect_right(lists, (start, start)) - 1
    return index >= 0 and start < lists[index][1]


def _dates(page: Page, *, cued: bool, titled: bool) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each date, and whether it is in words."""
    last = 0
    for chunk in page.chunks:
        if chunk.start < last or not (chunk.after in SIGNS or chunk.size >= COMPACT_SIZE):
            continue
        match = ANY.match(page.text, chunk.start) if chunk.digit <= chunk.start + 1 else None
        match = match or (ANNOUNCED.match(page.text, chunk.start) if cued else None)
        if match:
            last = match.end()
            yield *match.span(), False
    if page.is_dictated and (cued or titled or LAST_CENTURY in page.text):
        for match in SPOKEN.finditer(page.text):
            yield *match.span(), True


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
