"""What is kept of a file: no names or numbers of people, and numbers in ranges."""

import io

import numpy as np
import pytest

from waarborg.assessment.fairness import read_outcomes, reduce, to_parquet
from waarborg.assessment.fairness.tests.files import Rows, outcomes_of

HEADER = ("aanvrager", "geb_datum", "voertuig", "postcode", "leeftijd", "wijk", "besluit")
GIVEN, FAMILY = ("Jan", "Fatima", "Kees", "Noor", "Willem"), ("de Vries", "Bakker", "Yilmaz", "Jansen")


def decisions(number: int) -> Rows:
    chance = np.random.default_rng(7)
    return [
        (
            f"{GIVEN[chance.integers(5)]} {FAMILY[chance.integers(4)]}",
            f"{chance.integers(1, 28):02}-{chance.integers(1, 12):02}-{chance.integers(1940, 2005)}",
            f"{chance.choice(list('BDGH'))}{chance.choice(list('BDGH'))}-{chance.integers(10, 99)}-ZX",
            f"{chance.integers(1000, 9999)} {chance.choice(list('ABCD'))}B",
            str(chance.integers(18, 90)),
            str(chance.choice(["Noord", "Havenkwartier", "Centrum"])),
            str(chance.choice(["toegekend", "afgewezen"])),
        )
        for _ in range(number)
    ]


@pytest.mark.parametrize("number", [60, 150, 2_000])
def test_columns_that_tell_people_apart_are_left_out(number: int):
    reduced = reduce(outcomes_of(HEADER, decisions(number)))
    assert set(reduced.left_out) == {"aanvrager", "geb_datum", "voertuig", "postcode"}
    assert set(reduced.outcomes.columns) == {"leeftijd", "wijk", "besluit"}


def test_a_name_that_comes_back_in_many_rows_is_still_a_name():
    rows: Rows = [("Kim Smit", "ja"), ("Jan de Vries", "nee")] * 50
    assert reduce(outcomes_of(("behandelaar", "besluit"), rows)).left_out == ("behandelaar",)


def test_numbers_become_ranges():
    reduced = reduce(outcomes_of(HEADER, decisions(500)))
    assert set(reduced.outcomes.values["leeftijd"]) >= {"20–29", "30–39"}


def test_numbers_without_measure_are_no_ranges():
    rows: Rows = [(f"{number}e300", "ja") for number in range(60)]
    assert reduce(outcomes_of(("getal", "besluit"), rows)).left_out == ("getal", "besluit")


def test_what_is_kept_is_read_again_as_it_was():
    kept = reduce(outcomes_of(HEADER, decisions(300))).outcomes
    again = read_outcomes(io.BytesIO(to_parquet(kept)))
    assert {name: [again.values[name][code] for code in again.codes[name]] for name in again.columns} == {
        name: [kept.values[name][code] for code in kept.codes[name]] for name in kept.columns
    }
