"""Initials that stand for somebody: "par. JdV", "behandeld door M.K."."""

import re
from collections.abc import Container, Iterator

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.names.columns import column_head
from waarborg.guard.names.lists import words as listed
from waarborg.guard.words import Words

WITH_PREFIX = r"[A-Z]{1,3}(?:vd|vdr|[vdte])[A-Z][a-z]?|[A-Z]{1,2}[vd][A-Z]{2}"
DOTTED = (
    r"(?:[A-Z]\.(?:vdr?|v\.d\.r?|van|v\.?|d\.?|t|de)[A-Z]\.|(?:[A-Z]\.(?: ?(?:vd|v\. ?d\.|[vdt])\. ?)?){1,4}[A-Z]?\.?)"
)
# The first capital stands before the alternatives, so that a search goes straight from capital to capital.
CANDIDATE = re.compile(
    rf"(?=[A-Z])(?<![\w.@/&+-])(?:({WITH_PREFIX})|({DOTTED})|([A-Z]{{2,4}}|[A-Z][A-Z][a-z]|[A-Z][a-z][A-Z]))"
    r"(?![\w@&+-]|\.\w)"
)
LETTERS_ONLY = re.compile(r"(?:[A-Z]\.){2,5}")
# In small letters only right after a word for it.
SMALL = re.compile(
    r"(?<![^\W_])(?i:paraaf(?: behandelaar| medewerker)?|initialen|par\.|(?:balie)?medewerker|behandelaar|ingevuld"
    r" door|opgesteld door"
    r"|behandeld door|ingenomen door|geregistreerd door|opgemaakt door|gezien door|gez\.|cc)[ ]?:?[ ]{1,4}([a-z]{2,3}"
    r"|(?:[a-z]{1,2}\.){2,3})(?![\w@.-])"
)
SMALL_CUES = listed("initials-small-before")
FOLLOWED_BY_NAME = re.compile(r" {0,2}(?:\(\w+\) )?(?:van |de |der |den |ten |ter |el |al |'t ){0,2}[A-ZÀ-Þ][a-zà-ÿ]")
WORD = re.compile(r"[^\W_]+")
BEFORE = listed("initials-before")
CUE_ENDINGS = tuple(entry[1:] for entry in BEFORE if entry[0] == "-")
REACH, FARTHEST = 40, 14
"""So many characters before the letters are looked at; at most so many stand between a cue and the letters."""
BRACKETED = re.compile(r"(?:[A-Z][a-zà-ÿ'-]+|collega|medewerker|behandelaar|consulent) \(\Z")
SIGNED = re.compile(r", [a-z][a-z ]{2,40}\s*\Z")  # MH, griffie
NOTHING_MORE = re.compile(r"\s*+\Z")
LONGEST_ALONE = 3
CHAIN = re.compile(r" ?[/,;&] ?| en ")
HEADS, ABBREVIATIONS = listed("head"), listed("abbreviation")
DOTTED_WORDS, SMALL_WORDS = listed("no-initials-dotted"), listed("no-initials-small")


def initials(words: Words, names: list[tuple[int, int]], *, sure: Container[tuple[int, int]] = ()) -> list[Finding]:
    """Letters that stand for somebody by their form, or by what stands before them.

    `names` are spans of names, `sure` spans of letters that were read as a name.
    """
    text = words.text
    first = [(match, match.span() in sure or _cue(text, match)) for match in _candidates(text, names)]
    kept = [match for match, cue in first if cue]
    again = {match[0] for match in kept if not match[2]}
    kept += [match for match, cue in first if not cue and (match[0] in again or _goes_on(text, match, kept))]
    small = [] if SMALL_CUES.isdisjoint(words.present) else [m for m in SMALL.finditer(text) if m[1] not in SMALL_WORDS]
    return [_finding(match.span()) for match in kept] + [_finding(match.span(1)) for match in small]


def only_initials(written: str) -> bool:
    """Whether what was read as a name is nothing but initials with full stops."""
    return LETTERS_ONLY.fullmatch(written) is not None


def _candidates(text: str, names: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    ends = iter(names)
    name = next(ends, None)
    for match in CANDIDATE.finditer(text):
        while name and name[1] <= match.start():
            name = next(ends, None)
        is_free = name is None or match.end() <= name[0]
        known = DOTTED_WORDS if match[2] else ABBREVIATIONS
        if is_free and match[0].replace(".", "").upper() not in known and len(match[0]) > 1:
            yield match


def _cue(text: str, match: re.Match[str]) -> bool:
    """Whether the form, what stands before it, or the head of its column says that somebody is meant."""
    if match[1]:
        return True
    if match[2] and FOLLOWED_BY_NAME.match(text, match.end()):
        return False
    before = text[max(0, match.start() - REACH) : match.start()]
    return _is_announced(before) or _stands_alone(text, match) or column_head(text, match.start()) in HEADS


def _is_announced(before: str) -> bool:
    """Whether one of the last words on the line is a cue: "paraaf", "baliemedewerker", "overleg met"."""
    line = before.rpartition("\n")[2].lower()
    last = ""
    for word in WORD.finditer(line):
        pair = f"{last} {word[0]}"
        is_near = len(line) - word.end() <= FARTHEST
        if is_near and (not BEFORE.isdisjoint((word[0], pair)) or pair.endswith(CUE_ENDINGS)):
            return True
        last = word[0]
    return False


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the letters are the last line of a text or paragraph, a cell, or stand in brackets behind a name."""
    start, end = match.span()
    is_last = text.startswith("\n\n", end) or NOTHING_MORE.match(text, end) is not None
    if match[2] and text.endswith("| ", 0, start) and text.startswith(" |", end):
        return True
    if (
        text.endswith("(", 0, start)
        and text.startswith(")", end)
        and BRACKETED.search(text[max(0, start - REACH) : start])
    ):
        return True
    if match[2] and text.endswith(", ", 0, start) and is_last:
        return True
    if text.endswith("\n\n", 0, start) and SIGNED.match(text, end):
        return True
    return text.endswith("\n", 0, start) and is_last and len(match[0].replace(".", "")) <= LONGEST_ALONE


def _goes_on(text: str, match: re.Match[str], kept: list[re.Match[str]]) -> bool:
    """Whether the letters follow other initials in a list: "FG / ET"."""
    return any(CHAIN.fullmatch(text, other.end(), match.start()) for other in kept[-1:])


def _finding(span: tuple[int, int]) -> Finding:
    why = Why("rule", "Initialen: letters die voor een persoon staan.")
    return found("initials", *span, 0.75, why)
