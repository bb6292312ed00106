"""Puts the values of a map back into the answer to a masked text."""

import json
from dataclasses import dataclass
from pathlib import Path

from waarborg.guard import masking
from waarborg.guard.command.inputs import Input, read_as_text, shown
from waarborg.guard.files import Unreadable
from waarborg.guard.findings import KINDS
from waarborg.guard.masking import KEPT_BACK, Masked
from waarborg.guard.masking.tokens import SPELLED

NO_MAP = "{path} is geen kaart van deze opdracht. Geef het bestand dat --map bij het maskeren schreef."
NEVER_BACK = "BSN's, wachtwoorden en sleutels staan nooit in de kaart. Vul die zelf in waar het nodig is."
KEPT = frozenset(KINDS[kind].token for kind in KEPT_BACK)


@dataclass(frozen=True, slots=True, repr=False)
class Restored:
    """An answer with the values in it, how many were put back, and which placeholders stayed."""

    text: str
    back: int
    left: tuple[str, ...]

    @property
    def told(self) -> str:
        """What happened, without any value."""
        sentences = [f"{_placeholders(self.back)} teruggezet."]
        if self.left:
            sentences.append(f"Niet teruggezet: {', '.join(self.left)}.")
        if any(token[1:].partition("_")[0] in KEPT for token in self.left):
            sentences.append(NEVER_BACK)
        return " ".join(sentences)


def restore(answer: str, map_file: Path) -> Restored:
    """Put back what the map holds. `answer` is a path, or "-" for standard input. Raises `Unreadable`."""
    tokens = _tokens(map_file)
    text = read_as_text(Input(answer))
    restored = masking.restore(text, Masked(text, tokens))
    return Restored(restored.text, restored.count, restored.missing)


def _tokens(map_file: Path) -> dict[str, str]:
    wrong = Unreadable(NO_MAP.format(path=shown(str(map_file))))
    try:
        kept = json.loads(read_as_text(Input(str(map_file))))
    except (ValueError, RecursionError) as problem:
        raise wrong from problem
    except Unreadable as problem:
        raise Unreadable(f"{shown(str(map_file))}: {problem}") from problem
    if not isinstance(kept, dict) or not all(
        isinstance(value, str) and SPELLED.fullmatch(key) for key, value in kept.items()
    ):
        raise wrong
    return kept


def _placeholders(number: int) -> str:
    return "1 vervanger" if number == 1 else f"{number} vervangers"
