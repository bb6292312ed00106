"""What the cells of an Excel file refer to (ECMA-376 part 1, chapter 18): sheets, shared texts, styles, comments."""

import re
from datetime import datetime, timedelta

from waarborg.guard.files.markup import Attributes, Ignorant
from waarborg.guard.files.reading import Full, Reading

# Number formats that are dates in every Excel file (18.8.30), and what in a format of one's own is no sign of a date.
DATE_FORMATS = frozenset(str(number) for number in (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
NOT_DATE = re.compile(r'"[^"]*+"|\[[^\]]*+\]|\\.|_.|\*.')
DATE_SIGNS = frozenset("dmyjh")
FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 (a sheet has no time zone)
FIRST_DAY_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
DAYS = 2_900_000
SECONDS_A_DAY = 86_400
WHOLE = 10**15  # up to here Excel keeps every digit


class Workbook(Ignorant):
    """The names and states of the sheets, the names of ranges, and how days are counted."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.first_day = FIRST_DAY
        self.names: list[str] = []
        self._is_name = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            is_hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("id", ""), attributes.get("name", ""), is_hidden))
        elif name == "workbookPr" and attributes.get("date1904") in {"1", "true"}:
            self.first_day = FIRST_DAY_1904
        elif name == "definedName":
            self.names.append(attributes.get("name", ""))
            self._is_name = True

    def end(self, name: str) -> None:
        self._is_name = False

    def text(self, text: str) -> None:
        if self._is_name and '"' in text:
            self.names.append(text)

    def number(self, text: str, *, is_date: bool) -> str:
        """A number as the sheet shows it, as far as that matters: dates as dates, whole numbers with all digits."""
        if not is_date and "E" not in text:
            return text
        number = float(text)
        if not is_date:
            return str(int(number)) if number.is_integer() and abs(number) < WHOLE else text
        if not 0 < number < DAYS:
            return text
        moment = self.first_day + timedelta(seconds=round(number * SECONDS_A_DAY))
        return moment.strftime("%d-%m-%Y" if number.is_integer() else "%d-%m-%Y %H:%M")


class SharedStrings(Ignorant):
    """The texts that cells refer to by number. `used` tells which ones a cell did refer to."""

    def __init__(self, limit: int) -> None:
        self.texts: list[str] = []
        self.used = bytearray()
        self._limit = limit
        self._pieces: list[str] | None = None
        self._is_text = False
        self._is_reading_aid = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._is_reading_aid = True
        elif name == "t":
            self._is_text = True

    def end(self, name: str) -> None:
        if name == "t":
            self._is_text = False
        elif name == "rPh":
            self._is_reading_aid = False
        elif name == "si" and self._pieces is not None:
            if len(self.texts) == self._limit:
                raise Full("Dit bestand bevat te veel verschillende teksten: de cellen zijn niet gelezen.")
            self.texts.append("".join(self._pieces))
            self.used.append(0)

    def text(self, text: str) -> None:
        if self._is_text and not self._is_reading_aid and self._pieces is not None:
            self._pieces.append(text)

    def use(self, reference: str) -> str:
        """The text with this number, empty when there is none."""
        number = int(reference[:9] or -1)
        if not 0 <= number < len(self.texts):
            return ""
        self.used[number] = 1
        return self.texts[number]


class Styles(Ignorant):
    """Which cell styles show a number as a date."""

    def __init__(self) -> None:
        self._dates: set[int] = set()
        self._count = 0
        self._own: dict[str, bool] = {}
        self._is_of_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            code = NOT_DATE.sub("", attributes.get("formatCode", "").lower())
            self._own[attributes.get("numFmtId", "")] = not DATE_SIGNS.isdisjoint(code)
        elif name == "cellXfs":
            self._is_of_cells = True
        elif name == "xf" and self._is_of_cells:
            number = attributes.get("numFmtId", "")
            if self._own.get(number, number in DATE_FORMATS):
                self._dates.add(self._count)
            self._count += 1

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._is_of_cells = False

    def is_date(self, style: str) -> bool:
        return style.isdecimal() and len(style) < len("100000") and int(style) in self._dates


class Comments(Ignorant):
    """Adds the comments of one sheet, and who made them. `place` is that of the sheet."""

    def __init__(self, reading: Reading, place: str) -> None:
        self.reading = reading
        self.place = place
        self._cell = ""
        self._pieces: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name in {"comment", "threadedComment"}:
            self._cell = attributes.get("ref", "")[:20]
        elif name == "person":
            self.reading.add(attributes.get("displayName", ""), "auteur van een opmerking")
            self.reading.add(attributes.get("userId", ""), "auteur van een opmerking")

    def end(self, name: str) -> None:
        if name in {"comment", "threadedComment"}:
            self._add(f"{self.place}cel {self._cell}, opmerking")
        elif name == "author":
            self._add("auteur van een opmerking")

    def text(self, text: str) -> None:
        self._pieces.append(text)

    def _add(self, where: str) -> None:
        self.reading.add("".join(self._pieces).strip(), where)
        self._pieces.clear()


class PivotCache(Ignorant):
    """Adds the texts that a pivot table keeps of its source, also when that is gone."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._told: set[str] = set()

    def start(self, name: str, attributes: Attributes) -> None:
        text = attributes.get("v", "") if name == "s" else ""
        if text not in self._told:
            self._told.add(text)
            self.reading.add(text, "draaitabel")
