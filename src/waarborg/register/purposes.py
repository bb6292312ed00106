"""The purposes to choose from: first what serves an aim of the policy (art. 10), last what it forbids (art. 5)."""

from collections.abc import Callable
from typing import Any

from waarborg.core.rulebook import book
from waarborg.rulebook import Purpose

FORBIDDEN = "Verboden doelen (art. 5)"
"""They stand on the list: who asks for one gets the answer no, with the reason."""


def purposes_by_aim(said: Callable[[Purpose], Any]) -> list[tuple[str, list[tuple[str, Any]]]]:
    """All purposes as choices, `said` as given, under a heading for each aim and one for what is forbidden."""
    groups: dict[str, list[tuple[str, Any]]] = {}
    for purpose in sorted(book().policy.purposes.values(), key=lambda found: (found.forbidden, found.serves)):
        groups.setdefault(_heading(purpose), []).append((purpose.key, said(purpose)))
    return list(groups.items())


def only_label(purpose: Purpose) -> str:
    return purpose.label


def _heading(purpose: Purpose) -> str:
    if purpose.forbidden:
        return FORBIDDEN
    article = book().articles[purpose.serves.rstrip("abcdefghij")]
    aim = article.letters.get(purpose.serves[-1], article.title)
    return f"Voor {aim.partition(':')[0]}"
