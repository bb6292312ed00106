import pytest

from waarborg.register.rules.columns import columns_of, hosting_of, is_header, kind_of, known_of

KINDS = {
    "text_generator": "Maakt tekst",
    "self_learning_algorithm": "Zelflerend algoritme",
    "other_ai": "Andere AI, of ik weet het niet",
}


def test_columns_are_known_by_many_names():
    columns = columns_of(["Naam van het systeem", "LEVERANCIER", "AI-model", "Beleidsterrein"])
    assert columns.places == {"name": 0, "supplier": 1, "model_name": 2, "field": 3}


def test_an_unknown_column_and_a_second_one_for_the_same_fact_are_left():
    columns = columns_of(["naam", "applicatie", "kleur"])
    assert columns.read == [("naam", "name")]
    assert columns.left == ["applicatie", "kleur"]


@pytest.mark.parametrize("line", [["Lijst met algoritmes 2026"], ["naam"], ["Gemeente Ede", "leverancier"], []])
def test_a_title_above_the_list_is_no_header(line):
    assert not is_header(line)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("chatbot", "text_generator"),
        ("Beeldherkenning", "self_learning_algorithm"),
        ("spraakherkenning", "self_learning_algorithm"),
        ("rekenregel", "simple_algorithm"),
        ("risicoprofilering", "self_learning_algorithm"),
        ("tekstanalyse", "self_learning_algorithm"),
        ("Maakt tekst", "text_generator"),
        ("andere AI, of ik weet het niet", "other_ai"),
        ("toverij", None),
        ("", None),
    ],
)
def test_words_for_a_kind_of_ai(said, kind):
    assert kind_of(said, KINDS) == kind


def test_words_for_where_it_runs_and_for_yes_and_no():
    assert [hosting_of(said) for said in ("Azure", "on-premises", "gratis app", "ergens")] == [
        "cloud",
        "own",
        "consumer",
        None,
    ]
    assert [known_of(said) for said in ("JA", "n", "nog te bepalen", "soms")] == ["yes", "no", "unknown", None]
