import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import reported, ruled
from waarborg.core.transitions import Refused
from waarborg.intake.admission import admit
from waarborg.register.models import AISystem


def test_private_use_of_an_allowed_system_is_refused(cast: Cast):
    ruled(cast)
    verdict = admit(
        person=cast.aisha,
        system=AISystem.objects.get(),
        purpose="prive",
        data_classes=["public"],
        today=timezone.localdate(),
    )
    assert [reason.article for reason in verdict.refusals] == ["5.2"]


def test_private_use_cannot_be_reported(cast: Cast):
    with pytest.raises(Refused) as refusal:
        reported(cast.aisha, purpose="prive")
    assert refusal.value.verdict.refusals[0].article == "5.2"
