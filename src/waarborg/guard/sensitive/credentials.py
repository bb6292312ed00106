"""Passwords, keys and codes: by known shape, or as what follows a cue such as wachtwoord."""

from itertools import chain

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.sensitive.codes import codes
from waarborg.guard.sensitive.keys import keys
from waarborg.guard.sensitive.passwords import passwords
from waarborg.guard.sensitive.secrets import Secret
from waarborg.guard.words import Words


def credentials(text: str, words: Words) -> list[Finding]:
    """Secrets by which somebody can get in, each once."""
    secrets: dict[int, Secret] = {}
    for secret in chain(keys(text, words), codes(text, words), passwords(text, words)):
        secrets.setdefault(secret[0], secret)
    return [
        found("credential", start, end, confidence, Why("rule", sentence))
        for start, end, confidence, sentence in secrets.values()
    ]
