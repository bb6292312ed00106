import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import ruled
from waarborg.intake.admission import admit
from waarborg.register.models import AISystem


@pytest.mark.parametrize("data_class", ["personal", "special_category", "criminal", "bsn"])
def test_personal_data_are_refused_in_an_allowed_system_even_when_the_report_named_them(cast: Cast, data_class: str):
    ruled(cast, data_classes=["public", "internal", data_class])
    verdict = admit(
        person=cast.aisha,
        system=AISystem.objects.get(),
        purpose="samenvatten",
        data_classes=[data_class],
        today=timezone.localdate(),
    )
    assert verdict.answer == "Nee"
    assert verdict.refusals[0].article.startswith("4.1")
