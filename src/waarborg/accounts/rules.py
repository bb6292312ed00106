"""Pure decisions about people: what a log-in provider says of someone, and which roles follow from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from waarborg.rulebook import PersonKindName


@dataclass(frozen=True, slots=True)
class ClaimNames:
    """Under which names the provider tells these things; the others are standard (OpenID Connect Core 1.0, 5.1)."""

    groups: str
    unit: str
    kind: str


@dataclass(frozen=True, slots=True)
class Claims:
    """What the provider says about someone. `email` is empty when it gives none, or one that it has not verified."""

    email: str
    name: str
    kind: PersonKindName
    unit: str
    groups: frozenset[str]


def claims_in(data: Mapping[str, Any], names: ClaimNames) -> Claims:
    email = str(data.get("email") or "").strip()
    parts = (str(data.get(part) or "").strip() for part in ("given_name", "family_name"))
    kind = str(data.get(names.kind) or "")
    return Claims(
        email="" if data.get("email_verified") is False else email,
        name=str(data.get("name") or "").strip() or " ".join(filter(None, parts)) or email.partition("@")[0],
        kind=PersonKindName(kind) if kind in set(PersonKindName) else PersonKindName.STAFF,
        unit=str(data.get(names.unit) or "").strip(),
        groups=frozenset(_texts(data.get(names.groups))),
    )


def roles_of(groups: frozenset[str], mapping: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The roles that these groups give, by pairs of group and role."""
    return frozenset(role for group, role in mapping if group in groups)


def _texts(value: object) -> Iterable[str]:
    """Providers send groups as a list, or one group as a text."""
    if isinstance(value, str):
        return [value]
    return [str(item) for item in value] if isinstance(value, list) else []
