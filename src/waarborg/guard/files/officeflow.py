"""The elements of Word and PowerPoint (ECMA-376) as paragraphs."""

from collections.abc import Callable

from waarborg.guard.files.flow import Flow
from waarborg.guard.files.markup import Attributes
from waarborg.guard.files.reading import Reading

SIGNS = {"br": "\n", "cr": "\n", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
NUMBERED = {"footnote": "voetnoot", "endnote": "eindnoot", "comment": "opmerking", "cm": "opmerking"}
AUTHORS = frozenset({"author", "userId"})
# What Excel keeps with a drawing: numbers and whether it moves along.
DATA = "ClientData"
VERSIONS = frozenset({"Choice", "Fallback"})
# Kept in attributes: variables of a template program, and how to reach a database, at times with the password.
HIDDEN = {"docVar": "variabele", "connectString": "verbinding", "query": "verbinding", "dbPr": "verbinding"}
HIDDEN_IN = frozenset({"val", "connection", "command"})
DELETIONS = frozenset({"del", "moveFrom"})
# Lines between the page and its notes, which Word keeps as notes.
NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class OfficeFlow(Flow):
    """Reads text runs, deleted runs, text boxes, notes and comments.

    With `is_loose` it also reads text outside runs, as in parts of which the layout is not known.
    """

    def __init__(self, reading: Reading, place: str = "", *, is_loose: bool = False) -> None:
        super().__init__(reading, place)
        self._is_loose = is_loose
        self._target: list[str] | None = None
        self._loose: list[str] = []
        self._is_data = False
        self._deletions = 0
        self._versions: list[str] = []
        self._shown: set[str] = set()
        self._openings: dict[str, Callable[[], None]] = {
            "p": self.open_paragraph,
            "tbl": self.open_table,
            "tr": self.open_row,
            "tc": self.open_cell,
            "txbxContent": lambda: self.open_region("tekstvak"),
            "t": self._open_text,
            "delText": lambda: self._open_target("deleted"),
            "instrText": lambda: self._open_target("codes"),
            "delInstrText": lambda: self._open_target("codes"),
        }
        self._closings: dict[str, Callable[[], None]] = {
            "p": self.close_paragraph,
            "tbl": self.close_table,
            "tc": self.close_cell,
            "txbxContent": self.close_region,
            "t": self._close_target,
            "delText": self._close_target,
            "instrText": self._close_target,
            "delInstrText": self._close_target,
            "AlternateContent": self._shown.clear,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        if opening := self._openings.get(name):
            opening()
        elif name in SIGNS or (name == "tab" and not attributes):
            self._sign(SIGNS.get(name, "\t"))
        elif name in NUMBERED:
            self._open_note(name, attributes)
        elif name in DELETIONS:
            self._deletions += 1
        elif name in VERSIONS:
            self._versions.append(name)
        elif name == DATA:
            self._is_data = True
        if attributes:
            self._attributes(name, attributes)

    def end(self, name: str) -> None:
        if self._loose:
            self.emit("".join(self._loose), self.here)
            self._loose.clear()
        if closing := self._closings.get(name):
            closing()
        elif name in NUMBERED:
            self.close_region()
        elif name in DELETIONS:
            self._deletions -= 1
        elif name in VERSIONS:
            self._versions.pop()
        elif name == DATA:
            self._is_data = False

    def text(self, text: str) -> None:
        if self._target is not None:
            self._target.append(text)
        elif self._is_loose and not self._is_data and not text.isspace():
            self._loose.append(text)

    def emit(self, text: str, place: str) -> None:
        """Word writes a text box twice, for itself and for older programs (Fallback); it is read once."""
        if "Fallback" in self._versions and text in self._shown:
            return
        if "Choice" in self._versions:
            self._shown.add(text)
        super().emit(text, place)

    def _open_text(self) -> None:
        self._open_target("deleted" if self._deletions else "kept")

    def _open_target(self, target: str) -> None:
        if self.paragraphs:
            self._target = getattr(self.paragraphs[-1], target)
        else:
            self._target = self._loose

    def _close_target(self) -> None:
        self._target = None

    def _sign(self, sign: str) -> None:
        if self.paragraphs:
            self.paragraphs[-1].kept.append(sign)

    def _open_note(self, name: str, attributes: Attributes) -> None:
        if attributes.get("type") in NO_NOTES:
            self.open_region(NUMBERED[name])
        else:
            self.open_numbered(NUMBERED[name])

    def _attributes(self, name: str, attributes: Attributes) -> None:
        for key in AUTHORS & attributes.keys():
            self.tell(attributes[key], f"{self.place}auteur van een wijziging of opmerking")
        if name in {"docPr", "cNvPr"}:
            self.describe(attributes, "descr", "title")
        elif name == "cmAuthor":
            self.tell(attributes.get("name", ""), "auteur van een opmerking")
        elif name in HIDDEN:
            for key in HIDDEN_IN & attributes.keys():
                self.tell(attributes[key], f"verborgen gegevens ({HIDDEN[name]})")
