"""A person at a browser: logs in, and does what a person does. Used by the browser tests."""

from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from tests.cast import PASSWORD
from waarborg.accounts.models import Person


@dataclass(frozen=True, slots=True)
class Visitor:
    page: Page
    base: str

    def opens(self, path: str) -> Page:
        self.page.goto(f"{self.base}{path}")
        return self.page

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()


def log_in(browser: Browser, base: str, person: Person, *, javascript: bool = True) -> Visitor:
    """A browser of its own for this person, logged in through the log-in page."""
    visitor = Visitor(browser.new_context(java_script_enabled=javascript, locale="nl-NL").new_page(), base)
    page = visitor.opens("/inloggen/login/")
    page.get_by_label("E-mailadres").fill(person.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    visitor.presses("Inloggen")
    page.wait_for_url(f"{base}/")
    return visitor
