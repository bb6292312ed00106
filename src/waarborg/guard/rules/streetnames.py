"""Where the name of a street begins, reading back from the house number."""

from waarborg.guard.rules.lists import listed
from waarborg.guard.rules.streetwords import (
    ABBREVIATED,
    ADJECTIVES,
    COMMON_NOUNS,
    LOWER_LEADERS,
    NO_STREETS,
    NOT_IN_STREETS,
    PARTICLES,
    SIDES,
    SQUARES,
    STRONG,
    WEAK,
)

MOST_WORDS = 6
SHORTEST = 5
NAME_BEFORE = 3  # words: a first name, a surname and "van"
LONGEST_ABBREVIATION = 4
NUMBER_WORDS = listed("nr nr. nummer no. huisnr. huisnummer huisnr nrs. #")
ARTICLES = frozenset({"de", "het"})
CAPITAL_ARTICLES = frozenset({"De", "Het"})
PREPOSITIONS = listed("van aan in op bij uit naar over")
ELIDED = frozenset({"'t", "'T", "'s", "It"})
TITLED = listed(
    "burg burg. burgemeester dr dr. dokter pastoor prins prinses koningin koning generaal graaf mr. prof. prof ds."
)
CLOSED = frozenset(',:;!?)"')


def street_start(words: list[str]) -> tuple[int | None, float]:
    """The index of the first word of a street name that ends with the last word, and how sure it is one."""
    last = words[-1].strip("\"'")
    lower = last.lower()
    capital = last[:1].isupper()
    place = len(words) - 1
    if lower in SIDES and place and words[place - 1].lower().endswith((*STRONG, *WEAK, "pad")):
        return street_start(words[:-1])
    if not last or lower in NO_STREETS or (not capital and lower in COMMON_NOUNS):
        return None, 0
    if lower.endswith(STRONG) and len(lower) >= SHORTEST and lower not in STRONG:
        return _first(words, place), 0.95 if capital else 0.85
    return _with_capital(words, lower) if capital else (None, 0)


def _with_capital(words: list[str], lower: str) -> tuple[int | None, float]:
    """What street_start answers for a last word with a capital and no ending of a street."""
    place = len(words) - 1
    if lower in SQUARES:
        return place - (place > 0 and (_is_adjective(words[place - 1]) or words[place - 1] in CAPITAL_ARTICLES)), 0.75
    if lower.endswith(WEAK) and lower.isalpha():
        return _first(words, place), 0.8
    return _of_many_words(words) if place else (None, 0)


def name_start(words: list[str]) -> int | None:
    """The index of the first word of a name in capitals that ends with the last word; None if the last is no name."""
    last = words[-1]
    if not (last[0].isupper() and last[-1].isalpha()) or last.lower() in NO_STREETS:
        return None
    return _first(words, len(words) - 1)


def _of_many_words(words: list[str]) -> tuple[int | None, float]:
    """Laan van Meerdervoort, Lange Voorhout, 't Zand."""
    for place in range(len(words) - 2, max(-1, len(words) - MOST_WORDS), -1):
        word = words[place]
        if word[0].isupper() and word.lower() in SQUARES and words[place + 1].lower() in PARTICLES:
            return _first(words, place), 0.9
        if not word[0].isupper() and word.lower() not in PARTICLES:
            break
    return (_first(words, len(words) - 2), 0.7) if _is_adjective(words[-2]) else (None, 0)


def _is_adjective(word: str) -> bool:
    """Whether it makes a street of the name after it: Lange Voorhout, 't Zand, It Súd."""
    return word in ELIDED or (word[0].isupper() and word.lower() in ADJECTIVES)


def _first(words: list[str], place: int) -> int:
    """How far to the left the name goes that has its main word at `place`."""
    if words[place][0].islower():
        while place and (step := _leads(words, place)):
            place -= step
        return place
    if (
        place > 1
        and words[place - 1] in ARTICLES
        and words[place - 2] in PREPOSITIONS
        and not _has_title(words[:place])
    ):
        return place  # mevrouw De Jong van de Dorpsstraat
    if place >= NAME_BEFORE and words[place - 1] == "van" and all(map(_is_plain_name, words[place - 3 : place - 1])):
        return place  # Sjef Aerts van Kerkstraat 8
    first = place
    for index in range(place - 1, max(-1, place - MOST_WORDS), -1):
        word = words[index]
        if _ends_before(word):
            break
        if _carries_on(word):
            first = index
        elif word.lower() not in PARTICLES:
            break
    return first


def _leads(words: list[str], place: int) -> int:
    """How many words before this one in small letters belong to the name: "burg van lierlaan"."""
    if words[place - 1].lower() in LOWER_LEADERS:
        return 1
    leader = place > 1 and words[place - 1] in PARTICLES and words[place - 2].lower() in TITLED
    return 2 if leader else 0


def _is_plain_name(word: str) -> bool:
    lower = word.lower()
    return word[0].isupper() and word.isalpha() and lower not in LOWER_LEADERS and lower not in ADJECTIVES


def _has_title(words: list[str]) -> bool:
    return any(word.lower() in ABBREVIATED or word.lower() in LOWER_LEADERS for word in words)


def _ends_before(word: str) -> bool:
    """Whether the name cannot hold this word: a verb, a label, the end of a sentence."""
    lower = word.lower()
    if lower in NOT_IN_STREETS or word[-1] in CLOSED:
        return True
    short = len(word) <= LONGEST_ABBREVIATION and word[0].isupper()
    return word[-1] == "." and lower not in ABBREVIATED and not short


def _carries_on(word: str) -> bool:
    """Whether a name may begin with this word: a capital, an abbreviated title, 1e."""
    return word[0].isupper() or word.lower() in ABBREVIATED or word in ELIDED or (word[0].isdigit() and word[-1] == "e")
