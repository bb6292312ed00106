"""The page "Tekst controleren": the answer, the marks, the ways on, and what is wrong with what was sent."""

from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import Workbook

from tests.cast import Cast
from tests.scenes import designable, ruled
from waarborg.intake import actions as intake
from waarborg.register.models import AISystem
from waarborg.textcheck import checking, forms, limits, views
from waarborg.textcheck.limits import TooOften
from waarborg.textcheck.models import CheckCount, FeedbackCount
from waarborg.textcheck.tests.examples import BSN, CLEAN, LETTER, NAME, PAGE, QUESTION, answer


@pytest.fixture
def aisha(cast: Cast, client: Client) -> Client:
    ruled(cast)
    client.force_login(cast.aisha)
    return client


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
    assert "Niets gevonden." in page
    assert "De gemaskeerde tekst" not in page


def test_the_masked_text_is_clean_when_it_is_checked_again(aisha: Client):
    page = answer(aisha, tekst=LETTER)
    masked = page.partition('id="gemaskeerd"')[2].partition(">\n")[2].partition("</textarea>")[0]
    assert "Geachte heer <PERSOON_1>," in masked
    assert "Uw BSN is <BSN_1>" in masked
    assert "<strong>Ja, met voorwaarden</strong>" in answer(aisha, tekst=masked)


def test_the_way_to_advice_takes_the_question_along_and_never_the_text(aisha: Client):
    page = answer(aisha, tekst=LETTER)
    system = AISystem.objects.get().pk
    assert f"/advies/vragen/?systeem={system}&doel=samenvatten&gegevens=personal&gegevens=bsn" in page
    assert not any("Querijn" in link.partition('"')[0] for link in page.split('href="')[1:])


def test_advice_goes_to_who_advises_about_these_data(aisha: Client):
    assert "gegevens=bsn&aan=privacy_adviseur" in answer(aisha, tekst=LETTER)
    assert "gegevens=secret&aan=ciso" in answer(aisha, tekst="Het wachtwoord is: Zomer2031!x")


def test_there_is_one_way_to_advice_and_it_opens_beside_the_text(aisha: Client):
    page = answer(aisha, tekst=LETTER)
    assert page.count('href="/advies/vragen/') == 1
    answered = page.partition('id="antwoord"')[2].partition('id="opnieuw"')[0]
    links = [link for link in answered.split("<a ")[1:] if 'href="#' not in link.partition(">")[0]]
    assert links
    assert all('target="_blank"' in link.partition(">")[0] for link in links)
    assert all("opent in nieuw tabblad" in link.partition("</a>")[0] for link in links)


def test_without_a_system_the_page_says_what_stands_there_and_that_it_goes_nowhere(aisha: Client):
    page = answer(aisha, tekst=LETTER, systeem="", doel="")
    assert "<strong>Beschermde gegevens gevonden</strong>" in page
    assert "Gevonden: namen (1), adressen (1), BSN (1)." in page
    assert "Dit mag alleen in een systeem dat daarvoor is aangewezen." in page
    assert "Kies hieronder een doel." in page


def test_a_clean_text_without_a_system_is_no_reason_for_alarm(aisha: Client):
    page = answer(aisha, tekst=CLEAN, systeem="", doel="")
    assert "<strong>Niets gevonden</strong>" in page
    assert "Kies een systeem om te zien of u deze tekst daar mag gebruiken." in page
    assert "w-verdict--good" in page


def test_a_forbidden_purpose_is_no_even_for_a_clean_text_without_a_system(aisha: Client):
    assert "<strong>Nee</strong>" in answer(aisha, tekst=CLEAN, systeem="", doel="prive")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("GEHEIM\n\nWij stellen voor de kade te kopen.", "Dit hele stuk is geheim. Maskeren helpt niet."),
        ("VERTROUWELIJK\n\nVerslag over de kade.", "Dit hele stuk is vertrouwelijk. Maskeren helpt niet."),
        ("Dit stuk is onder embargo tot vrijdag.", "onder embargo. Maskeren helpt"),
        (f"GEHEIM\n\nBel de heer {NAME}.", "Dit hele stuk is geheim. Maskeren helpt niet."),
    ],
)
def test_of_a_text_that_is_marked_as_a_whole_nothing_can_be_masked(aisha: Client, text: str, sentence: str):
    page = answer(aisha, tekst=text)
    assert sentence in page
    assert "Maskeer en kopieer" not in page
    assert "De gemaskeerde tekst" not in page
    assert "/advies/vragen/" in page


def test_a_password_must_go_and_be_changed(aisha: Client):
    assert "Haal het eruit en wijzig het." in answer(aisha, tekst="Het wachtwoord is: Zomer2031!x")


def test_data_for_which_the_system_is_designated_need_no_masking_and_no_advice(cast: Cast, client: Client):
    use_case = designable(cast, "personal")
    today = timezone.localdate()
    intake.designate(
        by=cast.gerda,
        use_case=use_case,
        data_class="personal",
        starts_on=today,
        ends_on=today + timedelta(days=9),
        reason="Verslagen bevatten namen van collega's",
    )
    client.force_login(cast.aisha)
    page = answer(client, tekst=f"Geachte heer {NAME}, dank voor uw brief.", systeem=AISystem.objects.get().name)
    assert "Deze gegevens mogen in dit systeem." in page
    for absent in ("Maskeer en kopieer", "De gemaskeerde tekst", "/advies/vragen/", "geen ander systeem"):
        assert absent not in page


def test_words_about_belief_stand_beside_health(aisha: Client):
    page = answer(aisha, tekst=f"De heer {NAME} is moslim en heeft diabetes.")
    assert "namen (1), gezondheid (1), bijzondere persoonsgegevens (1)" in page
    assert "w-found--special" in page


def test_the_focus_is_on_the_answer(aisha: Client):
    assert page_focus(answer(aisha, tekst=LETTER)) == ["antwoord"]
    assert page_focus(answer(aisha, tekst=CLEAN)) == ["antwoord"]


def page_focus(page: str) -> list[str]:
    tags = [tag.partition(">")[0] for tag in page.split("<")]
    return [tag.partition('id="')[2].partition('"')[0] for tag in tags if tag.endswith(" autofocus")]


def test_a_result_names_the_file(aisha: Client):
    page = answer(aisha, bestand=named(LETTER.encode(), "brief aan inwoner.txt"))
    assert "Bestand ‘brief aan inwoner.txt’ in Copilot voor ‘Tekst samenvatten’" in page


def test_a_system_that_is_not_known_is_reported_beside_the_text(aisha: Client):
    page = answer(aisha, tekst=LETTER, systeem="Kopiloot")
    assert '<a target="_blank" href="/melden/' in page
    assert "Meld dit systeem (opent in nieuw tabblad)" in page
    assert "<script" not in answer(aisha, tekst=LETTER, systeem="<script>").partition("w-field__error")[2][:200]


def test_of_a_spreadsheet_the_place_is_told(aisha: Client):
    page = answer(aisha, bestand=named(workbook(f"BSN {BSN}"), "lijst.xlsx"))
    assert "Cliënten" in page.partition("w-checked__where")[2].partition("</p>")[0]
    assert "B3" in page.partition("w-checked__where")[2].partition("</p>")[0]
    assert "w-found--bsn" in page


@pytest.mark.parametrize(
    ("content", "name", "way_on"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "foto.png", "Een foto of scan kunnen wij niet lezen."),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "brief.docx", "Een foto of scan kunnen wij niet lezen."),
        (bytes(50), "IMG_1.HEIC", "Een foto of scan kunnen wij niet lezen."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "oud.doc", "Open het en bewaar het als .docx."),
        (bytes(50), "oud.xls", "Open het en bewaar het als .xlsx."),
    ],
)
def test_a_file_that_nobody_can_read_gets_a_way_on(aisha: Client, content: bytes, name: str, way_on: str):
    page = answer(aisha, bestand=named(content, name))
    assert way_on in page
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
    aisha.post(f"{PAGE}klopt-niet/", {"direction": "missed", "kind": "something_else"})
    counted = FeedbackCount.objects.values_list("kind", "direction", "source", "count").order_by("pk")
    assert list(counted) == [
        ("person", "false_alarm", "rule", 2),
        ("health", "missed", "", 1),
        ("something_else", "missed", "", 1),
    ]


def test_a_remark_is_confirmed_in_its_place_when_a_script_sends_it(aisha: Client):
    sent = {"bevinding": "false_alarm:person:rule:1", "beurt": "abc"}
    said = aisha.post(f"{PAGE}klopt-niet/", sent, headers={"HX-Request": "true"}).content.decode()
    assert said.startswith("<span")
    assert "Dank u. Geteld bij: naam van een persoon." in said
    said = aisha.post(f"{PAGE}klopt-niet/", {"direction": "missed"}, headers={"HX-Request": "true"}).content.decode()
    assert "Kies eerst een soort." in said


def test_an_item_of_an_answer_is_counted_once(aisha: Client):
    for number in (1, 1, 2):
        aisha.post(f"{PAGE}klopt-niet/", {"bevinding": f"false_alarm:person:rule:{number}", "beurt": "abc"})
    aisha.post(f"{PAGE}klopt-niet/", {"bevinding": "false_alarm:person:rule:1", "beurt": "def"})
    for kind in ("health", "health", "bsn"):
        aisha.post(f"{PAGE}klopt-niet/", {"direction": "missed", "kind": kind, "beurt": "abc"})
    counted = FeedbackCount.objects.values_list("kind", "count").order_by("pk")
    assert list(counted) == [("person", 3), ("health", 1), ("bsn", 1)]


def test_what_was_missed_is_chosen_by_group(aisha: Client):
    page = answer(aisha, tekst=CLEAN)
    chosen = page.partition('id="gemist"')[2].partition("</select>")[0]
    assert '<optgroup label="Bijzondere persoonsgegevens">' in chosen
    assert '<option value="something_else">iets anders</option>' in chosen


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        (PAGE, QUESTION | {"tekst": LETTER}),
        (f"{PAGE}terugzetten/", {"tekst": LETTER, "antwoord": "Dag <PERSOON_1>"}),
    ],
)
def test_who_asks_too_often_waits_and_keeps_the_text(
    aisha: Client, monkeypatch: pytest.MonkeyPatch, address: str, sent: dict[str, object]
):
    def refuse(*given: object, **options: object) -> None:
        raise TooOften(17)

    monkeypatch.setattr(views, "spend", refuse)
    response = aisha.post(address, sent)
    assert (response.status_code, response["Retry-After"]) == (429, "17")
    page = unescape(response.content.decode())
    assert "U vraagt dit te vaak. Probeer het over 17 seconden weer." in page
    assert NAME in page.partition("<textarea")[2]
    assert "w-verdict" not in page


def test_the_page_and_the_api_share_one_limit(cast: Cast, aisha: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "time", lambda: 1_800_000_000)
    for _ in range(limits.PER_MINUTE):
        limits.spend(cast.aisha)
    assert aisha.post(PAGE, QUESTION | {"tekst": CLEAN}).status_code == 429


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
    assert len(long) == len(short) <= 40
