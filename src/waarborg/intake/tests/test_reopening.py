"""A material change after a ruling is told to whoever advises, and stays their work until they advised again."""

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import reported, ruled
from waarborg.core.transitions import Refused
from waarborg.intake import actions
from waarborg.intake.admission import admit
from waarborg.intake.models import Notice
from waarborg.intake.work import work_for
from waarborg.notify.models import Message
from waarborg.register import actions as register
from waarborg.register.models import AISystem, UseCase
from waarborg.rulebook import Verdict

MOVED = {"hosting": "consumer"}


def change(cast: Cast, **facts: str) -> None:
    system = AISystem.objects.get(name="Copilot")
    register.change_system(by=cast.hugo, system=system, facts=facts or MOVED, why="De leverancier verhuisde")


def to_look_at(cast: Cast) -> list[str]:
    work = work_for(cast.chantal, timezone.localdate())
    return [item.url for item in work if item.sentence.startswith("Adviseer opnieuw")]


def test_the_board_is_told_what_changed_and_finds_it_in_its_work(cast: Cast, client: Client):
    ruling = ruled(cast)
    change(cast)
    message = Message.objects.get(person=cast.chantal, sentence__contains="gewijzigd na het besluit")
    assert "Waar het draait: nog te bepalen → " in message.body
    assert "De leverancier verhuisde" in message.body
    dossier = ruling.notice.get_absolute_url()
    assert to_look_at(cast) == [dossier]
    client.force_login(cast.chantal)
    assert dossier in client.get("/iboard/").content.decode()
    shown = client.get(dossier).content.decode()
    assert "Het systeem is gewijzigd na het besluit. Het iBoard adviseert opnieuw." in shown
    assert 'id="advies-geven"' in shown
    assert "adviseert opnieuw" in client.get(f"/melden/besluit/{ruling.pk}/").content.decode()


def test_the_page_of_the_system_says_who_looks_until_there_is_a_new_ruling(cast: Cast, client: Client):
    ruled(cast)
    change(cast)
    url = AISystem.objects.get().get_absolute_url()
    client.force_login(cast.chantal)
    step = client.get(url).context["step"]
    assert step.sentence.startswith("Gewijzigd na het besluit van ")
    assert step.url == "/iboard/#gewijzigd"
    client.force_login(cast.aisha)
    step = client.get(url).context["step"]
    assert step.sentence.endswith("iBoard kijkt of er een nieuw besluit nodig is.")
    assert step.label == "Mag ik dit?"
    notice = advise_again(cast)
    actions.rule(by=cast.gerda, notice=notice, outcome="approved", reason="Het nut weegt zwaarder")
    assert "Gewijzigd na het besluit" not in client.get(url).context["step"].sentence


@pytest.mark.parametrize("facts", [{"description": "Andere tekst"}, {"website": "https://copilot.example"}])
def test_a_change_that_does_not_matter_is_nobodys_work(cast: Cast, facts: dict[str, str]):
    ruled(cast)
    change(cast, **facts)
    assert to_look_at(cast) == []
    assert not Message.objects.filter(sentence__contains="gewijzigd na het besluit").exists()


def test_before_a_ruling_a_change_is_no_news(cast: Cast):
    reported(cast.aisha)
    change(cast)
    assert to_look_at(cast) == []


def answer(cast: Cast) -> Verdict:
    system, today = AISystem.objects.get(), timezone.localdate()
    return admit(person=cast.aisha, system=system, purpose="samenvatten", data_classes=["internal"], today=today)


def advise_again(cast: Cast) -> Notice:
    notice = Notice.objects.get()
    actions.advise(by=cast.chantal, notice=notice, stance="negative", text="Deze leverancier leest mee")
    return notice


def test_without_a_change_the_board_does_not_advise_on_what_was_decided(cast: Cast):
    ruled(cast)
    with pytest.raises(Refused, match="dat geldt nog"):
        advise_again(cast)


def test_until_the_new_ruling_the_work_goes_on(cast: Cast, client: Client):
    ruled(cast)
    change(cast)
    notice = advise_again(cast)
    assert to_look_at(cast) == []
    assert answer(cast).allowed
    client.force_login(cast.aisha)
    shown = client.get(notice.get_absolute_url()).content.decode()
    assert "Er komt een nieuw besluit. Tot dan geldt dat van" in shown
    assert "Tot dan geldt het vorige besluit." in shown


@pytest.mark.parametrize("outcome", ["approved", "pilot", "rejected"])
def test_the_new_ruling_is_the_one_that_holds(cast: Cast, outcome: str):
    ruled(cast)
    change(cast)
    notice, today = advise_again(cast), timezone.localdate()
    terms = actions.PilotTerms(today, today, success="Ja", stop="Nee", members=[cast.bram])
    pilot = terms if outcome == "pilot" else None
    actions.rule(by=cast.gerda, notice=notice, outcome=outcome, reason="Opnieuw bekeken", pilot=pilot)
    use_case = UseCase.objects.get()
    state = {"approved": "in_use"}.get(outcome, outcome)
    assert (use_case.state, use_case.system.state, use_case.reopened_at) == (state, state, None)
    assert answer(cast).allowed == (outcome == "approved")
    assert to_look_at(cast) == []


def test_a_rejected_use_is_not_looked_at_again(cast: Cast):
    ruled(cast, outcome="rejected")
    change(cast)
    assert UseCase.objects.get().reopened_at is None


def test_what_the_log_knew_before_is_carried_over(cast: Cast):
    ruled(cast)
    change(cast)
    moment = UseCase.objects.get().reopened_at
    UseCase.objects.update(reopened_at=None)
    import_module("waarborg.intake.migrations.0005_reopen_changed_uses").reopen(apps, None)
    found = UseCase.objects.get().reopened_at
    assert moment is not None
    assert found is not None
    assert abs((found - moment).total_seconds()) < 60


def test_a_use_without_a_ruling_here_is_nobody_s_work_and_leaves_the_queue_open(cast: Cast, client: Client):
    """Brought in from elsewhere: the register knows that there was a ruling, but there is none to look at."""
    ruled(cast)
    change(cast)
    Notice.objects.update(use_case=None)
    assert to_look_at(cast) == []
    client.force_login(cast.chantal)
    assert client.get(reverse("intake:board")).context["reopened"] == []
