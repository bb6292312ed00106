"""Stars and underscores that make words bold or slanted in Markdown: "**Chantal Brouwer**" is a name in plain sight."""

import re

SIGNS = re.compile(r"\*++|_++")
LONGEST = 3
REACH = 80
"""So many characters farther, on the same line, the other sign of a pair may stand."""

SURE = frozenset({"**", "***"})
"""Emphasis also when their partner is not near."""


def unmarked(match: re.Match[str]) -> str:
    """Nothing for a sign of emphasis, else the sign itself: "2 * 3", "*12-3-1980", "klant_nummer"."""
    sign = match[0]
    if len(sign) > LONGEST:
        return sign
    opens, closes = _opens(match), _closes(match)
    if opens == closes:
        return sign
    is_sure = sign in SURE or _has_partner(match, opens=opens)
    return "" if is_sure else sign


def _opens(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isspace() and end < len(text)


def _closes(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    return start > 0 and not text[start - 1].isspace() and not text[end : end + 1].isalnum()


def _has_partner(match: re.Match[str], *, opens: bool) -> bool:
    text, sign = match.string, match[0]
    if opens:
        line = text[match.end() : match.end() + REACH].partition("\n")[0]
        place = line.find(sign)
        return place > 0 and not line[place - 1].isspace() and not line[place + len(sign) :][:1].isalnum()
    line = text[max(0, match.start() - REACH) : match.start()].rpartition("\n")[2]
    place = line.rfind(sign)
    return place >= 0 and not line[place + len(sign) :][:1].isspace() and not line[max(0, place - 1) : place].isalnum()
