"""Reads YAML that somebody uploads: bounded in size, depth, time and in what aliases grow to; only plain data."""

import re
import time
from dataclasses import dataclass, field
from typing import Any

import yaml

MEGABYTE = 1024 * 1024
MOST_BYTES = MEGABYTE
DEEPEST = 25
MOST_NODES = 200_000
"""Also counted as often as an alias repeats them: that is how a small bomb becomes a large one."""
MOST_SECONDS = 5.0
PLAIN = "tag:yaml.org,2002:"
UNSAFE = "tag:yaml.org,2002:python"
PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class _Loader(PARSER):  # type: ignore[misc]  # one of two loaders of the library, whichever is there
    """Reads numbers and days as the text that stands there: reckoning them out can take longer than reading."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag in {f"{PLAIN}null", f"{PLAIN}bool", f"{PLAIN}merge"}]
    for first, resolvers in PARSER.yaml_implicit_resolvers.items()
}


class WrongYaml(ValueError):
    """The file cannot be used; the message tells the person why, with the line where that is known."""


def read_yaml(content: bytes) -> Any:
    """What stands in the file: text, yes and no, lists and tables; numbers and days as text. Raises `WrongYaml`."""
    if len(content) > MOST_BYTES:
        raise WrongYaml(f"Dit bestand is te groot. Een bestand mag hoogstens {MOST_BYTES // MEGABYTE} MB zijn.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongYaml("Dit bestand is niet als UTF-8 opgeslagen.") from error
    try:
        _Walk(time.monotonic() + MOST_SECONDS).through(text)
        return yaml.load(text, Loader=_Loader)  # noqa: S506  (a safe loader, over events that were looked at)
    except yaml.YAMLError as error:
        raise WrongYaml(_said(error)) from error
    except (ValueError, RecursionError) as error:
        raise error if isinstance(error, WrongYaml) else WrongYaml("Een waarde in dit bestand bestaat niet.") from error


def _said(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    where = f" bij regel {mark.line + 1}" if mark else ""
    return f"Dit is geen geldige YAML{where}."


@dataclass(slots=True)
class _Open:
    """A list or table that is being read: its anchor, and how large it is so far with its aliases written out."""

    anchor: str | None
    size: int = 1


@dataclass(slots=True)
class _Walk:
    """Goes through the events before anything is built of them."""

    until: float
    open: list[_Open] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    total: int = 0
    documents: int = 0

    def through(self, text: str) -> None:
        for number, event in enumerate(yaml.parse(text, Loader=PARSER)):
            if number % 1_000 == 0 and time.monotonic() > self.until:
                raise WrongYaml("Dit bestand kost te veel tijd om te lezen.")
            self._see(event)

    def _see(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise WrongYaml(f"Dit bestand heeft meer dan één document (regel {line}).")
        elif isinstance(event, yaml.AliasEvent):
            self._alias(str(event.anchor), line)
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            self._node(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end(line)

    def _node(self, event: Any, line: int) -> None:
        tag = event.tag or ""
        if tag and (not tag.startswith(PLAIN) or tag.startswith(UNSAFE)):
            raise WrongYaml(f"Regel {line} heeft een soort die wij niet lezen. Alleen gewone gegevens kunnen.")
        if isinstance(event, yaml.CollectionStartEvent):
            self.open.append(_Open(event.anchor))
            if len(self.open) > DEEPEST:
                raise WrongYaml(f"Bij regel {line} is het bestand te diep: hoogstens {DEEPEST} niveaus.")
            return
        if CONTROL.search(event.value):
            raise WrongYaml(f"Regel {line} heeft een teken dat geen tekst is.")
        if event.anchor:
            self.sizes[event.anchor] = 1
        self._grow(1, line)

    def _alias(self, anchor: str, line: int) -> None:
        if any(found.anchor == anchor for found in self.open):
            raise WrongYaml(f"Regel {line} verwijst naar zichzelf.")
        self._grow(self.sizes.get(anchor, 1), line)

    def _end(self, line: int) -> None:
        closed = self.open.pop()
        if closed.anchor:
            self.sizes[closed.anchor] = closed.size
        if self.open:
            self.open[-1].size += closed.size
        self.total += 1

    def _grow(self, size: int, line: int) -> None:
        if self.open:
            self.open[-1].size += size
        self.total += size
        if self.total > MOST_NODES or (self.open and self.open[-1].size > MOST_NODES):
            raise WrongYaml(f"Dit bestand is te groot als alles wordt uitgeschreven (regel {line}).")
