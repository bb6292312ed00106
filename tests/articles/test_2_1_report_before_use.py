from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import draft, reported, ruled
from waarborg.core.transitions import Refused, move
from waarborg.intake import actions
from waarborg.intake.admission import admit
from waarborg.register.models import AISystem, UseCase
from waarborg.register.states import TAKE_INTO_USE


def test_a_new_system_and_ai_in_existing_work_are_both_reported(cast: Cast):
    new = reported(cast.aisha)
    existing = reported(cast.bram, kind="existing_work", system=new.system, purpose="vertalen")
    assert (new.kind, existing.kind) == ("new_system", "existing_work")
    assert existing.system == new.system
    assert AISystem.objects.count() == 1


def test_without_a_report_use_is_not_allowed(cast: Cast):
    system = AISystem.objects.create(organisation=cast.aisha.organisation, name="Onbekend", kind="text_generator")
    verdict = admit(
        person=cast.aisha,
        system=system,
        purpose="samenvatten",
        data_classes=["public"],
        today=timezone.localdate(),
    )
    assert "2.1" in {reason.article for reason in verdict.refusals}


def test_there_is_no_other_road_to_use_than_a_ruling(cast: Cast):
    use_case = reported(cast.aisha).use_case
    assert use_case is not None
    with pytest.raises(Refused) as refusal:
        move(TAKE_INTO_USE, use_case, by=cast.gerda, today=timezone.localdate())
    assert refusal.value.verdict.refusals[0].article == "2.1"


def test_the_database_itself_refuses_a_use_without_a_ruling(cast: Cast):
    reported(cast.aisha)
    with pytest.raises(IntegrityError), transaction.atomic():
        UseCase.objects.update(state="in_use")


def test_use_before_the_ruling_shows_as_a_breach(cast: Cast, client):
    today = timezone.localdate()
    ruled(cast, already_used=True, used_since=today - timedelta(days=10))
    use_case = UseCase.objects.get()
    assert use_case.breaches_report_first
    client.force_login(cast.chantal)
    page = client.get(f"/register/{use_case.system_id}/").content.decode()
    assert "vóór het besluit" in page


def test_a_wish_to_begin_is_no_breach_whenever_the_ruling_comes(cast: Cast):
    ruled(cast, starts_on=timezone.localdate() - timedelta(days=10))
    assert not UseCase.objects.get().breaches_report_first
    assert not UseCase.objects.breaching().exists()


def test_an_incomplete_report_is_refused_with_the_question_that_is_open(cast: Cast):
    with pytest.raises(Refused, match="Vraag 3 is nog niet beantwoord"):
        actions.submit(by=cast.aisha, notice=draft(cast.aisha, process=""))
