import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.scenes import draft, reported, ruled
from waarborg.intake.models import Notice


@pytest.fixture
def aisha(client: Client, cast: Cast) -> Client:
    client.force_login(cast.aisha)
    return client


def test_a_report_is_withdrawn_with_a_reason(aisha: Client, cast: Cast):
    notice = reported(cast.aisha)
    url = reverse("intake:withdraw", args=[notice.pk])
    assert "Geef een reden" in aisha.post(url).content.decode()
    aisha.post(url, {"reason": "Niet meer nodig"})
    notice.refresh_from_db()
    assert notice.state == "withdrawn"


def test_a_draft_is_thrown_away_without_a_reason(aisha: Client, cast: Cast):
    aisha.post(reverse("intake:withdraw", args=[draft(cast.aisha).pk]))
    assert Notice.objects.get().state == "withdrawn"
    assert "Copilot" not in aisha.get(reverse("intake:mine")).content.decode()


def test_a_report_that_was_ruled_on_cannot_be_withdrawn(aisha: Client, cast: Cast):
    page = aisha.get(reverse("intake:withdraw", args=[ruled(cast).notice_id]))
    assert page.status_code == 409


def test_mine_shows_state_number_and_who_acts_by_when(aisha: Client, cast: Cast):
    notice = reported(cast.aisha)
    draft(cast.aisha, system_name="Gemini")
    page = aisha.get(reverse("intake:mine")).content.decode()
    assert all(words in page for words in (notice.number, "gemeld", "iBoard", "Gemini", "Ga verder"))


def test_mine_says_whom_to_call_when_something_went_wrong(aisha: Client):
    page = aisha.get(reverse("intake:mine")).content.decode()
    assert all(name in page for name in ("Daan Mulder", "Els van Dijk", "Farid Yilmaz"))
    assert "Chantal Visser" not in page


def test_mine_costs_few_queries(aisha: Client, cast: Cast, django_assert_max_num_queries):
    for purpose in ("samenvatten", "vertalen", "programmeren"):
        reported(cast.aisha, purpose=purpose)
    draft(cast.aisha)
    with django_assert_max_num_queries(8):
        aisha.get(reverse("intake:mine"))


@pytest.mark.parametrize("name", ["bram", "chantal", "gerda", "hugo", "ilse"])
def test_a_stranger_gets_404(client: Client, cast: Cast, name: str):
    notice = reported(cast.aisha)
    client.force_login(getattr(cast, name))
    pages = [
        notice.step_url(1),
        reverse("intake:confirm", args=[notice.pk]),
        reverse("intake:withdraw", args=[notice.pk]),
    ]
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]
    assert [client.post(page).status_code for page in pages] == [404, 404, 404]


def test_who_is_not_logged_in_logs_in_first(client: Client, db: None):
    assert client.get(reverse("intake:mine")).headers["Location"].startswith("/inloggen/")
