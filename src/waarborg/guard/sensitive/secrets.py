"""What a secret is made of: shared by the rules that find passwords, codes and keys."""

import re
from dataclasses import dataclass
from math import log2

from waarborg.guard.sensitive.lists import entries
from waarborg.guard.words import Words

Secret = tuple[int, int, float, str]  # start, end, confidence, why

PUNCTUATION, QUOTES = ".,;:()", "\"'`„“”‘’[]"
SIGNS = frozenset("!#$%&*+=^~_@")
SHORTEST_GIVEN, SHORTEST_PASSWORD = 4, 8  # after "wachtwoord is", and without such words
LOWEST_ENTROPY = 3.0  # bits per character
EMPTY = re.compile(r"(?:[*•.xX_?#-]+|[<{$%\[(].*|.*[>}])\Z", re.DOTALL)
SETTING = re.compile(r"[\w.-]{1,40}=")  # "host=db02": the value of something else
NO_PASSWORD = frozenset(entries("password.not"))  # what stands after "wachtwoord:" when it is no password


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue word in the text: token `index`, which ends at character `end`."""

    cue: str
    index: int
    end: int


def hits(words: Words, cues: frozenset[str], odd: list[str]) -> list[Hit]:
    """Where cue words stand, also as the end of a hyphenated word among `odd` ("DigiD-wachtwoord")."""
    there = {word: word for word in words.present & cues}
    there |= {word: last for word in odd if (last := word.rpartition("-")[2]) in cues and word not in there}
    if not there:
        return []
    return [Hit(there[word], index, words.end(index)) for index, word in enumerate(words.lower) if word in there]


def could_be_password(value: str, *, alone: bool) -> bool:
    """After "wachtwoord is": with a digit or a sign in it, or any word when nothing follows it."""
    if len(value) < SHORTEST_GIVEN or EMPTY.match(value) or value.lower() in NO_PASSWORD or "://" in value:
        return False
    mixed = not value.isdigit() and (any(sign.isdigit() for sign in value) or not SIGNS.isdisjoint(value))
    return mixed or (alone and value.isalnum())


def looks_like_password(value: str) -> bool:
    """Mixed as only a password is: small letters with capitals, digits and signs; no address, path, link or setting."""
    if len(value) < SHORTEST_PASSWORD or EMPTY.match(value) or "://" in value or value.startswith(("@", "/", "\\")):
        return False
    if ("@" in value and "." in value.partition("@")[2]) or SETTING.match(value):
        return False
    lower, digit = any(sign.islower() for sign in value), any(sign.isdigit() for sign in value)
    upper, odd = any(sign.isupper() for sign in value), not SIGNS.isdisjoint(value)
    return lower and ((digit and odd) or (digit and upper and "-" in value) or (value[1:] != value[1:].lower() and odd))


def is_random(value: str) -> bool:
    """Letters and digits without order, as a machine makes them."""
    if not (any(sign.isdigit() for sign in value) and any(sign.isalpha() for sign in value)):
        return False
    shares = [value.count(sign) / len(value) for sign in set(value)]
    return -sum(share * log2(share) for share in shares) >= LOWEST_ENTROPY
