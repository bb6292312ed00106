"""The figures of a scan, added up by the ledger's own database, so that millions of rows never come to memory."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from waarborg.guard.archive.ledger import COUNTS, GRAVITY, Ledger
from waarborg.guard.archive.outcome import State
from waarborg.guard.archive.tables import readable
from waarborg.guard.findings import Category

MOST = 20
"""So many folders, types and reasons are named; the others are added up."""

FOLDER_LEVELS = 2
OTHERS = "andere"

TOTALS = ", ".join(
    (
        "count(*) AS files",
        "coalesce(sum(state = 'found'), 0) AS found",
        "coalesce(sum(state IN ('partly', 'unreadable')), 0)",
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


@dataclass(frozen=True, slots=True)
class Summary:
    """A scan in figures. `copies` are files with findings of which the same content also stands elsewhere."""

    root: str
    started: datetime
    finished: datetime
    size: int
    states: dict[State, int]
    categories: dict[Category, int]
    data_classes: dict[str, int]
    kinds: tuple[Kinds, ...]
    folders: tuple[Group, ...]
    types: tuple[Group, ...]
    reasons: tuple[tuple[str, int], ...]
    left_out: tuple[tuple[str, int], ...]
    copies: int

    @property
    def files(self) -> int:
        return sum(self.states.values())


def summarize(ledger: Ledger) -> Summary:
    """The figures of a scan that is finished."""
    ask = ledger.connection.execute
    ledger.connection.create_function("folder", 1, folder, deterministic=True)
    root, started, finished = ask("SELECT root, started, finished FROM scan").fetchone()
    states = ledger.tally()
    classes = dict(ask("SELECT gravest, count(*) FROM file WHERE gravest IS NOT NULL GROUP BY gravest"))
    whole = _group(("", *ask(f"SELECT {TOTALS} FROM file").fetchone()))  # noqa: S608
    return Summary(
        root=os.fsdecode(root),
        started=datetime.fromisoformat(started),
        finished=datetime.fromisoformat(finished),
        size=ask("SELECT coalesce(sum(size), 0) FROM file").fetchone()[0],
        states={state: states.get(state, 0) for state in State},
        categories=dict(zip(COUNTS, whole.with_category, strict=True)),
        data_classes={name: classes.get(index, 0) for index, name in enumerate(GRAVITY)},
        kinds=_kinds(ledger),
        folders=_groups(ledger, "folder(path)", whole),
        types=_groups(ledger, "kind", whole),
        reasons=_reasons(ledger, "file"),
        left_out=_reasons(ledger, "left_out"),
        copies=_copies(ledger),
    )


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
        f"SELECT reason, count(*) AS files FROM {table} WHERE reason != '' "  # noqa: S608
        "GROUP BY reason ORDER BY files DESC, reason"
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
