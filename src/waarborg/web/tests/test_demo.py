"""The demo: a whole municipality, made by the product's own acts, in an order that could have happened."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from waarborg.accounts.models import Person, Unit
from waarborg.audit.actions import verify
from waarborg.audit.models import Event
from waarborg.core.models import Organisation
from waarborg.intake.models import Notice, Pilot, Ruling
from waarborg.intake.states import NoticeState
from waarborg.notify.models import Message, News
from waarborg.register.models import AISystem, Designation, State


@pytest.fixture(autouse=True)
def as_demo(settings) -> None:
    settings.DEMO = True


def test_the_demo_tells_two_years_of_a_municipality(db: None):
    out = StringIO()
    call_command("demo", stdout=out)
    organisation, today = Organisation.here(), timezone.localdate()
    assert Person.objects.count() == 400
    assert not Unit.objects.filter(lead=None).exists()
    assert set(AISystem.objects.values_list("state", flat=True)) == set(State.values)
    assert set(Notice.objects.values_list("state", flat=True)) == set(NoticeState.values)
    assert all(ruling.is_intact() for ruling in Ruling.objects.all())
    assert Ruling.objects.filter(deviates=True).count() == 2
    assert {pilot.starts_on <= today <= pilot.ends_on for pilot in Pilot.objects.all()} == {True, False}
    assert Designation.objects.valid_on(today).exists()
    assert Designation.objects.exclude(revoked_on=None).exists()
    assert AISystem.objects.all().lacking_public_text().count() == 2
    assert News.objects.exists()
    assert Message.objects.filter(read_at=None).exists()
    assert not Message.objects.filter(mailed_at=None).exists()
    assert verify(organisation)[1] is None
    moments = list(Event.objects.order_by("sequence").values_list("moment", flat=True))
    assert moments == sorted(moments)
    assert (moments[-1] - moments[0]).days > 700
    assert "aisha@waterveen.example" in out.getvalue()
    assert Client().login(email="aisha@waterveen.example", password="waterveen-demo")
    again = StringIO()
    call_command("demo", stdout=again)
    assert again.getvalue() == out.getvalue()
    assert Person.objects.count() == 400


def test_the_demo_leaves_a_database_in_use_alone(cast: Cast):
    with pytest.raises(CommandError, match="Er staan al gegevens"):
        call_command("demo")
    assert Person.objects.count() == len(cast.all)


@pytest.mark.django_db
def test_a_real_installation_never_gets_the_demo(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="nooit in een echte installatie"):
        call_command("demo")
    assert not Person.objects.exists()
