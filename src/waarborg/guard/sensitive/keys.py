"""Keys of systems: by a known shape, within a connection, or as random signs after a word such as token."""

import re
from collections.abc import Iterator

from waarborg.guard.sensitive.lists import entries
from waarborg.guard.sensitive.secrets import Secret, after, is_random
from waarborg.guard.words import Words

PREFIXES = entries("key.prefix")
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
KEY_WORDS = ("key", "token", "secret", "sleutel", "hash")
KEY = re.compile(r"[\"']?\s{0,3}(?:is\b|=>|[:=])\s{0,3}[\"'`]?([A-Za-z0-9+/_.~-]{12,256}=*)")
FAR_KEY = re.compile(r"(?:[^\n:=]{0,25}[\s(]|\s{2,30})((?=[^\s\d]{0,40}\d)[A-Za-z0-9+/_.~-]{16,256}=*)")
BEARER = re.compile(r"\s{1,3}([\w.~+/-]{16,}=*)")
HOOK = re.compile(r"https://hooks\.slack\.com/services/[\w/]{20,80}|(?<=[?&]sig=)[\w%+/-]{20,120}")
KEY_LINE = re.compile(r"-----(BEGIN|END) [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----")
LONGEST_BLOCK = 4096

SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}\Z", re.IGNORECASE)
LONGEST_SCHEME = 22
CONNECTION = re.compile(r"://[^\s:/@]{0,64}:[^\s@/]{1,128}@[^\s\"'`<>)\]]{0,200}")
SERVERS = frozenset({"server", "source", "host"})
SERVER = re.compile(
    r"=[^\n\"']{2,200}?;\s?(?:pwd|password)=[^;\s\"']{1,64}(?:;(?:[\w ]{2,30}=[^;\n\"']{0,60};?)*)?", re.IGNORECASE
)
STORAGE = re.compile(r"(?:DefaultEndpointsProtocol|Endpoint)=[^\s\"']{8,300}")  # of Azure, with its key
STORAGE_KEYS = ("AccountKey=", "SharedAccessKey=")
IN_ADDRESS = "In dit adres van een systeem staat een wachtwoord of sleutel."


def keys(text: str, words: Words) -> Iterator[Secret]:
    """Keys, tokens and connections with a password in them."""
    yield from _connections(text, words)
    yield from _known(text)
    for _, end in after(words, ("bearer",)):
        if match := BEARER.match(text, end):
            yield *match.span(1), 0.95, "Dit is een toegangssleutel: ervoor staat ‘Bearer’."
    folded = text.lower()
    if any(word in folded for word in KEY_WORDS):
        yield from _random(text, words)


def _known(text: str) -> Iterator[Secret]:
    if "-----BEGIN" in text:
        for start, end in _key_blocks(text):
            yield start, end, 0.99, "Dit is een geheime sleutel (private key)."
    if "hooks.slack.com" in text or "sig=" in text:
        for match in HOOK.finditer(text):
            yield *match.span(), 0.9, "Met dit adres kan iedereen berichten sturen of bestanden lezen."
    for prefix in PREFIXES:
        at = text.find(prefix)
        while at >= 0:
            match = SHAPES.get(prefix, USUAL).match(text, at + len(prefix))
            if match and not (at and (text[at - 1].isalnum() or text[at - 1] in "_-")):
                yield at, match.end(), 0.98, "Dit heeft de vorm van een bekende toegangssleutel."
            at = text.find(prefix, at + 1)


def _connections(text: str, words: Words) -> Iterator[Secret]:
    at = text.find("://")
    while at >= 0:
        scheme = SCHEME.search(text, max(0, at - LONGEST_SCHEME), at)
        if scheme and (match := CONNECTION.match(text, at)):
            yield scheme.start(), at + len(match[0].rstrip(".,;")), 0.95, IN_ADDRESS
        at = text.find("://", at + 1)
    if ";" in text:
        for cue, end in after(words, SERVERS):
            if match := SERVER.match(text, end):
                start = end - len("data source" if cue == "source" else cue)
                yield max(0, start), match.end(), 0.95, IN_ADDRESS
        if any(key in text for key in STORAGE_KEYS):
            for match in STORAGE.finditer(text):
                if any(key in match[0] for key in STORAGE_KEYS):
                    yield *match.span(), 0.95, IN_ADDRESS


def _random(text: str, words: Words) -> Iterator[Secret]:
    for _, end in after(words, [word for word in words.present if word.endswith(KEY_WORDS)]):
        for pattern in (KEY, FAR_KEY):
            match = pattern.match(text, end)
            value = match[1].rstrip(".") if match else ""
            if match and is_random(value):
                start = match.start(1)
                yield (
                    start,
                    start + len(value),
                    0.9,
                    "Dit lijkt een sleutel: willekeurige tekens na een woord daarvoor.",
                )


def _key_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Blocks from BEGIN to END; a block without an end runs to the next one or one key's length further."""
    begin = None
    for match in KEY_LINE.finditer(text):
        if begin is not None:
            yield begin, match.end() if match[1] == "END" else match.start()
        begin = None if match[1] == "END" else match.start()
    if begin is not None:
        yield begin, min(len(text), begin + LONGEST_BLOCK)
