"""A day once stood for both the wish to begin and the beginning: what migrations and the dossier make of it."""

from datetime import timedelta
from importlib import import_module

from django.apps import apps
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import draft, reported
from waarborg.intake.models import Notice
from waarborg.register.models import UseCase

IN_REGISTER = import_module("waarborg.register.migrations.0003_used_since")
IN_INTAKE = import_module("waarborg.intake.migrations.0002_used_already")


def test_a_day_that_had_come_at_the_report_was_use_and_a_later_one_a_wish(cast: Cast):
    today = timezone.localdate()
    tomorrow = today + timedelta(days=1)
    used, wished = reported(cast.aisha, starts_on=today), reported(cast.aisha, purpose="vertalen", starts_on=tomorrow)
    kept = draft(cast.aisha, already_used=None, starts_on=today)
    IN_INTAKE.tell_wish_from_use(apps, None)
    IN_REGISTER.tell_wish_from_use(apps, None)
    assert days(Notice.objects.get(pk=used.pk)) == (True, today, None)
    assert days(Notice.objects.get(pk=wished.pk)) == (False, None, tomorrow)
    assert days(Notice.objects.get(pk=kept.pk)) == (None, None, today)
    assert list(UseCase.objects.breaching()) == [used.use_case]
    IN_INTAKE.put_back(apps, None)
    IN_REGISTER.put_back(apps, None)
    assert Notice.objects.get(pk=used.pk).starts_on == UseCase.objects.get(notice=used).starts_on == today


def days(notice: Notice) -> tuple[object, ...]:
    return notice.already_used, notice.used_since, notice.starts_on


def test_a_wish_that_passed_without_a_ruling_is_told_on_the_dossier(cast: Cast, client: Client):
    tomorrow = timezone.localdate() + timedelta(days=1)
    notice = reported(cast.aisha, starts_on=tomorrow)
    client.force_login(cast.aisha)
    warning = "De gewenste begindatum is voorbij"
    assert warning not in client.get(notice.get_absolute_url()).content.decode()
    Notice.objects.update(starts_on=tomorrow - timedelta(days=2))
    assert warning in client.get(notice.get_absolute_url()).content.decode()
