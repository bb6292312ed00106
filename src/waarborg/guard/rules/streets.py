"""Street and house number, in letters, lists and chats."""

import re
from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules.dateforms import MONTH_NAME, NUMERIC
from waarborg.guard.rules.lists import listed
from waarborg.guard.rules.page import Chunk, Page
from waarborg.guard.rules.streetwords import (
    ABBREVIATED,
    ADJECTIVES,
    COMMON_NOUNS,
    FIRST_WORDS,
    LOWER_LEADERS,
    NO_STREETS,
    NOT_IN_STREETS,
    PARTICLES,
    SQUARES,
    STRONG,
    WEAK,
)
from waarborg.guard.rules.why import by_rule

REACH = 70
MOST_WORDS = 6
SHORTEST_STEM = 3
NUMBER_WORDS = frozenset({"nr", "nr.", "nummer", "no.", "huisnr.", "huisnummer", "huisnr", "nrs.", "#"})
HOUSE = re.compile(
    r"\d{1,5}+(?![\d%€°²³]|[.,:]\d)"
    r"(?:"
    r"[ -]?(?:bis|hs|huis|hg|ev|sous|souterrain|boven|beneden|zw|zwart|rd|rood|links|rechts|[IVX]{1,4})(?![^\W_])(?:[ -][A-Z\d]{1,3}(?![^\W_]))?"
    r"|-?[A-Za-z](?![^\W_])(?:-[A-Za-z\d]{1,4}(?![^\W_]))?"
    r"|[-/]\d{1,4}[A-Za-z]{0,3}(?![^\W_])"
    r"| [A-Z](?![^\W_]|['-]|\.[A-Z-])"
    r"| [a-h](?=[,;)\n]|\.(?:\s|\Z)|\Z)"
    r"| ?(?:t/m|tot en met) ?\d{1,5}(?!\d)"
    r")?(?![^\W_])"
)
ADDITION = re.compile(r"\d{1,5}[ -](?:bis|hs|huis|hg|zw|zwart|rd|rood|sous|[IV]{2,4})(?![^\W_])")
PLACE_AHEAD = re.compile(r" te (?:'s-)?[A-Z]")
POSTCODE_AHEAD = re.compile(r"[ ,;\n\t(|-]{1,6}(?:NL[- ])?[1-9]\d{3} {0,2}[A-Za-z]{2}(?![^\W_])")
YEAR_LIKE = re.compile(r"(?:19[5-9]|20[0-4])\d\Z")
NO_HOUSE_AHEAD = re.compile(
    rf" ?(?:{MONTH_NAME}|uur|woningen|huizen|bomen|personen|mensen|keer|maal|weken|dagen|maanden|jaar|meter|km|kilometer"
    r"|euro|procent|parkeerplaatsen|auto's|bewoners|inwoners|kinderen|leerlingen|deelnemers|partijen|stemmen|leden"
    r"|appartementen|incidenten|meldingen|graden|kamers|x|m2|cm|mm|punten|soorten|plaatsen)(?![^\W_])",
    re.IGNORECASE,
)
ARTICLES = frozenset({"de", "het"})
PREPOSITIONS = frozenset({"van", "aan", "in", "op", "bij", "uit", "naar", "over"})
SPLIT = re.compile(r"[^ ]++")
BREAKS = re.compile(r"[\n\t;|(]")
NAMED = "Een straatnaam met een huisnummer."
BEFORE_POSTCODE = "Een naam en een nummer recht voor een postcode, een plaats of een toevoeging."
ANNOUNCED = "Een naam en een nummer na een woord als adres of wonende."
ADDRESS_WORDS = listed(
    "adres woonadres wonende wonend woonachtig woont woonde gevestigd verblijfsadres briefadres postadres bezoekadres"
    " verblijft p a huisadres woning huurwoning"
)


def find(page: Page) -> Iterator[Finding]:
    """Every street with a house number; the span ends with the addition to the number."""
    for chunk in page.chunks:
        if chunk.digit == chunk.start and chunk.start > SHORTEST_STEM:
            finding = _street(page, chunk)
            if finding:
                yield finding


def _street(page: Page, chunk: Chunk) -> Finding | None:
    text, number = page.text, chunk.start
    if text[number - 1] not in " ;\t|" or (
        text[number - 2] in ".!?:," and text[number - 4 : number].lower() not in _NUMBERED
    ):
        return None
    before = _words_before(text, number)
    if not before:
        return None
    house = HOUSE.match(text, number)
    if not house or NUMERIC.match(text, number) or NO_HOUSE_AHEAD.match(text, house.end()):
        return None
    posted = POSTCODE_AHEAD.match(text, house.end()) is not None
    if YEAR_LIKE.fullmatch(house[0]) and not posted:
        return None
    first, confidence = street_begin([word for word, _ in before])
    sentence = NAMED
    if first is None:
        placed = posted or ADDITION.match(text, number) or PLACE_AHEAD.match(text, house.end())
        first = name_begin([word for word, _ in before]) if placed or page.has(ADDRESS_WORDS) else None
        sentence, confidence = (BEFORE_POSTCODE, 0.9 if posted else 0.8) if placed else (ANNOUNCED, 0.8)
        if first is None or not (placed or _is_announced(page, before[first][1])):
            return None
    return by_rule("street_address", (before[first][1], house.end()), confidence=confidence, sentence=sentence)


def _is_announced(page: Page, start: int) -> bool:
    """Whether a word such as "adres" stands before it, on its line or as a label above it."""
    cue = page.cue(start)
    between = page.text[max(0, start - REACH) : start].rpartition("\n")
    labelled = not between[1] or between[2].strip() or between[0].rstrip().endswith(":")
    return bool(cue and cue.family == "address" and cue.distance <= 1 and labelled)


_NUMBERED = frozenset({"nr. ", " no. ", "no. ", "tr. ", "wg. ", "ln. ", "pl. "})


def _words_before(text: str, number: int) -> list[tuple[str, int]]:
    """The words on the line before a number with where they stand, without "nr."."""
    low = max(0, number - REACH)
    end = number - 1 if text[number - 1] in " ;\t|" else number
    line = max(text.rfind(sign, low, end) for sign in "\n\t;|(") + 1
    cut = low if line == 0 else line
    words = [(match[0], match.start()) for match in SPLIT.finditer(text, cut, end)]
    if line == 0 and low and not text[low - 1].isspace():
        words = words[1:]
    if words and words[-1][0].lower() in NUMBER_WORDS:
        words.pop()
    return words[-MOST_WORDS - 2 :]


def street_begin(words: list[str]) -> tuple[int | None, float]:
    """Where among these words a street name begins that ends with the last, and how sure that is."""
    last = words[-1].strip("\"'") if words[-1] not in {"'t"} else words[-1]
    lower = last.lower()
    capital = last[:1].isupper()
    place = len(words) - 1
    if lower in NO_STREETS or (not capital and lower in COMMON_NOUNS):
        return None, 0
    if lower.endswith(STRONG) and len(lower) >= SHORTEST_STEM + 2 and lower not in STRONG:
        return _extend(words, place), 0.95 if capital else 0.85
    if capital and lower in SQUARES:
        return place - (place > 0 and _is_adjective(words[place - 1])), 0.75
    if capital and lower.endswith(WEAK) and last.isalpha():
        return _extend(words, place), 0.8
    if capital and place:
        return _of_many_words(words)
    return None, 0


def _of_many_words(words: list[str]) -> tuple[int | None, float]:
    """A name of more words: Laan van Meerdervoort, Lange Voorhout, 't Zand."""
    for place in range(len(words) - 2, max(-1, len(words) - MOST_WORDS), -1):
        word = words[place]
        if not (word[0].isupper() or word.lower() in PARTICLES):
            break
        if word.lower() in SQUARES and word[0].isupper() and words[place + 1].lower() in PARTICLES:
            return _extend(words, place), 0.9
    if _is_adjective(words[-2]):
        return _extend(words, len(words) - 2), 0.7
    return None, 0


def _is_adjective(word: str) -> bool:
    """Whether it makes a street of the name after it: Lange Voorhout, 't Zand, It Súd."""
    return word in {"'t", "'T", "It"} or (word[0].isupper() and word.lower() in ADJECTIVES)


def _extend(words: list[str], place: int) -> int:
    """How far to the left the name goes: capitals, titles such as "Burg." and the particles between them."""
    if not words[place][0].isupper() and words[place][0] != "'":
        while place and words[place - 1].lower() in LOWER_LEADERS:
            place -= 1
        return place
    first = place
    titled = any(word.lower() in ABBREVIATED or word.lower() in LOWER_LEADERS for word in words[:place])
    if words[place - 1] in ARTICLES and words[place - 2] in PREPOSITIONS and place > 1 and not titled:
        return place  # "mevrouw De Jong van de Dorpsstraat"
    for index in range(place - 1, max(-1, place - MOST_WORDS), -1):
        word = words[index]
        if word.lower() in NOT_IN_STREETS or word[-1] in ',:;!?)"':
            break
        if word[-1] == "." and word.lower() not in ABBREVIATED and not (len(word) <= 4 and word[0].isupper()):  # noqa: PLR2004
            break
        if word[0].isupper() or word.lower() in ABBREVIATED:
            if word.lower() in FIRST_WORDS and index == 0:
                break
            first = index
        elif word in {"'t", "'s"} or (word[0].isdigit() and word[-1] == "e"):
            first = index
        elif word.lower() not in PARTICLES:
            break
    return first


def name_begin(words: list[str]) -> int | None:
    """Where a name of capitalised words begins that ends with the last; None if the last is no name."""
    last = words[-1]
    if not (last[0].isupper() and last.lower() not in NO_STREETS and last[-1].isalpha()):
        return None
    return _extend(words, len(words) - 1)
