"""Browser tests use Debian's chromium: Playwright's own download does not work in closed networks."""

import os
import shutil
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium")

# Playwright's event loop runs in this thread, and Django would take our own queries for asynchronous ones.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without chromium each browser test is skipped, with the reason; `./waarborg test` refuses that in CI."""
    if CHROMIUM:
        return
    for item in items:
        if "browser" in item.path.parent.parts:
            item.add_marker(pytest.mark.skip(reason="chromium ontbreekt: apt-get install chromium"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    quiet = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
    # As root chromium refuses its sandbox; the pages are our own.
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": [*quiet, *root]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}
