"""The log in the database: written with the act or not at all, never changed, one chain however many write."""

import threading
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from tests.cast import Cast, assemble
from waarborg.accounts.models import Person, Unit
from waarborg.audit import triggers
from waarborg.audit.actions import act, chain_end, record, verify
from waarborg.audit.models import ChainHead, Event
from waarborg.core.models import Organisation


@act
def open_team(*, by: Person, name: str, data: dict[str, Any] | None = None) -> Unit:
    unit = Unit.objects.create(organisation=by.organisation, name=name)
    record("tests.opened", unit, by=by, sentence=f"opende team {name}", data=data)
    return unit


@act
def open_two_teams(*, by: Person) -> None:
    open_team(by=by, name="Een")
    open_team(by=by, name="Twee")


@act
def open_team_and_fail(*, by: Person) -> None:
    open_team(by=by, name="Mislukt")
    raise RuntimeError("halverwege")


@act
def open_team_silently(*, by: Person) -> None:
    Unit.objects.create(organisation=by.organisation, name="Stil")


def test_an_act_leaves_one_event(cast):
    unit = open_team(by=cast.aisha, name="Ruimte", data={"leden": 3})
    event = Event.objects.about(unit).get()
    assert (event.sequence, event.actor_name, event.sentence) == (1, "Aisha Bakkali", "opende team Ruimte")
    assert event.data == {"leden": 3}


def test_acts_within_an_act_join_its_transaction_in_order(cast):
    open_two_teams(by=cast.aisha)
    assert list(Event.objects.order_by("sequence").values_list("sentence", flat=True)) == [
        "opende team Een",
        "opende team Twee",
    ]
    assert verify(cast.aisha.organisation) == (2, None)


def test_an_act_that_fails_leaves_nothing(cast):
    with pytest.raises(RuntimeError, match="halverwege"):
        open_team_and_fail(by=cast.aisha)
    assert not Unit.objects.filter(name="Mislukt").exists()
    assert not Event.objects.exists()


def test_an_act_that_records_nothing_is_refused(cast):
    with pytest.raises(RuntimeError, match="recorded nothing"):
        open_team_silently(by=cast.aisha)
    assert not Unit.objects.filter(name="Stil").exists()


def test_nothing_is_recorded_outside_an_act(cast):
    with pytest.raises(RuntimeError, match="needs an act around it"):
        record("tests.loose", cast.aisha, by=cast.aisha, sentence="deed zomaar iets")


def test_the_program_itself_can_act_for_an_organisation(cast):
    here = cast.aisha.organisation
    act(record)("tests.tidied", cast.aisha, by=None, organisation=here, sentence="ruimde op")
    assert Event.objects.get().actor_name == "Waarborg"


STATEMENTS = {
    "update": "UPDATE audit_event SET sentence = 'deed niets'",
    "delete": "DELETE FROM audit_event",
    "delete one": "DELETE FROM audit_event WHERE sequence = 1",
    "truncate": "TRUNCATE audit_event",
    "replace": "INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event",
    "upsert": (
        "INSERT INTO audit_event SELECT * FROM audit_event WHERE true "
        "ON CONFLICT (organisation_id, sequence) DO UPDATE SET sentence = 'deed niets'"
    ),
}
OF_ONE_DATABASE = {"truncate": "postgresql", "replace": "sqlite"}


@pytest.mark.parametrize("what", STATEMENTS)
def test_the_database_refuses_to(what, cast):
    if OF_ONE_DATABASE.get(what, connection.vendor) != connection.vendor:
        pytest.skip(f"{connection.vendor} does not know {what}")
    open_team(by=cast.aisha, name="Ruimte")
    connection.check_constraints()  # checks that wait for the commit would refuse a TRUNCATE before our trigger does
    with pytest.raises(DatabaseError, match="alleen om toe te voegen"), transaction.atomic():
        connection.cursor().execute(STATEMENTS[what])
    assert verify(cast.aisha.organisation) == (1, None)


@pytest.fixture
def without_triggers(cast):
    triggers.remove(connection)
    yield
    triggers.install(connection)


@pytest.fixture
def three(cast: Cast, without_triggers: None) -> Organisation:
    for name in ("Een", "Twee", "Drie"):
        open_team(by=cast.aisha, name=name)
    return cast.aisha.organisation


def test_a_change_behind_our_back_is_named(three):
    Event.objects.filter(sequence=2).update(actor_name="Iemand anders")
    assert verify(three)[1].sequence == 2


def test_a_removal_behind_our_back_is_named(three):
    Event.objects.filter(sequence=2).delete()
    assert verify(three)[1].sequence == 2


def test_an_end_that_was_cut_off_is_named(three):
    Event.objects.filter(sequence=3).delete()
    assert verify(three)[1].sequence == 3


def test_an_event_beyond_the_head_is_named(three):
    ChainHead.objects.filter(organisation=three).update(sequence=2)
    assert "buiten het programma om" in verify(three)[1].why


def test_chains_of_organisations_do_not_mix(cast):
    other = Organisation.objects.create(slug="elders", name="Elders")
    open_team(by=cast.aisha, name="Hier")
    Person.objects.filter(pk=cast.bram.pk).update(organisation=other)
    open_team(by=Person.objects.get(pk=cast.bram.pk), name="Daar")
    assert chain_end(other)[0] == chain_end(cast.aisha.organisation)[0] == 1
    assert verify(other) == (1, None)


@pytest.mark.django_db(transaction=True)
def test_many_writers_make_one_chain_without_fork_or_gap():
    aisha = assemble().aisha
    wrong: list[BaseException] = []

    def write(writer: int) -> None:
        try:
            for number in range(10):
                open_team(by=aisha, name=f"{writer}-{number}")
        except BaseException as error:  # noqa: BLE001  (whatever it is, the test must hear of it)
            wrong.append(error)
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert wrong == []
    assert verify(aisha.organisation) == (80, None)
    assert Unit.objects.filter(name__contains="-").count() == 80


@pytest.mark.django_db
def test_a_migration_that_lost_the_triggers_ends_with_them_in_place(cast: Cast):
    open_team(by=cast.aisha, name="Ruimte")
    triggers.remove(connection)
    call_command("migrate", verbosity=0)
    with pytest.raises(DatabaseError, match="alleen om toe te voegen"), transaction.atomic():
        Event.objects.update(reason="anders")
