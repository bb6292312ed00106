"""Numbers of cases and of clients, as municipalities write them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from waarborg.guard.columns import column_head
from waarborg.guard.findings import Finding
from waarborg.guard.rules.cues import FORMS, NUMBER_ENDINGS, NUMBER_WORDS, Cue, cue_of
from waarborg.guard.rules.dateforms import COMPACT, NUMERIC
from waarborg.guard.rules.lists import file_in_order, listed, of_file
from waarborg.guard.rules.page import Page
from waarborg.guard.rules.why import by_rule

PREFIXES = file_in_order("cases.prefix")
KNOWN = re.compile(
    rf"(?:{'|'.join(PREFIXES)})[-/._ ]?(?:20)?\d\d[-/._]\d{{2,8}}(?:[-/.][A-Za-z0-9]{{1,6}})?", re.IGNORECASE
)
# Capitals, a year and a number in either order: what systems of any municipality make. Of these, no person is known.
GENERAL = re.compile(
    r"(?P<letters>[A-Z]{1,6})[-/.]?(?:[A-Z]{1,4}[-/.])?(?:\d{1,4}[-/.](?=\d\d[-/.]))?(?:20[0-3]\d"
    r"|[12]\d)[-/.]\d{3,8}(?:[-/.][A-Za-z0-9]{1,6})?"
    r"|(?P<first>[A-Z]{1,6})[-/.]\d{2,6}[-/.]20[0-3]\d|PL\d{4}-20\d{8}|C/\d\d/\d{5,7}|Z1-\d{9,11}"
)
NO_CASES = of_file("cases.other")
# Signs of a reference; a single word, a date or an amount is none.
REFERENCE = re.compile(r"(?:[A-Za-z]{1,8}[-/.]){0,3}[A-Za-z]{0,8}[-/.]?\d[A-Za-z\d]*(?:[-/._][A-Za-z\d]+){0,5}")
CLIENT = re.compile(r"[A-Za-z]{0,5}[-/.]?\d[\d.-]*(?:-?[A-Za-z])?")
LABEL_ENDS = (":", ": ", ":\t")
FAMILIES = frozenset({"case", "client"})
CUES = frozenset(form for form, (family, *_) in FORMS.items() if family in FAMILIES) | NUMBER_WORDS
NUMBER_HEADS = listed("nr nummer no id # code nr. cl")
PERSON_HEADS = of_file("cases.person")
WORD = re.compile(r"[^\W\d_]+")
ANNOUNCING = (*NUMBER_ENDINGS, ",", " en", "/", "&", "#")
LONGEST_ENDING = 12
# Days without signs, thousands, or two years.
NO_NUMBER = re.compile(rf"{COMPACT.pattern}|\d{{1,3}}(?:\.\d{{3}})+|(?:19|20)\d\d[-/](?:19|20)?\d\d")
FEWEST = 3
FEWEST_ALONE = 5
FEWEST_LETTERED = 4  # with letters and a sign in it
FEWEST_FARTHER = 6  # with one other word in between
FEWEST_OF_CLIENT = 4
LONGEST_NUMBER = 16
LETTERS_BEFORE = re.compile(r"(?<![^\W_])(?!ID |NR |NO |BVH |OLO |CJIB |PV )([A-Z]{1,5}) \Z")
GENERIC = "Een nummer achter een woord als zaaknummer, dossier of kenmerk."
OWN = "Dit ziet eruit als een zaaknummer van deze gemeente."
SHAPED = "Letters, een jaar en een nummer, zoals in een zaaknummer van een gemeente."
LISTED = "Een nummer in een lijst met mensen."
CLIENT_SENTENCE = "Een nummer achter een woord als cliëntnummer, klantnummer of personeelsnummer."


def find(page: Page) -> Iterator[Finding]:
    """Every case number by shape, by cue or by the municipality's own pattern, and every number of a client."""
    is_cued = _is_cued(page)
    for start, end in page.codes:
        code = page.text[start:end]
        if len(code) <= FEWEST or sum(map(str.isdecimal, code)) < FEWEST or _is_nothing(page, start, code):
            continue
        finding = _announced(page, (start, end)) if is_cued else None
        if finding:
            yield finding
        elif (KNOWN.fullmatch(code) or _is_general(code)) and not _is_other(page.cue(start, within=0)):
            yield by_rule("case_number", (start, end), confidence=0.85, sentence=SHAPED)
    for pattern in page.policy.case_numbers:
        for match in own_pattern(pattern).finditer(page.text):
            yield by_rule("case_number", match.span(), confidence=0.97, sentence=OWN)


def _is_cued(page: Page) -> bool:
    """Whether a word for a case or a client may be somewhere: as a word of its own, or within one with a hyphen."""
    return page.has(CUES) or any(cue_of(word) for word in page.words.present if "-" in word)


def _announced(page: Page, span: tuple[int, int]) -> Finding | None:
    """The number if a word before it or the head of its column says what it is."""
    return _after_letters(page, span) or _after_cue(page, span) or _in_list(page, span)


def _is_nothing(page: Page, start: int, code: str) -> bool:
    """Whether a date stands here, or a short number without "nummer" before it: half of all codes are."""
    if not code.isdecimal():
        return code[0].isdecimal() and NUMERIC.fullmatch(code) is not None
    if len(code) >= FEWEST_ALONE or page.table_at(start) or page.number_at(start):
        return False
    before = page.text[max(0, start - LONGEST_ENDING) : start].rstrip(" .:#\t").lower()
    return not before.endswith(ANNOUNCING)


def _in_list(page: Page, span: tuple[int, int]) -> Finding | None:
    """A number under the head "nr" of a list of people: the number by which somebody is known."""
    table = page.table_at(span[0])
    code = page.text[slice(*span)]
    if not table or not CLIENT.fullmatch(code) or sum(map(str.isdecimal, code)) < FEWEST_OF_CLIENT:
        return None
    if column_head(page.text, span[0]) not in NUMBER_HEADS:
        return None
    first = page.text.rfind("\n", 0, table.start) + 1
    heads = WORD.findall(page.text[first : table.start].lower())
    return None if PERSON_HEADS.isdisjoint(heads) else by_rule("client_number", span, confidence=0.8, sentence=LISTED)


@lru_cache(maxsize=256)
def own_pattern(pattern: str) -> re.Pattern[str]:
    """The pattern of a municipality, in which 9 stands for a digit and A for a capital, as an expression."""
    signs = (r"\d" if sign == "9" else "[A-Z]" if sign == "A" else re.escape(sign) for sign in pattern)
    return re.compile(rf"(?<![^\W_]){''.join(signs)}(?![^\W_])")


def _is_other(cue: Cue | None) -> bool:
    return cue is not None and cue.family == "other"


def _is_general(code: str) -> bool:
    match = GENERAL.fullmatch(code)
    return match is not None and (match["letters"] or match["first"] or "") not in NO_CASES


def _after_letters(page: Page, span: tuple[int, int]) -> Finding | None:
    """A case number with a space after its letters: UTR 25/4471."""
    text, start = page.text, span[0]
    if text[start - 1 : start] != " " or not text[start - 2 : start - 1].isupper():
        return None
    letters = LETTERS_BEFORE.search(text, max(0, start - 6), start)
    finding = _after_cue(page, (letters.start(1), span[1])) if letters else None
    return finding if finding and finding.kind in {"case_number", "client_number"} else None


def _after_cue(page: Page, span: tuple[int, int]) -> Finding | None:
    cue = page.cue(span[0], within=1)
    farthest = cue is not None and (cue.numbered or page.text.endswith(LABEL_ENDS, 0, span[0]))
    if cue is None or cue.distance > farthest or cue.family not in FAMILIES:
        return None
    span = _with_groups(page, span)
    code = page.text[slice(*span)]
    digits = sum(map(str.isdecimal, code))
    if cue.distance and digits < (FEWEST_FARTHER if code.isdecimal() else FEWEST_ALONE):
        return None
    if NUMERIC.fullmatch(code) or (not cue.numbered and NO_NUMBER.fullmatch(code)):
        return None
    if cue.family == "client":
        fewest = FEWEST_OF_CLIENT if cue.numbered or code[0].isalpha() else FEWEST_ALONE
        fits = CLIENT.fullmatch(code.replace(" ", "-")) and digits >= fewest
        return by_rule("client_number", span, confidence=0.93, sentence=CLIENT_SENTENCE, cue=cue) if fits else None
    lettered = code[0].isalpha() and not code.isalnum()
    fewest = FEWEST if cue.numbered else FEWEST_LETTERED if lettered else FEWEST_ALONE
    fits = REFERENCE.fullmatch(code.replace(" ", "-")) and digits >= fewest
    return by_rule("case_number", span, confidence=0.95, sentence=GENERIC, cue=cue) if fits else None


def _with_groups(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    """The span with the further groups of digits, if it is the first of a number in groups."""
    if not page.text[slice(*span)].isdecimal():
        return span
    number = page.number_at(span[0])
    return (span[0], number.end) if number and number.size <= LONGEST_NUMBER else span
