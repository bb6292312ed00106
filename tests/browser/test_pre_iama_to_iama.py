"""From a pre-IAMA that asks for an IAMA to one that two people answered, Gerda signed, and that reads as a PDF."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.cast import PASSWORD, Cast, assemble
from waarborg.assessment.instruments import own_instruments
from waarborg.assessment.models import ImpactAssessment, Risk
from waarborg.assessment.tests.dossiers.scenes import a_use, classified, offered_text
from waarborg.register.models import UseCase

pytestmark = pytest.mark.django_db(transaction=True)

Enter = Callable[..., Page]
PRE_IAMA, IAMA = "pre_iama", "iama"
RESIDUAL = "Een inwoner begrijpt een zin verkeerd; bellen blijft mogelijk."


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return assemble(password=PASSWORD)


@pytest.fixture
def use(cast: Cast) -> UseCase:
    """Signals about social assistance, in the high risk class: the pre-IAMA must ask for an IAMA."""
    use = a_use(cast, affected="residents", output_role="prepares", data_classes=["public", "personal"])
    classified(cast, use, Risk.HIGH, roles=["deployer"], annex_iii="5a")
    for key in {PRE_IAMA, IAMA} - own_instruments().keys():
        offered_text(cast, key=key, title=key, advice=key == PRE_IAMA)
    return use


def test_from_pre_iama_to_a_signed_iama(cast: Cast, use: UseCase, enter: Enter, tmp_path: Path):
    chantal = enter(cast.chantal)
    begin(chantal, use, PRE_IAMA)
    answer_everything(chantal)
    expect(chantal.get_by_role("article", name="Uitkomst")).to_contain_text("De risicoklasse is hoog")
    finish(chantal, use)

    begin(chantal, use, IAMA)
    ask_to_write_along(chantal, use, "Aisha Bakkali")
    aisha = enter(cast.aisha)
    both_answer_the_same_question(chantal, aisha, use)
    answer_everything(aisha)
    hand_in_and_advise(aisha, chantal, use)

    gerda = enter(cast.gerda)
    accept(gerda, use)
    words = words_of(download(gerda, tmp_path))
    assert RESIDUAL in words
    assert "Gerda Smit" in words
    assert "Aisha Bakkali" in words


def test_without_javascript_a_pre_iama_is_answered_and_finished(cast: Cast, use: UseCase, enter: Enter):
    chantal = enter(cast.chantal, java_script_enabled=False)
    begin(chantal, use, PRE_IAMA)
    answer_everything(chantal)
    finish(chantal, use)


def dossier(use: UseCase, key: str) -> ImpactAssessment:
    return ImpactAssessment.objects.get(use_case=use, instrument_key=key)


def begin(page: Page, use: UseCase, key: str) -> None:
    page.goto(f"/beoordelen/toepassing/{use.pk}/dossiers/{key}/begin/")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_role("link", name="Begin met antwoorden").click()
    expect(page.get_by_text("deel 1 van")).to_be_visible()


def answer_everything(page: Page) -> None:
    """Part after part, whatever is asked: no where one may say no, else the first choice, else some words."""
    for _ in range(40):
        if page.url.endswith("/uitkomst/"):
            return
        fill_in(page)
        page.get_by_role("button", name="Verder", exact=True).click()
    raise AssertionError(f"stuck at {page.url}")


def fill_in(page: Page) -> None:
    for asked in page.locator(".w-asked").all():
        words, number = asked.locator("textarea"), asked.locator("input[type=number]")
        if words.count():
            words.fill(words.input_value() or "Dit staat in het werkproces.")
        elif number.count():
            number.fill(number.input_value() or "1")
        elif not asked.locator("input:checked").count():
            no = asked.get_by_label("Nee", exact=True)
            (no if no.count() else asked.locator("input[type=radio], input[type=checkbox]").first).check()


def ask_to_write_along(page: Page, use: UseCase, name: str) -> None:
    page.goto(f"{dossier(use, IAMA).get_absolute_url()}schrijvers/")
    page.get_by_label("Wie schrijft mee?").fill(name)
    page.get_by_role("button", name="Vraag mee te schrijven").click()
    expect(page.get_by_text(f"{name} kan nu meeschrijven")).to_be_visible()


def both_answer_the_same_question(first: Page, second: Page, use: UseCase) -> None:
    """Both have the page open; who saves second sees both answers and decides."""
    assessment = dossier(use, IAMA)
    for page in (first, second):
        page.goto(assessment.part_url(assessment.instrument().parts[0].key))
    first.locator("textarea").first.fill("Van Chantal")
    first.get_by_role("button", name="Bewaren en later verder").click()
    expect(first.get_by_text("Uw antwoorden zijn bewaard")).to_be_visible()
    second.locator("textarea").first.fill("Van Aisha")
    second.get_by_role("button", name="Bewaren en later verder").click()
    expect(second.get_by_role("region", name="Antwoord van Chantal Visser")).to_contain_text("Van Chantal")
    second.locator("textarea").first.fill("Van ons samen")


def finish(page: Page, use: UseCase) -> None:
    page.goto(f"{dossier(use, PRE_IAMA).get_absolute_url()}ondertekenen/")
    page.get_by_role("button", name="Rond af").click()
    expect(page.get_by_text("De beoordeling is afgerond.")).to_be_visible()
    assert dossier(use, PRE_IAMA).outcome_key == "required"


def hand_in_and_advise(author: Page, adviser: Page, use: UseCase) -> None:
    address = f"{dossier(use, IAMA).get_absolute_url()}ondertekenen/"
    author.goto(address)
    author.get_by_role("button", name="Bied aan ter vaststelling").click()
    expect(author.get_by_text("De beoordeling is aangeboden.")).to_be_visible()
    adviser.goto(address)
    adviser.get_by_role("radio", name="Positief: het restrisico is aanvaardbaar").check()
    adviser.get_by_role("group", name="Wat adviseert u?").locator("xpath=following::textarea[1]").fill("Beheersbaar")
    adviser.get_by_role("button", name="Geef advies").click()
    expect(adviser.get_by_text("Uw advies is gegeven.")).to_be_visible()


def accept(page: Page, use: UseCase) -> None:
    page.goto("/mijn-werk/")
    page.get_by_role("link", name="Stel vast:").click()
    page.get_by_role("link", name="Vaststellen").click()
    page.get_by_label("Welk restrisico aanvaardt u?").fill(RESIDUAL)
    page.get_by_role("button", name="Stel vast en aanvaard het restrisico").click()
    expect(page.get_by_text("Het restrisico is aanvaard.")).to_be_visible()


def download(page: Page, folder: Path) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Rapport (PDF)").click()
    kept = folder / waiting.value.suggested_filename
    waiting.value.save_as(kept)
    return kept.read_bytes()


def words_of(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(text.split())
