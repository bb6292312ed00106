"""Reads a file with outcomes within bounds: CSV in the forms that people save, or Parquet."""

import codecs
import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, BinaryIO

import numpy as np

MOST_BYTES = 256 * 1024 * 1024
MOST_ROWS = 2_000_000
MOST_COLUMNS = 200
MOST_CELLS = 60_000_000
LONGEST_TEXT = 1_000
MOST_VALUES = 200
"""More different values than this make a column no group but a number or a name."""
TOO_WIDE = f"Er staan te veel kolommen in. Het mogen er hoogstens {MOST_COLUMNS} zijn."
SAMPLE = 64 * 1024
PARQUET = b"PAR1"
ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
"""Tried in this order on the whole file; the last one reads any bytes."""
CHUNK = 1024 * 1024
Codes = np.ndarray[Any, np.dtype[np.int64]]


class Unreadable(Exception):
    """The file cannot be used; the message says why and what to do, for people."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """A file as columns of text. `values` of a column are its different texts, `codes` the place of each row's text."""

    rows: int
    values: dict[str, tuple[str, ...]]
    codes: dict[str, Codes]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.values)

    def may_be_group(self, column: str) -> bool:
        return 1 < len(self.values[column]) <= MOST_VALUES


def read_outcomes(file: BinaryIO, *, name: str = "") -> Outcomes:
    """Read the file from its start. Raises `Unreadable`; `name` helps to tell Parquet by its ending."""
    file.seek(0)
    head = file.read(len(PARQUET))
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if size == 0:
        raise Unreadable("Dit bestand is leeg.")
    if size > MOST_BYTES:
        raise Unreadable(f"Dit bestand is te groot. Het mag hoogstens {MOST_BYTES // 1024 // 1024} MB zijn.")
    parquet = head == PARQUET or PurePath(name).suffix.lower() == ".parquet"
    try:
        return _outcomes(_parquet(file) if parquet else _csv(file))
    except (ValueError, KeyError, OverflowError, csv.Error) as error:
        raise Unreadable("Dit bestand is niet te lezen. Bewaar het opnieuw als CSV (UTF-8) of Parquet.") from error


def _parquet(file: BinaryIO) -> Any:
    from pyarrow import ArrowException, parquet, types

    try:
        described = parquet.ParquetFile(file)
        _check_size(described.metadata.num_rows, described.metadata.num_columns)
        _check_header(described.schema_arrow.names)
        texts = [field.name for field in described.schema_arrow if types.is_string(field.type)]
        # Left in its dictionary, a long text that every row repeats takes its own length and not that times the rows.
        return parquet.ParquetFile(file, read_dictionary=texts).read()
    except (ArrowException, OSError) as error:
        raise Unreadable("Dit is geen geldig Parquet-bestand.") from error


def _csv(file: BinaryIO) -> Any:
    from pyarrow import ArrowException, string
    from pyarrow import csv as arrow_csv

    sample = file.read(SAMPLE)
    encoding, delimiter = _form_of(file, sample)
    file.seek(0)
    read = arrow_csv.ReadOptions(encoding=encoding)
    parse = arrow_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True)
    start = io.StringIO(sample.decode(encoding, "replace"), newline=None)  # old files of a Mac end lines in another way
    header = next(csv.reader(start, delimiter=delimiter), [])
    _check_header(header)
    convert = arrow_csv.ConvertOptions(column_types={column: string() for column in header}, strings_can_be_null=False)
    try:
        table = arrow_csv.read_csv(file, read_options=read, parse_options=parse, convert_options=convert)
    except ArrowException as error:
        raise Unreadable(f"Niet elke rij heeft evenveel kolommen als de kop. {_place(error)}".strip()) from error
    _check_size(table.num_rows, table.num_columns)
    return table


def _form_of(file: BinaryIO, sample: bytes) -> tuple[str, str]:
    """The encoding and the delimiter: the one of comma, semicolon and tab that stands most in the first line."""
    if b"\0" in sample:
        raise Unreadable("Dit is geen tekstbestand. Bewaar het als CSV of Parquet.")
    encoding = next(name for name in ENCODINGS if _decodes(file, name))
    first = next(iter(sample.decode(encoding, "replace").splitlines()), "")
    return encoding, max(",;\t", key=first.count)


def _decodes(file: BinaryIO, name: str) -> bool:
    """Whether all of the file can be read so; a piece at a time."""
    decoder = codecs.getincrementaldecoder(name)()
    file.seek(0)
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _check_header(header: Sequence[str]) -> None:
    if len(header) > MOST_COLUMNS:
        raise Unreadable(TOO_WIDE)
    if len(set(header)) < len(header):
        twice = next(name for name in header if header.count(name) > 1)
        raise Unreadable(f"De kolom ‘{twice}’ staat er twee keer. Geef elke kolom een eigen naam.")
    if any(not name.strip() for name in header):
        raise Unreadable("Een kolom heeft geen naam. Zet in de eerste rij de namen van de kolommen.")


def _check_size(rows: int, columns: int) -> None:
    if rows > MOST_ROWS:
        raise Unreadable(f"Er staan te veel rijen in. Het mogen er hoogstens {MOST_ROWS} zijn.")
    if columns > MOST_COLUMNS:
        raise Unreadable(TOO_WIDE)
    if rows * columns > MOST_CELLS:
        raise Unreadable("Er staan te veel rijen en kolommen in. Laat weg wat u niet vergelijkt.")
    if rows == 0 or columns == 0:
        raise Unreadable("Er staan geen rijen in dit bestand.")


def _place(error: Exception) -> str:
    """The row that was wrong, when the reader says so."""
    said = str(error)
    return f"Kijk naar rij {said.partition('Row #')[2].partition(':')[0]}." if "Row #" in said else ""


def _outcomes(table: Any) -> Outcomes:
    values: dict[str, tuple[str, ...]] = {}
    codes: dict[str, Codes] = {}
    for name in table.column_names:
        values[name], codes[name] = _coded(name, table[name])
    return Outcomes(table.num_rows, values, codes)


def _coded(name: str, column: Any) -> tuple[tuple[str, ...], Codes]:
    """The different texts of a column, trimmed, and which of them each row has; a gap is an empty text."""
    from pyarrow import compute, string, types

    if not types.is_dictionary(column.type):
        if types.is_nested(column.type):
            raise Unreadable(f"De kolom ‘{name}’ bevat lijsten of groepen. Gebruik alleen gewone waarden.")
        column = compute.cast(column, string()).dictionary_encode()
    whole = column.unify_dictionaries().combine_chunks()
    texts = ["" if text is None else str(text).strip() for text in whole.dictionary.to_pylist()]
    if any(len(text) > LONGEST_TEXT for text in texts):
        raise Unreadable(f"De kolom ‘{name}’ bevat lange teksten. Laat die kolom weg.")
    known = {text: place for place, text in enumerate(dict.fromkeys([*texts, ""]))}
    places = np.array([*(known[text] for text in texts), known[""]], dtype=np.int64)
    gaps = whole.indices.fill_null(len(texts)).to_numpy(zero_copy_only=False)
    return _used(tuple(known), places[gaps])


def _used(texts: tuple[str, ...], codes: Codes) -> tuple[tuple[str, ...], Codes]:
    """Only the texts that some row has."""
    present, again = np.unique(codes, return_inverse=True)
    return tuple(texts[place] for place in present), again.astype(np.int64)
