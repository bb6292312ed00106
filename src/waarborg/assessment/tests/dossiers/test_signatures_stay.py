"""Who signed, when and with which words stays as it was: the database refuses to change or remove it."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from tests.cast import Cast
from waarborg.assessment.models import Signature
from waarborg.assessment.tests.dossiers.scenes import accepted
from waarborg.assessment.triggers import SIGNATURES

CHANGES = {
    "words": "UPDATE assessment_signature SET text = 'Anders'",
    "moment": "UPDATE assessment_signature SET at = '2001-01-01 00:00:00+00:00'",
    "removal": "DELETE FROM assessment_signature",
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_database_refuses_to_change_a_signature(cast: Cast, what: str):
    signed = accepted(cast)
    before = list(Signature.objects.filter(assessment=signed).values())
    connection.check_constraints()
    with pytest.raises(DatabaseError, match="Een ondertekening staat vast"), transaction.atomic():
        connection.cursor().execute(CHANGES[what])
    assert list(Signature.objects.filter(assessment=signed).values()) == before != []


def test_a_migration_that_lost_the_triggers_ends_with_them_in_place(cast: Cast):
    accepted(cast)
    connection.check_constraints()
    SIGNATURES.remove(connection)
    call_command("migrate", verbosity=0)
    with pytest.raises(DatabaseError, match="Een ondertekening staat vast"), transaction.atomic():
        Signature.objects.update(text="anders")
