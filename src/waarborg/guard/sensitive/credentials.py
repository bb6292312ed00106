"""Passwords, keys and codes: by known shape, or as what follows a cue such as wachtwoord."""

from collections.abc import Iterator

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.sensitive import codes, keys, passwords
from waarborg.guard.sensitive.secrets import Secret
from waarborg.guard.words import Words

# Without one of these words a secret shows by its shape only.
CUES = codes.CUES | keys.CUES | keys.SERVERS | keys.BEARERS | passwords.CUES | passwords.USER_LISTS

SHORTEST_ODD = 8  # letters and signs of a word that may be a key, or a compound with a cue


def credentials(text: str, words: Words) -> list[Finding]:
    """Secrets by which somebody can get in, each once."""
    secrets: dict[int, Secret] = {}
    for secret in _secrets(text, words):
        secrets.setdefault(secret[0], secret)
    return [
        found("credential", start, end, confidence, Why("rule", sentence))
        for start, end, confidence, sentence in secrets.values()
    ]


def _secrets(text: str, words: Words) -> Iterator[Secret]:
    odd = [word for word in words.present if len(word) >= SHORTEST_ODD and not word.isalpha()]
    yield from keys.keys(text, words, odd)
    if " / " in text:
        yield from passwords.passwords_of_names(text)
    if not words.present.isdisjoint(CUES) or any(word.rpartition("-")[2] in CUES for word in odd):
        yield from keys.keys_by_cue(text, words, odd)
        yield from codes.codes(text, words, odd)
        yield from passwords.passwords(text, words, odd)
