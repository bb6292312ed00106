"""Writes masked texts, and if asked the map that restores them."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from waarborg.guard.command.arguments import STDIN
from waarborg.guard.command.inputs import Content, Input
from waarborg.guard.files import Document
from waarborg.guard.findings import Finding, Report
from waarborg.guard.masking import Masker

EXISTS = "{path} bestaat al. Kies een andere naam, of haal het eerst weg."
NOT_WRITTEN = "{path} kan niet geschreven worden. Bestaat de map, en mag u daar schrijven?"
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
                raise NotWritten(EXISTS.format(path=path))
        if self._is_folder:
            _make_folder(out)

    def write(self, source: Input, content: Content, report: Report, *, discreet: Callable[[str], str]) -> str:
        """Write the masked text of one file, and say where it is. Raises `NotWritten`."""
        if report.limits:
            raise NotWritten(NOT_ALL_CHECKED.format(limits=" ".join(report.limits)))
        text = content.text
        if content.document:
            text, report = laid_out(content.document, report, discreet=discreet)
        masked = self._masker.mask(text, report)
        self._tokens = dict(masked.tokens)
        path = self._path(source, content)
        _write(path, masked.text, mode=0o666)
        return str(path)

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
        return MAP_WARNING.format(path=self._map)


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritten(NOT_WRITTEN.format(path=path)) from error


def _write(path: Path, text: str, *, mode: int) -> None:
    """Make a new file: nothing that stands there is overwritten, so no original is lost by a slip."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError as error:
        raise NotWritten(EXISTS.format(path=path)) from error
    except OSError as error:
        raise NotWritten(NOT_WRITTEN.format(path=path)) from error


def laid_out(document: Document, report: Report, *, discreet: Callable[[str], str]) -> tuple[str, Report]:
    """The document as text, each line or row under its place, and the findings where they stand in that text.

    A finding that runs over several parts is cut at their ends, as their places come in between.
    """
    pieces: list[str] = []
    findings: list[Finding] = []
    length, start = 0, -1
    waiting = list(reversed(report.findings))
    for part in document.parts:
        start += len(part.before)
        head = "\t" if part.before == "\t" else "\n" * bool(pieces) + f"[{discreet(part.where)}]\n"
        length += len(head)
        findings += _within(waiting, start, start + len(part.text), shift=length - start)
        pieces += head, part.text
        length += len(part.text)
        start += len(part.text)
    return "".join([*pieces, "\n"]), replace(report, findings=tuple(findings), length=length + 1)


def _within(waiting: list[Finding], start: int, end: int, *, shift: int) -> Iterator[Finding]:
    """What of the waiting findings, the next one last, stands between these offsets; what is done leaves the list."""
    while waiting and waiting[-1].start < end:
        finding = waiting[-1]
        if finding.end > start:
            yield replace(finding, start=max(finding.start, start) + shift, end=min(finding.end, end) + shift)
        if finding.end > end:
            return
        waiting.pop()
