import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from waarborg.assessment.actions import dossiers
from waarborg.assessment.instruments.tests.test_taskfile import FLAT
from waarborg.assessment.models import ImpactAssessment, InstrumentVersion
from waarborg.assessment.tests.dossiers.scenes import a_use

INSTRUMENTS = "/beoordelen/instrumenten/"


def sent(text: str) -> dict[str, object]:
    return {"file": SimpleUploadedFile("toets.yaml", text.encode()), "ends": "advice"}


@pytest.fixture
def hugo(client: Client, cast: Cast) -> Client:
    client.force_login(cast.hugo)
    return client


def read_in(hugo: Client, text: str = FLAT) -> InstrumentVersion:
    hugo.post(INSTRUMENTS, sent(text))
    return InstrumentVersion.objects.latest("pk")


def test_a_text_is_looked_at_first_and_then_taken_over(hugo: Client, cast: Cast):
    page = hugo.post(INSTRUMENTS, sent(FLAT), follow=True).content.decode()
    version = InstrumentVersion.objects.get()
    assert "Nog niet overgenomen" in page
    assert "Waarom dit systeem?" in page
    use = a_use(cast)
    address = reverse("assessment:start_dossier", args=[use.pk, version.key])
    hugo.force_login(cast.chantal)
    assert hugo.get(address).status_code == 404, "niemand begint met wat niet is overgenomen"
    hugo.force_login(cast.hugo)
    hugo.post(reverse("assessment:take_over", args=[version.pk]))
    hugo.force_login(cast.chantal)
    hugo.post(address)
    assert ImpactAssessment.objects.get(use_case=use).instrument_version == version


def test_every_mistake_in_the_file_is_on_the_page(hugo: Client):
    page = hugo.post(INSTRUMENTS, sent(FLAT.replace("1.0:1.2", "1.0:1.1").replace("open question", "raadsel")))
    assert page.status_code == 422
    text = page.content.decode()
    assert "tasks.1.type" in text
    assert "tasks.2.urn" in text
    assert not InstrumentVersion.objects.exists()


def test_without_a_file_the_form_says_so(hugo: Client):
    assert "Kies een bestand." in hugo.post(INSTRUMENTS, {"ends": "advice"}).content.decode()


def test_the_same_text_is_kept_once_and_a_new_one_beside_it(hugo: Client):
    first, again = read_in(hugo), read_in(hugo)
    assert first == again
    newer = read_in(hugo, FLAT.replace("Waarom dit systeem?", "Waarom juist dit systeem?"))
    assert (newer.key, InstrumentVersion.objects.count()) == (first.key, 2)


def test_a_new_text_takes_the_place_and_what_began_keeps_its_own(hugo: Client, cast: Cast):
    first = read_in(hugo)
    hugo.post(reverse("assessment:take_over", args=[first.pk]))
    first.refresh_from_db()
    assessment = dossiers.start(by=cast.chantal, use_case=a_use(cast), version=first)
    newer = read_in(hugo, FLAT.replace("Waarom dit systeem?", "Waarom juist dit systeem?"))
    hugo.post(reverse("assessment:take_over", args=[newer.pk]))
    on_offer = InstrumentVersion.objects.on_offer(cast.hugo.organisation)
    assert list(on_offer) == [newer]
    assert assessment.instrument().parts[0].questions[0].question == "Waarom dit systeem?"


def test_a_text_that_is_no_longer_used_is_not_on_offer(hugo: Client, cast: Cast):
    version = read_in(hugo)
    hugo.post(reverse("assessment:take_over", args=[version.pk]))
    hugo.post(reverse("assessment:withdraw_instrument", args=[version.pk]))
    assert not InstrumentVersion.objects.on_offer(cast.hugo.organisation).exists()
    assert hugo.post(reverse("assessment:withdraw_instrument", args=[version.pk])).status_code == 409
