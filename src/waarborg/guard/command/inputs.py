"""The files that were asked for, and their text."""

import glob
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from waarborg.guard import files
from waarborg.guard.command.arguments import STDIN
from waarborg.guard.files import LIMITS, Document, Unreadable, kinds
from waarborg.guard.files.plain import decode

# Read as they stand, so that a finding has a line and a column, and a masked text keeps its form.
AS_TEXT = frozenset({"txt", "md", "csv"})
PATTERN = re.compile(r"[*?\[]")
FOLDER = "Dit is een map. Een hele map controleert u met ./waarborg scan."
NO_TEXT = frozenset({"zip", "ole", "pdf"})
NOT_AS_TEXT = "Dit is geen tekst. Bewaar het antwoord als tekst (.txt of .md) en probeer het opnieuw."
NO_MATCH = "Er is geen bestand dat bij dit patroon hoort."
NO_FILE = "Dit bestand bestaat niet."
TOO_BIG = f"Dit bestand is groter dan {LIMITS.size // 1_000_000} MB. Verdeel het in kleinere bestanden."
NOT_OPENED = "Dit bestand kan niet geopend worden. Mag u het lezen?"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to check; `path` is "-" for standard input. `size` in bytes is 0 when it cannot be known."""

    path: str
    size: int = 0

    @property
    def name(self) -> str:
        """The path for on a screen: without signs that steer a terminal."""
        return "(invoer)" if self.path == STDIN else shown(self.path)

    @property
    def is_file(self) -> bool:
        """Whether there is a file that has this name."""
        return self.path != STDIN and Path(self.path).is_file()


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file. `document` is there when it is no plain text; then places are in its own terms."""

    kind: str
    text: str
    document: Document | None = None


def shown(text: str) -> str:
    """A text fit for one line of a terminal."""
    readable = os.fsencode(text).decode("utf-8", "replace") if not text.isascii() else text
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in readable)


def expand(asked: tuple[str, ...]) -> Iterator[Input]:
    """Each file once. A pattern that the shell left alone stands for the files that match it."""
    seen: set[str] = set()
    for path in asked:
        is_pattern = PATTERN.search(path) and not os.path.lexists(path)
        for each in (_matching(path) if is_pattern else []) or [path]:
            if each not in seen:
                seen.add(each)
                yield Input(each, _size(each))


def _matching(pattern: str) -> list[str]:
    found = glob.glob(pattern, recursive=True)  # noqa: PTH207 (Path.glob takes no pattern that starts at the root)
    return sorted(path for path in found if Path(path).is_file())


def _size(path: str) -> int:
    try:
        return 0 if path == STDIN else Path(path).stat().st_size
    except OSError:
        return 0


def read(source: Input) -> Content:
    """The text of one file. Raises `Unreadable`."""
    data = _data(source.path)
    name = Path(source.path).name
    kind = kinds.of(data, name) if data.strip() else "txt"
    if kind in AS_TEXT:
        return Content(kind, decode(data))
    document = files.read(data, name=name)
    return Content(document.kind, document.text, document)


def read_as_text(source: Input) -> str:
    """The text of a file that is one, whatever language it is written in. Raises `Unreadable`."""
    data = _data(source.path)
    if data.strip() and kinds.of(data, Path(source.path).name) in NO_TEXT:
        raise Unreadable(NOT_AS_TEXT)
    return decode(data)


def _data(path: str) -> bytes:
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(LIMITS.size + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(LIMITS.size + 1)
    except IsADirectoryError as error:
        raise Unreadable(FOLDER) from error
    except FileNotFoundError as error:
        raise Unreadable(NO_MATCH if PATTERN.search(path) else NO_FILE) from error
    except OSError as error:
        raise Unreadable(NOT_OPENED) from error
    if len(data) > LIMITS.size:
        raise Unreadable(TOO_BIG)
    return data
