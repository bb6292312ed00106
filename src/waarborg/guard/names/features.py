"""What the name model sees of one word. Training and reading use the same functions, so they cannot differ."""

import re
from typing import NamedTuple

from waarborg.guard.names.lexicon import COMMON, PLACE, first_name, surname
from waarborg.guard.names.lists import words

PREFIXES, ROLES, FUNCTION = words("prefix"), words("role"), words("function")
SIGNS = frozenset(".,:;()\"'/-&@?!*|=<>[]…")
EDGE = "#"
"""The class and the only feature of a line break, and of what lies outside the text: a name seldom goes on there."""
LONGEST_SHAPE = 24
LONGEST_SIZE = 8
INITIALS = re.compile(r"(?:[^\W\d_]\.)+\Z")


def shape(form: str) -> str:
    """The form with runs of capitals, small letters and digits drawn together: "Xx" for Piet, "X.X." for J.P."""
    if form.isalpha() and (form[1:].islower() or len(form) == 1):
        return ("X" if form[0].isupper() else "x") + ("x" if len(form) > 1 and form[0].isupper() else "")
    drawn: list[str] = []
    for sign in form[:LONGEST_SHAPE]:
        kind = "X" if sign.isupper() else "x" if sign.islower() else "d" if sign.isdigit() else sign
        if not drawn or drawn[-1] != kind:
            drawn.append(kind)
    return "".join(drawn)


def word_class(form: str, facts: int) -> str:
    """One of about a hundred classes: what neighbours need to know of a word."""
    lower = form.lower()
    if not form[0].isalnum():
        return EDGE if form[0] == "\n" else form if form in SIGNS else "p"
    if form.isdigit() or INITIALS.match(form):
        return "X." if form[-1] == "." else "d4" if len(form) == 4 else "d"
    return _class_of_word(form, lower, facts)


def _class_of_word(form: str, lower: str, facts: int) -> str:
    if lower in ROLES:
        return "t" if form[0].islower() else "T"
    if lower in PREFIXES:
        return ("v:" if form[0].islower() else "V:") + lower
    if lower in FUNCTION:
        return ("f:" if form[0].islower() else "F:") + lower
    if len(form) == 1:
        return "X" if form.isupper() else "x"
    case = "A" if form.isupper() else "C" if form[0].isupper() else "l"
    return f"{case}{LISTED[facts]}"


def _listed(facts: int) -> str:
    """The lists that hold the word, as a few letters."""
    return "".join(
        (
            "F" if first_name(facts) > 1 else "f" if first_name(facts) else "",
            "S" if surname(facts) > 1 else "s" if surname(facts) else "",
            "C" if facts & COMMON else "",
            "P" if facts & PLACE else "",
        )
    )


LISTED = tuple(_listed(facts) for facts in range(64))


class Look(NamedTuple):
    """What many words have in common: class, shape, facts of the lexicon, and length up to eight."""

    word_class: str
    shape: str
    facts: int
    size: int


def look_of(form: str, facts: int) -> Look:
    return Look(word_class(form, facts), shape(form), facts, min(len(form), LONGEST_SIZE))


def look_features(look: Look) -> list[str]:
    """What a word says by its looks alone."""
    if not look.shape[0].isalnum():
        return [f"c={look.word_class}"]
    first, facts = look.shape[0], look.facts
    return [
        f"c={look.word_class}",
        f"s={look.shape}",
        f"l={look.shape[:2]}{LISTED[facts]}",
        f"n={look.size}{first}",
        f"1={first_name(facts)}{first}",
        f"2={surname(facts)}{first}",
        f"3={facts}{first}",
    ]


def part_features(form: str, first: str) -> list[str]:
    """What a word says by its letters; `first` is the first sign of its shape."""
    lower = form.lower()
    size = len(lower)
    features = [f"w={lower}"]
    if not first.isalnum():
        return features
    if size > 2:
        features += (f"p2={lower[:2]}", f"e2={first}{lower[-2:]}")
    if size > 3:
        features += (f"p3={lower[:3]}", f"e3={first}{lower[-3:]}")
    if size > 4:
        features += (f"p4={lower[:4]}", f"e4={first}{lower[-4:]}")
    if "-" in form:
        features += [f"h={part}" for part in lower.split("-") if part]
    return features


def word_features(form: str, facts: int) -> list[str]:
    """All that one word says, at whatever place in the window it stands."""
    if form[0] == "\n":
        return [EDGE]
    form = form.removesuffix("'s")
    look = look_of(form, facts)
    return [*look_features(look), *part_features(form, look.shape[0])]


WINDOW = (-2, -1, 0, 1, 2)
"""The places, counted from a word, whose words say something of it."""

FAR, NEXT = (EDGE, "w=", "c=", "l=", "3=", "e3"), ("s=", "e2", "e4", "1=", "2=")


def counts_at(feature: str, offset: int) -> bool:
    """Whether a feature of a word is used for a word `offset` places away from it."""
    return offset == 0 or feature[:2] in FAR or (abs(offset) == 1 and feature[:2] in NEXT)
