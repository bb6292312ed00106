from datetime import date, timedelta
from functools import partial

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import reported, ruled
from waarborg.accounts.models import Person
from waarborg.core.transitions import Refused
from waarborg.intake.admission import admit
from waarborg.register import actions
from waarborg.register.models import Designation, UseCase


def designate(
    by: Person, *, days: int = 90, starts_on: date | None = None, data_class: str = "personal"
) -> Designation:
    starts_on = starts_on or timezone.localdate()
    return actions.designate(
        by=by,
        use_case=UseCase.objects.get(),
        data_class=data_class,
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=days),
        reason="Verslagen bevatten namen van collega's",
    )


def test_a_designated_system_may_hold_the_data_it_was_designated_for_and_no_other(cast: Cast):
    ruled(cast)
    use_case = designate(cast.gerda).use_case
    may = partial(admit, person=cast.aisha, system=use_case.system, purpose="samenvatten", today=timezone.localdate())
    assert may(data_classes=["personal"]).allowed
    assert not may(data_classes=["personal", "bsn"]).allowed


@pytest.mark.parametrize("person", ["aisha", "chantal", "daan", "hugo", "ilse"])
def test_only_the_directie_designates(cast: Cast, person: str):
    ruled(cast)
    with pytest.raises(Refused):
        designate(getattr(cast, person))


def test_a_use_that_was_not_ruled_on_cannot_be_designated(cast: Cast):
    reported(cast.aisha)
    with pytest.raises(Refused, match="positief is besloten"):
        designate(cast.gerda)


def test_a_designation_has_a_longest_term(cast: Cast):
    ruled(cast)
    with pytest.raises(Refused, match="hoogstens"):
        designate(cast.gerda, days=1_000)


def test_a_designation_may_have_begun_but_not_be_over(cast: Cast):
    ruled(cast)
    last_week = timezone.localdate() - timedelta(days=7)
    assert designate(cast.gerda, starts_on=last_week, days=7).holds_on(timezone.localdate())
    with pytest.raises(Refused, match="al voorbij"):
        designate(cast.gerda, starts_on=last_week, days=6)
    with pytest.raises(Refused, match="voordat zij begint"):
        designate(cast.gerda, days=-1)


def test_the_last_day_of_the_calendar_can_be_asked_about(cast: Cast):
    ruled(cast)
    assert designate(cast.gerda, starts_on=date(9999, 12, 30), days=1).ends_on == date(9999, 12, 31)


@pytest.mark.parametrize("data_class", ["public", "internal", "unheard_of"])
def test_only_protected_data_is_designated(cast: Cast, data_class: str):
    ruled(cast)
    with pytest.raises(Refused, match="geen aanwijzing nodig"):
        designate(cast.gerda, data_class=data_class)
