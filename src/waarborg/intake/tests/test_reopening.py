"""A material change after a ruling is told to whoever advises, and stays their work until a new ruling is asked."""

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import reported, ruled
from waarborg.intake import actions
from waarborg.intake.models import Notice
from waarborg.intake.work import work_for
from waarborg.notify.models import Message
from waarborg.register import actions as register
from waarborg.register.models import AISystem, UseCase

MOVED = {"hosting": "consumer"}


def change(cast: Cast, **facts: str) -> None:
    system = AISystem.objects.get(name="Copilot")
    register.change_system(by=cast.hugo, system=system, facts=facts or MOVED, why="De leverancier verhuisde")


def to_look_at(cast: Cast) -> list[str]:
    work = work_for(cast.chantal, timezone.localdate())
    return [item.url for item in work if item.sentence.startswith("Kijk of het besluit nog klopt")]


def test_the_board_is_told_what_changed_and_finds_it_in_its_work(cast: Cast, client: Client):
    ruling = ruled(cast)
    change(cast)
    message = Message.objects.get(person=cast.chantal, sentence__contains="gewijzigd na het besluit")
    assert "Waar het draait: nog te bepalen → " in message.body
    assert "De leverancier verhuisde" in message.body
    assert to_look_at(cast) == [f"/melden/besluit/{ruling.pk}/"]
    client.force_login(cast.chantal)
    assert f"/melden/besluit/{ruling.pk}/" in client.get("/iboard/").content.decode()
    assert "Vraag opnieuw om een besluit" in client.get(f"/melden/besluit/{ruling.pk}/").content.decode()


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


def test_it_is_done_when_a_new_ruling_is_asked_for(cast: Cast):
    ruled(cast)
    change(cast)
    reported(cast.bram)
    assert to_look_at(cast) == []


def test_a_new_ruling_on_the_use_closes_it(cast: Cast):
    notice = ruled(cast, outcome="pilot").notice
    change(cast)
    actions.advise(by=cast.chantal, notice=notice, stance="positive", text="Ook bij deze leverancier")
    assert UseCase.objects.get().reopened_at is not None
    actions.rule(by=cast.gerda, notice=Notice.objects.get(), outcome="approved")
    assert UseCase.objects.get().reopened_at is None
    assert to_look_at(cast) == []


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
