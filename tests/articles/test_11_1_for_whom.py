from functools import partial

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import ruled
from waarborg.intake.admission import admit
from waarborg.register.models import AISystem


@pytest.mark.parametrize("kind", ["staff", "hired", "management", "college", "partner"])
def test_the_same_verdict_holds_for_every_kind_of_person(cast: Cast, kind: str):
    ruled(cast)
    cast.joost.kind = kind
    system = AISystem.objects.get()
    may = partial(admit, system=system, purpose="samenvatten", data_classes=["internal"], today=timezone.localdate())
    assert may(person=cast.joost).allowed == may(person=cast.aisha).allowed


def test_who_no_longer_works_here_may_use_nothing(cast: Cast):
    ruled(cast)
    cast.joost.is_active = False
    verdict = admit(
        person=cast.joost,
        system=AISystem.objects.get(),
        purpose="samenvatten",
        data_classes=["public"],
        today=timezone.localdate(),
    )
    assert [reason.article for reason in verdict.refusals] == ["11.1"]
