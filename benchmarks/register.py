"""What a page of the register costs at 1,000, 10,000 and 100,000 systems: queries, median time, growth.

Run: `.venv/bin/python benchmarks/register.py [--sizes 1000,10000,100000] [--database URL | --postgres] [--json FILE]`.
Aims: at most 8 queries a page, and the largest register at most 1.3 times as slow as the smallest.
Two things are shown, but their growth is not judged: filters with few hits in a hundred systems, of which a larger
register has more to count, up to a thousand; and search on a PostgreSQL without pg_trgm, which reads the whole column.
Each page goes through the whole product, log-in and templates included; the database is made anew and thrown away.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.systems import fill  # noqa: E402  (found by the line above)
from tools.test import postgres as server  # noqa: E402

MOST_QUERIES = 8
MOST_GROWTH = 1.3
TURNS, VISITS = 12, 5
PAGES = {
    "list by name": "/register/",
    "list, latest change first": "/register/?sorteer=-gewijzigd",
    "search: rare word": "/register/?zoek=zeldzaam",
    "search: word in every system": "/register/?zoek=gemeente",
    "search: word in none": "/register/?zoek=onvindbaar",
    "filter: state": "/register/?status=pilot",
    "filter: kind": "/register/?soort=sound_generator",
    "filter: supplier": "/register/?leverancier={supplier}",
    "filter: data in use": "/register/?gegevens=bsn",
    "filter: team": "/register/?team={unit}",
    "filter: started without ruling": "/register/?overtreding=on",
    "detail": "/register/{system}/",
}


THROUGH_USES = ("filter: data in use", "filter: started without ruling")


@dataclass(frozen=True, slots=True)
class Measured:
    page: str
    size: int
    queries: int
    median_ms: float
    judged: bool
    """Whether its growth counts."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Someone who is logged in, and the address of each page in their database."""

    client: Any
    addresses: dict[str, str]

    def visit(self, page: str) -> float:
        """How many milliseconds the page takes."""
        begin = time.perf_counter()
        response = self.client.get(self.addresses[page])
        spent = (time.perf_counter() - begin) * 1_000
        if response.status_code != HTTPStatus.OK:
            raise SystemExit(f"{self.addresses[page]} answers {response.status_code}")
        return spent

    def count_queries(self, page: str) -> int:
        from django.db import connection

        asked = []

        def count(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
            asked.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(count):
            self.visit(page)
        return len(asked)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000")
    database = parser.add_mutually_exclusive_group()
    database.add_argument("--database", help="an empty database to use")
    database.add_argument("--postgres", action="store_true", help="on an embedded PostgreSQL")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    asked = parser.parse_args()
    sizes = sorted(int(size) for size in asked.sizes.split(","))
    with _server(asked.database, postgres=asked.postgres) as address:
        measured = _measure(address, sizes)
    right = _report(address.partition(":")[0], measured, sizes)
    if asked.json:
        asked.json.write_text(json.dumps([asdict(found) for found in measured], indent=1), encoding="utf-8")
    return 0 if right else 1


@contextmanager
def _server(given: str | None, *, postgres: bool) -> Iterator[str]:
    """The address of the database to begin with; one more is made beside it for each size."""
    if postgres:
        with server() as address:
            yield address
        return
    with tempfile.TemporaryDirectory(prefix="waarborg-benchmark-") as folder:
        yield given or f"sqlite:///{folder}/register.sqlite3"


def _measure(address: str, sizes: list[int]) -> list[Measured]:
    """Fill a database for each size, then visit them in turn, so that a busy machine slows all of them alike."""
    with tempfile.TemporaryDirectory(prefix="waarborg-benchmark-") as folder:
        os.environ.update(WAARBORG_DATABASE=address, WAARBORG_VAR=folder, WAARBORG_DEBUG="ja")
        os.environ["DJANGO_SETTINGS_MODULE"] = "waarborg.settings"
        import django

        django.setup()
        from django.conf import settings
        from django.db import connection

        settings.DEBUG = False
        visitors = {}
        for size in sizes:
            _make(size)
            fill(size)
            visitors[size] = _visitor()
        measured = [found for title in PAGES for found in _measure_page(title, visitors)]
        connection.close()
        return measured


def _make(size: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {_name(size)}")
    _turn_to(size)
    call_command("migrate", verbosity=0)


def _turn_to(size: int) -> None:
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = _name(size)
    connection.ensure_connection()


def _name(size: int) -> str:
    from django.conf import settings
    from django.db import connection

    if connection.vendor == "postgresql":
        return f"register_{size}"
    return str(Path(settings.VAR) / f"register_{size}.sqlite3")


def _visitor() -> Visitor:
    from django.test import Client

    from waarborg.accounts.models import Person, Unit
    from waarborg.register.models import AISystem, Supplier

    client = Client(SERVER_NAME="localhost")
    client.force_login(Person.objects.get(name__startswith="Aisha"))
    places = {
        "supplier": Supplier.objects.get(name="Leverancier 7").pk,
        "unit": Unit.objects.get(name="Team 7").pk,
        "system": AISystem.objects.order_by("pk")[500].pk,
    }
    return Visitor(client, {title: address.format(**places) for title, address in PAGES.items()})


def _measure_page(title: str, visitors: dict[int, Visitor]) -> list[Measured]:
    spent: dict[int, list[float]] = {size: [] for size in visitors}
    queries = {}
    for _ in range(TURNS):
        for size, visitor in visitors.items():
            _turn_to(size)
            queries[size] = visitor.count_queries(title)
            spent[size] += [visitor.visit(title) for _ in range(VISITS)]
    judged = title not in THROUGH_USES and (not title.startswith("search") or _searches_by_index())
    return [Measured(title, size, queries[size], statistics.median(spent[size]), judged) for size in visitors]


def _searches_by_index() -> bool:
    from django.db import connection

    if connection.vendor == "sqlite":
        return True
    with connection.cursor() as cursor:
        return "register_aisystem_search" in connection.introspection.get_constraints(cursor, "register_aisystem")


def _report(vendor: str, measured: list[Measured], sizes: list[int]) -> bool:
    """Print the table; whether every page keeps to the aims."""
    print(f"{vendor}: median of {TURNS * VISITS} requests in ms")
    print(f"{'page':32}{'queries':>8}" + "".join(f"{size:>11,}" for size in sizes) + f"{'growth':>8}")
    right = True
    for page in PAGES:
        row = {found.size: found for found in measured if found.page == page}
        queries = max(found.queries for found in row.values())
        growth = row[sizes[-1]].median_ms / row[sizes[0]].median_ms
        judged = row[sizes[0]].judged
        kept = queries <= MOST_QUERIES and (growth <= MOST_GROWTH or not judged)
        right = right and kept
        remark = "  too much" if not kept else "" if judged else "  not judged"
        times = "".join(f"{row[size].median_ms:>11.1f}" for size in sizes)
        print(f"{page:32}{queries:>8}{times}{growth:>8.2f}{remark}")
    return right


if __name__ == "__main__":
    sys.exit(main())
