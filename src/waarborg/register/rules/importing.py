"""What each row of a spreadsheet would do to the register: new, already there, different, or wrong. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol
from urllib.parse import urlsplit

from waarborg.register.rules.columns import Columns, hosting_of, kind_of, known_of

LONGEST = {
    "name": 150,
    "supplier": 200,
    "description": 5_000,
    "model_name": 120,
    "model_version": 60,
    "website": 200,
    "source": 500,
}
"""How many characters each text of the register may have."""

TEXTS = ("supplier", "description", "model_name", "model_version")
ADDRESSES = ("website", "source")
YES_OR_NO = ("in_eea", "retrains", "processor_agreement", "ai_act_scope")
ALLOWED_STATES = ("in gebruik", "in pilot", "pilot", "stilgezet")


class RowVerdict(StrEnum):
    NEW = "new"
    UNCHANGED = "unchanged"
    DIFFERS = "differs"
    ERROR = "error"


class Line(Protocol):
    """A row as `core.sheets` reads it."""

    @property
    def number(self) -> int: ...
    @property
    def cells(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Problem:
    fact: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A system that the register has already, with its facts under the names used here."""

    pk: int
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OtherFact:
    fact: str
    in_register: str
    in_file: str


@dataclass(slots=True)
class JudgedRow:
    """A row with its verdict. `facts` is what would stand in the register."""

    number: int
    name: str
    verdict: RowVerdict = RowVerdict.NEW
    facts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    others: list[OtherFact] = field(default_factory=list)
    entry: int | None = None


def judge(
    lines: Iterable[Line], columns: Columns, *, kinds: Mapping[str, str], entries: Mapping[str, Entry]
) -> list[JudgedRow]:
    """Judge every row. `kinds`: the policy's kinds with their labels; `entries`: the register by `name_key`."""
    judged: list[JudgedRow] = []
    seen: dict[str, int] = {}
    for line in lines:
        row = _read(line, columns, kinds)
        key = name_key(row.name)
        if key and key in seen:
            row.problems.append(Problem("name", f"Deze naam staat ook op regel {seen[key]}."))
        seen.setdefault(key, row.number)
        _settle(row, entries.get(key))
        judged.append(row)
    return judged


def name_key(name: str) -> str:
    """Under what a name is the same name: capitals and spaces do not count."""
    return " ".join(name.split()).casefold()


def _read(line: Line, columns: Columns, kinds: Mapping[str, str]) -> JudgedRow:
    cells = {fact: line.cells[place].strip() for fact, place in columns.places.items()}
    row = JudgedRow(line.number, " ".join(cells.get("name", "").split()))
    if not row.name:
        row.problems.append(Problem("name", "De naam ontbreekt."))
    row.facts["name"] = row.name
    for fact in TEXTS:
        row.facts[fact] = cells.get(fact, "")
    row.facts["supplier"] = " ".join(row.facts["supplier"].split())
    row.facts["description"] = _description(cells)
    _read_answers(row, cells, kinds)
    for fact in ADDRESSES:
        row.facts[fact] = _address(row, fact, cells.get(fact, ""))
    row.facts = {fact: value for fact, value in row.facts.items() if value}
    _check_lengths(row)
    return row


def _read_answers(row: JudgedRow, cells: Mapping[str, str], kinds: Mapping[str, str]) -> None:
    said = cells.get("kind", "")
    row.facts["kind"] = kind_of(said, kinds) or ""
    if not row.facts["kind"]:
        other = kinds["other_ai"]
        row.notices.append(
            f"De soort ‘{said}’ kennen we niet. Het wordt: {other}." if said else f"Geen soort ingevuld: {other}."
        )
    if cells.get("hosting"):
        row.facts["hosting"] = hosting_of(cells["hosting"]) or ""
        if not row.facts["hosting"]:
            row.notices.append(f"Waar het draait: ‘{cells['hosting']}’ kennen we niet. Het wordt: nog te bepalen.")
    for fact in YES_OR_NO:
        if cells.get(fact):
            row.facts[fact] = known_of(cells[fact]) or ""
            if not row.facts[fact]:
                row.notices.append(f"‘{cells[fact]}’ is geen ja, nee of onbekend. Het wordt: nog te bepalen.")
    if cells.get("state", "").casefold().startswith(ALLOWED_STATES):
        row.notices.append(f"‘{cells['state']}’ telt pas na een melding en een besluit (art. 2.1 en 12.1).")


def _description(cells: Mapping[str, str]) -> str:
    """The description, followed by facts that have no place of their own in the register."""
    origin = [
        f"{label}: {cells[fact]}."
        for fact, label in (("organisation", "Organisatie"), ("field", "Domein"))
        if cells.get(fact)
    ]
    return "\n".join(part for part in (cells.get("description", ""), " ".join(origin)) if part)


def _address(row: JudgedRow, fact: str, text: str) -> str:
    if not text:
        return ""
    address = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(address)
        sound = (
            parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and not any(map(str.isspace, address))
        )
    except ValueError:
        sound = False
    if not sound:
        row.problems.append(Problem(fact, f"‘{text[:80]}’ is geen webadres, zoals https://www.gemeente.nl."))
    return address


def _check_lengths(row: JudgedRow) -> None:
    for fact, most in LONGEST.items():
        length = len(row.facts.get(fact, ""))
        if length > most:
            row.problems.append(Problem(fact, f"De tekst heeft {length} tekens; er passen er {most}."))


def _settle(row: JudgedRow, entry: Entry | None) -> None:
    """An entry of the register is never overwritten by a file; what the file says differently is shown."""
    if row.problems:
        row.verdict = RowVerdict.ERROR
        return
    if entry is None:
        return
    row.entry = entry.pk
    row.others = [
        OtherFact(fact, entry.facts.get(fact, ""), said)
        for fact, said in row.facts.items()
        if fact != "name" and said != entry.facts.get(fact, "")
    ]
    row.verdict = RowVerdict.DIFFERS if row.others else RowVerdict.UNCHANGED
