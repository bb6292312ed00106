"""Reminders of work: at the moments of the policy, once each, however often the job runs."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from waarborg.accounts.models import Person
from waarborg.core.rulebook import book
from waarborg.notify.actions import escalate, next_in_line, remind
from waarborg.notify.models import Message, Work
from waarborg.notify.rules import GRACE, LATE, moment_of

DUE = date(2026, 12, 31)
WORK = Work("Geef advies over de melding", "/melden/1/", DUE, "2.3", "Copilot voor verslagen")


def on(left: int) -> date:
    return DUE - timedelta(days=left)


@pytest.mark.parametrize(
    ("left", "moment"),
    [(31, None), (30, 30), (28, 30), (27, None), (8, None), (7, 7), (5, 7), (4, None), (1, 1), (0, 1), (-1, LATE)],
)
def test_each_moment_has_its_days(left, moment):
    assert moment_of(left, (30, 7, 1)) == moment


def test_a_reminder_that_could_not_go_out_goes_out_within_the_grace():
    assert moment_of(7 - GRACE, (30, 7)) == 7
    assert moment_of(7 - GRACE - 1, (30, 7)) is None


def test_it_reminds_once_of_each_moment(cast):
    told = [remind(cast.chantal, [WORK], on(left)) for left in range(40, -10, -1)]
    assert sum(told) == len(book().policy.terms.reminders) + 1
    assert Message.objects.filter(person=cast.chantal).count() == sum(told)


def test_running_again_on_the_same_day_tells_nothing_new(cast):
    assert remind(cast.chantal, [WORK], on(7)) == 1
    assert remind(cast.chantal, [WORK], on(7)) == 0


def test_the_reminder_says_what_by_when_and_where(cast):
    remind(cast.chantal, [WORK], on(7))
    message = Message.objects.get()
    assert message.sentence == "Nog 7 dagen: Geef advies over de melding"
    assert message.body == "Copilot voor verslagen\nUiterlijk 31 december 2026."
    assert message.url == "/melden/1/"


def test_work_without_a_date_is_left_alone(cast):
    assert remind(cast.chantal, [replace(WORK, due=None)], on(7)) == 0
    assert escalate(cast.chantal, [replace(WORK, due=None)], on(-99)) == 0


def test_another_end_is_told_again(cast):
    remind(cast.chantal, [WORK], on(7))
    later = replace(WORK, due=DUE + timedelta(days=10))
    assert remind(cast.chantal, [later], on(-3)) == 1


def test_the_team_leader_hears_of_work_that_is_long_overdue(cast):
    after = book().policy.terms.escalation
    assert escalate(cast.aisha, [WORK], on(-after + 1)) == 0
    assert escalate(cast.aisha, [WORK], on(-after)) == 1
    assert escalate(cast.aisha, [WORK], on(-after - 1)) == 0
    message = Message.objects.get()
    assert message.person == cast.bram
    assert message.sentence == f"{after} dagen te laat: Geef advies over de melding"
    assert "Dit wacht op Aisha Bakkali." in message.body


def test_without_a_team_leader_the_board_hears(cast):
    assert next_in_line(cast.gerda) == [cast.chantal]


def test_a_team_leader_is_not_their_own_next_in_line(cast):
    assert next_in_line(Person.objects.get(pk=cast.bram.pk)) == [cast.chantal]


def test_work_that_several_people_share_is_escalated_once(cast):
    escalate(cast.daan, [WORK], on(-30))
    escalate(cast.els, [WORK], on(-30))
    assert Message.objects.filter(person=cast.chantal).count() == 1
