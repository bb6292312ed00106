"""What was decided stays as it was: the database refuses a change, and a change behind its back shows."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from tests.cast import Cast, assemble
from tests.scenes import ruled
from waarborg.intake.models import Ruling
from waarborg.intake.triggers import RULINGS

CHANGES = {
    "outcome": "UPDATE intake_ruling SET outcome = 'rejected'",
    "reason": "UPDATE intake_ruling SET reason = 'Anders'",
    "facts": "UPDATE intake_ruling SET snapshot = '{}'",
    "hash": "UPDATE intake_ruling SET sha256 = ''",
    "moment": "UPDATE intake_ruling SET ruled_at = '2001-01-01 00:00:00+00:00'",
    "removal": "DELETE FROM intake_ruling",
    "truncation": "TRUNCATE intake_ruling CASCADE",
    "replacement": "INSERT OR REPLACE INTO intake_ruling SELECT * FROM intake_ruling",
}
OF_ONE_DATABASE = {"truncation": "postgresql", "replacement": "sqlite"}


@pytest.mark.parametrize("what", CHANGES)
def test_the_database_refuses_to_change_a_ruling(cast: Cast, what: str):
    if OF_ONE_DATABASE.get(what, connection.vendor) != connection.vendor:
        pytest.skip(f"{connection.vendor} does not know this {what}")
    ruling = ruled(cast)
    connection.check_constraints()  # checks that wait for the commit would refuse a TRUNCATE before our trigger does
    with pytest.raises(DatabaseError, match="Een besluit staat vast"), transaction.atomic():
        connection.cursor().execute(CHANGES[what])
    assert Ruling.objects.get(pk=ruling.pk).is_intact()


def test_a_ruling_that_was_altered_without_the_triggers_is_not_intact(cast: Cast):
    ruling = ruled(cast)
    connection.check_constraints()
    RULINGS.remove(connection)
    Ruling.objects.update(outcome="rejected")
    RULINGS.install(connection)
    assert not Ruling.objects.get(pk=ruling.pk).is_intact()


def test_a_migration_that_lost_the_triggers_ends_with_them_in_place(cast: Cast):
    ruled(cast)
    connection.check_constraints()
    RULINGS.remove(connection)
    call_command("migrate", verbosity=0)
    with pytest.raises(DatabaseError, match="Een besluit staat vast"), transaction.atomic():
        Ruling.objects.update(reason="anders")


def test_an_empty_database_may_be_filled_in_part(tmp_path: Path):
    environment = os.environ | {
        "WAARBORG_DATABASE": f"sqlite:///{tmp_path}/empty.sqlite3",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-m", "django", "migrate", "accounts", "--verbosity=0"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.django_db(transaction=True)
def test_going_back_to_before_the_triggers_lifts_them_until_one_returns():
    ruled(assemble())
    try:
        call_command("migrate", "intake", "0003", verbosity=0)
        assert Ruling.objects.update(reason="anders") == 1
    finally:
        call_command("migrate", verbosity=0)
    with pytest.raises(DatabaseError, match="Een besluit staat vast"):
        Ruling.objects.update(reason="weer anders")
