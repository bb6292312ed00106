"""Reads what a municipality told the guard: the section `[guard]` of the `policy.toml` in its policy folder.

The rulebook checks that file in full. The guard stands on its own, so it reads only this section, and lets keys
pass that it does not know.
"""

import tomllib
from pathlib import Path
from typing import Any

from waarborg.guard.policy import GuardPolicy

KEYS = ("allowed", "own_words", "case_numbers")


class WrongPolicyFile(Exception):
    """The lists cannot be read. The message is a Dutch sentence for the person."""


def load(folder: Path) -> GuardPolicy:
    """The lists in this folder, and per list that it leaves out the one of the policy that it extends.

    Raises `WrongPolicyFile`.
    """
    section: dict[str, Any] = {}
    following: Path | None = folder.resolve()
    seen: set[Path] = set()
    while following and following not in seen:
        seen.add(following)
        table = _parse(following / "policy.toml")
        section = _section(table, following) | section
        base = table.get("extends")
        following = (following / base).resolve() if isinstance(base, str) else None
    lists = {key: _words(section.get(key, []), key) for key in KEYS}
    return GuardPolicy(
        allowed=lists["allowed"],
        own_words=lists["own_words"],
        case_numbers=lists["case_numbers"],
        historic=section.get("historic", False) is True,
    )


def _parse(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise WrongPolicyFile(f"{file} kan niet gelezen worden. Noem de map waarin policy.toml staat.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongPolicyFile(f"{file} is geen geldige TOML in UTF-8: {error}") from error


def _section(table: dict[str, Any], folder: Path) -> dict[str, Any]:
    section = table.get("guard", {})
    if not isinstance(section, dict):
        raise WrongPolicyFile(f"guard in {folder / 'policy.toml'} is geen sectie. Schrijf hem als [guard].")
    return section


def _words(value: object, key: str) -> tuple[str, ...]:
    """A list that is silently left out would let through what the municipality wants to be found."""
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise WrongPolicyFile(f'guard.{key} in policy.toml is geen lijst met teksten, zoals ["een", "twee"].')
    return tuple(value)
