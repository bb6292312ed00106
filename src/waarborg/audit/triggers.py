"""Database triggers that refuse to change or remove a row, on SQLite and on PostgreSQL."""

from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder


@dataclass(frozen=True, slots=True)
class AppendOnly:
    """A table to which rows are only added. `name` begins the names of its triggers, `message` is what a refusal says.

    `since` is the migration that first puts them in place. `keys` are the unique sets of columns besides the id, by
    which SQLite's REPLACE could push out an older row.
    """

    table: str
    name: str
    message: str
    since: tuple[str, str]
    keys: tuple[tuple[str, ...], ...] = ()

    def install(self, connection: BaseDatabaseWrapper) -> None:
        """Put the triggers in place, anew where they exist: a migration that remakes the table on SQLite drops them."""
        self.remove(connection)
        with connection.cursor() as cursor:
            for statement in self._sqlite() if connection.vendor == "sqlite" else self._postgresql():
                cursor.execute(statement)

    def remove(self, connection: BaseDatabaseWrapper) -> None:
        """Lift the triggers. Only a migration that rebuilds the table, and the tests, have a reason to."""
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                for what in ("update", "delete", "replace"):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {self.name}_no_{what}")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {self.name}_no_change ON {self.table}")

    def keep(self, *, using: str, **_: Any) -> None:
        """After every migration: one that remakes the table on SQLite silently drops its triggers."""
        connection = connections[using]
        if self.since in MigrationRecorder(connection).applied_migrations():
            self.install(connection)

    def _sqlite(self) -> list[str]:
        refuse = f"BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        # REPLACE removes the old row without asking the trigger on DELETE.
        taken = " OR ".join(f"EXISTS ({self._row_with(key)})" for key in (("id",), *self.keys))
        return [
            f"CREATE TRIGGER {self.name}_no_update BEFORE UPDATE ON {self.table} {refuse}",
            f"CREATE TRIGGER {self.name}_no_delete BEFORE DELETE ON {self.table} {refuse}",
            f"CREATE TRIGGER {self.name}_no_replace BEFORE INSERT ON {self.table} WHEN {taken} {refuse}",
        ]

    def _row_with(self, key: tuple[str, ...]) -> str:
        same = " AND ".join(f"{column} = NEW.{column}" for column in key)
        return f"SELECT 1 FROM {self.table} WHERE {same}"  # noqa: S608  (our own words)

    def _postgresql(self) -> list[str]:
        return [
            f"""CREATE OR REPLACE FUNCTION {self.name}_refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{self.message}'; END $$""",
            f"""CREATE TRIGGER {self.name}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {self.table}
            FOR EACH STATEMENT EXECUTE FUNCTION {self.name}_refuse()""",
        ]


EVENTS = AppendOnly(
    "audit_event",
    "audit",
    "Het logboek is alleen om toe te voegen: een gebeurtenis kan niet worden veranderd of verwijderd.",
    since=("audit", "0002_append_only"),
    keys=(("organisation_id", "sequence"),),
)
# Migration 0002 knows them by these names.
install, remove = EVENTS.install, EVENTS.remove
