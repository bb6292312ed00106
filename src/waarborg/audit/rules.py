"""How events are chained. Pure: text in, hash out. The format is described in docs/developers/logboek.md."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

FIELDS = (
    "organisation",
    "sequence",
    "moment",
    "actor",
    "actor_name",
    "act",
    "article",
    "subject",
    "subject_name",
    "dossier",
    "sentence",
    "reason",
    "data",
    "previous",
)
"""What the hash covers, in the order of the export."""

START = "0" * 64
"""What the first event of a chain has as the hash of its predecessor."""


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain does not hold. `sequence` is the number of the event that fails."""

    sequence: int
    why: str


def canonical(value: object) -> str:
    """JSON with sorted keys, no spaces and no escapes: the same facts always give the same text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def plain(data: Mapping[str, Any]) -> dict[str, Any]:
    """Data as a database gives it back: JSON. Fractions are refused, for they have no one way to be written."""

    def refuse(fraction: str) -> float:
        raise ValueError(f"the log takes no fractions ({fraction}): record it as text or in a smaller unit")

    found: dict[str, Any] = json.loads(json.dumps(data), parse_float=refuse, parse_constant=refuse)
    return found


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def written(moment: datetime) -> str:
    """A moment as the log writes it: UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def seal(event: Mapping[str, Any]) -> str:
    """The SHA-256 of an event's canonical form, its predecessor's hash included."""
    return sha256(canonical({field: event[field] for field in FIELDS}))


def first_break(events: Iterable[Mapping[str, Any]], *, count: int, head: str) -> Break | None:
    """Where the chain breaks: an event changed, missing, added or cut off at the end; None when it holds.

    `events` in order, each with the FIELDS and its `hash`; `count` and `head` are what the chain should end with.
    """
    previous, expected = START, 1
    for event in events:
        number = event["sequence"]
        if number != expected:
            return Break(expected, f"Gebeurtenis {expected} ontbreekt; hierna volgt {number}.")
        if event["previous"] != previous:
            return Break(number, f"Gebeurtenis {number} sluit niet aan op de vorige.")
        if seal(event) != event["hash"]:
            return Break(number, f"Gebeurtenis {number} is veranderd na het vastleggen.")
        previous, expected = event["hash"], expected + 1
    if expected - 1 != count or previous != head:
        return Break(
            expected, f"Het einde ontbreekt: er horen {count} gebeurtenissen te zijn, er zijn er {expected - 1}."
        )
    return None
