"""What a rule says about what it found."""

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.rules.cues import Cue


def by_rule(
    kind: str, span: tuple[int, int], *, confidence: float, sentence: str, cue: Cue | str | None = None
) -> Finding:
    """A finding by a rule; `cue` is the word of the lists that helped."""
    word = cue.word if isinstance(cue, Cue) else cue
    return found(kind, *span, confidence, Why("rule", sentence, (word,) if word else ()))
