"""JSON: one part per object or list, with a line "key: value" for each of its plain values.

A key is part of the path to what it names. One that may itself be what matters, such as a number or a name, is also a
line of its own before that.

A scanner of its own, since the json module builds everything at once, at some thirty times the size of the file. It
also reads JSON Lines. What is no JSON is read as lines of text.
"""

import json
import re
from dataclasses import dataclass, field

from waarborg.guard.files import plain
from waarborg.guard.files.document import Unreadable
from waarborg.guard.files.reading import Reading, label

# A text with the colon after it if it is a key; another value; or a bracket. Then the comma that may follow.
TOKEN = re.compile(r'\s*+(?:"((?:[^"\\]++|\\.)*+)"(?:\s*+(:))?|([^\s{}\[\],:"]++)|([{}\[\]]))(?:\s*+(,))?', re.DOTALL)
EVERY = 4096
# So many values of one list or object make a part.
TOGETHER = 1_000
# A path names the nearest keys; all keys of a deep structure could be longer than its text.
PATH = 100
TOP = "bovenste niveau"


@dataclass(slots=True)
class _Level:
    """An object or list that is open: whether it is a list, the key or index that is next, and the lines so far.

    It is waiting when the key has come, and what the key names has not.
    """

    is_list: bool
    key: str = ""
    is_waiting: bool = False
    index: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def step(self) -> str:
        return f"[{self.index}]" if self.is_list else f".{label(self.key)}"


class _Scanner:
    """Goes through the tokens of one text with the levels that are open. Raises `ValueError` for what is no JSON."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.levels = [_Level(is_list=True)]

    def scan(self, text: str) -> None:
        end = 0
        for count, token in enumerate(TOKEN.finditer(text)):
            if token.start() != end:
                raise ValueError("no JSON")
            end = token.end()
            if count % EVERY == 0:
                self.reading.tick()
            string, colon, bare, bracket, comma = token.groups()
            if bracket:
                self._bracket(bracket)
            elif colon:
                self._name(_decoded(string))
                continue
            else:
                self._take(bare.removeprefix("null") if bare else _decoded(string))
            if comma:
                self._next()
        if text[end:].strip() or self.levels[-1].is_waiting:
            raise ValueError("no JSON")
        while self.levels:
            self._add()
            self.levels.pop()

    def _next(self) -> None:
        level = self.levels[-1]
        if level.is_waiting:
            raise ValueError("no JSON")
        level.key, level.index = "", level.index + 1

    def _name(self, key: str) -> None:
        level = self.levels[-1]
        if level.is_waiting:
            raise ValueError("no JSON")
        level.key, level.is_waiting = key, True

    def _take(self, value: str) -> None:
        level = self.levels[-1]
        level.is_waiting = False
        if value:
            self._line(f"{level.key}: {value}" if level.key else value)
        elif _may_be_a_value(level.key):
            self._line(level.key)

    def _line(self, line: str) -> None:
        lines = self.levels[-1].lines
        lines.append(line)
        if len(lines) == TOGETHER:
            self._add()

    def _bracket(self, bracket: str) -> None:
        level = self.levels[-1]
        if bracket in "[{":
            if level.is_waiting and _may_be_a_value(level.key):
                self._line(level.key)
            level.is_waiting = False
            self._add()
            if len(self.levels) > self.reading.limits.depth:
                most = self.reading.limits.depth
                raise Unreadable(f"Dit bestand is meer dan {most} niveaus diep. Maak het eenvoudiger.")
            self.levels.append(_Level(is_list=bracket == "["))
            return
        if len(self.levels) == 1 or level.is_waiting:
            raise ValueError("no JSON")
        self._add()
        self.levels.pop()
        if len(self.levels) == 1:  # the next line of JSON Lines
            self.levels[0].index += 1

    def _add(self) -> None:
        lines = self.levels[-1].lines
        if lines:
            self.reading.add("\n".join(lines), self._path())
            lines.clear()

    def _path(self) -> str:
        """The way to the level that is innermost; of the first record that needs no number."""
        steps = [level.step for level in self.levels[:-1]]
        if steps[:1] == ["[0]"]:
            del steps[0]
        return "".join(steps)[-PATH:].removeprefix(".") or TOP


def _may_be_a_value(key: str) -> bool:
    """Whether a key can be more than the name of a field: it holds anything else than small letters, - and _."""
    letters = key.replace("_", "").replace("-", "")
    return bool(letters) and not (letters.isalpha() and letters.islower())


def read(data: bytes, reading: Reading) -> None:
    text = plain.decode(data)
    parts_before = len(reading.parts)
    try:
        _Scanner(reading).scan(text)
    except ValueError:
        del reading.parts[parts_before:]
        plain.add_lines(text, reading)


def _decoded(string: str) -> str:
    return str(json.loads(f'"{string}"', strict=False)) if "\\" in string else string
