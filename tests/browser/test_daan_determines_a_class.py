"""From a report without a class to a class that everyone reads, through the pages as people see them."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD, Cast, assemble
from tests.scenes import advised
from waarborg.register.models import UseCase

pytestmark = pytest.mark.django_db(transaction=True)

Enter = Callable[..., Page]
ANSWERS = (
    "Ja, bijvoorbeeld een tekst, score, advies of keuze",
    "Ja, wij gebruiken een toepassing op zo'n model",
    "Geen van deze",
    "Nee, niets daarvan",
    "Wij gebruiken het zoals een ander het maakt",
    "Nee",
    "Nee, geen van deze",
    "Ja",
)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return assemble(password=PASSWORD)


def test_daan_determines_a_class_and_gerda_may_then_decide(cast: Cast, enter: Enter):
    notice = advised(cast, risk="")
    use = UseCase.objects.get(notice=notice)
    gerda = enter(cast.gerda)
    gerda.goto(reverse("intake:rule", args=[notice.pk]))
    expect(gerda.get_by_text("De risicoklasse is nog te bepalen. Dat moet vooraf.").first).to_be_visible()

    daan = enter(cast.daan)
    daan.get_by_role("link", name="Bepaal de risicoklasse van Copilot").click()
    daan.get_by_role("button", name="Bepaal de risicoklasse").click()
    for answer in ANSWERS:
        daan.get_by_role("radio", name=answer, exact=True).check()
        daan.get_by_role("button", name="Verder", exact=True).click()
    daan.get_by_role("checkbox", name="Mensen praten of chatten ermee").check()
    daan.get_by_role("button", name="Verder", exact=True).click()
    for answer in ("Nee", "Nee"):
        daan.get_by_role("radio", name=answer, exact=True).check()
        daan.get_by_role("button", name="Verder", exact=True).click()
    daan.get_by_role("button", name="Klasse vaststellen").click()
    expect(daan.get_by_role("article", name="Risicoklasse")).to_contain_text("Beperkt risico")

    gerda.reload()
    expect(gerda.get_by_text("De risicoklasse is nog te bepalen")).to_have_count(0)
    gerda.get_by_role("radio", name="Toegestaan", exact=False).first.check()
    gerda.get_by_role("button", name="Besluit vastleggen").click()
    expect(gerda.get_by_text("Uw besluit is vastgelegd", exact=False)).to_be_visible()
    aisha = enter(cast.aisha)
    aisha.goto(reverse("assessment:use", args=[use.pk]))
    expect(aisha.get_by_text("Het zou anders zijn als")).to_be_visible()
