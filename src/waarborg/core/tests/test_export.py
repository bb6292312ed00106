import csv
import io
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from waarborg.core.export import FORMULA, Value, csv_response, escape, xlsx_response
from waarborg.core.sheets import read_sheet

HEADER = ("naam", "getal")
ROWS: list[tuple[Value, ...]] = [('Één; "twee"', 3), ("=1+1", Decimal("-2.50")), (None, True)]
MOMENT = datetime(2026, 12, 3, 11, 30, 15, tzinfo=UTC)


def downloaded(response) -> bytes:
    content = b"".join(response.streaming_content)
    response.close()
    return content


def test_csv_opens_in_dutch_excel_with_accents_and_columns():
    content = downloaded(csv_response("systemen", HEADER, ROWS))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows == [["naam", "getal"], ['Één; "twee"', "3"], ["'=1+1", "-2,50"], ["", "ja"]]


def test_csv_is_sent_row_by_row():
    numbers = iter(range(3))
    with closing(csv_response("x", HEADER, ((number, "a") for number in numbers))) as response:
        stream = iter(response)
        next(stream)
        next(stream)
    assert list(numbers) == [1, 2]


def test_xlsx_keeps_numbers_as_numbers_and_formulas_as_text():
    response = xlsx_response("systemen", HEADER, iter([*ROWS, ("bel\x07", MOMENT), ("dag", date(2026, 12, 3))]))
    sheet = openpyxl.load_workbook(io.BytesIO(downloaded(response))).active
    values = list(sheet.iter_rows(values_only=True))
    assert values[1:4] == [('Één; "twee"', 3), ("'=1+1", -2.5), (None, "ja")]
    assert values[4] == ("bel", MOMENT.replace(hour=12, tzinfo=None))
    assert sheet["A3"].data_type == "s"


def test_the_name_of_the_download_says_what_it_is():
    assert csv_response("systemen", HEADER, [])["Content-Disposition"] == 'attachment; filename="systemen.csv"'
    with closing(xlsx_response("systemen", HEADER, [])) as workbook:
        assert workbook["Content-Disposition"] == 'attachment; filename="systemen.xlsx"'


@given(st.text())
def test_no_text_leaves_as_a_formula(text):
    assert not escape(text).startswith(FORMULA)


@pytest.mark.parametrize("kind", [csv_response, xlsx_response])
def test_what_was_exported_reads_back_the_same(kind):
    response = kind("x", HEADER, [("=SOM(A1)", "+31 6"), ("@x", "é")])
    sheet = read_sheet(ContentFile(downloaded(response)))
    assert sheet.header == HEADER
    assert [row.cells for row in sheet.rows] == [("=SOM(A1)", "+31 6"), ("@x", "é")]
