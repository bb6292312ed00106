from django.test import Client

from tests.cast import Cast
from tests.scenes import reported


def page(client: Client, words: str) -> str:
    return client.get("/zoeken/", {"q": words}).content.decode()


def test_a_system_is_found_by_its_words_whatever_the_capitals(client, cast: Cast):
    reported(cast.aisha)
    client.force_login(cast.joost)
    assert "Copilot" in page(client, "cOPILot micro")


def test_the_policy_and_its_words_are_found_too(client, cast: Cast):
    client.force_login(cast.joost)
    assert "/beleid/2.1/" in page(client, "melden")
    assert "Begrippen" in page(client, "aanwijzing")


def test_a_notice_is_found_by_its_number_only_by_who_may_see_it(client, cast: Cast):
    notice = reported(cast.aisha)
    client.force_login(cast.chantal)
    assert notice.get_absolute_url() in page(client, notice.number)
    client.force_login(cast.joost)
    assert notice.get_absolute_url() not in page(client, notice.number)


def test_nothing_found_says_how_to_go_on(client, cast: Cast):
    client.force_login(cast.joost)
    assert "/melden/nieuw/" in page(client, "bestaatniet")


def test_search_takes_few_queries(client, cast: Cast, django_assert_max_num_queries):
    reported(cast.aisha)
    client.force_login(cast.joost)
    with django_assert_max_num_queries(8):
        page(client, "copilot")


def test_what_the_program_is_can_be_read_without_logging_in(client, db):
    assert "EUPL-1.2" in client.get("/over/").content.decode()
    assert "WCAG 2.2" in client.get("/toegankelijkheid/").content.decode()
