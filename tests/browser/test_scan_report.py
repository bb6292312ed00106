"""The report of an archive scan, as it opens from a disk: accessible, not cut off, and nothing is fetched."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from waarborg.guard.tests.archive_scenes import many, quick_scan

WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 800}
OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.django_db(transaction=True)
def test_the_report_of_a_scan_is_accessible_on_a_wide_screen_and_on_a_phone(page: Page, tmp_path: Path):
    quick_scan(many(tmp_path / "archief", 60), tmp_path / "uit")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    report = (tmp_path / "uit" / "report.html").as_uri()
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        page.goto(report)
        assert Axe().run(page).response["violations"] == []
        assert not page.evaluate(OVERFLOW)
    assert set(fetched) == {report}
