"""Lists out to spreadsheets, safely: no text of ours is ever read as a formula by the program that opens it."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from tempfile import TemporaryFile

from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

Value = str | int | float | Decimal | bool | date | datetime | None

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a text starts that a spreadsheet program may carry out (OWASP, CSV injection)."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOM = "\ufeff"
"""Tells Excel that the file is UTF-8."""


def escape(text: str) -> str:
    """Text that no spreadsheet program takes for a formula. `sheets.read_sheet` takes the quote off again."""
    return f"'{text}" if text.startswith(FORMULA) else text


def csv_response(name: str, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> StreamingHttpResponse:
    """A download `name`.csv, sent row by row. Separated by semicolons, as Dutch Excel expects."""
    response = StreamingHttpResponse(_csv(header, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def xlsx_response(name: str, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> FileResponse:
    """A download `name`.xlsx, written to a temporary file row by row."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name[:31])
    sheet.freeze_panes = "A2"
    for row in chain([header], rows):
        sheet.append([_for_excel(value) for value in row])
    file = TemporaryFile()  # noqa: SIM115 - the response closes it when it has been sent
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)


class _Echo:
    """Gives back each line that csv writes to it."""

    def write(self, line: str) -> str:
        return line


def _csv(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=";")
    yield BOM + writer.writerow([escape(title) for title in header])
    for row in rows:
        yield writer.writerow([_for_csv(value) for value in row])


def _for_csv(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case datetime():
            return _local(value).isoformat(sep=" ", timespec="seconds")
        case float() | Decimal():
            return str(value).replace(".", ",")
        case str():
            return escape(value)
        case _:
            return str(value)


def _for_excel(value: Value) -> Value:
    match value:
        case bool():
            return "ja" if value else "nee"
        case datetime():
            return _local(value)
        case str():
            return escape(ILLEGAL_CHARACTERS_RE.sub("", value))
        case _:
            return value


def _local(moment: datetime) -> datetime:
    """Spreadsheets know no time zones: the clock of the municipality."""
    return timezone.make_naive(moment) if timezone.is_aware(moment) else moment
