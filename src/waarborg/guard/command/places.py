"""Where a finding stands: line and column in a text, the file's own terms in a document."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from waarborg.guard.command.inputs import Content
from waarborg.guard.findings import Finding

LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Region:
    """A span in a text, all in Unicode code points: lines and columns count from 1, `start` and `end` from 0."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Place:
    """`where` is for people; only a text has a `region`."""

    where: str
    region: Region | None = None


class Places:
    """The places in one file. `discreet` takes found values out of names that the file's maker chose."""

    def __init__(self, content: Content, discreet: Callable[[str], str]) -> None:
        self._content = content
        self._discreet = discreet

    def of(self, finding: Finding) -> Place:
        if self._content.document:
            return Place(self._discreet(self._content.document.where(finding.start)))
        region = Region(finding.start, finding.end, *self._position(finding.start), *self._position(finding.end))
        return Place(f"{region.line}:{region.column}", region)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(end.end() for end in LINE_END.finditer(self._content.text))]

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1
