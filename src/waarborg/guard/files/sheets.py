"""Excel files (xlsx): the cells of every sheet, hidden ones too, with comments, formulas and properties.

Cells are read as they come, so that the size a sheet says it has costs nothing.
"""

import re

from waarborg.guard.files.contents import Contents, read_rest
from waarborg.guard.files.flow import Table
from waarborg.guard.files.markup import Attributes, Ignorant
from waarborg.guard.files.officeflow import OfficeFlow
from waarborg.guard.files.reading import Reading, label
from waarborg.guard.files.sheetparts import Comments, PivotCache, SharedStrings, Styles, Workbook

DIGITS = "0123456789"
CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
ROW = re.compile(r"[1-9][0-9]{0,6}")
TOLD = ("prompt", "promptTitle", "error", "errorTitle", "display", "tooltip")
HEADERS = frozenset({"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"})
VALUES = frozenset({"v", "t"})


def letters(column: int) -> str:
    """The name of a column, counted from 1: A, B … Z, AA."""
    name = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def number(name: str) -> int:
    """The column with this name, counted from 1."""
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


class Sheet(Ignorant):
    """Adds the cells of one sheet."""

    def __init__(
        self, reading: Reading, place: str, *, workbook: Workbook, strings: SharedStrings, styles: Styles
    ) -> None:
        self.reading = reading
        self.place = place
        self._workbook = workbook
        self._strings = strings
        self._styles = styles
        self._table = Table("")
        self._cell = ""
        self._type = ""
        self._style = ""
        self._value: list[str] = []
        self._other: list[str] = []
        self._is_value = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            number = attributes.get("r", "")
            if ROW.fullmatch(number):
                self._table.next_row = int(number)
            self._table.open_row()
        elif name == "c":
            self._open_cell(attributes)
        elif name in VALUES:
            self._is_value = bool(self._cell)
        else:
            for key in TOLD if attributes else ():
                self.reading.add(attributes.get(key, ""), f"{self.place}tekst bij een cel")

    def end(self, name: str) -> None:
        if name == "c":
            self._close_cell()
        elif name in VALUES:
            self._is_value = False
        elif self._other:
            self._tell(name)

    def text(self, text: str) -> None:
        (self._value if self._is_value else self._other).append(text)

    def _open_cell(self, attributes: Attributes) -> None:
        self._table.open_cell()
        reference = attributes.get("r", "")
        if CELL.fullmatch(reference):
            self._table.column = number(reference.rstrip(DIGITS))
            self._table.next_column = self._table.column + 1
        own = f"{letters(self._table.column)}{self._table.row}"
        self._cell = reference if CELL.fullmatch(reference) else own
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "")

    def _close_cell(self) -> None:
        text = self._shown("".join(self._value))
        if self.reading.add_cell(text, f"{self.place}cel {self._cell}", before=self._table.before):
            self._table.take()
        self._value.clear()
        self._cell = ""

    def _shown(self, value: str) -> str:
        if self._type == "s":
            return self._strings.use(value)
        if self._type == "n" and value:
            return self._workbook.number(value, is_date=self._styles.is_date(self._style))
        return "" if self._type == "e" else value

    def _tell(self, name: str) -> None:
        """Text of a sheet outside its cells, and formulas as far as they hold text."""
        text = "".join(self._other)
        self._other.clear()
        if name in HEADERS:
            self.reading.add(text, f"{self.place}kop- of voettekst")
        elif '"' in text:
            place = f"cel {self._cell}, formule" if self._cell else "formule"
            self.reading.add(text, f"{self.place}{place}")


def read(contents: Contents, reading: Reading) -> None:
    workbook, styles, strings = Workbook(), Styles(), SharedStrings(2 * reading.limits.cells)
    targets: dict[str, str] = {}
    for role, handler in (("main", workbook), ("styles", styles), ("sharedStrings", strings)):
        for part in contents.take(role):
            contents.package.walk(part, handler)
            if role == "main":
                targets = {key: link.target for key, link in contents.package.relations(part).items()}
    _read_names(workbook, reading)
    for identity, name, is_hidden in workbook.sheets:
        part = targets.get(identity, "")
        place = f"blad ‘{label(name)}’{' (verborgen)' if is_hidden else ''}, "
        if contents.take_part(part):
            sheet = Sheet(reading, place, workbook=workbook, strings=strings, styles=styles)
            contents.package.walk(part, sheet)
            _read_related(contents, part, place, reading)
    for text, used in zip(strings.texts, strings.used, strict=True):
        if not used:
            reading.add(text, "tekst die in geen cel meer staat")
    for role in ("pivotCacheDefinition", "pivotCacheRecords"):
        for part in contents.take(role):
            contents.package.walk(part, PivotCache(reading))
    read_rest(contents, reading)


def _read_names(workbook: Workbook, reading: Reading) -> None:
    for number, (_, name, _) in enumerate(workbook.sheets, start=1):
        reading.add(name, f"naam van blad {number}")
    for name in workbook.names:
        if not name.startswith("_xlnm."):
            reading.add(name, "naam van een bereik")


def _read_related(contents: Contents, sheet: str, place: str, reading: Reading) -> None:
    for relation in contents.package.relations(sheet).values():
        if relation.kind in {"comments", "threadedComment"} and contents.take_part(relation.target):
            contents.package.walk(relation.target, Comments(reading, place))
        elif relation.kind == "drawing" and contents.take_part(relation.target):
            contents.package.walk(relation.target, OfficeFlow(reading, f"{place}tekstvak, "))
