"""Search in the text of a record: every word must occur, anywhere in it, whatever its capitals and accents.

A model becomes searchable by deriving from `Searchable` and adding `operations(…)` to the migration that makes its
table. SQLite then keeps a trigram index beside the table; PostgreSQL gets a trigram index where it offers pg_trgm,
and without it reads the column. The answer is the same everywhere; only the time it takes differs.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import DatabaseError, connections, migrations, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

COLUMN = "search_text"
MOST_WORDS = 10
TRIGRAM = 3
QUOTE = '"'
FEW = 500
"""Up to so many hits are looked up in the index; with more, the first page is found sooner by reading the list."""


class Searchable(models.Model):
    """A record that can be found by its words. Say which in `words`; saving keeps them up to date."""

    search_text = models.TextField(editable=False, default="")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_text = fold(*self.words())
        if kwargs.get("update_fields"):
            kwargs["update_fields"] = {*kwargs["update_fields"], COLUMN}
        super().save(*args, **kwargs)

    def words(self) -> Iterable[str]:
        """The texts by which people look for this record."""
        raise NotImplementedError


R = TypeVar("R", bound=Searchable)


def fold(*texts: str) -> str:
    """Text as it is searched: small letters, no accents, single spaces. Rows made in bulk set `search_text` to this."""
    letters = unicodedata.normalize("NFKD", " ".join(texts)).casefold()
    return " ".join("".join(letter for letter in letters if letter.isspace() or _counts(letter)).split())


def _counts(letter: str) -> bool:
    """Not an accent (Mn) and nothing invisible, such as a soft hyphen (C…)."""
    category = unicodedata.category(letter)
    return category != "Mn" and category[0] != "C"


def search(queryset: models.QuerySet[R], words: str) -> models.QuerySet[R]:
    """The rows in which all words occur. Keeps the queryset's filters, ordering and paging; no words is no filter.

    On SQLite this asks the index at once whether there are few hits, since the planner cannot know.
    """
    wanted = fold(words).split()[:MOST_WORDS]
    if not wanted:
        return queryset
    contain = models.Q(*(models.Q(search_text__contains=word) for word in wanted))
    if connections[queryset.db].vendor == "sqlite":
        hits = _some_hits(queryset, wanted, contain)
        if len(hits) <= FEW:
            return queryset.filter(contain, pk__in=hits)
    return queryset.filter(contain)


def _some_hits(queryset: models.QuerySet[R], wanted: Sequence[str], contain: models.Q) -> list[int]:
    """The keys of the hits in the whole table, at most one more than FEW. Words too short for the index are read."""
    phrases = " AND ".join(f'"{word.replace(QUOTE, QUOTE * 2)}"' for word in wanted if len(word) >= TRIGRAM)
    if not phrases:
        everything = type(queryset)(queryset.model, using=queryset.db)
        return list(everything.filter(contain).order_by().values_list("pk", flat=True)[: FEW + 1])
    index = index_of(queryset.model._meta.db_table)
    with connections[queryset.db].cursor() as cursor:
        cursor.execute(f"SELECT rowid FROM {index} WHERE {index} MATCH %s LIMIT {FEW + 1}", [phrases])  # noqa: S608
        return [key for (key,) in cursor.fetchall()]


def index_of(table: str) -> str:
    return f"{table}_search"


def operations(table: str) -> list[migrations.RunPython]:
    """What the migration of a searchable model does after making its table, and again after any that remakes it.

    Django alters a table on SQLite by making it anew, and the triggers that keep the index go with the old one.
    """

    def forward(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        install(editor.connection, table)

    def backward(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        remove(editor.connection, table)

    return [migrations.RunPython(forward, backward)]


def install(connection: BaseDatabaseWrapper, table: str) -> None:
    """Make the index of a table, anew when it exists."""
    remove(connection, table)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for statement in _sqlite(table):
                cursor.execute(statement)
        elif _has_trigrams(connection):
            cursor.execute(f"CREATE INDEX {index_of(table)} ON {table} USING gin ({COLUMN} gin_trgm_ops)")


def remove(connection: BaseDatabaseWrapper, table: str) -> None:
    index = index_of(table)
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute(f"DROP INDEX IF EXISTS {index}")
            return
        for verb in ("insert", "update", "delete"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {index}_{verb}")
        cursor.execute(f"DROP TABLE IF EXISTS {index}")


def _sqlite(table: str) -> list[str]:
    """The index holds no text of its own; three triggers tell it what the table's column was and is."""
    index = index_of(table)
    out = f"INSERT INTO {index} ({index}, rowid, {COLUMN}) VALUES ('delete', old.id, old.{COLUMN})"  # noqa: S608
    into = f"INSERT INTO {index} (rowid, {COLUMN}) VALUES (new.id, new.{COLUMN})"  # noqa: S608
    options = f"content='{table}', content_rowid='id', tokenize='trigram case_sensitive 1'"
    changed = f"UPDATE OF {COLUMN} ON {table} WHEN old.{COLUMN} <> new.{COLUMN}"
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5({COLUMN}, {options})",
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {into}; END",
        f"CREATE TRIGGER {index}_update AFTER {changed} BEGIN {out}; {into}; END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {out}; END",
        f"INSERT INTO {index} ({index}) VALUES ('rebuild')",  # noqa: S608
    ]


def _has_trigrams(connection: BaseDatabaseWrapper) -> bool:
    """Whether pg_trgm is there, or could be added just now: not every server ships it or lets us."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT installed_version FROM pg_available_extensions WHERE name = 'pg_trgm'")
        found = cursor.fetchone()
        if found is None or found[0]:
            return found is not None
        try:
            with transaction.atomic(using=connection.alias):
                cursor.execute("CREATE EXTENSION pg_trgm")
        except DatabaseError:
            return False
    return True
