"""Initials that stand for somebody: "par. JdV", "behandeld door M.K."."""

import re
from collections.abc import Iterator

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.names.columns import column_head
from waarborg.guard.names.lists import words

WITH_PREFIX = r"[A-Z](?:vd|[vdt])[A-Z]{1,2}"
DOTTED = r"(?:[A-Z]\.(?:vd|v\.d\.|[vdt]\.)?){1,4}[A-Z]?\.?"
CANDIDATE = re.compile(rf"(?<![\w.@/&+-])(?:({WITH_PREFIX})|({DOTTED})|([A-Z]{{2,4}}))(?![\w@&+-]|\.\w)")
FOLLOWED_BY_NAME = re.compile(r" {0,2}(?:\(\w+\) )?(?:van |de |der |den |ten |ter |el |al |'t ){0,2}[A-ZÀ-Þ][a-zà-ÿ]")
CUE = re.compile(
    r"(?i)(?:\bpar(?:aaf)?|\bdoor|behandelaar|opsteller|steller|auteur|\bacties?|\bgez|\bw\.g|\bvoorz|\baanw|\bafw|notulist"
    r"|verslag|\bcc|\bgrt|\bgr|\bmvg|groet(?:en|jes)?|beoordelaars?|controle|\bafd\.?hoofd|\bnamens|\bakkoord|initialen"
    r"|ref|kenmerk|toets|overgedragen aan|doorgezet naar|\bvoor|succes!?)\b[^\n]{0,14}\Z"
)
REACH = 40
LONGEST_ALONE = 3
CHAIN = re.compile(r" ?[/,;&] ?| en ")
HEADS, ABBREVIATIONS = words("head"), words("abbreviation")


def initials(text: str, names: list[tuple[int, int]]) -> list[Finding]:
    """Letters that stand for somebody by their form, or by what stands before them. `names` are spans of names."""
    first = [(match, _cue(text, match)) for match in _candidates(text, names)]
    kept = [match for match, cue in first if cue]
    again = {match[0] for match in kept if not match[2]}
    kept += [match for match, cue in first if not cue and (match[0] in again or _goes_on(text, match, kept))]
    return [_finding(match) for match in kept]


def _candidates(text: str, names: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    ends = iter(names)
    name = next(ends, None)
    for match in CANDIDATE.finditer(text):
        while name and name[1] <= match.start():
            name = next(ends, None)
        is_free = name is None or match.end() <= name[0]
        if is_free and match[0].replace(".", "").upper() not in ABBREVIATIONS and len(match[0]) > 1:
            yield match


def _cue(text: str, match: re.Match[str]) -> bool:
    """Whether the form, what stands before it, or the head of its column says that somebody is meant."""
    if match[1]:
        return True
    if match[2] and FOLLOWED_BY_NAME.match(text, match.end()):
        return False
    before = text[max(0, match.start() - REACH) : match.start()]
    return bool(CUE.search(before)) or _stands_alone(text, match) or column_head(text, match.start()) in HEADS


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the letters are the last line of the text or a paragraph."""
    start, end = match.span()
    is_line = text[:start].endswith("\n") and (text[end:].strip() == "" or text[end:].startswith("\n\n"))
    return is_line and len(match[0].replace(".", "")) <= LONGEST_ALONE


def _goes_on(text: str, match: re.Match[str], kept: list[re.Match[str]]) -> bool:
    """Whether the letters follow other initials in a list: "FG / ET"."""
    return any(CHAIN.fullmatch(text, other.end(), match.start()) for other in kept[-1:])


def _finding(match: re.Match[str]) -> Finding:
    why = Why("rule", "Initialen: letters die voor een persoon staan.")
    return found("initials", *match.span(), 0.75, why)
