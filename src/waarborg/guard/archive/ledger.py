"""The ledger of one scan: which files are done and what came of them. A file stands in it wholly or not at all.

SQLite keeps this promise when the process is killed at any point, and when the power fails. Its lock also keeps a
second scan away from the same folder.
"""

import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from waarborg.guard.archive.outcome import CannotScan, Entry, Outcome, State
from waarborg.guard.archive.walk import UNOPENED
from waarborg.guard.findings import KINDS, Category

NAME = "scan.sqlite3"
FORMAT = 2

BUSY = "In {out} draait al een scan. Wacht tot die klaar is, of kies een andere map voor --out."
OTHER_ROOT = "In {out} staat al een scan van {root}. Kies voor deze map een andere map voor --out."
OTHER_SETTINGS = "In {out} staat al een scan met andere instellingen. Kies een andere map voor --out."
OTHER_FORMAT = "In {out} staat een scan van een andere versie van dit programma. Kies een andere map voor --out."

COUNTS = {category: category.name.lower() for category in Category}
"""The column in which a file's findings of a category are counted."""

GRAVITY = ("confidential", "secret", "personal", "special_category", "criminal", "bsn")
"""Data classes in the order of the policy; the last one asks most care."""

FILE = (
    "path", "kind", "size", "changed", "state", "reason", "content_hash", "seconds", "guard", *COUNTS.values(),
    "gravest",
)  # fmt: skip

SCHEMA = f"""
CREATE TABLE scan (
    root BLOB NOT NULL, settings TEXT NOT NULL, key BLOB NOT NULL, started TEXT NOT NULL, finished TEXT,
    gone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE file (
    id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, kind TEXT NOT NULL, size INTEGER NOT NULL,
    changed INTEGER NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, content_hash BLOB NOT NULL,
    seconds REAL NOT NULL, guard TEXT NOT NULL, {", ".join(f"{name} INTEGER NOT NULL" for name in COUNTS.values())},
    gravest INTEGER
);
CREATE TABLE finding (
    file INTEGER NOT NULL, number INTEGER NOT NULL, place TEXT NOT NULL, kind TEXT NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, confidence REAL NOT NULL, value_hash BLOB NOT NULL, PRIMARY KEY (file, number)
) WITHOUT ROWID;
CREATE TABLE left_out (path BLOB NOT NULL, reason TEXT NOT NULL);
CREATE TABLE numbered (folder TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE);
PRAGMA user_version = {FORMAT};
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What came of a file in an earlier run, and whether its size or time of change is another one by now."""

    state: State
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Again:
    """Which files that are done are examined again: those that changed, the unreadable ones."""

    changed: bool = False
    unreadable: bool = False

    def takes(self, known: Known) -> bool:
        return (self.changed and known.is_changed) or (self.unreadable and known.state is State.UNREADABLE)


ONCE = Again()


class Ledger:
    """Belongs to one process and one thread. Made by `opened`."""

    def __init__(self, connection: sqlite3.Connection, out: Path) -> None:
        self.connection = connection
        self.out = out

    def belongs_to(self, *, root: Path, settings: str) -> None:
        """Begin a scan here, or go on with it. Raises `CannotScan` when another one stands here."""
        if self.connection.execute("PRAGMA user_version").fetchone() == (0,):
            self._begin(root, settings)
        elif self.connection.execute("PRAGMA user_version").fetchone() != (FORMAT,):
            raise CannotScan(OTHER_FORMAT.format(out=self.out))
        known_root, known_settings = self.connection.execute("SELECT root, settings FROM scan").fetchone()
        if known_root != os.fsencode(root):
            raise CannotScan(OTHER_ROOT.format(out=self.out, root=os.fsdecode(known_root)))
        if known_settings != settings:
            raise CannotScan(OTHER_SETTINGS.format(out=self.out))
        with self._transaction():
            # A run that was stopped had perhaps dropped files already, which this one then still has to tell.
            self.connection.execute("UPDATE scan SET gone = 0 WHERE finished IS NOT NULL")
            self.connection.execute("UPDATE scan SET finished = NULL")
            self.connection.execute("DELETE FROM left_out")
        self.connection.execute("CREATE TEMP TABLE seen (path BLOB PRIMARY KEY) WITHOUT ROWID")

    def _begin(self, root: Path, settings: str) -> None:
        row = (os.fsencode(root), settings, secrets.token_bytes(32), now())
        with self._transaction():
            for statement in SCHEMA.split(";"):
                self.connection.execute(statement)
            self.connection.execute("INSERT INTO scan VALUES (?, ?, ?, ?, NULL, 0)", row)

    @property
    def key(self) -> bytes:
        """The secret of the hashes. Whoever has it can try values, so it stays out of the tables and the report."""
        return bytes(self.connection.execute("SELECT key FROM scan").fetchone()[0])

    def tally(self) -> dict[State, int]:
        """How many files came out how."""
        rows = self.connection.execute("SELECT state, count(*) FROM file GROUP BY state")
        return {State(state): files for state, files in rows}

    def see(self, entry: Entry) -> Known | None:
        """Take note that this file is there, and tell what is known of it."""
        path = (os.fsencode(entry.path),)
        self.connection.execute("INSERT OR IGNORE INTO seen VALUES (?)", path)
        row = self.connection.execute("SELECT state, size, changed FROM file WHERE path = ?", path).fetchone()
        return row and Known(State(row[0]), is_changed=row[1:] != (entry.size, entry.changed))

    def drop_unseen(self) -> None:
        """Drop the files that are no longer there, and count them. In a folder that did not open, files may be there.

        Only for a walk that came to its end.
        """
        gone = (
            "path NOT IN (SELECT path FROM seen) AND NOT EXISTS (SELECT 1 FROM left_out "
            "WHERE reason = ? AND substr(file.path, 1, length(left_out.path)) = left_out.path)"
        )
        with self._transaction():
            self.connection.execute(
                f"DELETE FROM finding WHERE file IN (SELECT id FROM file WHERE {gone})",  # noqa: S608  (our own words)
                (UNOPENED,),
            )
            dropped = self.connection.execute(f"DELETE FROM file WHERE {gone}", (UNOPENED,)).rowcount  # noqa: S608
            self.connection.execute("UPDATE scan SET gone = gone + ?", (dropped,))

    def number_of(self, folder: str) -> int:
        """The number that stands for a folder in the report: in the next report of this scan the same."""
        with self._transaction():
            self.connection.execute(
                "INSERT OR IGNORE INTO numbered SELECT ?, coalesce(max(number), 0) + 1 FROM numbered", (folder,)
            )
        row = self.connection.execute("SELECT number FROM numbered WHERE folder = ?", (folder,)).fetchone()
        return int(row[0])

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Write files that are done, all of them or, when it is killed halfway, none. Replaces an older outcome."""
        with self._transaction():
            for outcome in outcomes:
                self._add(outcome)

    def _add(self, outcome: Outcome) -> None:
        path = os.fsencode(outcome.path)
        old = self.connection.execute("SELECT id FROM file WHERE path = ?", (path,)).fetchone()
        if old:
            self.connection.execute("DELETE FROM finding WHERE file = ?", old)
            self.connection.execute("DELETE FROM file WHERE id = ?", old)
        marks = ", ".join("?" * len(FILE))
        file = self.connection.execute(
            f"INSERT INTO file ({', '.join(FILE)}) VALUES ({marks})",  # noqa: S608  (our own column names)
            (path, *_columns(outcome)),
        ).lastrowid
        self.connection.executemany(
            "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ((file, number, *place) for number, place in enumerate(outcome.examined.places)),
        )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self.connection:
            self.connection.execute("BEGIN IMMEDIATE")
            yield

    def leave_out(self, path: str, reason: str) -> None:
        with self._transaction():
            self.connection.execute("INSERT INTO left_out VALUES (?, ?)", (os.fsencode(path), reason))

    def finish(self) -> None:
        with self._transaction():
            self.connection.execute("UPDATE scan SET finished = ?", (now(),))


def _columns(outcome: Outcome) -> tuple[object, ...]:
    examined = outcome.examined
    kinds = [KINDS[place.kind] for place in examined.places]
    counts = (sum(kind.category is category for kind in kinds) for category in COUNTS)
    gravest = max((GRAVITY.index(kind.data_class) for kind in kinds), default=None)
    return (
        examined.kind, examined.size, examined.changed, examined.state, examined.reason, examined.content_hash,
        outcome.seconds, outcome.guard, *counts, gravest,
    )  # fmt: skip


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def opened(out: Path) -> Iterator[Ledger]:
    """The ledger in the folder `out`, which no other process can open as long as the block lasts."""
    with closing(sqlite3.connect(out / NAME, timeout=1, isolation_level=None)) as connection:
        # What is written survives the end of the process at once, and of the machine a moment later.
        for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = NORMAL"):
            try:
                connection.execute(f"PRAGMA {pragma}")
            except sqlite3.OperationalError as problem:
                if "locked" in str(problem):
                    raise CannotScan(BUSY.format(out=out)) from problem
                raise
        yield Ledger(connection, out)
