import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import ruled
from waarborg.intake.admission import admit
from waarborg.register.models import AISystem
from waarborg.textcheck.checking import judge


@pytest.mark.parametrize("data_class", ["confidential", "secret"])
def test_confidential_and_secret_data_are_refused_in_an_allowed_system_even_when_the_report_named_them(
    cast: Cast, data_class: str
):
    ruled(cast, data_classes=["public", "internal", data_class])
    verdict = admit(
        person=cast.aisha,
        system=AISystem.objects.get(),
        purpose="samenvatten",
        data_classes=[data_class],
        today=timezone.localdate(),
    )
    assert verdict.answer == "Nee"
    assert verdict.refusals[0].article.startswith("4.2")


@pytest.mark.parametrize("text", ["VERTROUWELIJK\n\nDe onderhandeling begint.", "Het wachtwoord is Zomer-2026!regen."])
def test_a_text_with_confidential_information_is_found_and_refused(cast: Cast, text: str):
    ruled(cast)
    verdict = judge(
        person=cast.aisha, system=AISystem.objects.get(), purpose="samenvatten", text=text, today=timezone.localdate()
    ).verdict
    assert verdict.answer == "Nee"
    assert [refusal.article for refusal in verdict.refusals] == ["4.2"]
