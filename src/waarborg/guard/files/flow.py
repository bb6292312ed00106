"""Turns the elements of a document into paragraphs, each with its place. What Word and OpenDocument have in common."""

from collections import Counter
from dataclasses import dataclass, field

from waarborg.guard.files.markup import Attributes, Ignorant
from waarborg.guard.files.reading import Reading


@dataclass(slots=True)
class Paragraph:
    """A paragraph that is open: what it says, what was deleted from it, and the codes of its fields."""

    place: str
    kept: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table that is open, and how far it was read. Rows and columns count from 1."""

    name: str
    row: int = 0
    next_row: int = 1
    column: int = 0
    next_column: int = 1
    last: int = 0
    is_new_cell: bool = False

    def open_row(self, repeated: int = 1) -> None:
        self.row, self.next_row = self.next_row, self.next_row + repeated
        self.column, self.next_column, self.last = 0, 1, 0

    def open_cell(self, repeated: int = 1) -> None:
        self.column, self.next_column = self.next_column, self.next_column + repeated
        self.is_new_cell = True

    @property
    def before(self) -> str:
        """What separates a text in this cell from the text before it: as many tabs as there are columns between them.

        So a value keeps its place below its head, though empty cells are left out.
        """
        if not self.is_new_cell:
            return "\n"
        return f"{'' if self.last else NEW_ROW}{tabs(self.column - max(self.last, 1))}"

    def take(self) -> None:
        self.last, self.is_new_cell = self.column, False


NEW_ROW = "\n"
MOST_TABS = 60


def tabs(columns: int) -> str:
    """A tab for each column, up to a bound: a sheet can have sixteen thousand empty ones."""
    return "\t" * min(columns, MOST_TABS)


class Flow(Ignorant):
    """Keeps where in the document we are. `place` stands before every place, such as "dia 2, "."""

    def __init__(self, reading: Reading, place: str = "") -> None:
        self.reading = reading
        self.place = place
        self.paragraphs: list[Paragraph] = []
        self._regions: list[str] = []
        self._tables: list[Table] = []
        self._numbers: Counter[str] = Counter()
        self._told: set[tuple[str, str]] = set()

    @property
    def here(self) -> str:
        if self._regions:
            return self.place + self._regions[-1]
        if number := self._numbers["alinea"]:
            return f"{self.place}alinea {number}"
        return self.place.rstrip(", ") or "begin"

    def restart(self, place: str) -> None:
        """A new slide: paragraphs and tables count from 1 again."""
        self.place = place
        self._numbers.clear()

    def open_region(self, name: str) -> None:
        """Where text stands until the region is closed; a cell in a header is in both."""
        self._regions.append(f"{self._regions[-1]}, {name}" if self._regions else name)

    def open_numbered(self, name: str) -> None:
        self._numbers[name] += 1
        self.open_region(f"{name} {self._numbers[name]}")

    def close_region(self) -> None:
        if self._regions:
            self._regions.pop()

    def open_paragraph(self) -> None:
        if not self._regions:
            self._numbers["alinea"] += 1
        self.paragraphs.append(Paragraph(self.here))

    def close_paragraph(self) -> None:
        if not self.paragraphs:
            return
        paragraph = self.paragraphs.pop()
        self.emit("".join(paragraph.kept), paragraph.place)
        self.tell("".join(paragraph.deleted), f"{paragraph.place}, bijgehouden wijziging")
        code = "".join(paragraph.codes)
        if '"' in code or "@" in code:  # the others are such as PAGE
            self.tell(code, f"{paragraph.place}, veldcode")

    def open_table(self, name: str = "") -> None:
        self._numbers["tabel"] += 1
        self._tables.append(Table(name or f"tabel {self._numbers['tabel']}"))

    def close_table(self) -> None:
        if self._tables:
            self._tables.pop()

    def open_row(self, repeated: int = 1) -> None:
        if self._tables:
            self._tables[-1].open_row(repeated)

    def open_cell(self, repeated: int = 1) -> None:
        if self._tables:
            self._tables[-1].open_cell(repeated)
            self.open_region(self.cell_place(self._tables[-1]))

    def close_cell(self) -> None:
        if self._tables:
            self.close_region()

    def cell_place(self, table: Table) -> str:
        return f"{table.name}, rij {table.row}, kolom {table.column}"

    def emit(self, text: str, place: str) -> None:
        """Adds a paragraph; the cells of a row stand side by side."""
        table = self._tables[-1] if self._tables else None
        if self.add(text, place, before=table.before if table else "\n") and table:
            table.take()

    def add(self, text: str, place: str, *, before: str) -> bool:
        return self.reading.add(text, place, before=before)

    def tell(self, text: str, place: str) -> None:
        """Adds a text that the page itself does not show, once."""
        key = (text, place)
        if text and key not in self._told:
            self._told.add(key)
            self.reading.add(text, place)

    def describe(self, attributes: Attributes, *keys: str) -> None:
        """The texts that stand for an image."""
        for key in keys:
            self.tell(attributes.get(key, ""), f"{self.here}, tekst van een afbeelding")
