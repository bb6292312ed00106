from django.utils import timezone

from tests.cast import Cast
from waarborg.intake.admission import admit
from waarborg.register.models import AISystem


def test_an_unreported_use_is_not_yet_and_comes_with_the_way_to_report_it(cast: Cast):
    system = AISystem.objects.create(organisation=cast.aisha.organisation, name="Onbekend", kind="text_generator")
    verdict = admit(
        person=cast.aisha,
        system=system,
        purpose="samenvatten",
        data_classes=["public"],
        today=timezone.localdate(),
    )
    assert verdict.answer == "Nog niet"
    way_on = verdict.refusals[0].way_on
    assert way_on is not None
    assert way_on.url.startswith("/melden/nieuw/")
