"""The lists for the check of texts: what stands in the file is read, and what cannot be right is told."""

from pathlib import Path

import pytest

from waarborg.rulebook import Guard, load
from waarborg.rulebook.tests.folders import DE_RONDE_VENEN, WATERVEEN, loaded, problems


def test_the_demo_municipality_lets_its_mayor_and_its_own_address_pass():
    guard = load(WATERVEEN).policy.guard
    assert "Annelies Hoogland" in guard.allowed
    assert "info@waterveen.example" in guard.allowed


def test_a_municipality_without_lists_has_empty_ones():
    assert load(DE_RONDE_VENEN).policy.guard == Guard()


def test_a_list_replaces_the_inherited_one_and_the_bias_may_be_a_fraction(tmp_path: Path):
    own = '[guard]\nown_words = ["project Kroonsteen"]\nbias = -0.5\n'
    guard = loaded(tmp_path, own).policy.guard
    assert guard == Guard(own_words=("project Kroonsteen",), bias=-0.5)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('bias = "veel"', "hier staat een tekst"),
        ("bias = 7", "7 ligt er niet tussen"),
        ("bias = nan", "nan ligt er niet tussen"),
        ('allowed = "Annelies Hoogland"', "hier staat een tekst"),
        ('own_words = [""]', "dit is leeg"),
        ('case_numbers = ["ZAAK"]', "'ZAAK' is niet goed geschreven"),
        ("names = []", "deze sleutel kennen wij niet"),
    ],
)
def test_a_wrong_list_is_told_with_its_place(tmp_path: Path, line: str, wrong: str):
    (problem,) = problems(tmp_path, f"[guard]\n{line}\n")
    assert problem.key.startswith("guard.")
    assert wrong in problem.wrong
