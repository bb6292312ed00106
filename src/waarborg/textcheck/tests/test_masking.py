"""What is masked can be chosen, the masked text is checked again, and an answer to it gets its values back."""

from html import unescape

import pytest
from django.test import Client
from django.utils.datastructures import MultiValueDict

from tests.cast import Cast
from tests.scenes import ruled
from waarborg.guard import Report, unmask
from waarborg.guard.findings import found
from waarborg.textcheck import receipts
from waarborg.textcheck.masking import BY_HAND, Choices, choices_of, items, masked_by, not_there
from waarborg.textcheck.models import CheckCount
from waarborg.textcheck.tests.examples import BSN, CLEAN, LETTER, NAME, PAGE, answer

TEXT = "Roos Tak belt Wim Peer over Rozenoord. Roos Tak heeft BSN 111222333."


def report(*told: tuple[str, str], text: str = TEXT) -> Report:
    findings, done = [], 0
    for kind, written in told:
        done = text.index(written, done)
        findings.append(found(kind, done, done + len(written), 0.95, BY_HAND))
        done += len(written)
    return Report(tuple(findings), len(text), 0.0)


REPORT = report(("person", "Roos Tak"), ("person", "Wim Peer"), ("person", "Roos Tak"), ("bsn", "111222333"))


@pytest.fixture
def aisha(cast: Cast, client: Client) -> Client:
    ruled(cast)
    client.force_login(cast.aisha)
    return client


def masked_on(page: str) -> str:
    return page.partition('id="gemaskeerd"')[2].partition(">\n")[2].partition("</textarea>")[0]


def keys_on(page: str) -> list[str]:
    return [piece.partition('"')[0] for piece in page.split('name="aangeboden" value="')[1:]]


def test_each_value_is_one_item_however_often_it_stands_there():
    assert [(item.written, item.times, item.masked) for item in items(TEXT, REPORT)] == [
        ("Roos Tak", 2, True),
        ("Wim Peer", 1, True),
        ("111222333", 1, True),
    ]


def test_a_value_that_may_stand_stands_everywhere_and_the_others_are_masked():
    masked = masked_by(TEXT, REPORT, Choices(let_stand=frozenset({"person:0"})))
    assert masked.text == "Roos Tak belt <PERSOON_1> over Rozenoord. Roos Tak heeft BSN <BSN_1>."


@pytest.mark.parametrize(
    ("also", "masked"),
    [
        (("rozenoord",), "<PERSOON_1> belt <PERSOON_2> over <WOORD_1>. <PERSOON_1> heeft BSN <BSN_1>."),
        (("over  Rozenoord",), "<PERSOON_1> belt <PERSOON_2> <WOORD_1>. <PERSOON_1> heeft BSN <BSN_1>."),
        (("oord",), "<PERSOON_1> belt <PERSOON_2> over Rozenoord. <PERSOON_1> heeft BSN <BSN_1>."),
        (("Wim Peer",), "<PERSOON_1> belt <PERSOON_2> over Rozenoord. <PERSOON_1> heeft BSN <BSN_1>."),
        (("Peer over",), "<PERSOON_1> belt <WOORD_1> Rozenoord. <PERSOON_1> heeft BSN <BSN_1>."),
        (("belt Wim", "Peer over"), "<PERSOON_1> <WOORD_1> Rozenoord. <PERSOON_1> heeft BSN <BSN_1>."),
        (("heeft BSN 111222333",), "<PERSOON_1> belt <PERSOON_2> over Rozenoord. <PERSOON_1> <BSN_1>."),
        (("$^.*(",), "<PERSOON_1> belt <PERSOON_2> over Rozenoord. <PERSOON_1> heeft BSN <BSN_1>."),
    ],
)
def test_words_of_ones_own_are_masked_too(also: tuple[str, ...], masked: str):
    assert masked_by(TEXT, REPORT, Choices(also=also)).text == masked


def test_what_is_masked_comes_back_and_a_bsn_within_ones_own_words_does_not():
    masked = masked_by(TEXT, REPORT, Choices(also=("over Rozenoord",)))
    assert unmask(masked.text, masked) == TEXT.replace("111222333", "<BSN_1>")
    assert not any(
        "111222333" in value for value in masked_by(TEXT, REPORT, Choices(also=("BSN 111222333",))).tokens.values()
    )


def test_a_word_that_is_not_there_is_told():
    assert not_there(TEXT, Choices(also=("rozenoord", "Wilgenhof"))) == ("Wilgenhof",)


def test_what_the_form_did_not_offer_is_masked():
    sent = MultiValueDict(
        {"aangeboden": ["person:0", "bsn:9"], "maskeer": ["bsn:9"], "ook": ["Een\r\n\r\n x \nTwee\nEen"]}
    )
    assert choices_of(sent) == Choices(frozenset({"person:0"}), ("Een", "Twee"))
    assert masked_by(TEXT, REPORT, Choices(frozenset({"person:3"}))).text == masked_by(TEXT, REPORT).text


def test_the_masked_text_is_checked_on_the_server(aisha: Client):
    page = answer(aisha, tekst=LETTER)
    assert "Geachte heer <PERSOON_1>," in masked_on(page)
    assert "Uw BSN is <BSN_1>" in masked_on(page)
    assert "Gecontroleerd: in de gemaskeerde tekst is niets meer gevonden." in page
    assert "Mag de gemaskeerde tekst in Copilot? <strong>Ja, met voorwaarden.</strong>" in page


def test_a_masked_text_is_clean_when_someone_checks_it(aisha: Client):
    page = answer(aisha, tekst=LETTER + "De heer Zonneveld heeft diabetes en is moslim.")
    assert "<GEZONDHEID_1>" in masked_on(page)
    assert "<strong>Ja, met voorwaarden</strong>" in answer(aisha, tekst=masked_on(page))


def test_someone_lets_a_value_stand_and_masks_another_and_the_verdict_stays_honest(aisha: Client):
    keys = keys_on(answer(aisha, tekst=LETTER))
    kept = [key for key in keys if not key.startswith("bsn")]
    page = answer(aisha, tekst=LETTER, maskering="ja", aangeboden=keys, maskeer=kept, ook="parkeervergunning\nfiets")
    assert f"Uw BSN is {BSN}" in masked_on(page)
    assert "een <WOORD_1> aangevraagd" in masked_on(page)
    assert "Dit staat niet in uw tekst: fiets." in page
    assert "in de gemaskeerde tekst staat nog: BSN (1)." in page
    assert "Mag de gemaskeerde tekst in Copilot? <strong>Nee.</strong>" in page
    assert "<strong>Nee</strong>" in page


def test_after_masking_anew_the_name_of_the_file_and_what_was_not_read_are_still_told(aisha: Client):
    sent = {"maskering": "ja", "bestandsnaam": "map/brief.pdf", "niet_gelezen": ["Pagina 2 is een afbeelding."]}
    page = answer(aisha, tekst=LETTER, **sent)
    assert "Bestand ‘brief.pdf’ in Copilot" in page
    assert "Pagina 2 is een afbeelding." in page.partition("Dit is niet gelezen")[2]
    assert "niets meer gevonden, maar niet alles is gelezen" in page


def put_back(client: Client, reply: str, **sent: object) -> str:
    sent = {"tekst": LETTER, "antwoord": reply} | sent
    return unescape(client.post(f"{PAGE}terugzetten/", sent).content.decode())


def test_an_answer_gets_its_names_back_marked_and_counted_but_no_bsn(aisha: Client):
    page = put_back(aisha, "Beste <PERSOON_1>, uw BSN is <BSN_1>. Groet aan PERSOON_1")
    assert "2 teruggezet, 1 niet: <BSN_1>." in page
    assert f'<mark class="w-restored" title="stond er als <PERSOON_1>">{NAME}</mark>, uw BSN is <BSN_1>.' in page
    assert "Een BSN, een wachtwoord of een sleutel zetten wij nooit terug." in page


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("Beste <PERSOON_1>", "1 teruggezet."),
        ("Beste <PERSOON 1>", "1 teruggezet."),
        ("Beste <PERSOON_1> en <PERSOON_7>", "Deze vervangers horen niet bij uw oorspronkelijke tekst."),
        ("Beste <PERSOON_7>", "Heeft u precies de tekst geplakt die u liet maskeren?"),
        ("Beste mevrouw", "In dit antwoord staan geen vervangers."),
    ],
)
def test_what_was_put_back_and_what_not_is_told(aisha: Client, reply: str, said: str):
    assert said in put_back(aisha, reply)


def test_what_was_chosen_in_masking_counts_in_putting_back(aisha: Client):
    keys = keys_on(answer(aisha, tekst=LETTER))
    chosen = {"aangeboden": keys, "maskeer": keys[1:], "ook": "parkeervergunning"}
    page = put_back(aisha, "Uw <WOORD_1>", **chosen)
    assert ">parkeervergunning</mark>" in page
    assert page.count('name="maskeer"') == len(keys) - 1, "another answer is put back by the same choices"
    assert "0 teruggezet, 1 niet: <PERSOON_1>." in put_back(aisha, "Dag <PERSOON_1>", **chosen)


def test_line_breaks_of_a_browser_do_not_change_the_placeholders(aisha: Client):
    assert f">{NAME}</mark>" in put_back(aisha, "Beste <PERSOON_1>", tekst=LETTER.replace("\n", "\r\n"))


def checks() -> int:
    return sum(CheckCount.objects.filter(category="checks").values_list("count", flat=True))


def receipt_on(page: str) -> str:
    return page.partition('name="bon" value="')[2].partition('"')[0]


def test_masking_anew_and_the_same_text_again_are_no_new_check(aisha: Client):
    bon = receipt_on(answer(aisha, tekst=LETTER, systeem="", doel=""))
    answer(aisha, tekst=LETTER.replace("\n", "\r\n"), bon=bon)
    answer(aisha, tekst=LETTER, maskering="ja")
    assert checks() == 1
    answer(aisha, tekst=CLEAN, bon=bon)
    answer(aisha, tekst=LETTER, bon="verzonnen:bon")
    answer(aisha, tekst=LETTER)
    assert checks() == 4


def test_a_receipt_is_for_one_text_of_one_person_and_for_a_short_while(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    bon = receipts.receipt(LETTER, cast.aisha)
    assert receipts.is_counted(bon, LETTER, cast.aisha)
    assert not receipts.is_counted(bon, CLEAN, cast.aisha)
    assert not receipts.is_counted(bon, LETTER, cast.bram)
    monkeypatch.setattr(receipts, "VALID", -1)
    assert not receipts.is_counted(bon, LETTER, cast.aisha)
