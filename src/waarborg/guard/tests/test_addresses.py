import pytest

from waarborg.guard.tests.finding_help import found_in, parts


@pytest.mark.parametrize(
    "house", ["12", "12a", "12-A", "12 A", "12-III", "8 III", "33-2hg", "88-3", "31-33", "61 hs", "210-bis", "5 bis",
    "12 t/m 18", "301 bis A"]
)  # fmt: skip
def test_the_addition_belongs_to_the_number(house):
    assert found_in(f"Hij woont Dorpsstraat {house}.") == [("street_address", f"Dorpsstraat {house}")]


@pytest.mark.parametrize(
    "street",
    [
        "Jan van Galenstraat", "Mr. P.J. Troelstralaan", "Nieuwe Kerkstraat", "1e Oosterparkstraat",
        "Burg. Ten Hagenstraat",
        "Dokter van der Haarlaan", "Laan van de Vrijheid", "Van Goghstraat", "Grote Markt", "Tsjerkebuorren",
        "Prins Bernhardplein",
    ],
)  # fmt: skip
def test_a_name_of_more_words_is_found_whole(street):
    assert found_in(f"aan {street} 12 in Breda") == [("street_address", f"{street} 12")]


def test_in_lower_case_only_sure_endings_count():
    assert found_in("ik woon op de händelstraat 61") == [("street_address", "händelstraat 61")]
    assert found_in("het windpark 12 en de supermarkt 3 en onderweg 4") == []


def test_any_name_before_a_postcode_or_after_a_label_is_an_address():
    assert parts("Petra Roos, Eendracht 5, 2586 AA Scheveningen", "street_address") == ["Eendracht 5"]
    assert parts("Adres: Eendracht 5", "street_address") == ["Eendracht 5"]
    assert parts("de Eendracht 5", "street_address") == []


@pytest.mark.parametrize(
    "text",
    [
        "Artikel 12", "Paragraaf 3", "Rijksweg A2", "Dorpsstraat", "Herinrichting Dorpsstraat 2026",
        "Dorpsstraat 12 maart",
        "In de Dorpsstraat 12 bomen", "Vergadering 12", "De Wmo 2015", "Team 4", "Wehkamp 870", "Kabinet-Rutte 4",
    ],
)  # fmt: skip
def test_what_is_no_address(text):
    assert found_in(text) == []


@pytest.mark.parametrize("text", ["1421 TC Uithoorn", "1421TC", "postcode: 1421 tc", "NL-1421 TC"])
def test_postcodes_are_found(text):
    assert len(parts(text, "postcode")) == 1


@pytest.mark.parametrize(
    "text", ["0421 TC", "1421 SS", "2026 DE BEGROTING", "1000 KM", "2024 en verder", "€ 1421 TC-5", "14211 TC"]
)
def test_what_is_no_postcode(text):
    assert parts(text, "postcode") == []


def test_places_on_the_map_are_found():
    assert parts("52.2369, 4.8271", "coordinates") == ["52.2369, 4.8271"]
    assert parts("RD 118250, 472310", "coordinates") == ["118250, 472310"]
    assert parts("118250, 472310", "coordinates") == parts("48.8566, 2.3522", "coordinates") == []
