from datetime import timedelta
from functools import partial

from tests.cast import Cast
from tests.scenes import ruled
from waarborg.core.rulebook import book
from waarborg.intake.admission import admit
from waarborg.register.models import AISystem, UseCase


def test_the_policy_holds_from_its_first_day_and_not_a_day_before(cast: Cast):
    ruled(cast)
    first = book().policy.effective_from
    UseCase.objects.update(ruled_on=first - timedelta(days=30))
    may = partial(
        admit, person=cast.aisha, system=AISystem.objects.get(), purpose="samenvatten", data_classes=["public"]
    )
    assert may(today=first).allowed
    before = may(today=first - timedelta(days=1))
    assert [reason.article for reason in before.refusals] == ["12.1"]
