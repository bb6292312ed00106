"""How folders are called in the report: one that may be called after someone gets a number, with a key in a table."""

from pathlib import PurePosixPath

from waarborg.guard.archive.foldernames import may_name_someone
from waarborg.guard.archive.ledger import Ledger
from waarborg.guard.archive.tables import replacing, write_table
from waarborg.guard.command.spreadsheet import ENCODING, write_rows
from waarborg.guard.policy import GuardPolicy

NAME = "vertrouwelijk-mappen"


class Shown:
    """The name of a folder as the report shows it. A part that may name someone becomes "map 17"."""

    def __init__(self, ledger: Ledger, *, policy: GuardPolicy) -> None:
        self._ledger = ledger
        self._policy = policy

    def __call__(self, folder: str) -> str:
        """`folder` is a path within the archive."""
        parts = PurePosixPath(folder).parts
        return "/".join(self._part(parts[: place + 1]) for place in range(len(parts)))

    def root(self, root: str) -> str:
        """The archive itself, by the last part of its path."""
        name = PurePosixPath(root).name
        return f"map {self._ledger.number_of(root)}" if may_name_someone(name, policy=self._policy) else name or "/"

    def _part(self, parts: tuple[str, ...]) -> str:
        if may_name_someone(parts[-1], policy=self._policy):
            return f"map {self._ledger.number_of('/'.join(parts))}"
        return parts[-1]


def write_key(ledger: Ledger) -> None:
    """Write which folder each number stands for, for who may know."""
    import pyarrow as pa

    rows = ledger.connection.execute("SELECT number, folder FROM numbered ORDER BY number").fetchall()
    schema = pa.schema({"nummer": pa.int32(), "map": pa.string()})
    write_table(ledger.out / f"{NAME}.parquet", schema, rows)
    with (
        replacing(ledger.out / f"{NAME}.csv") as temporary,
        temporary.open("w", encoding=ENCODING, newline="") as file,
    ):
        write_rows(file, [("nummer", "map"), *((f"map {number}", folder) for number, folder in rows)])
