"""The page "Tekst controleren": the answer, the marks, the ways on, and what is wrong with what was sent."""

from html import unescape
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from tests.cast import Cast
from tests.scenes import ruled
from waarborg.register.models import AISystem
from waarborg.textcheck import checking, forms
from waarborg.textcheck.models import CheckCount, FeedbackCount
from waarborg.textcheck.tests.examples import BSN, CLEAN, LETTER, NAME

PAGE = "/tekst-controleren/"
QUESTION = {"systeem": "Copilot", "doel": "samenvatten", "gegevens": "internal"}


@pytest.fixture
def aisha(cast: Cast, client: Client) -> Client:
    ruled(cast)
    client.force_login(cast.aisha)
    return client


def answer(client: Client, **sent: object) -> str:
    response = client.post(PAGE, QUESTION | sent)
    assert response.status_code == 200
    return unescape(response.content.decode())


def named(content: bytes, name: str) -> BytesIO:
    found = BytesIO(content)
    found.name = name
    return found


def workbook(cell: str) -> bytes:
    book, content = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Cliënten"
    sheet["B3"] = cell
    book.save(content)
    return content.getvalue()


def test_a_letter_with_a_bsn_gets_no_with_marks_and_reasons(aisha: Client):
    page = answer(aisha, tekst=LETTER)
    assert "<strong>Nee</strong>" in page
    assert "Gevonden: burgerservicenummer." in page
    assert f'<mark class="w-found w-found--bsn" id="plek-2">{BSN}' in page
    assert "Zeker: Negen cijfers. Het controlecijfer klopt." in page
    assert LETTER.splitlines()[0] in page, "the text stays in its field"


def test_a_clean_text_gets_yes_with_conditions_and_nothing_to_mask(aisha: Client):
    page = answer(aisha, tekst=CLEAN)
    assert "<strong>Ja, met voorwaarden</strong>" in page
    assert "Maskeren en kopiëren" not in page


def test_the_masked_text_is_clean_when_it_is_checked_again(aisha: Client):
    page = answer(aisha, tekst=LETTER)
    masked = page.partition('id="gemaskeerd"')[2].partition(">\n")[2].partition("</textarea>")[0]
    assert "Geachte heer <PERSOON_1>," in masked
    assert "Uw BSN is <BSN_1>" in masked
    assert "<strong>Ja, met voorwaarden</strong>" in answer(aisha, tekst=masked)


def test_an_answer_to_a_masked_text_gets_its_names_back_but_no_bsn(aisha: Client):
    sent = {"tekst": LETTER, "antwoord": "Beste <PERSOON_1>, uw BSN is <BSN_1>."}
    page = unescape(aisha.post(f"{PAGE}terugzetten/", sent).content.decode())
    assert f"Beste {NAME}, uw BSN is <BSN_1>." in page


def test_line_breaks_of_a_browser_do_not_change_the_placeholders(aisha: Client):
    sent = {"tekst": LETTER.replace("\n", "\r\n"), "antwoord": "Beste <PERSOON_1>"}
    assert f"Beste {NAME}" in aisha.post(f"{PAGE}terugzetten/", sent).content.decode()


def test_the_way_to_advice_takes_the_question_along_and_never_the_text(aisha: Client):
    page = answer(aisha, tekst=LETTER)
    system = AISystem.objects.get().pk
    assert f"/advies/vragen/?systeem={system}&doel=samenvatten&gegevens=personal&gegevens=bsn" in page
    assert not any("Querijn" in link.partition('"')[0] for link in page.split('href="')[1:])


def test_without_a_system_the_page_says_what_stands_there_and_that_it_goes_nowhere(aisha: Client):
    page = answer(aisha, tekst=LETTER, systeem="", doel="")
    assert "<strong>Nee</strong>" in page
    assert "Dit mag alleen in een systeem dat daarvoor is aangewezen." in page
    assert "Kies een doel om te zien of er een systeem voor deze gegevens is aangewezen" in page


def test_of_a_spreadsheet_the_place_is_told(aisha: Client):
    page = answer(aisha, bestand=named(workbook(f"BSN {BSN}"), "lijst.xlsx"))
    assert "Cliënten" in page.partition("w-checked__where")[2].partition("</p>")[0]
    assert "B3" in page.partition("w-checked__where")[2].partition("</p>")[0]
    assert "w-found--bsn" in page


def test_a_file_that_nobody_can_read_is_told_at_its_field_with_what_to_do(aisha: Client):
    page = answer(aisha, bestand=named(b"\x89PNG\r\n\x1a\n" + bytes(50), "foto.png"))
    assert "Dit is een afbeelding (PNG)" in page
    assert "w-verdict" not in page


def test_an_empty_document_has_no_text(aisha: Client):
    page = answer(aisha, bestand=named(b"{}", "leeg.json"))
    assert "In dit bestand is geen tekst gevonden." in page
    assert "w-verdict" not in page


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"tekst": ""}, forms.NOTHING),
        ({"tekst": " \r\n "}, forms.NOTHING),
        ({"tekst": LETTER, "bestand": named(b"Ook tekst", "a.txt")}, forms.ONE_OF_BOTH),
        ({"tekst": LETTER, "doel": ""}, forms.NO_PURPOSE),
        ({"tekst": LETTER, "systeem": "Kopiloot"}, "‘Kopiloot’ staat niet in het register"),
        ({"tekst": LETTER, "gegevens": "bsn"}, "bsn is geen"),
        ({"tekst": "a" * (checking.LONGEST + 1)}, "Gebruik hoogstens 200000 tekens"),
    ],
)
def test_what_is_wrong_is_told_and_the_text_stays(aisha: Client, sent: dict[str, object], wrong: str):
    page = answer(aisha, **sent)
    assert "Kijk dit nog na" in page
    assert wrong in page
    if sent["tekst"] == LETTER:
        assert NAME in page.partition("<textarea")[2]
    assert not CheckCount.objects.exists()


def test_a_text_is_shown_as_text(aisha: Client):
    page = aisha.post(PAGE, QUESTION | {"tekst": f"<script>alert(1)</script> {LETTER}"}).content.decode()
    assert "<script>alert" not in page


def test_a_question_can_come_along_without_a_text(aisha: Client):
    page = aisha.get(PAGE, {"systeem": "Copilot", "doel": "samenvatten", "tekst": "niet in een adres"}).content.decode()
    assert 'value="Copilot"' in page
    assert "niet in een adres" not in page


def test_a_button_beside_a_finding_counts_its_kind_and_nothing_else(aisha: Client):
    page = aisha.post(f"{PAGE}klopt-niet/", {"bevinding": "false_alarm:person:rule"}).content.decode()
    assert "Dit is geteld bij: naam van een persoon." in page
    aisha.post(f"{PAGE}klopt-niet/", {"bevinding": "false_alarm:person:rule"})
    aisha.post(f"{PAGE}klopt-niet/", {"direction": "missed", "kind": "health"})
    counted = FeedbackCount.objects.values_list("kind", "direction", "source", "count").order_by("pk")
    assert list(counted) == [("person", "false_alarm", "rule", 2), ("health", "missed", "", 1)]


@pytest.mark.parametrize("said", ["", "false_alarm:toverij:rule", "false_alarm:person:dobbelsteen", f"{NAME}::"])
def test_what_is_no_kind_is_not_counted(aisha: Client, said: str):
    page = aisha.post(f"{PAGE}klopt-niet/", {"bevinding": said})
    assert "De controle klopt niet" in page.content.decode()
    assert not FeedbackCount.objects.exists()


def test_a_check_asks_the_database_no_more_for_a_longer_text(aisha: Client):
    answer(aisha, tekst=LETTER)
    with CaptureQueriesContext(connection) as short:
        answer(aisha, tekst=LETTER)
    with CaptureQueriesContext(connection) as long:
        answer(aisha, tekst=LETTER * 20)
    assert len(long) == len(short) <= 32
