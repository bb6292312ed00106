import pytest

from waarborg.guard.policy import GuardPolicy
from waarborg.guard.tests.finding_help import found_in, parts

OWN = GuardPolicy(case_numbers=("UIT/99/AA.9999", "[9](A)"))


def test_the_patterns_of_the_municipality_are_found_without_a_cue():
    assert found_in("het stuk UIT/26/XB.0042, graag", OWN) == [("case_number", "UIT/26/XB.0042")]
    assert parts("[7](Q)", "case_number") == []
    assert found_in("[7](Q)", OWN) == [("case_number", "[7](Q)")]
    assert found_in("UIT/26/xb.0042 en KUIT/26/XB.0042", OWN) == []


@pytest.mark.parametrize(
    "code", ["2026-00871/jvd", "HH.2026.0553", "CIZ-88213-K", "PW/118-4420", "2024/1234", "1044 8812 0023"]
)
def test_after_its_cue_a_reference_of_any_form_is_a_case_number(code):
    assert found_in(f"Ons kenmerk: {code}") == [("case_number", code)]


@pytest.mark.parametrize(
    "text",
    [
        "kenmerk: 12-03-2026",
        "zaak 12",
        "bestelnummer 2026-00871",
        "in de zaak van 2026",
        "het nieuwe zaaksysteem. De 340.000 zaken",
        "Huisvestingsplan Onderwijs 2025-2040",
        "de klant 2026",
        "ISO-27001-2022",
    ],
)
def test_dates_years_and_orders_are_no_case_numbers(text):
    assert found_in(text) == []


def test_a_list_of_clients_is_found_one_by_one():
    assert parts("cliëntnummers W-440917, W-441230 en W-441231", "client_number") == [
        "W-440917",
        "W-441230",
        "W-441231",
    ]


def test_the_head_of_a_column_is_a_cue():
    text = "naam;klantnummer;KvK\nBakker;20418;12345678\nVisser;20419;87654321"
    assert found_in(text) == [
        ("client_number", "20418"), ("kvk_number", "12345678"), ("client_number", "20419"), ("kvk_number", "87654321"),
    ]  # fmt: skip


def test_under_the_head_nr_of_a_list_of_people_stand_their_numbers():
    text = "Nr | Bewoner | Geboren\nW-4411 | Bos | 1-2-1980\nW-4412 | Smit | 3-4-1975"
    assert parts(text, "client_number") == ["W-4411", "W-4412"]
    assert parts("Nr | Onderwerp | Adres\nW-4411 | Stoep | Markt", "client_number") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("medewerkernummer 40113", "40113"),
        ("Woningzoekendennummer: 8812033", "8812033"),
        ("Wmo-cliënt 44121", "44121"),
        ("stamnummer: 55012", "55012"),
        ("klant-nr 55012", "55012"),
    ],
)
def test_numbers_of_people_are_found_behind_many_words(text, number):
    assert parts(text, "client_number") == [number]


def test_a_word_with_a_hyphen_is_a_cue_too():
    assert parts("Proces-verbaal: PL0900-2026117203-2", "case_number") == ["PL0900-2026117203-2"]
