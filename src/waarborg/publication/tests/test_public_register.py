"""What residents see, without logging in: what is in use, in plain words, and no names of people."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import classified, reported, ruled, with_iama
from waarborg.assessment.models import Classification, Risk
from waarborg.register import actions as register
from waarborg.register.models import AISystem, UseCase


def test_anyone_reads_what_is_in_use(client: Client, cast: Cast):
    ruled(cast)
    system = AISystem.objects.get()
    assert f'href="/openbaar/{system.pk}/"' in client.get("/openbaar/").content.decode()
    shown = client.get(f"/openbaar/{system.pk}/").content.decode()
    assert "Tekst samenvatten" in shown
    assert "Microsoft" in shown
    assert "openbare gegevens, interne gegevens" in shown
    assert "Een medewerker doet het werk en kijkt de uitkomst na." in shown
    assert "Wat hier niet staat, en waarom" in shown


def test_what_a_reporter_wrote_is_not_public_until_the_board_wrote_it_for_residents(client: Client, cast: Cast):
    ruled(cast, benefit="Scheelt mij een uur")
    system = AISystem.objects.get()
    register.change_system(by=cast.aisha, system=system, facts={"description": "Handig ding van Bram"}, why="Vergeten")
    urls = ("/openbaar/", f"/openbaar/{system.pk}/")
    for url in urls:
        shown = client.get(url).content.decode()
        assert "Wat dit systeem doet, wordt nog beschreven." in shown
        assert not [text for text in ("Verslagen van", "Handig ding", "een uur") if text in shown]
    register.confirm_public_text(by=cast.chantal, system=system, text="Dit systeem vat verslagen samen.")
    for url in urls:
        assert "Dit systeem vat verslagen samen." in client.get(url).content.decode()


def test_search_does_not_tell_what_is_not_public(client: Client, cast: Cast):
    ruled(cast)
    system = AISystem.objects.get()
    register.change_system(by=cast.aisha, system=system, facts={"description": "Handig ding"}, why="Vergeten")
    assert "Copilot" not in client.get("/openbaar/", {"zoek": "handig"}).content.decode()
    register.confirm_public_text(by=cast.chantal, system=system, text="Dit systeem vat verslagen samen.")
    assert "Copilot" in client.get("/openbaar/", {"zoek": "microsoft verslagen"}).content.decode()


def test_no_name_of_a_person_is_published(client: Client, cast: Cast):
    ruled(cast)
    system = AISystem.objects.get()
    for url in ("/openbaar/", f"/openbaar/{system.pk}/"):
        shown = client.get(url).content.decode()
        assert not [person.name for person in cast.all if person.name in shown]


def test_protected_data_are_named_only_under_a_designation(client: Client, cast: Cast):
    ruled(cast, data_classes=["public", "personal"])
    use_case = UseCase.objects.get()
    url, today = f"/openbaar/{use_case.system_id}/", timezone.localdate()
    assert "persoonsgegevens" not in client.get(url).content.decode()
    register.designate(
        by=cast.gerda,
        use_case=use_case,
        data_class="personal",
        starts_on=today,
        ends_on=today,
        reason="Nodig voor verslagen",
    )
    assert "persoonsgegevens" in client.get(url).content.decode()


def test_a_use_without_a_designation_says_that_no_data_may_go_in(client: Client, cast: Cast):
    ruled(cast, data_classes=["personal"])
    shown = client.get(f"/openbaar/{AISystem.objects.get().pk}/").content.decode()
    assert "Er mogen nu geen gegevens in: het systeem is daarvoor niet aangewezen." in shown


def test_residents_read_the_risk_class(client: Client, cast: Cast):
    ruled(cast)
    use_case = UseCase.objects.get()
    url = f"/openbaar/{use_case.system_id}/"
    for risk, sentence in ((Risk.HIGH, "Hoog. De wet stelt"), (Risk.NOT_APPLICABLE, "gaat hier niet over")):
        classified(use_case, risk, by=cast.daan)
        assert sentence in client.get(url).content.decode()
    assert "IAMA" not in client.get(url).content.decode()
    with_iama(use_case, by=cast.daan)
    assert "wat dit voor mensenrechten betekent (IAMA)" in client.get(url).content.decode()


def test_without_a_class_it_says_so(client: Client, cast: Cast):
    ruled(cast)
    Classification.objects.all().delete()
    assert "Nog niet bepaald." in client.get(f"/openbaar/{AISystem.objects.get().pk}/").content.decode()


def test_search_finds_by_words(client: Client, cast: Cast):
    ruled(cast)
    ruled(cast, system_name="Taalhulp", purpose="vertalen")
    shown = client.get("/openbaar/", {"zoek": "taal"}).content.decode()
    assert "Taalhulp" in shown
    assert "Copilot" not in shown


@pytest.mark.parametrize("outcome", ["pilot", "rejected"])
def test_what_is_not_in_use_is_not_found(client: Client, cast: Cast, outcome: str):
    ruled(cast, outcome=outcome)
    assert "Copilot" not in client.get("/openbaar/").content.decode()
    assert client.get(f"/openbaar/{AISystem.objects.get().pk}/").status_code == 404


def test_a_proposal_and_a_stopped_system_are_not_found(client: Client, cast: Cast):
    reported(cast.aisha, system_name="Voorstel")
    ruled(cast)
    stopped = AISystem.objects.get(name="Copilot")
    register.suspend(by=cast.els, system=stopped, reason="Er ging iets mis")
    for system in AISystem.objects.all():
        assert client.get(f"/openbaar/{system.pk}/").status_code == 404


def test_the_register_takes_few_queries(client: Client, cast: Cast, django_assert_max_num_queries):
    ruled(cast)
    with django_assert_max_num_queries(4):
        client.get("/openbaar/")
