"""The ground under every test: the settings, and a database in a file so that threads and processes can meet in it."""

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
os.environ.setdefault("WAARBORG_DEBUG", "ja")
os.environ.setdefault("WAARBORG_VAR", str(ROOT / "var" / "test"))

import django  # noqa: E402  (Django reads the settings above)
import pytest  # noqa: E402
import pytest_django  # noqa: E402

django.setup()

from django.core.cache import cache  # noqa: E402  (models can be read only now)
from django.db import connection  # noqa: E402
from django.test import TransactionTestCase  # noqa: E402
from hypothesis import settings  # noqa: E402

from tests.cast import Cast, assemble  # noqa: E402
from waarborg.assessment.triggers import SIGNATURES  # noqa: E402
from waarborg.audit.triggers import EVENTS  # noqa: E402
from waarborg.intake.triggers import RULINGS  # noqa: E402

settings.register_profile("waarborg", deadline=None)  # a busy machine is no error
settings.load_profile("waarborg")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in memory is one connection for all threads, which no installation has."""
    if connection.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        connection.settings_dict["TEST"]["NAME"] = str(folder / "waarborg.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[None]:
    """PostgreSQL drops no database that somebody is in: a browser's last request, a killed process."""
    yield
    if connection.vendor == "postgresql":
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {others}")  # noqa: S608


@pytest.fixture(autouse=True, scope="session")
def audit_log_can_be_emptied() -> None:
    """A test that commits leaves events and rulings behind. Django empties every table, which their triggers refuse."""
    empty_tables = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def empty_tables_and_log(case: TransactionTestCase) -> None:
        for kept in (EVENTS, RULINGS, SIGNATURES):
            kept.remove(connection)
        try:
            empty_tables(case)
        finally:
            for kept in (EVENTS, RULINGS, SIGNATURES):
                kept.install(connection)
        cache.clear()

    TransactionTestCase._fixture_teardown = empty_tables_and_log  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def without_database(request: pytest.FixtureRequest) -> None:
    """A response that ends tidies open connections. A test without a database has none, whichever test came before."""
    wants_database = {"db", "transactional_db", "live_server"} & set(request.fixturenames)
    if not wants_database and request.node.get_closest_marker("django_db") is None:
        connection.close()


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()
