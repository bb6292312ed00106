"""One file being read: what was found so far, and what may still be spent on it."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from waarborg.guard.files.document import Limits, Part, Unreadable
from waarborg.guard.files.filename import in_words

# A little text may be packed very well; only beyond this many bytes does the ratio tell a bomb.
ALWAYS_EXPANDED = 10_000_000
# Mails in mails, files in files.
LEVELS = 5
NOTICES = 200
NAME = 80

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
SPACE_OR_CONTROL = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


class Exhausted(Unreadable):
    """A bound on the whole file was reached, so that reading on elsewhere in it is of no use."""


class Full(Exception):
    """There is more text than may be read. What was read so far counts; the message is a notice about the rest."""


def megabytes(size: int) -> str:
    return f"{size / 1_000_000:g} MB".replace(".", ",")


def label(name: str) -> str:
    """A name that a file gives to something, fit for one line."""
    name = SPACE_OR_CONTROL.sub(" ", LONE_SURROGATE.sub("\ufffd", name[: NAME * 4])).strip()
    return name if len(name) <= NAME else f"{name[:NAME]}…"


class Reading:
    """The readers put text and notices in, and report what they spend. Every loop of theirs calls `tick`.

    `dispatch` reads a file within this file.
    """

    def __init__(self, size: int, limits: Limits, dispatch: Callable[[bytes, str, "Reading"], None]) -> None:
        self.limits = limits
        self.parts: list[Part] = []
        self.notices: list[str] = []
        self.kind = ""
        self.is_zipped = False
        self._dispatch = dispatch
        self._size = size
        self._deadline = time.monotonic() + limits.seconds
        self._expanded = 0
        self._characters = 0
        self._cells = 0
        self._attachments = 0
        self._level = 0
        self._place = ""

    @property
    def seconds_left(self) -> float:
        return self._deadline - time.monotonic()

    def is_a(self, kind: str) -> None:
        """Says what the outermost file turned out to be; of files within it the kind does not matter."""
        if self._level == 0:
            self.kind = kind

    def tick(self) -> None:
        """Raises `Exhausted` when the time is over."""
        if self.seconds_left < 0:
            seconds = f"{self.limits.seconds:g}".replace(".", ",")
            raise Exhausted(
                f"Dit bestand lezen duurt langer dan {seconds} seconden. Verdeel het in kleinere bestanden."
            )

    def expand(self, size: int) -> None:
        """Counts `size` unpacked bytes. Raises `Exhausted` when they are too many."""
        self.tick()
        self.foresee(size)
        self._expanded += size

    def foresee(self, size: int) -> None:
        """Raises `Exhausted` when so many more bytes would be too many."""
        size += self._expanded
        if size > self.limits.expanded:
            most = megabytes(self.limits.expanded)
            raise Exhausted(f"Dit bestand is uitgepakt groter dan {most}. Verdeel het in kleinere bestanden.")
        if size > max(ALWAYS_EXPANDED, self.limits.ratio * self._size):
            raise Exhausted(
                f"Dit bestand wordt bij het uitpakken meer dan {self.limits.ratio} keer zo groot. Dat is niet gewoon, "
                "dus het is niet gelezen. Maak het bestand opnieuw."
            )

    def add(self, text: str, where: str, *, before: str = "\n") -> bool:
        """Adds a text, unless it is blank, and tells whether it was added. Raises `Full` when it is one too many."""
        if not text or text.isspace():
            return False
        where = self._place + where
        self._characters += len(text) + len(where)
        if len(self.parts) >= self.limits.parts or self._characters > self.limits.expanded:
            raise Full(f"Het bestand bevat te veel tekst: na {where} is niets meer gelezen.")
        self.parts.append(Part(LONE_SURROGATE.sub("\ufffd", text), where, before))
        return True

    def add_cell(self, text: str, where: str, *, before: str) -> bool:
        """Adds the text of one cell of a sheet."""
        if not self.add(text, where, before=before):
            return False
        self._cells += 1
        if self._cells >= self.limits.cells:
            most = f"{self.limits.cells:,}".replace(",", ".")
            raise Full(f"Alleen de eerste {most} gevulde cellen zijn gelezen, tot en met {self._place}{where}.")
        return True

    def notice(self, sentence: str) -> None:
        """Says what nobody read. After many notices one more says that there are more."""
        if len(self.notices) == NOTICES:
            self.notices.append("Er is nog meer dat niet gelezen is.")
        elif len(self.notices) < NOTICES:
            self.notices.append(self._place + sentence if self._place else sentence)

    @contextmanager
    def inside(self, place: str) -> Iterator[None]:
        """Everything that is added within stands in this place."""
        outer = self._place
        self._place = f"{outer}{place}, "
        try:
            yield
        finally:
            self._place = outer

    def attach(self, data: bytes, name: str, *, what: str = "bijlage") -> None:
        """Reads a file within this file. If that fails a notice says so, and the rest is still read."""
        self.within(name, partial(self._dispatch, data, name, self), what=what, is_empty=not data.strip())

    def within(self, name: str, read: Callable[[], None], *, what: str = "bijlage", is_empty: bool = False) -> None:
        """The same, of what is no file by itself, such as a message that lies within a message."""
        self.tick()
        self._attachments += 1
        place = f"{what} ‘{label(name) or self._attachments}’"
        self.add(in_words(name), f"naam van {what} {self._attachments}")
        if is_empty:
            return
        if self._attachments > self.limits.attachments:
            raise Full(f"Alleen de eerste {self.limits.attachments} bestanden binnen dit bestand zijn gelezen.")
        if self._level == LEVELS:
            self.notice(f"{place} is niet gelezen: er zitten te veel bestanden in elkaar.")
            return
        self._level += 1
        try:
            with self.inside(place):
                read()
        except Exhausted:
            raise
        except Unreadable as error:
            self.notice(f"{place} is niet gelezen. {error}")
        finally:
            self._level -= 1
