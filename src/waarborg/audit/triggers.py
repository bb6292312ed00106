"""Database triggers that refuse to change or remove an event, on SQLite and on PostgreSQL."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "audit_event"
MESSAGE = "Het logboek is alleen om toe te voegen: een gebeurtenis kan niet worden veranderd of verwijderd."

SQLITE = [
    f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    for verb in ("UPDATE", "DELETE")
]
# REPLACE removes the old row without asking the trigger on DELETE.
SQLITE.append(
    f"""CREATE TRIGGER audit_no_replace BEFORE INSERT ON {TABLE}
    WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM {TABLE} WHERE organisation_id = NEW.organisation_id AND sequence = NEW.sequence)
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"""  # noqa: S608  (our own words)
)
POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$""",
    f"""CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
]


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, anew where they exist: a migration that remakes the table on SQLite drops them."""
    remove(connection)
    with connection.cursor() as cursor:
        for statement in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Lift the triggers. Only a migration that rebuilds the table, and the tests, have a reason to."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for what in ("update", "delete", "replace"):
                cursor.execute(f"DROP TRIGGER IF EXISTS audit_no_{what}")
        else:
            cursor.execute(f"DROP TRIGGER IF EXISTS audit_no_change ON {TABLE}")
