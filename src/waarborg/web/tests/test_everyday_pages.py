"""The pages that everyone opens: home, mag ik dit?, the catalogue and my work."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import advised, draft, reported, ruled
from waarborg.intake.models import Notice, Pilot
from waarborg.notify.models import Work
from waarborg.register import actions as register
from waarborg.register.models import UseCase
from waarborg.web.work import buckets

PAGES = ["/", "/mag-ik/", "/mag-ik/systemen/", "/catalogus/", "/mijn-werk/"]


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return str(response.content.decode())


def question(system: str = "Copilot", purpose: str = "samenvatten", *data: str) -> str:
    return "/mag-ik/?" + urlencode({"systeem": system, "doel": purpose, "gegevens": data or ("public",)}, doseq=True)


@pytest.mark.parametrize("url", PAGES)
def test_a_stranger_logs_in_first(client: Client, db: None, url: str):
    assert client.get(url)["Location"].startswith("/inloggen/")


def test_home_has_the_question_the_doors_and_what_waits(client: Client, cast: Cast):
    draft(cast.aisha)
    client.force_login(cast.aisha)
    shown = page(client, "/")
    assert "Er wacht één ding op u." in shown
    assert "Maak uw melding af" in shown
    assert 'action="/mag-ik/"' in shown
    assert "AI gebruiken melden" in shown


@pytest.mark.parametrize(
    ("who", "block"),
    [
        ("chantal", "meldingen wachten op advies"),
        ("gerda", "meldingen wachten op uw besluit"),
        ("daan", "adviesvragen wachten op u"),
        ("ilse", "keer gebruikt voordat er een besluit was"),
        ("hugo", "mensen kunnen inloggen"),
    ],
)
def test_home_shows_the_figures_of_ones_own_duty_only(client: Client, cast: Cast, who: str, block: str):
    reported(cast.aisha)
    client.force_login(getattr(cast, who))
    assert block in page(client, "/")
    client.force_login(cast.aisha)
    assert block not in page(client, "/")


def test_the_norm_is_not_read_as_the_days_overdue(client: Client, cast: Cast):
    notice = reported(cast.aisha)
    client.force_login(cast.chantal)
    assert "op tijd (termijn: 14 dagen)" in page(client, "/")
    Notice.objects.filter(pk=notice.pk).update(waiting_since=timezone.now() - timedelta(days=20))
    assert "1 te laat (termijn: 14 dagen)" in page(client, "/")


def test_the_answer_turns_from_no_to_yes_with_obligations(client: Client, cast: Cast):
    client.force_login(cast.aisha)
    notice = reported(cast.aisha)
    assert "nog niet besloten" in page(client, question())
    notice.delete()
    UseCase.objects.all().delete()
    ruled(cast)
    assert "Ja, met voorwaarden" in page(client, question())
    assert "art. 4.1e" in page(client, question("Copilot", "samenvatten", "bsn"))


def test_the_answer_can_be_asked_by_the_number_of_the_system(client: Client, cast: Cast):
    system = ruled(cast).notice.system
    assert system
    client.force_login(cast.aisha)
    assert 'value="Copilot"' in page(client, question(str(system.pk)))


def test_a_no_offers_other_systems_that_may(client: Client, cast: Cast):
    ruled(cast)
    reported(cast.aisha, system_name="Verslagmaker")
    client.force_login(cast.aisha)
    shown = page(client, question("Verslagmaker"))
    assert "Andere systemen die dit wél mogen" in shown
    assert "Copilot" in shown


def test_a_wrong_question_is_told_at_its_field(client: Client, cast: Cast):
    ruled(cast)
    client.force_login(cast.aisha)
    shown = page(client, "/mag-ik/?systeem=Copylot&doel=samenvatten")
    assert "Bedoelt u: Copilot?" in shown
    assert '<a href="/melden/nieuw/?naam=Copylot">Meld dit systeem</a>' in shown
    assert 'id="id_gegevens_error"' in shown
    assert "w-verdict" not in shown


@pytest.mark.parametrize("odd", ["9" * 40, "'; DROP TABLE", "é", "%"])
def test_a_name_that_the_register_does_not_know_is_not_reported_yet(client: Client, cast: Cast, odd: str):
    client.force_login(cast.aisha)
    shown = page(client, question(odd))
    assert "<strong>Nog niet</strong>" in shown
    assert "Meld dit systeem" in shown


def test_names_of_systems_come_while_one_types(client: Client, cast: Cast):
    ruled(cast)
    client.force_login(cast.aisha)
    assert 'value="Copilot"' in page(client, "/mag-ik/systemen/?systeem=pilo")
    assert "Copilot" not in page(client, "/mag-ik/systemen/?systeem=xyz")


def test_the_catalogue_shows_what_may_with_which_data(client: Client, cast: Cast):
    ruled(cast)
    client.force_login(cast.bram)
    shown = page(client, "/catalogus/")
    assert "openbare gegevens, interne gegevens" in shown
    assert "Meedoen" in shown


def test_the_catalogue_names_a_designated_data_class_until_its_last_day(client: Client, cast: Cast):
    ruled(cast, data_classes=["public", "internal", "personal"])
    use_case, today = UseCase.objects.get(), timezone.localdate()
    designation = register.designate(
        by=cast.gerda,
        use_case=use_case,
        data_class="personal",
        starts_on=today,
        ends_on=today,
        reason="Nodig voor verslagen",
    )
    client.force_login(cast.bram)
    assert "Copilot" in page(client, "/catalogus/?gegevens=personal")
    register.revoke(by=cast.gerda, designation=designation, reason="Niet meer nodig")
    assert "Copilot" not in page(client, "/catalogus/?gegevens=personal")


def test_a_pilot_is_in_the_catalogue_of_its_members_until_it_ends(client: Client, cast: Cast):
    ruled(cast, outcome="pilot")
    client.force_login(cast.bram)
    assert "Copilot" not in page(client, "/catalogus/")
    client.force_login(cast.aisha)
    assert "in pilot" in page(client, "/catalogus/")
    yesterday = timezone.localdate() - timedelta(days=1)
    Pilot.objects.update(starts_on=yesterday, ends_on=yesterday)
    assert "Copilot" not in page(client, "/catalogus/")


def test_what_was_rejected_stands_apart_with_why(client: Client, cast: Cast):
    ruled(cast, outcome="rejected")
    client.force_login(cast.aisha)
    shown = page(client, "/catalogus/")
    assert "De directie heeft dit afgewezen" in shown
    assert "Meedoen" not in shown


def test_a_filter_that_does_not_exist_filters_nothing(client: Client, cast: Cast):
    ruled(cast)
    client.force_login(cast.aisha)
    assert "Copilot" in page(client, "/catalogus/?doel=toveren&gegevens=goud&na=onzin")


def test_the_catalogue_takes_eight_queries(client: Client, cast: Cast, django_assert_max_num_queries):
    ruled(cast)
    ruled(cast, system_name="Taalhulp", purpose="vertalen")
    client.force_login(cast.aisha)
    with django_assert_max_num_queries(8):
        client.get("/catalogus/")


def test_my_work_is_in_buckets_and_empty_ones_are_hidden(client: Client, cast: Cast):
    advised(cast)
    client.force_login(cast.gerda)
    shown = page(client, "/mijn-werk/")
    assert "Besluit over de melding" in shown
    assert "Later" in shown
    assert "Te laat" not in shown


def test_buckets_follow_the_date():
    today = timezone.localdate()
    days = {"Te laat": -1, "Binnen 7 dagen": 7, "Later": 8}
    work = [Work(title, "/", today + timedelta(days=ahead)) for title, ahead in days.items()]
    found = buckets([*work, Work("Zonder datum", "/")], today)
    assert [(bucket.title, [item.sentence for item in bucket.items]) for bucket in found] == [
        (title, [title]) for title in (*days, "Zonder datum")
    ]


@pytest.mark.parametrize("who", ["aisha", "bram", "daan"])
def test_home_asks_the_database_at_most_sixteen_things(client: Client, cast: Cast, who: str):
    ruled(cast, outcome="approved")
    client.force_login(getattr(cast, who))
    with CaptureQueriesContext(connection) as queries:
        page(client, "/")
    assert len(queries) <= 16


def test_the_answer_asks_the_database_at_most_ten_things(client: Client, cast: Cast):
    ruled(cast, outcome="approved")
    client.force_login(cast.aisha)
    with CaptureQueriesContext(connection) as queries:
        assert "Ja" in page(client, question())
    assert len(queries) <= 10


def test_what_waits_stands_above_the_figures(client: Client, cast: Cast):
    reported(cast.aisha)
    client.force_login(cast.chantal)
    shown = page(client, "/")
    assert shown.index("Mijn werk") < shown.index("meldingen wachten op advies")


def test_who_only_uses_ai_sees_the_question_first(client: Client, cast: Cast):
    draft(cast.aisha)
    client.force_login(cast.aisha)
    shown = page(client, "/")
    assert shown.index('id="mag-ik"') < shown.index('id="mijn-werk"')
