"""From "mag ik dit?" to a yes with conditions, through the pages as people see them.

Aisha asks and reports, Daan advises on the data, Chantal advises for the iBoard, Gerda decides.
"""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.cast import PASSWORD, Cast, assemble
from tests.scenes import classified
from waarborg.accounts.models import Person
from waarborg.assessment.models import Risk
from waarborg.register.actions import add_system
from waarborg.register.models import UseCase
from waarborg.rulebook.words import in_words

pytestmark = pytest.mark.django_db(transaction=True)

Enter = Callable[..., Page]
INTERNAL, BSN = "Interne gegevens", "Burgerservicenummer (BSN)"
CONDITION = "Maak een werkinstructie voor verslagen"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return assemble(password=PASSWORD)


def test_from_may_i_do_this_to_a_yes_with_conditions(cast: Cast, enter: Enter):
    add_system(by=cast.chantal, facts={"name": "Copilot", "kind": "text_generator"}, why="Genoemd in een overleg")
    aisha = enter(cast.aisha)
    expect_refusal(ask(aisha), "Nog niet", "art. 2.1", "is nog niet gemeld")
    aisha.get_by_role("link", name="Meld dit gebruik").click()
    expect(aisha.get_by_role("heading", name="Copilot")).to_be_visible()
    go_on(aisha)
    expect(aisha.get_by_role("radio", name="Tekst samenvatten")).to_be_checked()
    answer_what_for_and_how(aisha)
    expect_refusal(ask(aisha.context.new_page()), "Nog niet", "art. 2.1", "is nog niet gemeld")
    submit(aisha)
    expect_refusal(ask(aisha), "Nog niet", "art. 2.4", "nog niet besloten")

    chantal = enter(cast.chantal)
    ask_the_privacy_adviser(chantal)
    give_advice_on_the_data(enter(cast.daan))
    advise_with_a_condition(chantal, owner=cast.bram)
    classified(UseCase.objects.get(), Risk.LIMITED, by=cast.daan)
    allow_with_conditions(enter(cast.gerda))

    expect_yes_with_conditions(ask(aisha), owner=cast.bram)
    verdict = ask(aisha, data=BSN)
    expect_refusal(verdict, "Nee", "art. 4.1e", "niet in Copilot zetten")
    verdict.get_by_role("link", name="Vraag advies (art. 4.3)").click()
    expect(aisha.get_by_role("heading", level=1)).to_have_text("Vraag advies")
    expect(aisha.get_by_label("Over welk systeem?").locator("option:checked")).to_have_text("Copilot")
    expect(aisha.get_by_label("Voor welk doel?").locator("option:checked")).to_have_text("Tekst samenvatten")
    expect(aisha.get_by_role("checkbox", name=BSN)).to_be_checked()
    expect(aisha.get_by_role("checkbox", name=INTERNAL)).not_to_be_checked()


def test_without_javascript_aisha_reports_a_system_that_the_register_does_not_know(cast: Cast, enter: Enter):
    aisha = enter(cast.aisha, java_script_enabled=False)
    fill_in_question(aisha, data=INTERNAL)
    expect(aisha.get_by_role("alert")).to_contain_text("‘Copilot’ staat niet in het register.")
    aisha.get_by_role("link", name="Meld het systeem").click()
    aisha.get_by_role("radio", name="Een nieuw AI-systeem").check()
    aisha.get_by_role("textbox", name="Naam van het systeem").fill("Copilot")
    aisha.get_by_role("radio", name="Maakt tekst").check()
    go_on(aisha)
    aisha.get_by_role("radio", name="Tekst samenvatten").check()
    answer_what_for_and_how(aisha)
    submit(aisha)
    expect_refusal(ask(aisha), "Nog niet", "art. 2.4", "nog niet besloten")


def ask(page: Page, *, data: str = INTERNAL) -> Locator:
    """Ask on the home page whether Copilot may summarise with these data; returns the verdict."""
    fill_in_question(page, data=data)
    return page.get_by_role("article", name="Copilot voor ‘Tekst samenvatten’")


def fill_in_question(page: Page, *, data: str) -> None:
    page.goto("/")
    page.get_by_label("Systeem", exact=True).fill("Copilot")
    page.get_by_label("Waarvoor").select_option(label="Tekst samenvatten")
    page.get_by_role("checkbox", name=data).check()
    page.get_by_role("button", name="Mag ik dit?").click()


def expect_refusal(verdict: Locator, answer: str, article: str, sentence: str) -> None:
    expect(verdict.get_by_text(answer, exact=True)).to_be_visible()
    reason = verdict.get_by_role("listitem").filter(has_text=re.compile(r"ontbreekt nog|niet toegestaan"))
    expect(reason.filter(has_text=article)).to_contain_text(sentence)


def expect_yes_with_conditions(verdict: Locator, *, owner: Person) -> None:
    expect(verdict.get_by_text("Ja, met voorwaarden", exact=True)).to_be_visible()
    duties = verdict.get_by_role("listitem")
    expect(duties.filter(has_text=CONDITION)).to_contain_text(f"door {owner.name}")
    expect(duties.filter(has_text="art. 6.1")).to_contain_text("Vermeld in het document dat u AI heeft gebruikt.")
    expect(duties.filter(has_text="art. 7.3")).to_contain_text("Kijk de uitkomst na")


def answer_what_for_and_how(page: Page) -> None:
    """Questions 2 to 7; the purpose is chosen already."""
    page.get_by_label("Waarvoor precies?").fill("Verslagen van vergaderingen samenvatten")
    go_on(page)
    page.get_by_label("Werkproces").fill("Vergaderen")
    page.get_by_role("group", name="Gebruikt u het al?").get_by_label("Nee").check()
    go_on(page)
    page.get_by_role("radio", name="Collega's").check()
    go_on(page)
    page.get_by_role("radio", name="Hulpmiddel").check()
    go_on(page)
    page.get_by_role("checkbox", name=INTERNAL).check()
    go_on(page)
    questions = page.get_by_role("radio", name="Nee", exact=True)
    for number in range(questions.count()):
        questions.nth(number).check()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Controleer uw melding")


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Verder", exact=True).click()


def submit(page: Page) -> None:
    page.get_by_role("button", name="Verstuur de melding").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw melding is verstuurd")
    expect(page.get_by_role("heading", name="Gebruik Copilot hiervoor nog niet")).to_be_visible()


def ask_the_privacy_adviser(chantal: Page) -> None:
    open_dossier(chantal)
    chantal.get_by_role("link", name="Advies vragen aan een adviseur").click()
    chantal.get_by_role("radio", name="Privacy adviseur").check()
    chantal.get_by_label("Uw vraag").fill("Staan er namen in de verslagen?")
    chantal.get_by_role("button", name="Vraag versturen").click()
    expect(chantal.get_by_role("status")).to_contain_text("De vraag is verstuurd.")


def give_advice_on_the_data(daan: Page) -> None:
    daan.get_by_role("link", name="Geef advies over Copilot").click()
    daan.get_by_role("radio", name="Positief met voorwaarden").check()
    daan.get_by_label("Toelichting").fill("Laat namen weg uit de verslagen.")
    daan.get_by_role("button", name="Geef advies").click()
    expect(daan.get_by_role("status")).to_contain_text("Chantal Visser krijgt bericht")


def advise_with_a_condition(chantal: Page, *, owner: Person) -> None:
    open_dossier(chantal)
    asked = chantal.get_by_role("region", name="Gevraagd aan adviseurs")
    expect(asked).to_contain_text("Laat namen weg uit de verslagen.")
    chantal.get_by_role("radio", name="positief met voorwaarden").check()
    chantal.get_by_label("Waarom").fill("Met een werkinstructie is het risico klein.")
    chantal.get_by_label("Nieuwe voorwaarde").fill(CONDITION)
    chantal.get_by_label("Eigenaar").fill(owner.email)
    chantal.get_by_label("Uiterlijk klaar").fill(in_words(timezone.localdate() + timedelta(days=30)))
    chantal.get_by_role("button", name="Advies geven").click()
    expect(chantal.get_by_role("status")).to_contain_text("Het advies is gegeven.")


def open_dossier(chantal: Page) -> None:
    """By way of the iBoard's list."""
    navigate(chantal, "iBoard")
    chantal.get_by_role("link", name="Copilot: tekst samenvatten").click()


def allow_with_conditions(gerda: Page) -> None:
    navigate(gerda, "Directie")
    gerda.get_by_role("link", name="Copilot: tekst samenvatten").click()
    gerda.get_by_role("radio", name="Toegestaan met voorwaarden").check()
    gerda.get_by_role("button", name="Besluit vastleggen").click()
    expect(gerda.get_by_role("heading", level=1)).to_have_text("Besluit: toegestaan met voorwaarden")
    expect(gerda.get_by_text("controlegetal klopt", exact=True)).to_be_visible()


def navigate(page: Page, label: str) -> None:
    page.get_by_role("navigation", name="Hoofdnavigatie").get_by_role("link", name=label).click()
