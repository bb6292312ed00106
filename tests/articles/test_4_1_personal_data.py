import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import ruled
from waarborg.intake.admission import admit
from waarborg.register.models import AISystem
from waarborg.textcheck.checking import judge


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


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("Stuur de brief aan mevrouw Zonneveld.", "4.1"),
        ("Het adres is Dorpsstraat 12, 1234 AB Waterveen.", "4.1"),
        ("Mijn cliënt, de heer Zonneveld, heeft diabetes.", "4.1c"),
        ("De heer Zonneveld is veroordeeld voor diefstal.", "4.1d"),
        ("Het BSN is 111222333.", "4.1e"),
    ],
)
def test_a_text_with_personal_data_is_found_and_refused(cast: Cast, text: str, article: str):
    ruled(cast)
    verdict = judge(
        person=cast.aisha, system=AISystem.objects.get(), purpose="samenvatten", text=text, today=timezone.localdate()
    ).verdict
    assert verdict.answer == "Nee"
    assert article in [refusal.article for refusal in verdict.refusals]
