"""Addresses of machines, and names with an at sign before them."""

import ipaddress
import re
from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules.lists import listed
from waarborg.guard.rules.page import Chunk, Page
from waarborg.guard.rules.why import by_rule

# Every machine has these; a mask is no address.
OF_NOBODY = ("127.0.0.1", "0.0.0.0", "255.255.")  # noqa: S104  # no socket is bound to it
OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
IPV4 = re.compile(rf"{OCTET}(?:\.{OCTET}){{3}}(?![\d]|\.\d|-?[^\W\d_])")
IPV6 = re.compile(r"[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?:(?<=:)\d{1,3}(?:\.\d{1,3}){3})?(?![\w:])")
IPV6_START = re.compile(r"[23][0-9A-Fa-f]{3}:|fe[89ab][0-9a-f]:|f[cd][0-9a-f]{2}:", re.IGNORECASE)
ONE_DIGIT_EACH = 7
VERSIONS = frozenset({"version", "case"})

HANDLE = re.compile(r"(?<![\w@.+/-])@(?=[\d.]{0,12}[A-Za-z_])[A-Za-z\d_][\w.]{1,29}(?<![.])(?![\w@-])")
NO_HANDLES = listed(
    "@iedereen @all @here @channel @everyone @team @media @import @override @property @staticmethod"
    " @classmethod @dataclass @font-face @param @return @returns @charset @keyframes @copilot @test"
)


def find(page: Page) -> Iterator[Finding]:
    """Every IP address and @name."""
    for chunk in page.chunks:
        finding = _ipv4(page, chunk) if chunk.after == "." else _ipv6(page.text, chunk) if chunk.after == ":" else None
        if finding:
            yield finding
    if "@" in page.text:
        for match in HANDLE.finditer(page.text):
            if match[0].lower() not in NO_HANDLES:
                yield by_rule(
                    "user_name", match.span(), confidence=0.8, sentence="Een naam met een apenstaartje ervoor."
                )


def _ipv4(page: Page, chunk: Chunk) -> Finding | None:
    text = page.text
    match = IPV4.match(text, chunk.start) if chunk.is_bare and chunk.before not in {".", "-"} else None
    if not match:
        return None
    if match[0].startswith(OF_NOBODY):
        return None
    cue = page.cue(chunk.start)
    named = cue if cue and cue.family == "network" else None
    if not named and (len(match[0]) == ONE_DIGIT_EACH or (cue and cue.family in VERSIONS and cue.distance <= 1)):
        return None
    sentence = "Vier getallen van 0 tot 255 met punten ertussen."
    return by_rule("ip_address", match.span(), confidence=0.97 if named else 0.85, sentence=sentence, cue=named)


def _ipv6(text: str, chunk: Chunk) -> Finding | None:
    match = IPV6.match(text, chunk.start) if IPV6_START.match(text, chunk.start) else None
    if not match or chunk.before == ":":
        return None
    try:
        ipaddress.IPv6Address(match[0])
    except ValueError:
        return None
    return by_rule("ip_address", match.span(), confidence=0.97, sentence="Een IPv6-adres.")
