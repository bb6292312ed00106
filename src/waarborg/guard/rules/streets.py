"""Street and house number, in letters, lists and chats."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from waarborg.guard.findings import Finding
from waarborg.guard.rules.dateforms import MONTH_NAME, NUMERIC
from waarborg.guard.rules.lists import listed
from waarborg.guard.rules.page import Chunk, Page
from waarborg.guard.rules.streetnames import NUMBER_WORDS, name_start, street_start
from waarborg.guard.rules.streetwords import STRONG
from waarborg.guard.rules.why import by_rule

REACH = 70
BETWEEN = frozenset(" ;\t|")
ENDS = frozenset(".!?:,")
ABBREVIATIONS = ("nr. ", "no. ", "str. ", "weg. ", "ln. ", "pl. ")

ADDITIONS = (
    r"(?i:bis|hs|huis|hg|ev|sous|souterrain|boven|beneden|zw|zwart|rd|rood|wit|blauw|links|rechts|bg|bgg|ben|bov|bel"
    r"|[1-6]e?[- ]?(?:hoog|hg|etage)|(?:een|één|twee|drie|vier)[- ]?hoog|achter|voor|verd|woonboot|to|t\.o\.|t/o)"
    r"|[IVX]{1,4}"
)
# What ends an address, and is no thing that is counted.
END = r"(?=[,;.)\n]|\Z| (?:te|in|op) (?:'s-)?[A-Z])"
ROOM = (
    r"(?:,? (?:flat|app\.?|appartement|kamer|kmr\.?|unit|box|kavel|ligplaats|standplaats|studio|woning|etage)"
    r" ?\d{1,4}[A-Za-z]?(?![^\W_]))"
)
MORE = rf"(?:(?:, ?\d{{1,4}}[A-Za-z]?(?= ?,| en ))*(?: ?(?:en|&|\+) ?)\d{{1,4}}-?[A-Za-z]?{END})"
HOUSE = re.compile(
    r"\d{1,5}+(?![\d%€°²³]|[.,:]\d)(?:"
    rf"[ -]?(?:{ADDITIONS})(?![^\W_])(?:[ -][A-Z\d]{{1,3}}(?![^\W_]))?"
    r"|-?[A-Za-z](?![^\W_])(?: ?(?:t/m|-|en|/) ?[A-Za-z\d]{1,4}(?![^\W_]))?"
    r"|[-/](?:\d{1,4}[A-Za-z]{0,3}|[IVX]{1,4}|bis|hs)(?![^\W_])"
    rf"| - \d{{1,4}}{END}"
    r"| [A-Z](?![^\W_]|['-]|\.[A-Z-])"
    rf"| (?:[a-hk]|[a-hk]\d{{1,3}}){END}"
    r"| ?(?:t/m|tot en met) ?\d{1,5}[A-Za-z]?(?![^\W_])"
    rf")?(?![^\W_])(?:{ROOM}|{MORE})?"
)
POSTCODE_AHEAD = re.compile(r"[ ,;\n\t(|-]{1,6}(?:NL[- ])?[1-9]\d{3} {0,2}[A-Za-z]{2}(?![^\W_])")
PLACE_AHEAD = re.compile(r" te (?:'s-)?[A-Z]")
ADDITION = re.compile(r"\d{1,5}[ -](?:bis|hs|huis|hg|zw|zwart|rd|rood|sous|[IV]{2,4})(?![^\W_])")
YEAR = re.compile(r"(?:1[89]\d|20[0-4])\d(?:[-/](?:1[89]\d|20[0-4])\d)?\Z")
COUNTED = (
    r"miljoen|miljard|mln|mld|duizend|uur|woningen|huizen|bomen|personen|mensen|keer|maal|weken|dagen|maanden|jaar|meter|km|kilometer|euro|procent"
    r"|parkeerplaatsen|auto's|bewoners|inwoners|kinderen|leerlingen|deelnemers|partijen|stemmen|leden|appartementen"
    r"|incidenten|meldingen|graden|kamers|x|m2|cm|mm|punten|soorten|plaatsen"
)
NO_HOUSE_AHEAD = re.compile(rf" ?(?:{MONTH_NAME}|{COUNTED})(?![^\W_])", re.IGNORECASE)
WORD = re.compile(r"[^ ]++")

NAMED = "Een straatnaam met een huisnummer."
PLACED = "Een naam en een nummer recht voor een postcode, een plaats of een toevoeging."
ANNOUNCED = "Een naam en een nummer na een woord als adres of wonende."
ADDRESS_WORDS = listed(
    "adres woonadres wonende wonend woonachtig woont woonde gevestigd verblijfsadres briefadres postadres bezoekadres"
    " verblijft p a huisadres woning huurwoning"
)


@dataclass(frozen=True, slots=True)
class House:
    """A house number: where it ends, and whether a postcode, a place or an addition shows that it is one."""

    end: int
    posted: bool
    placed: bool


def find(page: Page) -> Iterator[Finding]:
    """Every street with a house number; the span ends with the addition to the number."""
    for chunk in page.chunks:
        if chunk.is_bare and chunk.before in BETWEEN and _may_follow_street(page.text, chunk.start):
            finding = _street(page, chunk)
            if finding:
                yield finding


def _may_follow_street(text: str, number: int) -> bool:
    """Whether the word before has a capital or the ending of a street. Nearly every other number stops here."""
    if number < len("weg "):
        return False
    if text[number - 2] in ENDS and not text.endswith(ABBREVIATIONS, max(0, number - 6), number):
        return text[max(0, number - 5) : number].lower().endswith(ABBREVIATIONS)
    word = text[max(0, number - REACH) : number - 1].rpartition(" ")[2].rpartition("\n")[2]
    lower = word.lower()
    return word[:1].isupper() or lower in NUMBER_WORDS or lower.endswith(STRONG)


def _street(page: Page, chunk: Chunk) -> Finding | None:
    house = _house(page.text, chunk.start)
    before = _words_before(page.text, chunk.start) if house else []
    if not house or not before:
        return None
    words = [word for word, _ in before]
    first, confidence = street_start(words)
    if first is not None:
        return by_rule("street_address", (before[first][1], house.end), confidence=confidence, sentence=NAMED)
    first = name_start(words) if house.placed or page.has(ADDRESS_WORDS) else None
    if first is None or not (house.placed or _is_announced(page, before[first][1])):
        return None
    sentence, confidence = (PLACED if house.placed else ANNOUNCED), (0.9 if house.posted else 0.8)
    return by_rule("street_address", (before[first][1], house.end), confidence=confidence, sentence=sentence)


def _house(text: str, number: int) -> House | None:
    """The house number at `number`; None when it is a date, a year or a count of things."""
    match = HOUSE.match(text, number)
    if not match or NUMERIC.match(text, number) or NO_HOUSE_AHEAD.match(text, match.end()):
        return None
    posted = POSTCODE_AHEAD.match(text, match.end()) is not None
    if YEAR.fullmatch(match[0]) and not posted:
        return None
    placed = posted or bool(ADDITION.match(text, number) or PLACE_AHEAD.match(text, match.end()))
    return House(match.end(), posted, placed)


def _words_before(text: str, number: int) -> list[tuple[str, int]]:
    """The words on the line or in the cell before a number with where they stand, without "nr."."""
    low, end = max(0, number - REACH), number - 1
    cut = max(low, *(text.rfind(sign, low, end) + 1 for sign in "\n\t;|("))
    words = [(match[0], match.start()) for match in WORD.finditer(text, cut, end)]
    if cut == low > 0 and not text[low - 1].isspace():
        del words[:1]
    if words and words[-1][0].lower() in NUMBER_WORDS:
        words.pop()
    return words[-8:]


def _is_announced(page: Page, start: int) -> bool:
    """Whether a word such as "adres" stands before it, on its line or as a label above it."""
    cue = page.cue(start, within=1)
    above, line_break, line = page.text[max(0, start - REACH) : start].rpartition("\n")
    labelled = not line_break or line.strip() or above.rstrip().endswith(":")
    return bool(cue and cue.family == "address" and labelled)
