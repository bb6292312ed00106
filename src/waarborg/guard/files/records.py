"""JSON: one part per object or list, with a line "key: value" for each of its plain values.

A scanner of its own, since the json module builds everything at once, at some thirty times the size of the file. It
also reads JSON Lines. What is no JSON is read as lines of text.
"""

import json
import re
from dataclasses import dataclass, field

from waarborg.guard.files import plain
from waarborg.guard.files.document import Unreadable
from waarborg.guard.files.reading import Reading, label

TOKEN = re.compile(r'\s*+("(?:[^"\\]++|\\.)*+"|[{}\[\],:]|[^\s{}\[\],:"]++)', re.DOTALL)
EVERY = 4096
# A path names the nearest keys; all keys of a deep structure could be longer than its text.
PATH = 100
TOP = "bovenste niveau"


@dataclass(slots=True)
class _Level:
    """An object or list that is open: where it stands, the key or index in it, the lines it has so far."""

    path: str
    is_list: bool = True
    key: str = ""
    index: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def here(self) -> str:
        step = f"[{self.index}]" if self.is_list else f".{label(self.key)}"
        return (self.path + step)[-PATH:]

    def take(self, value: str) -> None:
        self.lines.append(value if self.is_list or not self.key else f"{self.key}: {value}")


def read(data: bytes, reading: Reading) -> None:
    text = plain.decode(data)
    read_before = len(reading.parts)
    try:
        _scan(text, reading)
    except ValueError:
        del reading.parts[read_before:]
        plain.add_lines(text, reading)


def _scan(text: str, reading: Reading) -> None:
    levels = [_Level("")]
    value, position, count, end = "", 0, 0, len(text.rstrip())
    while position < end:
        token = TOKEN.match(text, position)
        if token is None:
            raise ValueError("no JSON")
        position, count = token.end(), count + 1
        if count % EVERY == 0:
            reading.tick()
        sign = token[1]
        if sign == ":":
            levels[-1].key, value = value, ""
        elif sign in "{}[],":
            value = _structure(sign, value, levels, reading)
        else:
            value = _plain(sign)
    if value:
        levels[-1].take(value)
    while levels:
        _add(levels.pop(), reading)


def _structure(sign: str, value: str, levels: list[_Level], reading: Reading) -> str:
    """A bracket or a comma ends the value before it; a bracket opens or closes a level."""
    level = levels[-1]
    if value:
        level.take(value)
    if sign in "{[":
        _add(level, reading)
        if len(levels) > reading.limits.depth:
            raise Unreadable(f"Dit bestand is meer dan {reading.limits.depth} niveaus diep. Maak het eenvoudiger.")
        is_first = len(levels) == 1 and level.index == 0
        levels.append(_Level("" if is_first else level.here, is_list=sign == "["))
    elif sign == ",":
        level.key, level.index = "", level.index + 1
    elif len(levels) > 1:
        _add(levels.pop(), reading)
        levels[0].index += len(levels) == 1
    else:
        raise ValueError("no JSON")
    return ""


def _add(level: _Level, reading: Reading) -> None:
    reading.add("\n".join(level.lines), level.path.removeprefix(".") or TOP)
    level.lines.clear()


def _plain(token: str) -> str:
    if not token.startswith('"'):
        return token.removeprefix("null")
    if "\\" not in token:
        return token[1:-1]
    return str(json.loads(token, strict=False))
