"""How far a finding reaches: with the length of a sentence, the name of a prison, what was stolen."""

from waarborg.guard.sensitive.lists import entries
from waarborg.guard.sensitive.matches import Match
from waarborg.guard.words import Words

NUMERALS = frozenset(entries("number"))
LENGTHS = frozenset({"uur", "dagen", "weken", "maanden", "maand", "jaar"})
PRISON = "pi"
PUNISHMENTS = frozenset(entries("criminal.length"))  # words that a length belongs to
COUNTED = frozenset({"hennepplanten", "wietplanten", "hennepstekken", "xtc-pillen", "pillen", "wapens"})
THEFTS = frozenset({"diefstal", "heling"})
REST = 3  # words: "van 40 uur", "van een fiets"
ARTICLES = frozenset({"een", "de", "het", "zijn", "haar"})


def span(words: Words, match: Match) -> tuple[int, int]:
    """First token and end of a finding, with what belongs to it before and behind."""
    if not match.group.startswith("criminal"):
        return match.first, match.end
    return _before(words, match.first, match.end), _behind(words, match.first, match.end)


def _is_number(word: str) -> bool:
    return word.isdecimal() or word in NUMERALS


def _before(words: Words, first: int, end: int) -> int:
    """Where it begins with "142" of hennepplanten or "zes maanden" of celstraf."""
    lower = words.lower
    if first and (lower[end - 1] in COUNTED or lower[first] in LENGTHS) and _is_number(lower[first - 1]):
        return first - 1
    if first > 1 and lower[end - 1] in PUNISHMENTS and lower[first - 1] in LENGTHS and _is_number(lower[first - 2]):
        return first - 2
    return first


def _behind(words: Words, first: int, end: int) -> int:
    """Where it ends with the place of a prison, the length of a punishment or the stolen thing."""
    after = words.lower[end : end + REST]
    if words.lower[end - 1] == PRISON and words.forms[end : end + 1] and words.forms[end].istitle():
        return end + 1
    if len(after) < REST or after[0] != "van":
        return end
    if words.lower[first] in PUNISHMENTS and _is_number(after[1]) and after[2] in LENGTHS:
        return end + REST
    if words.lower[end - 1] in THEFTS and after[1] in ARTICLES and after[2].isalpha():
        return end + REST
    return end
