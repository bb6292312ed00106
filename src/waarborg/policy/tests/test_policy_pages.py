import pytest
from django.test import Client

from tests.cast import Cast
from waarborg.core.rulebook import book
from waarborg.policy.law import BEHIND, LOCAL_RULES


@pytest.fixture
def aisha(client: Client, cast: Cast) -> Client:
    client.force_login(cast.aisha)
    return client


def test_every_article_is_listed_and_has_its_page(aisha: Client):
    shown = aisha.get("/beleid/").content.decode()
    for number in book().articles:
        assert f'href="/beleid/{number}/"' in shown
        assert aisha.get(f"/beleid/{number}/").status_code == 200


def test_a_built_article_says_where_it_is_done_and_what_proves_it(aisha: Client):
    shown = aisha.get("/beleid/2.1/").content.decode()
    assert 'href="/melden/"' in shown
    assert "tests/articles/test_2_1_report_before_use.py" in shown


def test_an_article_that_is_not_built_says_so(aisha: Client):
    assert "nog niet in dit programma" in aisha.get("/beleid/6.1/").content.decode()


def test_the_law_stands_beside_its_article_without_being_advice(aisha: Client):
    shown = aisha.get("/beleid/8.1/").content.decode()
    assert "72 uur" in shown
    assert "Dit is geen juridisch advies." in shown


def test_the_law_is_shown_as_it_was_on_a_day(aisha: Client):
    before = aisha.get("/beleid/wet/?datum=2025-02-01").content.decode()
    after = aisha.get("/beleid/wet/?datum=2025-02-02").content.decode()
    in_force = "<strong>Sociale score</strong>"
    assert in_force not in before
    assert in_force in after
    assert "Wat Gemeente De Ronde Venen daarbovenop vraagt" in after


@pytest.mark.parametrize("day", ["gisteren", "2025-02-30", "9999-99-99"])
def test_a_day_that_does_not_exist_is_told_at_the_field(aisha: Client, day: str):
    response = aisha.get("/beleid/wet/", {"datum": day})
    assert response.status_code == 200
    assert "id_datum_error" in response.content.decode()


def test_the_glossary_explains_the_words(aisha: Client):
    assert "directiebesluit" in aisha.get("/beleid/begrippen/").content.decode()


@pytest.mark.parametrize("number", ["13.1", "2", "5.1b", "zes"])
def test_an_article_that_is_not_there_is_not_found(aisha: Client, number: str):
    assert aisha.get(f"/beleid/{number}/").status_code == 404


@pytest.mark.parametrize("url", ["/beleid/", "/beleid/2.1/", "/beleid/wet/", "/beleid/begrippen/"])
def test_a_resident_reads_the_policy_without_an_account(client: Client, db: None, url: str):
    shown = client.get(url).content.decode()
    assert "Inloggen voor medewerkers" in shown
    assert 'href="/openbaar/"' in shown


def test_a_resident_is_not_sent_to_a_page_that_asks_to_log_in(client: Client, db: None):
    assert "Ga ernaartoe" not in client.get("/beleid/2.1/").content.decode()


def test_every_link_between_policy_and_law_leads_somewhere():
    articles, keys = book().articles, book().law.rows
    assert {number for number, _ in LOCAL_RULES} | set(BEHIND) <= set(articles)
    for start in {start for starts in BEHIND.values() for start in starts}:
        assert any(key == start or key.startswith(f"{start}.") for key in keys), start
