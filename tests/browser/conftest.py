"""Browser tests use Debian's chromium: Playwright's own download does not work in closed networks."""

import os
import shutil
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.cast import PASSWORD
from tools.test import BROWSER, has_browser
from waarborg.accounts.models import Person

CHROMIUM = shutil.which("chromium")

# Playwright's event loop runs in this thread, and Django would take our own queries for asynchronous ones.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# A busy machine is slow, not wrong.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without chromium each browser test is skipped, with the reason; `./waarborg test` refuses that in CI."""
    if has_browser():
        return
    for item in items:
        if "browser" in item.path.parent.parts:
            item.add_marker(pytest.mark.skip(reason=f"chromium ontbreekt: apt-get install {' '.join(BROWSER)}"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    quiet = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
    # As root chromium refuses its sandbox; the pages are our own.
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": [*quiet, *root]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    return live_server.url


@pytest.fixture
def enter(new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Log someone in through the log-in page, in a browser of their own."""

    def log_in(person: Person, **options: Any) -> Page:
        page = new_context(**options).new_page()
        page.goto("/")
        page.get_by_label("E-mailadres").fill(person.email)
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("button", name="Inloggen").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Dag {person.get_short_name()}")
        return page

    return log_in


@pytest.fixture
def come_in(new_context: Callable[..., BrowserContext], base_url: str) -> Callable[..., Page]:
    """A browser in which someone is logged in already, where logging in is not what the test is about."""

    def with_session(person: Person | None) -> Page:
        context = new_context()
        if person:
            client = Client()
            client.force_login(person)
            context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": base_url}])
        return context.new_page()

    return with_session
