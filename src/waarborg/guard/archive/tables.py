"""Writes the ledger as two Parquet tables, a row for each file and a row for each finding, some thousands at a time."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

from waarborg.guard.archive.ledger import COUNTS, FILE, GRAVITY, Ledger
from waarborg.guard.findings import KINDS

FILES, FINDINGS = "files.parquet", "findings.parquet"
GROUP = 50_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

FINDING = ("place", "finding.kind", "start", '"end"', "confidence", "value_hash")


def write_tables(ledger: Ledger) -> None:
    """Each table appears at once, under its own name, when it is whole. In the order of the paths."""
    import pyarrow as pa

    text, count = pa.string(), pa.int32()
    files = pa.schema({
        "path": text, "folder": text, "type": text, "size": pa.int64(), "mtime": pa.timestamp("us", tz="UTC"),
        "content_hash": text, "state": text, "reason": text, "seconds": pa.float64(), "guard": text,
        **dict.fromkeys(COUNTS.values(), count), "findings": count, "data_class": text,
    })  # fmt: skip
    findings = pa.schema({
        "path": text, "where": text, "category": text, "kind": text, "start": pa.int64(), "end": pa.int64(),
        "confidence": pa.float64(), "article": text, "value_hash": text,
    })  # fmt: skip
    select = f"SELECT {', '.join(FILE)} FROM file ORDER BY path"  # noqa: S608  (our own column names)
    write_table(ledger.out / FILES, files, map(_file, ledger.connection.execute(select)))
    select = f"SELECT path, {', '.join(FINDING)} FROM file JOIN finding ON file = id ORDER BY path, number"  # noqa: S608
    write_table(ledger.out / FINDINGS, findings, map(_finding, ledger.connection.execute(select)))


def _file(row: Sequence[Any]) -> tuple[Any, ...]:
    path, kind, size, changed, state, reason, content_hash, seconds, guard, *counts, gravest = row
    name = readable(path)
    folder = str(PurePosixPath(name).parent)
    return (
        name, "" if folder == "." else folder, kind, size, EPOCH + timedelta(microseconds=changed // 1000),
        content_hash.hex(), state, reason, seconds, guard, *counts, sum(counts),
        None if gravest is None else GRAVITY[gravest],
    )  # fmt: skip


def _finding(row: Sequence[Any]) -> tuple[Any, ...]:
    path, place, kind, start, end, confidence, value_hash = row
    about = KINDS[kind]
    return readable(path), place, about.category, kind, start, end, confidence, about.article, value_hash.hex()


def readable(path: bytes) -> str:
    """A path as text, also when its bytes are no UTF-8: these are written as backslash, x and the byte."""
    return path.decode("utf-8", "backslashreplace")


def write_table(path: Path, schema: Any, rows: Iterable[tuple[Any, ...]]) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    with replacing(path) as temporary, parquet.ParquetWriter(temporary, schema, compression="zstd") as writer:
        for group in _groups(rows):
            columns = [
                pa.array(column, field.type) for column, field in zip(zip(*group, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.table(columns, schema=schema))


def _groups(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    group = []
    for row in rows:
        group.append(row)
        if len(group) == GROUP:
            yield group
            group = []
    if group:
        yield group


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    temporary = path.with_name(f"{path.name}.new")
    yield temporary
    with temporary.open("rb") as written:
        os.fsync(written.fileno())
    temporary.replace(path)
