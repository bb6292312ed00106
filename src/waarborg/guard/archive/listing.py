"""Writes the files that someone has to look at as a list for a spreadsheet program, the worst first."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from waarborg.guard.archive.ledger import COUNTS, GRAVITY, Ledger
from waarborg.guard.archive.outcome import State
from waarborg.guard.archive.tables import EPOCH, readable, replacing
from waarborg.guard.archive.walk import UNOPENED
from waarborg.guard.archive.words import DATA_CLASSES, Word, word_of
from waarborg.guard.command.spreadsheet import ENCODING, write_rows
from waarborg.guard.findings import KINDS

NAME = "vertrouwelijk-bestanden.csv"
HEADS = (
    "bestand", "uitkomst", "zwaarste gegevens", "keer gevonden", "niet gelezen", "type", "grootte in bytes",
    "gewijzigd (UTC)",
)  # fmt: skip

WORST_FIRST = f"""
SELECT id, path, state, gravest, {" + ".join(COUNTS.values())} AS findings, reason, kind, size, changed FROM file
WHERE state != '{State.CLEAN}' ORDER BY gravest IS NULL, gravest DESC, findings DESC, state = '{State.PARTLY}', path
"""  # noqa: S608  (our own column names)


def write_list(ledger: Ledger) -> None:
    """A row for each file in which something was found or that was not wholly read, with a column for each kind.

    Folders that did not open come last.
    """
    with replacing(ledger.out / NAME) as temporary, temporary.open("w", encoding=ENCODING, newline="") as file:
        write_rows(file, _rows(ledger))


def _rows(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    yield (*HEADS, *(kind.label for kind in KINDS.values()))
    (root,) = ledger.connection.execute("SELECT root FROM scan").fetchone()
    for number, *about in ledger.connection.execute(WORST_FIRST):
        question = "SELECT kind, count(*) FROM finding WHERE file = ? GROUP BY kind"
        counts = Counter(dict(ledger.connection.execute(question, (number,)).fetchall()))
        yield (*_about(root, about), *(counts[kind] or "" for kind in KINDS))
    for (path,) in ledger.connection.execute("SELECT path FROM left_out WHERE reason = ? ORDER BY path", (UNOPENED,)):
        yield (_full(root, path), str(Word.UNREADABLE), "", 0, UNOPENED, "map", "", "", *("" for _ in KINDS))


def _full(root: bytes, path: bytes) -> str:
    return readable(root.rstrip(b"/") + b"/" + path)


def _about(root: bytes, about: list[Any]) -> tuple[object, ...]:
    path, state, gravest, findings, reason, kind, size, changed = about
    outcome = str(word_of(State(state), is_partly=bool(reason)))
    heaviest = "" if gravest is None else DATA_CLASSES[GRAVITY[gravest]]
    when = EPOCH + timedelta(microseconds=changed // 1000)
    return _full(root, path), outcome, heaviest, findings, reason, kind, size, f"{when:%Y-%m-%d %H:%M}"
