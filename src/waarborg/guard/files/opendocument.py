"""OpenDocument files (odt, ods, odp; ISO/IEC 26300): text, sheets and slides from one vocabulary."""

from collections.abc import Callable

from waarborg.guard.files.contents import read_left
from waarborg.guard.files.document import Unreadable
from waarborg.guard.files.flow import Flow, Table
from waarborg.guard.files.markup import Attributes
from waarborg.guard.files.package import PASSWORD, Package
from waarborg.guard.files.properties import Properties
from waarborg.guard.files.reading import Full, Reading, label
from waarborg.guard.files.sheets import letters

MANIFEST = "META-INF/manifest.xml"
NOTES = {"footnote": "voetnoot", "endnote": "eindnoot"}
SPACES = 100
# Told where they stand, outside paragraphs.
TOLD = {
    "title": "tekst van een afbeelding", "desc": "tekst van een afbeelding", "creator": "auteur",
    "header-decl": "koptekst", "footer-decl": "voettekst",
}  # fmt: skip
REGIONS = {
    "text-box": "tekstvak", "deletion": "bijgehouden wijziging", "notes": "notities", "header": "koptekst",
    "header-left": "koptekst", "header-first": "koptekst", "footer": "voettekst", "footer-left": "voettekst",
    "footer-first": "voettekst",
}  # fmt: skip
PARAGRAPHS = frozenset({"p", "h"})
CELLS = frozenset({"table-cell", "covered-table-cell"})


class OpenDocumentFlow(Flow):
    """Reads paragraphs wherever they stand. In a sheet (`is_sheet`) cells have a name such as B12."""

    def __init__(self, reading: Reading, place: str = "", *, is_sheet: bool = False) -> None:
        super().__init__(reading, place)
        self._is_sheet = is_sheet
        self._slide = 0
        self._muted = 0
        self._told_now: list[str] | None = None
        self._openings: dict[str, Callable[[Attributes], None]] = {
            "table": self._open_named_table,
            "table-row": lambda attributes: self.open_row(_repeated(attributes, "number-rows-repeated")),
            "note": lambda attributes: self.open_numbered(NOTES.get(attributes.get("note-class", ""), "voetnoot")),
            "annotation": lambda _: self.open_numbered("opmerking"),
            "page": self._open_slide,
            "s": lambda attributes: self._sign(" " * min(_repeated(attributes, "c"), SPACES)),
            "tab": lambda _: self._sign("\t"),
            "line-break": lambda _: self._sign("\n"),
            "a": lambda attributes: self._link(attributes.get("href", "")),
        }
        self._closings: dict[str, Callable[[], None]] = {
            "table": self.close_table,
            "note": self.close_region,
            "annotation": self.close_region,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        if name in PARAGRAPHS:
            self.open_paragraph()
        elif name in CELLS:
            self.open_cell(_repeated(attributes, "number-columns-repeated"))
        elif name in REGIONS:
            self.open_region(REGIONS[name])
        elif name in TOLD:
            self._told_now = []
        elif name == "note-citation":
            self._muted += 1
        elif opening := self._openings.get(name):
            opening(attributes)
        if name not in CELLS:  # there it is what the paragraph says
            self.tell(attributes.get("string-value", ""), f"{self.here}, verborgen tekst")
        self.tell(attributes.get("current-value", ""), f"{self.here}, veld")

    def end(self, name: str) -> None:
        if name in PARAGRAPHS:
            self.close_paragraph()
        elif name in CELLS:
            self.close_cell()
        elif name in REGIONS:
            self.close_region()
        elif name in TOLD and self._told_now is not None:
            told, self._told_now = "".join(self._told_now), None
            self.tell(told, f"{self.here}, {TOLD[name]}")
        elif name == "note-citation":
            self._muted -= 1
        elif closing := self._closings.get(name):
            closing()

    def text(self, text: str) -> None:
        if self._told_now is not None:
            self._told_now.append(text)
        elif self.paragraphs and not self._muted:
            self.paragraphs[-1].kept.append(text)

    def cell_place(self, table: Table) -> str:
        if self._is_sheet:
            return f"{table.name}, cel {letters(table.column)}{table.row}"
        return super().cell_place(table)

    def add(self, text: str, place: str, *, before: str) -> bool:
        add = self.reading.add_cell if self._is_sheet else self.reading.add
        return add(text, place, before=before)

    def _open_named_table(self, attributes: Attributes) -> None:
        name = attributes.get("name", "")
        if self._is_sheet:
            self.tell(name, f"{self.place}naam van een blad")
        self.open_table(f"blad ‘{label(name)}’" if self._is_sheet else "")

    def _open_slide(self, _: Attributes) -> None:
        self._slide += 1
        if self._slide > self.reading.limits.pages:
            raise Full(f"Alleen de eerste {self.reading.limits.pages} dia's zijn gelezen.")
        self.restart(f"dia {self._slide}, ")

    def _link(self, target: str) -> None:
        if not target.startswith(("#", "..")):
            self.tell(target, f"{self.here}, koppeling")

    def _sign(self, sign: str) -> None:
        self.text(sign)


def _repeated(attributes: Attributes, key: str) -> int:
    """How often a cell or row stands there. It is read once, so that a million costs no more than one."""
    return max(int(attributes.get(key, "1")[:9]), 1)


def read(package: Package, kind: str, reading: Reading) -> None:
    package.must_be_sound()
    is_encrypted = MANIFEST in package and b"encryption-data" in package.content(MANIFEST)
    if is_encrypted or "encrypted-package" in package:
        raise Unreadable(PASSWORD)
    if "content.xml" not in package:
        raise Unreadable("Dit OpenDocument-bestand heeft geen inhoud. Open het en bewaar het opnieuw.")
    package.walk("content.xml", OpenDocumentFlow(reading, is_sheet=kind == "ods"))
    if "styles.xml" in package:
        package.walk("styles.xml", OpenDocumentFlow(reading, "op elke pagina, " if kind == "odp" else ""))
    if "meta.xml" in package:
        package.walk("meta.xml", Properties(reading))
    read_parts = {"content.xml", "styles.xml", "meta.xml", "settings.xml", "mimetype", MANIFEST}
    read_left(package, [name for name in package.names if name not in read_parts], reading, _read_object)


def _read_object(package: Package, part: str, reading: Reading) -> None:
    package.walk(part, OpenDocumentFlow(reading, f"onderdeel ‘{label(part)}’, "))
