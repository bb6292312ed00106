"""Every page, for someone for whom it opens, on a wide screen and on a phone: axe finds no fault, nothing is cut off.

The pages come from the matrix of addresses, so a new page is looked at without being named here.
"""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import reverse
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.gallery import Gallery, hang
from tests.meta.test_url_matrix import LETTERS, MATRIX
from waarborg.accounts.models import Person
from waarborg.textcheck.tests.examples import LETTER

pytestmark = pytest.mark.django_db(transaction=True)

ComeIn = Callable[[Person | None], Page]
WIDE, PHONE = 1280, 360
NO_PAGES = {
    "web:systems",
    "accounts:colleagues",
    "register:export_csv",
    "register:export_xlsx",
    "audit:export_csv",
    "audit:export_jsonl",
    "audit:verifier",
    "textcheck:figures_csv",
    "assessment:measurement_csv",
    "assessment:dossier_report",
    "assessment:dossier_snapshot",
    "assessment:dossier_evidence",
}
"""Files, and pieces of a page. What programs ask, in `core` and `api`, are no pages either."""
AXE = "axe.run({resultTypes: ['violations'], preload: false})"
"""The stylesheets are ours and loaded; axe need not fetch them again."""
OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def gallery(transactional_db: None) -> Gallery:
    return hang()


def test_every_page_is_accessible_on_a_wide_screen_and_on_a_phone(gallery: Gallery, come_in: ComeIn):
    faults = [
        f"{letter or 'anonymous'}: {fault}"
        for letter, addresses in visits(gallery).items()
        for fault in faults_of(come_in(getattr(gallery.cast, LETTERS[letter]) if letter else None), addresses)
    ]
    assert not faults, "\n" + "\n".join(faults)


def test_a_form_that_says_what_is_wrong_is_accessible(gallery: Gallery, come_in: ComeIn):
    page = come_in(gallery.cast.aisha)
    page.goto(reverse("intake:start"))
    page.get_by_role("button", name="Verder", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Kijk dit nog na")
    assert list(faults_on(page)) == []


def test_a_checked_text_and_its_restored_answer_are_accessible(gallery: Gallery, come_in: ComeIn):
    page = come_in(gallery.cast.aisha)
    page.goto(reverse("textcheck:check"))
    page.get_by_label("Uw tekst").fill(LETTER)
    page.get_by_role("button", name="Controleer", exact=True).click()
    for summary in (
        "Waarom dit is gevonden",
        "De redenen uit het beleid",
        "Iets anders maskeren",
        "Gegevens terugzetten",
    ):
        page.locator("summary", has_text=summary).click()
    assert list(faults_on(page)) == []
    page.get_by_label("Het antwoord van de AI").fill("Beste <PERSOON_1>, uw BSN is <BSN_1>.")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Zet de gegevens terug").click()
    expect(opened.value.get_by_role("heading", name="Het antwoord met uw gegevens")).to_be_visible()
    assert list(faults_on(opened.value)) == []


@pytest.mark.parametrize(
    "text", ["GEHEIM\n\nWij stellen voor de kade te kopen.", "De gemeente wil meer bomen planten."]
)
def test_a_marked_text_and_a_clean_one_are_accessible(gallery: Gallery, come_in: ComeIn, text: str):
    page = come_in(gallery.cast.aisha)
    page.goto(reverse("textcheck:check"))
    page.get_by_label("Uw tekst").fill(text)
    page.get_by_role("button", name="Controleer", exact=True).click()
    expect(page.get_by_role("article", name="Deze tekst")).to_be_visible()
    assert list(faults_on(page)) == []


def visits(gallery: Gallery) -> dict[str, list[str]]:
    """By letter of a person the addresses to look at; under "" those for who is not logged in."""
    found: dict[str, list[str]] = {"": [*public(gallery), reverse("account_login"), reverse("account_reset_password")]}
    for name, row in MATRIX.items():
        if row.method == "get" and row.opens and name not in NO_PAGES and name.split(":")[0] not in {"core", "api"}:
            found.setdefault(row.opens[0], []).append(gallery.address(name))
    for letter in "cdghi":
        found.setdefault(letter, []).extend([reverse("web:home"), reverse("web:work")])
    waiting = gallery.arguments["intake:return"]["pk"]
    found["c"].append(reverse("intake:notice", args=[waiting]))
    found["c"] += [gallery.address(f"assessment:dossier_{name}") for name in ("part", "question", "authors", "sign")]
    found["g"].append(reverse("assessment:dossier_sign", args=[gallery.arguments["assessment:dossier_accept"]["pk"]]))
    found["a"] += [gallery.address("intake:rule"), "/bestaat-niet/", *asked(gallery)]
    return found


def public(gallery: Gallery) -> Iterator[str]:
    for name, row in MATRIX.items():
        if row.anonymous and name.split(":")[0] not in {"core", "api"}:
            yield gallery.address(name)


def asked(gallery: Gallery) -> Iterator[str]:
    """The question "mag ik dit?" with a yes, with a no, and with words that are wrong."""
    question = f"{reverse('web:ask')}?systeem={gallery.arguments['register']['pk']}&doel=samenvatten"
    yield from (f"{question}&gegevens=internal", f"{question}&gegevens=bsn", f"{question}&gegevens=x")


def faults_of(page: Page, addresses: list[str]) -> Iterator[str]:
    def hear(message: ConsoleMessage) -> None:
        """A file that is not there or a script that the page forbids; the answer 404 or 409 itself is no fault."""
        if message.type == "error" and message.location["url"] != page.url:
            heard.append(message.text)

    heard: list[str] = []
    page.on("console", hear)
    for address in addresses:
        page.goto(address)
        yield from (f"{address} {fault}" for fault in [*faults_on(page), *heard])
        heard.clear()


def faults_on(page: Page) -> Iterator[str]:
    page.evaluate(AXE_SCRIPT)
    for width in (WIDE, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        for violation in page.evaluate(AXE)["violations"]:
            where = "; ".join(str(node["target"]) for node in violation["nodes"])
            yield f"({width} px) {violation['id']}: {violation['help']}: {where}"
        if page.evaluate(OVERFLOW):
            yield f"({width} px) is wider than the screen"
