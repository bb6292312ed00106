import io

import openpyxl
import pytest

from waarborg.guard import check
from waarborg.guard.files import read

ROWS = [
    ("nr", "plaats", "naam", "besluit"),
    (1, "Wilnis", "Kees Bakker", "ja"),
    (2, None, "Fatima", None),
    (3, "", "Yilmaz", "nee"),
]


def csv() -> bytes:
    return "\n".join(";".join(str(cell or "") for cell in row) for row in ROWS).encode()


def xlsx() -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(("data", "name"), [(csv(), "lijst.csv"), (xlsx(), "lijst.xlsx")])
def test_a_value_keeps_its_place_below_its_head(data, name):
    document = read(data, name=name)
    lines = [line for line in document.text.split("\n") if "Fatima" in line]
    assert lines[0].split("\t")[2] == "Fatima"


@pytest.mark.parametrize(("data", "name"), [(csv(), "lijst.csv"), (xlsx(), "lijst.xlsx")])
def test_every_name_below_the_head_is_found_where_it_stands(data, name):
    document = read(data, name=name)
    report = check(document.text)
    found = [document.text[f.start : f.end] for f in report.findings if f.kind == "person"]
    assert found == ["Kees Bakker", "Fatima", "Yilmaz"]
    places = [document.where(f.start) for f in report.findings if f.kind == "person"]
    assert len(set(places)) == 3
