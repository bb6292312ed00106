"""A letter with a BSN: no, masked, copied, checked again, allowed; and the answer of the AI with its names back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.cast import PASSWORD, Cast, assemble
from tests.scenes import ruled
from waarborg.textcheck.tests.examples import LETTER, NAME

pytestmark = pytest.mark.django_db(transaction=True)

Enter = Callable[..., Page]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    cast = assemble(password=PASSWORD)
    ruled(cast)
    return cast


def test_aisha_masks_a_letter_and_copies_it(cast: Cast, enter: Enter):
    aisha = enter(cast.aisha, permissions=["clipboard-read", "clipboard-write"])
    check_letter(aisha)
    expect(aisha.get_by_role("heading", name="Nee")).to_be_focused()
    expect_refusal(verdict_on(aisha))
    aisha.get_by_role("button", name="Maskeer en kopieer").click()
    expect(aisha.get_by_role("status").filter(has_text="Gekopieerd.")).to_be_visible()
    copied = aisha.evaluate("navigator.clipboard.readText()")
    assert copied == masked_on(aisha).input_value()
    assert NAME not in copied
    aisha.get_by_label("Uw tekst", exact=True).fill(copied)
    aisha.get_by_role("button", name="Controleer", exact=True).click()
    expect(verdict_on(aisha).get_by_text("Ja, met voorwaarden", exact=True)).to_be_visible()


def test_without_javascript_aisha_corrects_what_is_masked_and_puts_the_name_back(cast: Cast, enter: Enter):
    aisha = enter(cast.aisha, java_script_enabled=False)
    check_letter(aisha)
    expect_refusal(verdict_on(aisha))
    expect(aisha.get_by_role("button", name="Maskeer en kopieer")).to_be_hidden()
    expect(aisha.locator(".w-masked noscript p")).to_be_visible()
    expect(aisha.get_by_text("in de gemaskeerde tekst is niets meer gevonden")).to_be_visible()
    aisha.locator("summary", has_text="Iets anders maskeren").click()
    aisha.get_by_label("Dorpsstraat 12").uncheck()
    aisha.get_by_label("Ook maskeren").fill("parkeervergunning")
    aisha.get_by_role("button", name="Maskeer opnieuw").click()
    expect(masked_on(aisha)).to_have_value(re.compile("een <WOORD_1> aangevraagd.* Dorpsstraat 12", re.DOTALL))
    expect(aisha.get_by_text("in de gemaskeerde tekst staat nog: adressen (1)")).to_be_visible()
    aisha.locator("summary", has_text="Gegevens terugzetten").click()
    aisha.get_by_label("Het antwoord van de AI").fill("Beste <PERSOON 1>, uw WOORD_1 is klaar. <BSN_1>")
    with aisha.context.expect_page() as opened:
        aisha.get_by_role("button", name="Zet de gegevens terug").click()
    restored = opened.value.get_by_role("group", name="Het antwoord, met wat is teruggezet")
    expect(restored).to_have_text(f"Beste {NAME}, uw parkeervergunning is klaar. <BSN_1>")
    expect(opened.value.get_by_text("2 teruggezet, 1 niet: <BSN_1>.")).to_be_visible()
    expect(verdict_on(aisha)).to_be_visible()


def test_a_remark_about_a_finding_is_confirmed_in_its_place(cast: Cast, enter: Enter):
    aisha = enter(cast.aisha)
    check_letter(aisha)
    aisha.locator("summary", has_text="Waarom dit is gevonden").click()
    aisha.get_by_role("button", name="vondst 1,").click()
    expect(aisha.get_by_text("Dank u. Geteld bij: naam van een persoon.")).to_be_focused()
    expect(aisha.get_by_role("button", name="vondst 1,")).to_have_count(0)
    aisha.get_by_label("Miste de controle iets?").select_option(label="iets anders")
    aisha.get_by_role("button", name="Meld het").click()
    expect(aisha.get_by_text("Dank u. Geteld bij: iets anders.")).to_be_visible()
    expect(verdict_on(aisha)).to_be_visible()


def test_without_javascript_a_remark_opens_beside_the_checked_text(cast: Cast, enter: Enter):
    aisha = enter(cast.aisha, java_script_enabled=False)
    check_letter(aisha)
    aisha.locator("summary", has_text="Waarom dit is gevonden").click()
    with aisha.context.expect_page() as opened:
        aisha.get_by_role("button", name="vondst 1,").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Dank u")
    expect(verdict_on(aisha)).to_be_visible()


def test_printed_there_is_the_answer_and_the_whole_masked_text(cast: Cast, enter: Enter):
    aisha = enter(cast.aisha)
    check_letter(aisha)
    aisha.emulate_media(media="print")
    expect(verdict_on(aisha).get_by_text("Gecontroleerd op")).to_be_visible()
    expect(aisha.locator(".w-masked div.w-print")).to_contain_text("Geachte heer <PERSOON_1>")
    for unseen in (aisha.get_by_label("Uw tekst", exact=True), aisha.get_by_text("Miste de controle iets?")):
        expect(unseen).to_be_hidden()


def check_letter(page: Page) -> None:
    page.get_by_role("navigation", name="Hoofdnavigatie").get_by_role("link", name="Tekst controleren").click()
    page.get_by_label("Uw tekst", exact=True).fill(LETTER)
    page.get_by_label("Systeem").fill("Copilot")
    page.get_by_label("Waarvoor").select_option(label="Tekst samenvatten")
    page.get_by_role("button", name="Controleer", exact=True).click()


def verdict_on(page: Page) -> Locator:
    return page.get_by_role("article", name="Deze tekst in Copilot voor ‘Tekst samenvatten’")


def masked_on(page: Page) -> Locator:
    return page.get_by_role("textbox", name="De gemaskeerde tekst")


def expect_refusal(verdict: Locator) -> None:
    expect(verdict.get_by_text("Nee", exact=True)).to_be_visible()
    expect(verdict).to_contain_text("BSN (1)")
    page = verdict.page
    page.locator("summary", has_text="De redenen uit het beleid").click()
    expect(page.get_by_role("listitem").filter(has_text="art. 4.1e").last).to_contain_text(
        "Gevonden: burgerservicenummer."
    )
    expect(page.get_by_role("link", name="Vraag advies over deze soorten gegevens")).to_have_count(1)
