"""Who reads what of a dossier: everyone what the register says, only who carries out the policy how it was advised."""

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.scenes import reported
from waarborg.advice import actions as advice
from waarborg.audit.models import Event
from waarborg.intake import actions as intake
from waarborg.intake.models import Notice

HIDDEN = ("Is dit wel veilig?", "Alleen met eigen sleutels", "Ik twijfel aan het nut", "Goed verhaal", "Toch maar doen")
OPEN_ACTS = {"intake.submitted", "intake.ruled"}


@pytest.fixture
def notice(cast: Cast) -> Notice:
    """Joost reported; the board and an adviser deliberated, the directie ruled."""
    notice = reported(cast.joost)
    request = advice.ask(
        by=cast.chantal, to_role="privacy_adviseur", question=HIDDEN[0], system=notice.system, use_case=notice.use_case
    )
    advice.answer(by=cast.daan, request=request, stance="positive", text=HIDDEN[1])
    intake.take_position(by=cast.chantal, notice=notice, stance="positive", note=HIDDEN[2])
    intake.advise(by=cast.chantal, notice=notice, stance="positive", text=HIDDEN[3])
    intake.rule(by=cast.gerda, notice=notice, outcome="approved", reason=HIDDEN[4])
    return notice


def read_by(client, person, address: str) -> list[Event]:
    client.force_login(person)
    return list(client.get(address).context["events"])


def pages(notice: Notice) -> tuple[str, str]:
    own = reverse("intake:notice", args=[notice.pk])
    return own, f"{own}?verloop=systeem"


def test_the_board_reads_all_that_happened(cast: Cast, notice: Notice, client):
    for address in (notice.system.get_absolute_url(), *pages(notice)):
        events = read_by(client, cast.chantal, address)
        assert {"intake.position", "intake.advised", "advice.asked", "advice.answered"} <= {one.act for one in events}
        assert HIDDEN[4] in {event.reason for event in events}


@pytest.mark.parametrize("name", ["joost", "kim", "aisha"])
def test_others_read_on_the_system_that_it_was_reported_and_ruled_on(cast: Cast, notice: Notice, client, name: str):
    address = notice.system.get_absolute_url()
    events = read_by(client, getattr(cast, name), address)
    assert {one.act for one in events if one.kind != "register"} == OPEN_ACTS
    assert {one.act for one in events if one.kind == "register"} == {"register.added", "register.use_added"}
    assert {one.reason for one in events if one.kind == "intake"} == {""}
    text = client.get(address).text
    assert not [part for part in HIDDEN if part in text]
    assert "?soort=advice" not in text


def test_the_reporter_reads_no_more_in_the_notice(cast: Cast, notice: Notice, client):
    for address in pages(notice):
        events = read_by(client, cast.joost, address)
        assert {event.act for event in events if event.kind != "register"} == OPEN_ACTS
        assert {event.reason for event in events if event.kind == "intake"} == {""}


def test_asking_for_advice_by_address_shows_the_same_to_others(cast: Cast, notice: Notice, client):
    events = read_by(client, cast.kim, f"{notice.system.get_absolute_url()}?soort=advice")
    assert "advice" not in {event.kind for event in events}
