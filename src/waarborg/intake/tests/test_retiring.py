"""When the road of a notice ends, nothing and nobody waits on it any more, and whoever was at work on it is told."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import advised, reported, ruled
from waarborg.accounts.models import Person
from waarborg.advice.models import AdviceRequest
from waarborg.audit.models import Event
from waarborg.core.transitions import Refused
from waarborg.intake import actions
from waarborg.intake.models import Notice
from waarborg.intake.work import work_for
from waarborg.notify.models import Message
from waarborg.register.models import AISystem
from waarborg.web.figures import conditions_late


def retire(cast: Cast) -> None:
    actions.retire(by=cast.hugo, system=AISystem.objects.get(), reason="Contract is op")


def ask(cast: Cast, notice: Notice, by: Person | None = None) -> AdviceRequest:
    return actions.ask_adviser(by=by or cast.chantal, notice=notice, to_role="ciso", question="Is dit veilig?")


def conditions_seen(cast: Cast, client) -> tuple[int, int, int]:
    """How many late conditions the owner, the home page and the queue of the board show."""
    late_on = timezone.localdate() + timedelta(days=40)
    work = [item for item in work_for(cast.bram, late_on) if item.sentence.startswith("Voorwaarde")]
    figure = conditions_late(cast.bram.organisation_id, late_on, "")
    client.force_login(cast.chantal)
    return len(work), figure.number, len(client.get(reverse("intake:board")).context["late_conditions"])


def test_a_condition_of_a_system_out_of_use_asks_nothing_of_anyone(cast: Cast, client):
    notice = ruled(cast, outcome="conditions").notice
    notice.conditions.update(due_on=timezone.localdate() - timedelta(days=1))
    assert conditions_seen(cast, client) == (1, 1, 1)
    retire(cast)
    assert conditions_seen(cast, client) == (0, 0, 0)


def test_an_adviser_hears_that_a_system_out_of_use_needs_no_advice_any_more(cast: Cast):
    asked = ask(cast, ruled(cast).notice)
    retire(cast)
    asked.refresh_from_db()
    assert asked.state == "withdrawn"
    event = Event.objects.about(asked).get(act="advice.withdrawn")
    assert (event.actor_name, event.reason) == ("Hugo Jansen", "Copilot is uit gebruik genomen.")
    message = Message.objects.get(person=cast.els, sentence__contains="niet meer nodig")
    assert message.url == asked.get_absolute_url()


def test_an_adviser_hears_that_a_notice_was_withdrawn(cast: Cast):
    notice = reported(cast.aisha)
    asked = ask(cast, notice)
    actions.withdraw(by=cast.aisha, notice=notice)
    asked.refresh_from_db()
    assert asked.state == "withdrawn"
    event = Event.objects.about(asked).get(act="advice.withdrawn")
    assert (event.actor_name, event.reason) == ("Aisha Bakkali", f"Melding {notice.number} ingetrokken.")
    assert Message.objects.filter(person=cast.els, sentence__contains="niet meer nodig").exists()


def test_a_question_that_was_answered_stays_answered(cast: Cast):
    asked = ask(cast, ruled(cast).notice)
    AdviceRequest.objects.update(state="answered")
    retire(cast)
    asked.refresh_from_db()
    assert asked.state == "answered"
    assert not Message.objects.filter(sentence__contains="niet meer nodig").exists()


@pytest.mark.parametrize("state", ["rejected", "withdrawn", "ended"])
def test_nobody_is_asked_for_advice_about_a_closed_notice(cast: Cast, client, state: str):
    notice = advised(cast)
    Notice.objects.update(state=state)
    client.force_login(cast.chantal)
    assert "ask_adviser" not in [button.page for button in client.get(notice.get_absolute_url()).context["work"]]
    assert client.get(reverse("intake:ask_adviser", args=[notice.pk])).status_code == 409
    with pytest.raises(Refused, match="er is niets meer om advies over te vragen"):
        ask(cast, notice)
    assert not AdviceRequest.objects.exists()


@pytest.mark.parametrize("name", ["aisha", "daan", "hugo"])
def test_only_who_advises_or_decides_asks_an_adviser_about_a_notice(cast: Cast, name: str):
    notice = reported(cast.aisha)
    with pytest.raises(Refused, match="Bij een melding vragen"):
        ask(cast, notice, by=getattr(cast, name))
    assert ask(cast, notice, by=cast.gerda).use_case == notice.use_case
