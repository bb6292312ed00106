"""The text for residents: what colleagues wrote becomes public only after someone looked at it (art. 2.7)."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import reported, ruled
from waarborg.audit.models import Event
from waarborg.core.transitions import Refused
from waarborg.register import actions
from waarborg.register.models import AISystem, PublicText
from waarborg.register.work import work_for


@pytest.fixture
def system(cast: Cast) -> AISystem:
    ruled(cast)
    return AISystem.objects.get()


def test_chantal_rewrites_what_was_reported(cast: Cast, client: Client, system: AISystem):
    url = reverse("register:public_text", args=[system.pk])
    client.force_login(cast.chantal)
    assert "Verslagen van vergaderingen samenvatten" in client.get(url).context["form"]["text"].value()
    page = client.post(url, {"text": "Wij vatten verslagen samen."}, follow=True).content.decode()
    assert "Wij vatten verslagen samen." in page
    assert "Nagekeken door Chantal Visser" in page
    event = Event.objects.get(act="register.public_text_confirmed")
    assert (event.article, event.data) == ("2.7", {"text": "Wij vatten verslagen samen."})
    assert client.get(url).context["form"]["text"].value() == "Wij vatten verslagen samen."


def test_the_page_of_the_system_says_that_nobody_looked_yet(cast: Cast, client: Client, system: AISystem):
    client.force_login(cast.aisha)
    page = client.get(system.get_absolute_url()).content.decode()
    assert "nog niet nagekeken" in page
    assert reverse("register:public_text", args=[system.pk]) not in page


def test_it_is_work_until_someone_looked_and_again_after_a_newer_ruling(cast: Cast, client: Client, system: AISystem):
    today = timezone.localdate()
    assert [work.about for work in work_for(cast.chantal, today)] == ["Copilot"]
    assert work_for(cast.aisha, today) == []
    actions.confirm_public_text(by=cast.chantal, system=system, text="Wij vatten verslagen samen.")
    assert work_for(cast.chantal, today) == []
    ruled(cast, purpose="vertalen")
    assert [work.about for work in work_for(cast.chantal, today)] == ["Copilot"]
    client.force_login(cast.chantal)
    assert "opnieuw nakijken" in client.get(system.get_absolute_url()).content.decode()
    actions.confirm_public_text(by=cast.chantal, system=system, text="Wij vatten verslagen samen en vertalen ze.")
    assert work_for(cast.chantal, today) == []
    assert "opnieuw nakijken" not in client.get(system.get_absolute_url()).content.decode()


def test_confirming_again_replaces_the_text(cast: Cast, system: AISystem):
    for text in ("Eerst", "Beter"):
        actions.confirm_public_text(by=cast.chantal, system=system, text=text)
    assert PublicText.objects.get().text == "Beter"


def test_the_owner_of_a_system_does_not_speak_to_residents(cast: Cast, client: Client, system: AISystem):
    assert system.owner == cast.aisha
    with pytest.raises(Refused, match="Alleen wie het register bijhoudt"):
        actions.confirm_public_text(by=cast.aisha, system=system, text="Geweldig!")
    client.force_login(cast.aisha)
    assert client.post(reverse("register:public_text", args=[system.pk]), {"text": "Geweldig!"}).status_code == 404
    assert not PublicText.objects.exists()


def test_an_empty_text_is_no_text(cast: Cast, client: Client, system: AISystem):
    with pytest.raises(Refused, match="Schrijf op wat inwoners"):
        actions.confirm_public_text(by=cast.chantal, system=system, text="  ")
    client.force_login(cast.chantal)
    page = client.post(reverse("register:public_text", args=[system.pk]), {"text": ""}).content.decode()
    assert "Schrijf op wat inwoners over dit systeem moeten weten." in page


def test_of_what_is_not_in_use_nothing_becomes_public(cast: Cast, client: Client):
    reported(cast.aisha)
    proposed = AISystem.objects.get()
    client.force_login(cast.chantal)
    page = client.get(reverse("register:public_text", args=[proposed.pk]))
    assert page.status_code == 409
    assert "Bekijk hoe het er nu voor staat" in page.content.decode()
    with pytest.raises(Refused, match="alleen wat nu in gebruik is"):
        actions.confirm_public_text(by=cast.chantal, system=proposed, text="Alvast")
