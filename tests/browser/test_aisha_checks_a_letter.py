"""A letter with a BSN: no, masked, copied, checked again, allowed; and the answer of the AI with its names back."""

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
    expect_refusal(verdict_on(aisha))
    aisha.get_by_role("button", name="Kopieer").click()
    expect(aisha.get_by_role("status")).to_have_text("Gekopieerd.")
    copied = aisha.evaluate("navigator.clipboard.readText()")
    assert copied == aisha.get_by_role("textbox", name="Maskeren en kopiëren").input_value()
    assert NAME not in copied
    aisha.get_by_label("Uw tekst", exact=True).fill(copied)
    aisha.get_by_role("button", name="Controleer", exact=True).click()
    expect(verdict_on(aisha).get_by_text("Ja, met voorwaarden", exact=True)).to_be_visible()


def test_without_javascript_aisha_checks_the_masked_letter_and_puts_the_name_back(cast: Cast, enter: Enter):
    aisha = enter(cast.aisha, java_script_enabled=False)
    check_letter(aisha)
    expect_refusal(verdict_on(aisha))
    expect(aisha.get_by_role("button", name="Kopieer")).to_be_hidden()
    aisha.locator("summary", has_text="Gegevens terugzetten").click()
    aisha.get_by_label("Het antwoord van de AI").fill("Beste <PERSOON_1>, uw brief is ontvangen.")
    aisha.get_by_role("button", name="Zet de gegevens terug").click()
    restored = aisha.get_by_role("textbox", name="Het antwoord met uw gegevens")
    expect(restored).to_have_value(f"Beste {NAME}, uw brief is ontvangen.")
    check_letter(aisha)
    aisha.get_by_role("button", name="Controleer de gemaskeerde tekst").click()
    expect(verdict_on(aisha).get_by_text("Ja, met voorwaarden", exact=True)).to_be_visible()


def test_a_remark_about_a_finding_leaves_the_checked_text_where_it_is(cast: Cast, enter: Enter):
    aisha = enter(cast.aisha)
    check_letter(aisha)
    aisha.locator("summary", has_text="Waarom dit is gevonden").click()
    with aisha.context.expect_page() as opened:
        aisha.get_by_role("button", name="vondst 1,").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Dank u")
    expect(verdict_on(aisha)).to_be_visible()


def check_letter(page: Page) -> None:
    page.get_by_role("navigation", name="Hoofdnavigatie").get_by_role("link", name="Tekst controleren").click()
    page.get_by_label("Uw tekst", exact=True).fill(LETTER)
    page.get_by_label("Systeem").fill("Copilot")
    page.get_by_label("Waarvoor").select_option(label="Tekst samenvatten")
    page.get_by_role("button", name="Controleer", exact=True).click()


def verdict_on(page: Page) -> Locator:
    return page.get_by_role("article", name="Deze tekst in Copilot voor ‘Tekst samenvatten’")


def expect_refusal(verdict: Locator) -> None:
    expect(verdict.get_by_text("Nee", exact=True)).to_be_visible()
    reason = verdict.get_by_role("listitem").filter(has_text="art. 4.1e")
    expect(reason).to_contain_text("Gevonden: burgerservicenummer.")
    expect(reason.get_by_role("link", name="Vraag advies (art. 4.3)")).to_be_visible()
