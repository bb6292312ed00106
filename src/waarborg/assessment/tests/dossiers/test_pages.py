from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.cast import Cast
from waarborg.accounts.models import Person
from waarborg.assessment.actions import dossiers as actions
from waarborg.assessment.models import ActionPoint, AssessmentState, Author, ImpactAssessment
from waarborg.assessment.tests.dossiers.scenes import (
    FULL,
    a_use,
    accepted,
    answer,
    begun,
    classified,
    fresh,
    offered_text,
    version_of,
)

TODAY = timezone.localdate()


def as_(client: Client, person: Person) -> Client:
    client.force_login(person)
    return client


def save(client: Client, assessment: ImpactAssessment, *, part: str = "1", **given: object):
    return client.post(reverse("assessment:dossier_part", args=[assessment.pk, part]), given, follow=True)


def test_who_may_not_write_is_told_so_and_nothing_fails(client: Client, cast: Cast):
    assessment = begun(cast)
    client.force_login(cast.ilse)
    address = reverse("assessment:dossier_authors", args=[assessment.pk])
    for sent in ({}, {"person": "xx"}):
        assert client.post(address, sent).status_code in {403, 404, 409}
    client.force_login(cast.chantal)
    assert client.post(address, {}).status_code == 200


def test_advice_that_comes_too_late_is_given_back_to_who_wrote_it(client: Client, cast: Cast):
    assessment = begun(cast, advice=False)
    client.force_login(cast.chantal)
    address = reverse("assessment:dossier_advise", args=[assessment.pk])
    late = client.post(address, {"stance": "negative", "text": "Deel 2 is te dun voor een oordeel"})
    assert late.status_code == 409
    assert "Dit is niet bewaard." in late.content.decode()
    assert "Deel 2 is te dun voor een oordeel" in late.content.decode()


def test_what_was_typed_in_a_part_that_is_no_longer_asked_is_given_back(client: Client, cast: Cast):
    assessment = begun(cast)
    actions.save_answers(by=cast.chantal, assessment=assessment, answers={"1.2": "yes"}, seen={})
    client.force_login(cast.chantal)
    late = client.post(assessment.part_url("2"), {"v_2.3@privacy": "Het weegt zwaar voor ouderen"})
    assert late.status_code == 409
    assert "Dit deel wordt niet meer gevraagd" in late.content.decode()
    assert "Het weegt zwaar voor ouderen" in late.content.decode()


def test_a_version_that_one_may_not_see_is_not_shown_beside_another(client: Client, cast: Cast):
    old = accepted(cast)
    new = actions.new_version(by=cast.chantal, assessment=old, version=old.instrument_version)
    Author.objects.create(assessment=old, person=cast.joost, invited_by=cast.chantal)
    client.force_login(cast.joost)
    assert client.get(new.get_absolute_url()).status_code == 404
    assert client.get(reverse("assessment:dossier_compare", args=[old.pk, new.number])).status_code == 404


def test_an_assessment_begins_from_the_page_of_the_use(client: Client, cast: Cast):
    use = a_use(cast)
    offered_text(cast)
    page = as_(client, cast.bram).get(reverse("assessment:use_dossiers", args=[use.pk])).content.decode()
    assert "De risicoklasse is nog niet bepaald" in page
    address = reverse("assessment:start_dossier", args=[use.pk, "proef"])
    assert address in page
    assert "hoogstens 7, in 2 delen" in client.get(address).content.decode()
    begun_page = client.post(address, follow=True)
    assessment = ImpactAssessment.objects.get()
    assert begun_page.redirect_chain[-1][0] == assessment.get_absolute_url()
    assert "Begin met antwoorden" in begun_page.content.decode()
    again = client.post(address)
    assert again["Location"] == assessment.get_absolute_url()


def test_a_part_is_saved_with_gaps_and_leads_on(client: Client, cast: Cast):
    assessment = begun(cast)
    page = save(as_(client, cast.chantal), assessment, **{"v_1-2": "no", "v_1-3": "no", "naar": "verder"})
    assert page.redirect_chain[-1][0] == assessment.part_url("2")
    assert fresh(assessment).values == {"1.2": "no", "1.3": "no"}


def test_an_answer_that_brings_a_question_stays_on_the_part(client: Client, cast: Cast):
    assessment = begun(cast)
    page = save(as_(client, cast.chantal), assessment, part="2", **{"v_2-2": ["privacy"]})
    assert page.redirect_chain[-1][0] == assessment.part_url("2")
    assert "zijn er vragen bij gekomen" in page.content.decode()
    assert "2.3 Hoe zwaar weegt het? – Bescherming van persoonsgegevens" in page.content.decode()


def test_later_leads_to_the_front_page_and_back_to_the_part_before(client: Client, cast: Cast):
    assessment = begun(cast)
    page = save(as_(client, cast.chantal), assessment, **{"v_1-1": "Iets", "naar": "later"})
    assert page.redirect_chain[-1][0] == assessment.get_absolute_url()
    page = save(client, assessment, part="2", naar="terug")
    assert page.redirect_chain[-1][0] == assessment.part_url("1")


@pytest.mark.parametrize("given", [{"v_1-2": "misschien"}, {"v_1-1": "x" * 10_001}])
def test_what_is_wrong_comes_back_and_is_not_kept(client: Client, cast: Cast, given: dict[str, str]):
    assessment = begun(cast)
    page = save(as_(client, cast.chantal), assessment, **given)
    assert page.context["form"].errors
    assert fresh(assessment).values == {}


def test_a_question_begins_with_what_the_register_says(client: Client, cast: Cast):
    assessment = begun(cast)
    page = as_(client, cast.chantal).get(assessment.part_url("1")).content.decode()
    assert "Brieven herschrijven</textarea>" in page
    assert "Uit het register" in page
    assert fresh(assessment).values == {}, "wat wordt aangeboden telt nog niet"


def test_an_answer_serves_the_next_assessment_of_the_same_use(client: Client, cast: Cast):
    first = answer(cast.chantal, begun(cast))
    other = actions.start(by=cast.daan, use_case=first.use_case, version=version_of(cast, key="tweede", title="Twee"))
    page = as_(client, cast.daan).get(other.part_url("1")).content.decode()
    assert f"{FULL['1.1']}</textarea>" in page
    assert "Uit Proef, " in page
    assert ", van Chantal Visser" in page
    save(client, other, **{"v_1-1": FULL["1.1"]})
    assert fresh(other).answers["1.1"].origin.startswith("uit Proef, ")
    save(client, other, **{"v_1-1": "Eigen woorden", "gezien_v_1-1": "1"})
    assert (fresh(other).answers["1.1"].origin, fresh(first).values["1.1"]) == ("", FULL["1.1"])


def test_two_at_once_see_both_answers(client: Client, cast: Cast):
    assessment = begun(cast)
    actions.save_answers(by=cast.daan, assessment=assessment, answers={"1.1": "Van Daan"}, seen={})
    page = save(as_(client, cast.chantal), assessment, **{"v_1-1": "Van Chantal", "v_1-2": "no", "gezien_v_1-1": "0"})
    text = page.content.decode()
    assert page.status_code == 409
    assert "Daan Mulder antwoordde intussen" in text
    assert "Van Daan" in text
    assert "Van Chantal</textarea>" in text
    assert 'name="gezien_v_1-1" value="1"' in text
    assert fresh(assessment).values == {"1.1": "Van Daan", "1.2": "no"}


def test_what_one_typed_after_it_was_handed_in_is_shown_to_copy(client: Client, cast: Cast):
    assessment = answer(cast.chantal, begun(cast))
    actions.submit(by=cast.chantal, assessment=assessment)
    page = save(as_(client, cast.chantal), assessment, **{"v_1-1": "Nog een gedachte"})
    assert page.status_code == 409
    assert "Nog een gedachte" in page.content.decode()


def test_the_outcome_says_why_and_what_would_make_it_different(client: Client, cast: Cast):
    assessment = begun(cast)
    answer(cast.chantal, assessment, **{"1.3": "yes", "1.4": "Van dossiers"})
    page = as_(client, cast.chantal).get(reverse("assessment:dossier_outcome", args=[assessment.pk])).content.decode()
    assert "Aanbevolen" in page
    assert "Want bij vraag 1.3 staat ‘Ja’." in page
    assert "Het zou anders zijn als" in page
    assert "de risicoklasse hoog risico is" in page


def test_a_note_an_action_point_and_evidence_hang_on_a_question(client: Client, cast: Cast):
    assessment = begun(cast)
    where = assessment.question_url("1.1")
    as_(client, cast.chantal).post(f"{where}notitie/", {"text": "Klopt dit?"})
    due = f"{TODAY + timedelta(days=9):%d-%m-%Y}"
    client.post(f"{where}actiepunt/", {"sentence": "Vraag de OR", "owner": cast.bram.email, "due_on": due})
    upload = SimpleUploadedFile("dpia.pdf", b"%PDF-1.7 proef")
    client.post(f"{where}bewijs/", {"title": "DPIA", "file": upload})
    page = client.get(where).content.decode()
    assert all(text in page for text in ("Klopt dit?", "Vraag de OR", "DPIA", "dpia.pdf"))
    kept = client.get(assessment.evidence_uses.get().evidence.address)
    assert (kept.content, kept["X-Content-Type-Options"]) == (b"%PDF-1.7 proef", "nosniff")
    assert kept["Content-Disposition"] == 'attachment; filename="dpia.pdf"'
    counted = client.get(assessment.part_url("1")).content.decode()
    assert "(1 notitie, 1 bewijsstuk, 1 actiepunt)" in counted


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"title": "Niets"}, "Geef een adres of een bestand"),
        ({"title": "Twee", "url": "https://a.test", "file": ("a.pdf", b"%PDF-1")}, "Geef een adres of een bestand"),
        ({"title": "Programma", "file": ("a.exe", b"MZ")}, "Dit soort bestand kan hier niet"),
        ({"title": "Vermomd", "file": ("a.pdf", b"<html>")}, "past niet bij de naam"),
        ({"title": "Vreemd", "file": ("a.txt", b"a\x00b")}, "past niet bij de naam"),
        ({"title": "Groot", "file": ("a.txt", b"a" * (10 * 1024 * 1024 + 1))}, "te groot"),
    ],
)
def test_evidence_that_cannot_be_kept_is_refused_in_words(client: Client, cast: Cast, given, told: str):
    assessment = begun(cast)
    file = given.pop("file", None)
    sent = given | ({"file": SimpleUploadedFile(*file)} if file else {})
    page = as_(client, cast.chantal).post(f"{assessment.question_url('1.1')}bewijs/", sent)
    assert told in page.content.decode()
    assert not assessment.evidence_uses.exists()


def test_the_owner_reports_that_an_action_point_is_done(client: Client, cast: Cast):
    assessment = begun(cast)
    point = actions.add_action_point(
        by=cast.chantal, assessment=assessment, question="1.1", sentence="Bel", owner=cast.joost, due_on=TODAY
    )
    page = as_(client, cast.joost).post(point.get_absolute_url(), {"text": "Gebeld"}, follow=True)
    assert "Het actiepunt is afgemeld." in page.content.decode()
    assert ActionPoint.objects.get().done_note == "Gebeld"


def test_it_is_handed_in_advised_on_and_signed_by_page(client: Client, cast: Cast):
    assessment = answer(cast.chantal, begun(cast, advice=False))
    page = as_(client, cast.chantal).get(reverse("assessment:dossier_sign", args=[assessment.pk])).content.decode()
    assert "Bied aan ter vaststelling" in page
    client.post(reverse("assessment:dossier_submit", args=[assessment.pk]), {"text": "Klaar"})
    empty = client.post(reverse("assessment:dossier_advise", args=[assessment.pk]), {}).content.decode()
    assert empty.count("w-field__error") >= 2
    client.post(
        reverse("assessment:dossier_advise", args=[assessment.pk]), {"stance": "positive", "text": "Beheersbaar"}
    )
    address = reverse("assessment:dossier_accept", args=[assessment.pk])
    signed = as_(client, cast.gerda).post(address, {"residual_risk": "Klein"}, follow=True)
    assert "Het restrisico is aanvaard." in signed.content.decode()
    assert fresh(assessment).assessment.state == AssessmentState.FINAL


def test_before_there_is_advice_the_management_reads_why_not_yet(client: Client, cast: Cast):
    assessment = answer(cast.chantal, begun(cast, advice=False))
    actions.submit(by=cast.chantal, assessment=assessment)
    page = as_(client, cast.gerda).get(reverse("assessment:dossier_sign", args=[assessment.pk])).content.decode()
    assert "Er is nog geen advies over het restrisico." in page
    assert "Geef terug" in page


def test_two_versions_stand_side_by_side(client: Client, cast: Cast):
    old = accepted(cast)
    new = actions.new_version(by=cast.chantal, assessment=old, version=old.instrument_version)
    actions.save_answers(by=cast.chantal, assessment=new, answers={"1.3": "yes"}, seen={"1.3": 1})
    address = reverse("assessment:dossier_compare", args=[new.pk, old.number])
    rows = as_(client, cast.chantal).get(address).context["rows"]
    assert [(row.key, row.before, row.after) for row in rows] == [("1.3", "Nee", "Ja")]
    assert client.get(reverse("assessment:dossier_compare", args=[new.pk, 9])).status_code == 404


def test_the_report_reads_as_a_tagged_pdf(client: Client, cast: Cast):
    done = accepted(cast)
    response = as_(client, cast.gerda).get(reverse("assessment:dossier_report", args=[done.pk]))
    pdf = PdfReader(BytesIO(response.content))
    text = " ".join(page.extract_text() for page in pdf.pages)
    words = " ".join(text.split())
    assert response["Content-Disposition"].endswith('versie-1.pdf"')
    said = ("Een enkele verkeerde zin", FULL["1.1"], "Gerda Smit", "Beheersbaar", "pagina 1 van", done.sha256[:40])
    for wanted in said:
        assert wanted in words, wanted
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"] == "nl"
    again = PdfReader(BytesIO(client.get(reverse("assessment:dossier_report", args=[done.pk])).content))
    assert [page.extract_text() for page in again.pages] == [page.extract_text() for page in pdf.pages]


def test_where_no_pdf_can_be_made_the_page_says_what_is_missing(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
):
    done = accepted(cast)
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    response = as_(client, cast.gerda).get(reverse("assessment:dossier_report", args=[done.pk]))
    assert response.status_code == 503
    assert "het onderdeel Pango ontbreekt" in response.content.decode()


def test_the_list_stays_within_its_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
):
    done = accepted(cast)
    for number in range(3):
        version = version_of(cast, key=f"soort-{number}")
        actions.start(by=cast.chantal, use_case=done.use_case, version=version)
    as_(client, cast.chantal)
    with django_assert_max_num_queries(8):
        page = client.get(reverse("assessment:dossiers"))
    assert len(page.context["table"].rows) == 4
    assert len(client.get(f"{reverse('assessment:dossiers')}?status=final").context["table"].rows) == 1


def test_the_front_page_costs_the_same_with_more_answers(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
):
    assessment = begun(cast)
    answer(
        cast.chantal, assessment, **{"2.2": ["privacy", "equality"], "2.3@privacy": "Zwaar", "2.3@equality": "Licht"}
    )
    as_(client, cast.chantal)
    with django_assert_max_num_queries(22):
        client.get(assessment.get_absolute_url())
    with django_assert_max_num_queries(16):
        client.get(assessment.part_url("2"))


def test_a_class_that_changed_is_seen_at_once(client: Client, cast: Cast):
    assessment = answer(cast.chantal, begun(cast))
    classified(cast, assessment.use_case, "high")
    page = as_(client, cast.chantal).get(assessment.get_absolute_url()).content.decode()
    assert "Verplicht" in page
    assert "De risicoklasse is hoog." in page
