"""Reading a file with outcomes, as people save it, within bounds."""

import io

import pyarrow as pa
import pytest
from pyarrow import parquet

from waarborg.assessment.fairness import Outcomes, Unreadable, read_outcomes
from waarborg.assessment.fairness import reading as bounds
from waarborg.assessment.fairness.tests.files import Rows, csv_of

HEADER = ("groep", "uitkomst")
ROWS: Rows = [("a", "ja"), ("b", "nee"), (" a ", "ja")]


def texts(outcomes: Outcomes, column: str) -> list[str]:
    return [outcomes.values[column][code] for code in outcomes.codes[column]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_in_the_forms_that_people_save(delimiter: str, encoding: str):
    rows: Rows = [("café", "ja"), ("b", "nee")]
    found = read_outcomes(csv_of(HEADER, rows, delimiter=delimiter, encoding=encoding))
    assert found.columns == HEADER
    assert texts(found, "groep") == ["café", "b"]


def test_spaces_around_a_value_make_no_other_group():
    assert read_outcomes(csv_of(HEADER, ROWS)).values["groep"] == ("a", "b")


def test_parquet_with_numbers_and_gaps():
    file = io.BytesIO()
    parquet.write_table(pa.table({"leeftijd": [20, None, 30], "uitkomst": ["ja", "nee", "ja"]}), file)
    assert texts(read_outcomes(file), "leeftijd") == ["20", "", "30"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "leeg"),
        (b"a,b\n", "geen rijen"),
        (b"a,a\n1,2\n", "twee keer"),
        (b"a,\n1,2\n", "geen naam"),
        (b"a,b\n1,2\n1,2,3\n", "evenveel kolommen"),
        (b"PAR1 dit is het niet", "Parquet"),
        (b"a,b\n\0\0\0,1\n", "geen tekstbestand"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, told: str):
    with pytest.raises(Unreadable, match=told):
        read_outcomes(io.BytesIO(content))


def test_a_letter_of_windows_far_into_the_file_is_read():
    content = b"groep,uitkomst\n" + b"noord,ja\n" * 20_000 + "café,nee\n".encode("cp1252")
    assert read_outcomes(io.BytesIO(content)).values["groep"] == ("noord", "café")


def test_a_byte_that_windows_does_not_know_is_no_failure():
    assert read_outcomes(io.BytesIO(b"groep,uitkomst\na\x81b,ja\nc\xe9,nee\n")).rows == 2


def test_lines_that_end_as_on_an_old_mac_are_lines():
    assert read_outcomes(io.BytesIO(b"groep,uitkomst\ra,ja\rb,nee\r")).rows == 2


def test_columns_of_parquet_that_are_no_text_or_have_one_name_are_refused():
    for table in (
        pa.table({"foto": [b"\xff\xfe", b"\x81"], "uitkomst": ["ja", "nee"]}),
        pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["groep", "groep"]),
    ):
        file = io.BytesIO()
        parquet.write_table(table, file)
        with pytest.raises(Unreadable):
            read_outcomes(file)


def test_a_file_beyond_the_bounds_is_refused(monkeypatch: pytest.MonkeyPatch):
    bounded = {
        "MOST_BYTES": "te groot",
        "MOST_ROWS": "te veel rijen",
        "MOST_COLUMNS": "te veel kolommen",
        "MOST_CELLS": "te veel rijen en kolommen",
    }
    for bound, told in bounded.items():
        with monkeypatch.context() as patch:
            patch.setattr(bounds, bound, 1)
            with pytest.raises(Unreadable, match=told):
                read_outcomes(csv_of(HEADER, ROWS))


def test_a_long_text_that_every_row_repeats_takes_no_room_and_is_refused():
    file = io.BytesIO()
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 500_000), pa.array(["x" * 1_000_000]))
    parquet.write_table(pa.table({"brief": column}), file)
    with pytest.raises(Unreadable, match="lange teksten"):
        read_outcomes(file)


def test_lists_in_a_column_are_refused():
    file = io.BytesIO()
    parquet.write_table(pa.table({"wijken": [["a"], ["b"]], "uitkomst": ["ja", "nee"]}), file)
    with pytest.raises(Unreadable, match="lijsten"):
        read_outcomes(file)
