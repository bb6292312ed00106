"""The page about a municipality's own policy explains every key of `policy.toml`, and no other."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from waarborg.rulebook import Policy
from waarborg.rulebook.shape import FromKey

PAGE = Path(__file__).resolve().parents[2] / "docs" / "beheerders" / "beleid.md"


def keys(shape: type[Any], before: str = "") -> Iterator[str]:
    """The keys that a file may give for this dataclass; `*` stands for a name that the municipality chooses."""
    hints = get_type_hints(shape, include_extras=True)
    for name in (field.name for field in fields(shape)):
        if any(isinstance(rule, FromKey) for rule in getattr(hints[name], "__metadata__", ())):
            continue
        bare = get_args(hints[name])[0] if get_origin(hints[name]) is Annotated else hints[name]
        records = [part for part in get_args(bare) if is_dataclass(part)]
        if is_dataclass(bare):
            yield from keys(bare, f"{before}{name}.")  # type: ignore[arg-type]  # a class, as the hints say
        elif records:
            yield from keys(records[0], f"{before}{name}.*.")  # type: ignore[arg-type]
        else:
            yield before + name


def test_every_key_is_explained_and_no_other():
    explained = re.findall(r"^\| `([a-z_.*]+)`", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(explained) == sorted({"extends", *keys(Policy)})
