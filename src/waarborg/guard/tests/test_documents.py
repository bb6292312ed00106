import pytest

from waarborg.guard.rules.plates import SERIES
from waarborg.guard.tests.finding_help import found_in

LETTERS = "GHKLNP"


@pytest.mark.parametrize("series", sorted(SERIES))
def test_every_series_of_plates_is_found(series):
    plate = series.replace("X", "G").replace("9", "4")
    assert found_in(f"Een bus, {plate}, staat dubbel") == [("licence_plate", plate)]
    for spelling in (plate.lower(), plate.replace("-", ""), plate.replace("-", " ").lower()):
        assert found_in(f"kenteken {spelling}") == [("licence_plate", spelling)]


@pytest.mark.parametrize("text", ["COV-19-A", "12-AB-34-CD", "A4-12-B", "gg-44-gg", "XGG-44-44", "gg4444"])
def test_what_is_no_plate(text):
    assert found_in(text) == []


def test_after_the_word_for_a_case_it_is_no_plate():
    assert found_in("zaak GG-44-44") == [("case_number", "GG-44-44")]


@pytest.mark.parametrize(("text", "kind"), [
    ("NW1A2B3C4", "passport"), ("SPECI2014", "passport"), ("IKF41R8P2", "identity_card"),
    ("documentnummer IKF41R8P2", "identity_card"), ("identiteitskaart NW1A2B3C4", "identity_card"),
    ("paspoort FG 482915", "passport"),
])  # fmt: skip
def test_passports_and_cards_are_told_apart_by_word_or_first_letter(text, kind):
    assert [found for found, _ in found_in(text)] == [kind]


@pytest.mark.parametrize(
    "text", ["NO1A2B3C4", "nw1a2b3c4", "AB1234567", "NW1A2B3CD", "x/NW1A2B3C4", "serienummer NW1A2B3C4", "RABONL2U1"]
)
def test_what_is_no_document(text):
    assert found_in(text) == []


@pytest.mark.parametrize(("text", "kind"), [
    ("rijbewijs 5123456789", "driving_licence"), ("V-nr. 2874410936", "v_number"), ("A-nummer 7234304202", "a_number"),
    ("BIG 89081403735", "big_number"), ("KvK-nummer: 12345678", "kvk_number"), ("studentnummer s1234567",
    "student_number"),
])  # fmt: skip
def test_numbers_are_told_apart_by_the_word_before(text, kind):
    assert [found for found, _ in found_in(text)] == [kind]
    assert found_in(text.rpartition(" ")[2]) == []
