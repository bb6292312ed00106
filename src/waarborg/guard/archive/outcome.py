"""What is known of a file before and after it was examined, and what is sent to the workers who do it."""

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol


class CannotScan(Exception):
    """The scan cannot start, or not go on. The message is a Dutch sentence that says what to do."""


class State(StrEnum):
    """How a file came out. `FOUND` goes before `PARTLY`: then the reason says what was not read."""

    CLEAN = "clean"
    FOUND = "found"
    PARTLY = "partly"
    UNREADABLE = "unreadable"


class Place(NamedTuple):
    """A finding without its text: where it stands and a hash of it.

    `where` is in the file's own terms; `start` and `end` count code points of the file's whole text, or of its name in
    words. `value_hash` is the same for equal values of one scan, and cannot be guessed without the scan's key.
    """

    where: str
    kind: str
    start: int
    end: int
    confidence: float
    value_hash: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to examine: its path within the scanned folder, size in bytes, time of change in ns since 1970."""

    path: str
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of a file. `kind` is what it turned out to be, such as "docx"; `reason` says in Dutch what nobody read.

    `size` and `changed` are of the moment that it was read; `content_hash` is keyed as `Place.value_hash` is, and
    empty when the content was not read to its end.
    """

    state: State
    kind: str
    size: int
    changed: int
    reason: str = ""
    content_hash: bytes = b""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file that is done. `guard` is the version that examined it."""

    path: str
    examined: Examined
    seconds: float
    guard: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Some files for one worker, who gives up on a file after `patience` seconds."""

    root: Path
    entries: tuple[Entry, ...]
    patience: float


class Examiner(Protocol):
    """What examines a file. It travels to the workers, so its class must be importable there; equal ones are shared."""

    def prepare(self) -> None:
        """Load what every file needs; what is missing must show before the first file."""

    def __call__(self, path: Path) -> Examined: ...

    def __hash__(self) -> int: ...


def change_of(status: os.stat_result) -> int:
    """Time of change in ns since 1970, within 64 bits: a damaged disk can say any year."""
    return min(max(status.st_mtime_ns, -(2**63)), 2**63 - 1)


def kind_of(path: str) -> str:
    """The extension, of a file that nobody could open to see what it is."""
    extension = Path(path).suffix[1:].lower()
    return extension if extension.isascii() and extension.isalnum() else ""


def given_up(entry: Entry, reason: str) -> Examined:
    return Examined(State.UNREADABLE, kind_of(entry.path), entry.size, entry.changed, reason)
