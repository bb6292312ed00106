"""Working without a mouse."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.cast import assemble

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_first_tab_skips_to_the_content(come_in: Callable[..., Page]):
    page = come_in(assemble().aisha)
    page.goto(reverse("intake:start"))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_the_first_question_is_answered_with_the_keyboard_alone(come_in: Callable[..., Page]):
    page = come_in(assemble().aisha)
    page.goto(f"{reverse('intake:start')}#inhoud")
    tab_to(page, "Een nieuw AI-systeem")
    page.keyboard.press("Space")
    tab_to(page, "Naam van het systeem")
    page.keyboard.type("Copilot")
    tab_to(page, "Maakt tekst")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Waarvoor wilt u het gebruiken?")


def tab_to(page: Page, label: str) -> None:
    """Press Tab until the field with this label has the focus; a page of which it is no part fails."""
    field = page.get_by_label(label).first
    for _ in range(20):
        page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            return
    expect(field).to_be_focused()
