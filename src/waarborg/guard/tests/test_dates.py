import pytest

from waarborg.guard.tests.finding_help import found_in


@pytest.mark.parametrize(
    "date",
    ["12-3-1984", "12/03/84", "12.03.1984", "12 maart 1984", "12 mrt. '84", "1984-03-12", "19840312",
    "12 03 1984", "07-O4-1939", "1 Mei 1960"],
)  # fmt: skip
def test_after_the_word_a_date_in_any_notation_is_a_date_of_birth(date):
    for text in (f"geboren op {date}", f"geb. {date}", f"Geboortedatum: {date}", f"geboren te Den Haag op {date}"):
        assert found_in(text) == [("birth_date", date)]


@pytest.mark.parametrize(
    "text",
    [
        "Op 12-3-1984 sprak ik u", "12 maart 1984", "geboren in 1984 en op 12 maart 2024 verhuisd",
        "* 12-03-2026: overleg",
        "Geboren Utrechter, gesproken over de toekomst van de wijk op 12-3-2024", "mevrouw Jansen (12-3-2026)",
    ],
)  # fmt: skip
def test_other_dates_are_left_alone(text):
    assert found_in(text) == []


def test_under_the_word_every_line_of_the_paragraph_has_one():
    text = "naam / geboortedatum\n\nSandra Wiel 14-07-1979\nTesfay G. 1-1-1991\n\nbesluit 01-02-2026"
    assert found_in(text) == [("birth_date", "14-07-1979"), ("birth_date", "1-1-1991")]


def test_in_a_table_only_its_own_column_counts():
    text = "| naam | geb.datum | besluit |\n|---|---|---|\n| A | 14-07-1979 | 01-02-2026 |"
    assert found_in(text) == [("birth_date", "14-07-1979")]


def test_after_a_name_with_a_title_an_old_date_is_one():
    assert found_in("Betrokkene Jerrel Doornkamp, 12 okt 1996.") == [("birth_date", "12 okt 1996")]
    assert found_in("Hij is 3 mei 1960 geboren") == [("birth_date", "3 mei 1960")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("geboren op de vijfde mei negentienhonderd zevenenzestig", "de vijfde mei negentienhonderd zevenenzestig"),
        ("Ik ben van de tweede april 1951.", "de tweede april 1951"),
        ("geb. 3-4-'67", "3-4-'67"),
        ("geboren op 3 april in het jaar 1967", "3 april in het jaar 1967"),
        ("zij is geboren op oudejaarsdag 1948", "oudejaarsdag 1948"),
        ("geboren op Kerstavond negentienveertig", "Kerstavond negentienveertig"),
        ("Geboortejaar en -dag: 1948, 3 mei", "1948, 3 mei"),
        ("geboortedatum 3 4 67", "3 4 67"),
        ("Date of birth: March 3, 1967", "March 3, 1967"),
        ("Hij is jarig op 3 april", "3 april"),
        ("cliënt Bo Jansen (3 april 1967)", "3 april 1967"),
    ],
)
def test_a_date_of_birth_may_be_written_in_many_ways(text, date):
    assert found_in(text) == [("birth_date", date)]


@pytest.mark.parametrize(
    "text",
    [
        "Mevrouw is 67 jaar", "oudejaarsdag 2023 is het stadhuis dicht", "de tweede april vergaderde de raad",
        "1948, 3 mei", "March 3, 1967", "zes vijf achtenzeventig",
        "*let op* 12-03-1984: overleg", "op 5 juni 1999 (art. 3)",
    ],
)  # fmt: skip
def test_ages_feasts_and_numbers_are_no_dates_of_birth(text):
    assert found_in(text) == []
