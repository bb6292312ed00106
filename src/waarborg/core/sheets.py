"""Reads a spreadsheet that somebody uploads, CSV or XLSX, and says in plain words what is wrong with it.

The file comes from outside: its size, its rows and columns, and what it grows to when unpacked are all bounded.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain, dropwhile, islice
from typing import Any

from django.core.files import File
from django.utils.formats import number_format

from waarborg.core.export import FORMULA

MEGABYTE = 1024 * 1024
MAX_UNPACKED = 100 * MEGABYTE
MAX_PARTS = 1_000
MAX_RATIO = 200
"""How many times larger a part of an XLSX may become. Real sheets stay below 60; a zip bomb starts at 1,000."""

MOST_LINES_ABOVE = 20
"""Above the header a title or an explanation may stand."""

IsHeader = Callable[[list[str]], bool]

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"


class WrongFile(Exception):
    """The uploaded file cannot be used; the message tells the person why and what to do."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    number: int
    """As the spreadsheet program numbers it: the header is row 1."""
    cells: tuple[str, ...]
    """As many as the header has; empty when missing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]


def read_sheet(
    upload: File[bytes],
    *,
    max_bytes: int = 5 * MEGABYTE,
    max_rows: int = 10_000,
    max_columns: int = 100,
    is_header: IsHeader = bool,
) -> Sheet:
    """Header and rows of the first sheet, all as text, without empty rows. Raises WrongFile.

    The header is the first line with something in it, or the first that `is_header` knows: what stands above is left.
    """
    if (upload.size or 0) > max_bytes:
        raise WrongFile(f"Dit bestand is te groot. Een bestand mag hoogstens {max_bytes // MEGABYTE or 1} MB zijn.")
    upload.seek(0)
    content = upload.read(max_bytes + 1)
    if content.startswith(OLD_EXCEL):
        raise WrongFile("Dit is een oud Excel-bestand (.xls) of een bestand met een wachtwoord. Bewaar het als .xlsx.")
    lines = _xlsx(content, max_columns) if content.startswith(ZIP) else _csv(content, is_header)
    numbered = ((number, _trim(cells)) for number, cells in enumerate(lines, start=1))
    filled = ((number, cells) for number, cells in numbered if cells)
    return _sheet(_from_header(filled, is_header), max_rows=max_rows, max_columns=max_columns)


def _from_header(filled: Iterator[tuple[int, list[str]]], is_header: IsHeader) -> Iterator[tuple[int, list[str]]]:
    """The lines from the header on; all of them when none of the first lines is one."""
    top = list(islice(filled, MOST_LINES_ABOVE))
    below = list(dropwhile(lambda line: not is_header(line[1]), top))
    return chain(below or top, filled)


def _sheet(filled: Iterator[tuple[int, list[str]]], *, max_rows: int, max_columns: int) -> Sheet:
    _, header = next(filled, (0, []))
    _check_header(header, max_columns)
    rows = tuple(SheetRow(number, _fit(number, cells, len(header))) for number, cells in islice(filled, max_rows + 1))
    if len(rows) > max_rows:
        most = number_format(max_rows, use_l10n=True, force_grouping=True)
        raise WrongFile(f"Dit bestand heeft meer dan {most} regels. Splits het in kleinere bestanden.")
    return Sheet(tuple(header), rows)


def _trim(cells: list[str]) -> list[str]:
    """Cells without the empty ones at the end, and without the quote that an export put before a formula."""
    texts = [cell.strip() for cell in cells]
    texts = [text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text for text in texts]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _check_header(header: list[str], max_columns: int) -> None:
    if not header:
        raise WrongFile("Dit bestand is leeg. Zet op de eerste regel de namen van de kolommen.")
    if len(header) > max_columns:
        raise WrongFile(f"Dit bestand heeft meer dan {max_columns} kolommen.")
    names = [name.casefold() for name in header]
    for column, name in enumerate(names, start=1):
        if not name:
            raise WrongFile(f"Kolom {column} heeft geen naam. Zet op de eerste regel de namen van de kolommen.")
        if names.index(name) < column - 1:
            raise WrongFile(f"De kolom ‘{header[column - 1]}’ staat er twee keer. Geef elke kolom een eigen naam.")


def _fit(number: int, cells: list[str], width: int) -> tuple[str, ...]:
    if len(cells) > width:
        raise WrongFile(
            f"Regel {number} heeft {len(cells)} cellen, maar er zijn {width} kolommen. "
            "Staat er een scheidingsteken in een tekst? Zet die tekst dan tussen aanhalingstekens."
        )
    return (*cells, *[""] * (width - len(cells)))


def _csv(content: bytes, is_header: IsHeader) -> Iterator[list[str]]:
    text = _decode(content)
    top = list(islice((line for line in text.splitlines() if line.strip(";,\t ")), MOST_LINES_ABOVE))
    first = next((line for line in top if any(is_header(_split(line, mark)) for mark in ";,\t")), "".join(top[:1]))
    delimiter = max(";,\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise WrongFile("Dit bestand is niet te lezen als CSV: een aanhalingsteken sluit niet.") from error


def _split(line: str, delimiter: str) -> list[str]:
    return [cell.strip('" ') for cell in line.split(delimiter)]


def _decode(content: bytes) -> str:
    """UTF-8, what Excel calls Unicode text, or what Dutch Windows writes."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    for name in (encoding, "cp1252"):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise WrongFile("Dit is geen CSV- of XLSX-bestand. Bewaar uw lijst in Excel als .xlsx of als ‘CSV UTF-8’.")


def _xlsx(content: bytes, max_columns: int) -> Iterator[list[str]]:
    import openpyxl

    _check_unpacked(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()  # a sheet may lie about its size
        for row in sheet.iter_rows(max_col=max_columns + 1, values_only=True):
            yield [_text(value) for value in row]
    except Exception as error:  # openpyxl lets through whatever a broken part makes its XML reader raise
        raise WrongFile("Dit Excel-bestand is beschadigd. Open het in Excel en bewaar het opnieuw.") from error


def _check_unpacked(content: bytes) -> None:
    """Refuse a zip bomb before anything is unpacked. A part that is larger than it says fails its checksum later."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise WrongFile("Dit Excel-bestand is beschadigd. Open het in Excel en bewaar het opnieuw.") from error
    too_large = sum(part.file_size for part in parts) > MAX_UNPACKED
    too_dense = any(part.file_size > MAX_RATIO * max(part.compress_size, 1_000) for part in parts)
    if len(parts) > MAX_PARTS or too_large or too_dense:
        raise WrongFile(
            "Dit Excel-bestand wordt bij het uitpakken te groot. Bewaar alleen het blad dat u wilt inlezen."
        )


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time.min:
            return value.date().isoformat()
        case datetime() | date():
            return value.isoformat()
        case _:
            return str(value)
