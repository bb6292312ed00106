"""What was decided stays as it was: the database refuses a change, and a change behind its back shows."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from tests.cast import Cast
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
