"""Passwords, keys and codes: by known shape, or as what follows a cue such as wachtwoord."""

from collections.abc import Iterator

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.sensitive import codes, keys, passwords
from waarborg.guard.sensitive.secrets import Secret, hits
from waarborg.guard.words import Words

# Without one of these words a secret shows by its shape only.
CUES = codes.CUES | keys.CUES | passwords.CUES

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
    yield from keys.by_shape(text, words, odd)
    if " / " in text:
        yield from passwords.behind_names(text)
    yield from passwords.by_look(text, words)
    for hit in hits(words, CUES, odd):
        yield from keys.after_cue(text, hit)
        yield from codes.after_cue(text, words, hit)
        yield from passwords.after_cue(text, hit)
