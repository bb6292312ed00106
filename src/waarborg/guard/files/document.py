"""What a file holds, the bounds within which it is read, and what is said when it cannot be read."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

DAMAGED = "Dit bestand is beschadigd of hoort niet bij zijn soort. Open het, bewaar het opnieuw en probeer het weer."


class Unreadable(Exception):
    """A file that cannot be read, or not within the bounds. The message is a Dutch sentence for the person."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text and where it stands, in the file's own terms, such as "tabel 1, rij 2, kolom 3".

    `where` names sheets, attachments and fields as the file does, so it can hold a name that the file's maker chose.
    `before` is what separates it from the part before it: tabs within a row of a table, one for each column that was
    passed, else a line break with a tab for each empty column.
    """

    text: str
    where: str
    before: str = "\n"


@dataclass(frozen=True)
class Document:
    """The text of one file. `kind` is what it turned out to be, such as "docx", whatever its name says.

    `notices` say in Dutch what was not read, and why. A document with notices is not known to be clean.
    """

    kind: str
    parts: tuple[Part, ...]
    notices: tuple[str, ...] = ()

    @cached_property
    def text(self) -> str:
        """All parts as one text, cells of a row side by side, so that what stands together is judged together."""
        return "".join(part.before + part.text for part in self.parts)[1:]

    @cached_property
    def _starts(self) -> list[int]:
        starts, end = [], -1
        for part in self.parts:
            starts.append(end + len(part.before))
            end = starts[-1] + len(part.text)
        return starts

    def where(self, offset: int) -> str:
        """The place of the part in which this offset of `text` stands, in Unicode code points."""
        return self.parts[max(bisect_right(self._starts, offset) - 1, 0)].where


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file with everything in it. Beyond `pages`, `cells` and `parts` a notice tells what was left out;
    beyond the others the file is unreadable.

    `size` and `expanded` (all that is unpacked together) are in bytes, and `expanded` also bounds the characters of
    text; `ratio` is expanded to packed; `depth` counts elements within each other; `memory` is in bytes, of the
    process in which a PDF is read.
    """

    size: int = 25_000_000
    expanded: int = 200_000_000
    ratio: int = 200
    seconds: float = 30.0
    depth: int = 100
    pages: int = 2_000
    cells: int = 500_000
    parts: int = 1_000_000
    attachments: int = 1_000
    memory: int = 1_000_000_000


LIMITS = Limits()
