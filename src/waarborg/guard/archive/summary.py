"""The figures of a scan, added up by the ledger's own database, so that millions of rows never come to memory."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from waarborg.guard.archive.ledger import COUNTS, GRAVITY, Ledger
from waarborg.guard.archive.outcome import State
from waarborg.guard.archive.tables import readable
from waarborg.guard.archive.walk import UNOPENED
from waarborg.guard.archive.words import Word, word_of
from waarborg.guard.files.entry import READERS
from waarborg.guard.files.kinds import IMAGES, OLD, SOUND_OR_FILM
from waarborg.guard.findings import KINDS, Category

MOST = 20
"""So many folders, types and reasons are named; the others are added up."""

FOLDER_LEVELS = 2
OTHERS = "andere"

TYPES = frozenset({
    *READERS, *IMAGES, *SOUND_OR_FILM, *OLD, "docx", "xlsx", "pptx", "odt", "ods", "odp", "msg", "gz", "rar", "7z",
    "exe", "dll", "db", "mdb", "accdb", "xlsb", "docm", "xlsm", "pst", "dwg", "psd", "log", "xml",
})  # fmt: skip

FIRST_MARK, LAST_MARK = "‘’"
"""Names stand between these, and can hold such a mark themselves."""

GENERAL = (
    (re.compile(r"(?<=: na ).*(?= is niets meer gelezen)"), "…"),
    (re.compile(r"(?<=tot en met )[^.]*+"), "…"),
    (re.compile(r"\b([Pp]agina|[Dd]ia|[Bb]ijlage|[Bb]estand|[Bb]ericht|[Oo]nderdeel) \d+"), r"\1 …"),
    (re.compile(r"\b\d+ (?=afbeeldingen)"), ""),
)
BETWEEN_SENTENCES = re.compile(r"(?<=[.!?]) (?=[A-Z])")
MOST_SENTENCES = 2

TOTALS = ", ".join(
    (
        "count(*) AS files",
        "coalesce(sum(state = 'found'), 0) AS found",
        "coalesce(sum(reason != ''), 0)",
        *(f"coalesce(sum({column} > 0), 0)" for column in COUNTS.values()),
    )
)


@dataclass(frozen=True, slots=True)
class Group:
    """Files that belong together. `with_category` counts files in which that category was found.

    `is_rest` tells that these are all that are in no other group.
    """

    label: str
    files: int
    found: int
    unread: int
    with_category: tuple[int, ...]
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class Kinds:
    """What was found of one kind: in how many files, how often, and how many different values."""

    kind: str
    files: int
    findings: int
    values: int


@dataclass(slots=True)
class Run:
    """What this run did: how many files it examined, and how many it left that have changed since they were."""

    examined: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """A scan in figures. A file counts once in `outcomes`, and in every category and class of which it holds something.

    `unread` are the files of which something was not read; `copies` those with findings of which the same content also
    stands elsewhere; `gone` those of earlier runs that are no longer there.
    """

    root: str
    started: datetime
    finished: datetime
    size: int
    files: int
    found: int
    unread: int
    outcomes: dict[Word, int]
    categories: dict[Category, int]
    data_classes: dict[str, int]
    kinds: tuple[Kinds, ...]
    folders: tuple[Group, ...]
    types: tuple[Group, ...]
    reasons: tuple[tuple[str, int], ...]
    left_out: tuple[tuple[str, int], ...]
    copies: int
    gone: int = 0
    run: Run = field(default_factory=Run)

    @property
    def is_all_read(self) -> bool:
        return not self.unread and UNOPENED not in dict(self.left_out)


def summarize(ledger: Ledger, run: Run) -> Summary:
    """The figures of a scan that is finished."""
    ask = ledger.connection.execute
    for name, function in (("folder", folder), ("type", known_type), ("general", general)):
        ledger.connection.create_function(name, 1, function, deterministic=True)
    root, started, finished, gone = ask("SELECT root, started, finished, gone FROM scan").fetchone()
    whole = _group(("", *ask(f"SELECT {TOTALS} FROM file").fetchone()))  # noqa: S608
    return Summary(
        root=readable(root),
        started=datetime.fromisoformat(started),
        finished=datetime.fromisoformat(finished),
        size=ask("SELECT coalesce(sum(size), 0) FROM file").fetchone()[0],
        files=whole.files,
        found=whole.found,
        unread=whole.unread,
        outcomes=_outcomes(ledger),
        categories=dict(zip(COUNTS, whole.with_category, strict=True)),
        data_classes={name: _files_with(ledger, name) for name in reversed(GRAVITY)},
        kinds=_kinds(ledger),
        folders=_groups(ledger, "folder(path)", whole),
        types=_groups(ledger, "type(kind)", whole),
        reasons=_reasons(ledger, "file"),
        left_out=_reasons(ledger, "left_out"),
        copies=_copies(ledger),
        gone=gone,
        run=run,
    )


def _outcomes(ledger: Ledger) -> dict[Word, int]:
    rows = ledger.connection.execute("SELECT state, reason != '', count(*) FROM file GROUP BY 1, 2")
    counted = Counter[Word]()
    for state, has_reason, files in rows:
        counted[word_of(State(state), is_partly=bool(has_reason))] += files
    return {word: counted[word] for word in Word}


def _files_with(ledger: Ledger, data_class: str) -> int:
    kinds = [kind.name for kind in KINDS.values() if kind.data_class == data_class]
    marks = ", ".join("?" * len(kinds))
    question = f"SELECT count(DISTINCT file) FROM finding WHERE kind IN ({marks})"  # noqa: S608
    return int(ledger.connection.execute(question, kinds).fetchone()[0])


def known_type(kind: str) -> str:
    """The type of a file; an ending that no program gives could be someone's name."""
    return kind if kind in TYPES else ""


def general(reason: str) -> str:
    """A reason without names and numbers that a file chose, so that files with the same trouble count together."""
    first, last = reason.find(FIRST_MARK), reason.rfind(LAST_MARK)
    if 0 <= first < last:
        reason = f"{reason[: first + 1]}…{reason[last:]}"
    for pattern, instead in GENERAL:
        reason = pattern.sub(instead, reason)
    return " ".join(list(dict.fromkeys(BETWEEN_SENTENCES.split(reason)))[:MOST_SENTENCES])


def folder(path: bytes) -> str:
    """The first levels of the folder in which a file stands."""
    return "/".join(PurePosixPath(readable(path)).parent.parts[:FOLDER_LEVELS])


def _groups(ledger: Ledger, by: str, whole: Group) -> tuple[Group, ...]:
    """The groups with most findings first, and all others together. `by` is an expression of ours."""
    named = [
        _group(row)
        for row in ledger.connection.execute(
            f"SELECT {by} AS label, {TOTALS} FROM file "  # noqa: S608
            f"GROUP BY label ORDER BY found DESC, files DESC, label LIMIT {MOST}"
        )
    ]
    others = _less(whole, named)
    return (*named, others) if others.files else tuple(named)


def _group(row: Sequence[Any]) -> Group:
    label, files, found, unread, *with_category = row
    return Group(label, files, found, unread, tuple(with_category))


def _less(whole: Group, named: list[Group]) -> Group:
    return Group(
        label="",
        is_rest=True,
        files=whole.files - sum(group.files for group in named),
        found=whole.found - sum(group.found for group in named),
        unread=whole.unread - sum(group.unread for group in named),
        with_category=tuple(
            count - sum(group.with_category[index] for group in named)
            for index, count in enumerate(whole.with_category)
        ),
    )


def _kinds(ledger: Ledger) -> tuple[Kinds, ...]:
    rows = ledger.connection.execute(
        "SELECT kind, count(DISTINCT file), count(*) AS findings, count(DISTINCT value_hash) "
        "FROM finding GROUP BY kind ORDER BY findings DESC, kind"
    )
    return tuple(Kinds(*row) for row in rows)


def _reasons(ledger: Ledger, table: str) -> tuple[tuple[str, int], ...]:
    rows = ledger.connection.execute(
        f"SELECT general(reason) AS why, count(*) AS files FROM {table} WHERE reason != '' "  # noqa: S608
        "GROUP BY why ORDER BY files DESC, why"
    )
    named = [(str(reason), int(files)) for reason, files in rows.fetchmany(MOST)]
    others = sum(files for _, files in rows)
    return (*named, (OTHERS, others)) if others else tuple(named)


def _copies(ledger: Ledger) -> int:
    row = ledger.connection.execute(
        "SELECT coalesce(sum(files), 0) FROM (SELECT count(*) AS files FROM file "
        "WHERE state = 'found' GROUP BY content_hash HAVING count(*) > 1)"
    ).fetchone()
    return int(row[0])
