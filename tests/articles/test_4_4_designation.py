from datetime import timedelta
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


def designate(by: Person, *, days: int = 90) -> Designation:
    today = timezone.localdate()
    return actions.designate(
        by=by,
        use_case=UseCase.objects.get(),
        data_class="personal",
        starts_on=today,
        ends_on=today + timedelta(days=days),
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
