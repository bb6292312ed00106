"""What the command found out, one file at a time and together."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from waarborg.guard.command.places import Place
from waarborg.guard.findings import Category, Finding

CLEAN, FOUND, UNREAD = 0, 1, 2
ERROR = UNREAD
"""What nobody read and what went wrong end alike: in both cases no one knows what is in there."""


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and its place. `shown` is the found text, only if the person asked to see it."""

    finding: Finding
    place: Place
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file. `notices` say what was not read or checked; `error` why the file, or its masked text, failed."""

    path: str
    name: str
    kind: str = ""
    located: tuple[Located, ...] = ()
    notices: tuple[str, ...] = ()
    error: str = ""
    masked: str = ""

    @property
    def code(self) -> int:
        return UNREAD if self.error or self.notices else FOUND if self.located else CLEAN

    @property
    def status(self) -> str:
        """One word for programs; "unread" says that nothing was found in what could be read."""
        if self.error:
            return "error"
        return "findings" if self.located else "unread" if self.notices else "clean"


def exit_code(outcomes: Iterable[Outcome]) -> int:
    """The gravest code of all files."""
    return max((outcome.code for outcome in outcomes), default=CLEAN)


def counts(outcomes: Iterable[Outcome]) -> Counter[Category]:
    return Counter(located.finding.category for outcome in outcomes for located in outcome.located)
