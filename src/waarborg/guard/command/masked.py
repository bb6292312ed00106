"""Writes masked texts, and if asked the map that restores them."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

from waarborg.guard.command.arguments import STDIN
from waarborg.guard.command.inputs import Content, Input, shown
from waarborg.guard.command.layout import END, as_rows, in_one_line, laid_out, within_cells
from waarborg.guard.command.spreadsheet import write_rows
from waarborg.guard.files import Document
from waarborg.guard.files.table import delimiter_of
from waarborg.guard.findings import Report
from waarborg.guard.masking import Masker

WORKBOOKS = frozenset({"xlsx", "ods"})
BYTE_ORDER_MARK = "\ufeff"
LOOKS_LIKE = frozenset({".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".pdf", ".doc", ".xls", ".ppt", ".msg"})

EXISTS = "{path} bestaat al. Kies een andere naam, of haal het eerst weg."
NOT_WRITTEN = "{path} kan niet geschreven worden. Bestaat de map, en mag u daar schrijven?"
ONLY_TEXT = "{path}: in een {kind}-bestand kan niet geschreven worden. Kies een naam die eindigt op .txt of .csv."
NOT_ALL_CHECKED = "Er is niets gemaskeerd, want niet de hele tekst is gecontroleerd: {limits}"
MAP_WARNING = (
    "Let op: in {path} staan de echte gegevens. Alleen u kunt dat bestand lezen. Deel het niet, en gooi het weg "
    "zodra u het niet meer nodig hebt."
)


class NotWritten(Exception):
    """A masked text or the map was not written. The message is a Dutch sentence for the person."""


class MaskedTexts:
    """The masked texts of one call. A value has the same placeholder in all of them."""

    def __init__(self, out: Path, *, several: bool, map_file: Path | None) -> None:
        self._out = out
        self._map = map_file
        self._is_folder = several or out.is_dir()
        self._masker = Masker()
        self._tokens: dict[str, str] = {}
        for path in (None if self._is_folder else self._out, self._map):
            if path is not None and os.path.lexists(path):
                raise NotWritten(EXISTS.format(path=shown(str(path))))
        if not self._is_folder and out.suffix.lower() in LOOKS_LIKE:
            raise NotWritten(ONLY_TEXT.format(path=shown(str(out)), kind=out.suffix[1:].lower()))
        if self._is_folder:
            _make_folder(out)

    def write(self, source: Input, content: Content, report: Report, *, discreet: Callable[[str], str]) -> str:
        """Write the masked text of one file, and say where it is. Raises `NotWritten`."""
        if report.limits:
            raise NotWritten(NOT_ALL_CHECKED.format(limits=" ".join(report.limits)))
        path = self._path(source, content)
        text = self._masked(content, report, as_table=path.suffix.lower() == ".csv", discreet=discreet)
        _write(path, text, mode=0o666)
        return str(path)

    def _masked(self, content: Content, report: Report, *, as_table: bool, discreet: Callable[[str], str]) -> str:
        document = content.document
        if document and as_table and document.kind in WORKBOOKS:
            return self._rows(document, report, discreet=discreet)
        text = content.text
        if document:
            text, report = laid_out(document, report, discreet=discreet)
        elif content.kind == "csv":
            report = within_cells(text, report, delimiter=delimiter_of(text))
        return self._mask(text, report)

    def _rows(self, document: Document, report: Report, *, discreet: Callable[[str], str]) -> str:
        texts = self._mask(*in_one_line(document, report)).split(END)
        written = io.StringIO()
        write_rows(written, as_rows(document.parts, texts, discreet=discreet))
        return BYTE_ORDER_MARK + written.getvalue()

    def _mask(self, text: str, report: Report) -> str:
        masked = self._masker.mask(text, report)
        self._tokens = dict(masked.tokens)
        return masked.text

    def _path(self, source: Input, content: Content) -> Path:
        if not self._is_folder:
            return self._out
        name = "invoer.txt" if source.path == STDIN else Path(source.path).name + ".txt" * bool(content.document)
        path, number = self._out / name, 1
        while os.path.lexists(path):  # another folder has a file of this name
            number += 1
            path = self._out / f"{Path(name).stem}-{number}{Path(name).suffix}"
        return path

    def write_map(self) -> str:
        """Write what stands behind the placeholders, if that was asked; a warning about it. Raises `NotWritten`."""
        if self._map is None:
            return ""
        _write(self._map, json.dumps(self._tokens, ensure_ascii=False, indent=2) + "\n", mode=0o600)
        return MAP_WARNING.format(path=shown(str(self._map)))


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritten(NOT_WRITTEN.format(path=shown(str(path)))) from error


def _write(path: Path, text: str, *, mode: int) -> None:
    """Make a new file: nothing that stands there is overwritten, so no original is lost by a slip."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError as error:
        raise NotWritten(EXISTS.format(path=shown(str(path)))) from error
    except OSError as error:
        raise NotWritten(NOT_WRITTEN.format(path=shown(str(path)))) from error
