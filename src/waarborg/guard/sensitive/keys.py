"""Keys of systems: by a known shape, within a connection, or as random signs after a word such as token."""

import re
from collections.abc import Iterator

from waarborg.guard.sensitive.lists import entries
from waarborg.guard.sensitive.secrets import Hit, Secret, is_random
from waarborg.guard.words import Words

PREFIXES = entries("key.prefix")
# The words that these begin with: a word ends at a low line.
HEADS = frozenset(prefix.partition("_")[0].rstrip(".").lower() for prefix in PREFIXES if prefix.endswith(("_", ".")))
LONG_HEADS = tuple(prefix.lower() for prefix in PREFIXES if not prefix.endswith(("_", ".")))
# What follows the beginning of a known key; most are 16 word signs or more.
USUAL = re.compile(r"[\w-]{16,200}")
SHAPES = {
    "AKIA": re.compile(r"[A-Z0-9]{16}(?!\w)"),
    "ASIA": re.compile(r"[A-Z0-9]{16}(?!\w)"),
    "SG.": re.compile(r"[\w-]{16,}\.[\w-]{16,}"),
    "eyJ": re.compile(r"[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?"),
    "sk_live_": re.compile(r"\w{10,}"),
    "sk_test_": re.compile(r"\w{10,}"),
}
KEYS = frozenset(entries("key"))
SERVERS = frozenset({"server", "source", "host"})
BEARERS = frozenset({"bearer"})
CUES = KEYS | SERVERS | BEARERS
KEY = re.compile(r"[\"']?\s{0,3}(?:is\b|=>|[:=])\s{0,3}[\"'`]?([A-Za-z0-9+/_.~-]{12,256}=*)")
FAR_KEY = re.compile(r"(?:[^\n:=]{0,25}(?:[\s(]|:\s)|\s{2,30})((?=[^\s\d]{0,40}\d)[A-Za-z0-9+/_.~-]{16,256}=*)")
BEARER = re.compile(r"\s{1,3}([\w.~+/-]{16,}=*)")
HOOK = re.compile(r"https://hooks\.slack\.com/services/[\w/]{20,80}|(?<=[?&]sig=)[\w%+/-]{20,120}")
KEY_LINE = re.compile(r"-----(BEGIN|END) [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----")
LONGEST_BLOCK = 4096

SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}\Z", re.IGNORECASE)
LONGEST_SCHEME = 22
CONNECTION = re.compile(r"://[^\s:/@]{0,64}:[^\s@/]{1,128}@[^\s\"'`<>)\]]{0,200}")
SERVER = re.compile(
    r"=[^\n\"']{2,200}?;\s?(?:pwd|password)=[^;\s\"']{1,64}(?:;(?:[\w ]{2,30}=[^;\n\"']{0,60};?)*)?", re.IGNORECASE
)
STORAGE_KEYS = frozenset({"accountkey", "sharedaccesskey"})  # of Azure: the key ends a row of settings
STORAGE = re.compile(r"(?:DefaultEndpointsProtocol|Endpoint)=[^\s\"']{0,300}\Z")
LONGEST_STORAGE = 300
IN_ADDRESS = "In dit adres van een systeem staat een wachtwoord of sleutel."


def by_shape(text: str, words: Words, odd: list[str]) -> Iterator[Secret]:
    """Keys that their shape tells, and connections with a password in them."""
    if "://" in text:
        yield from _addresses(text)
    if "-----BEGIN" in text:
        for start, end in _key_blocks(text):
            yield start, end, 0.99, "Dit is een geheime sleutel (private key)."
    if "hooks.slack.com" in text or "sig=" in text:
        for hook in HOOK.finditer(text):
            yield *hook.span(), 0.9, "Met dit adres kan iedereen berichten sturen of bestanden lezen."
    heads = words.present & HEADS
    if heads or odd:
        yield from _known(text, words, heads.union(word for word in odd if word.startswith(LONG_HEADS)))


def after_cue(text: str, hit: Hit) -> Iterator[Secret]:
    """Random signs after a word such as token, and a server with its password."""
    if hit.cue in KEYS:
        yield from _random(text, hit)
    elif hit.cue in BEARERS and (match := BEARER.match(text, hit.end)):
        yield *match.span(1), 0.95, "Dit is een toegangssleutel: ervoor staat ‘Bearer’."
    elif hit.cue in SERVERS and (match := SERVER.match(text, hit.end)):
        start = hit.end - len("data source" if hit.cue == "source" else hit.cue)
        yield max(0, start), match.end(), 0.95, IN_ADDRESS


def _known(text: str, words: Words, heads: frozenset[str]) -> Iterator[Secret]:
    for at in words.places(heads):
        prefix = next((prefix for prefix in PREFIXES if text.startswith(prefix, at)), None)
        match = SHAPES.get(prefix, USUAL).match(text, at + len(prefix)) if prefix else None
        if match and not (at and (text[at - 1].isalnum() or text[at - 1] in "_-")):
            yield at, match.end(), 0.98, "Dit heeft de vorm van een bekende toegangssleutel."


def _addresses(text: str) -> Iterator[Secret]:
    at = text.find("://")
    while at >= 0:
        scheme = SCHEME.search(text, max(0, at - LONGEST_SCHEME), at)
        if scheme and (match := CONNECTION.match(text, at)):
            yield scheme.start(), at + len(match[0].rstrip(".,;")), 0.95, IN_ADDRESS
        at = text.find("://", at + 1)


def _random(text: str, hit: Hit) -> Iterator[Secret]:
    for pattern in (KEY, FAR_KEY):
        match = pattern.match(text, hit.end)
        value = match[1].rstrip(".") if match else ""
        if match and is_random(value):
            start, stop = match.start(1), match.start(1) + len(value)
            start = _storage_start(text, start) if hit.cue in STORAGE_KEYS else start
            yield start, stop, 0.9, "Dit lijkt een sleutel: willekeurige tekens na een woord daarvoor."


def _key_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Blocks from BEGIN to END; a block without an end runs to the next one or one key's length further."""
    begin = None
    for match in KEY_LINE.finditer(text):
        if begin is not None:
            yield begin, match.end() if match[1] == "END" else match.start()
        begin = None if match[1] == "END" else match.start()
    if begin is not None:
        yield begin, min(len(text), begin + LONGEST_BLOCK)


def _storage_start(text: str, start: int) -> int:
    """Where the settings begin that a storage key ends."""
    settings = STORAGE.search(text, max(0, start - LONGEST_STORAGE), start)
    return settings.start() if settings else start
