"""Reads TOML tables into frozen dataclasses, by the shape that the dataclasses declare.

A dataclass says what it wants in its annotations: `Annotated[int, AtLeast(0)]` is a number that is not negative,
`Annotated[str, OneOf("rol")]` the key of a role. The reader collects every problem instead of stopping at the
first, so that a municipality can mend its file in one round.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Protocol, get_args, get_origin, get_type_hints

Place = tuple[str, ...]
Known = Mapping[str, Collection[str]]
Complain = Callable[[Place, str, str], None]

WRONG = object()  # stands for a value that could not be read; its problem has been told

_IN_WORDS = {
    str: "tekst tussen aanhalingstekens",
    bool: "true of false",
    int: "een geheel getal",
    float: "een getal als 0.5",
    date: "een datum als 2025-12-01",
}


class Rule(Protocol):
    """What a value must satisfy beyond its type: the problem and what is allowed, or nothing."""

    def problem(self, value: Any, known: Known) -> tuple[str, str] | None: ...


@dataclass(frozen=True, slots=True)
class FromKey:
    """The value is the key under which its table stands, so the table itself does not repeat it."""

    def problem(self, value: Any, known: Known) -> None:
        return None


@dataclass(frozen=True, slots=True)
class AtLeast:
    minimum: int

    def problem(self, value: int, known: Known) -> tuple[str, str] | None:
        return (f"{value} is te laag", f"{self.minimum} of meer") if value < self.minimum else None


@dataclass(frozen=True, slots=True)
class Between:
    lowest: float
    highest: float

    def problem(self, value: float, known: Known) -> tuple[str, str] | None:
        if self.lowest <= value <= self.highest:
            return None
        return f"{value} ligt er niet tussen", f"een getal van {self.lowest:g} tot en met {self.highest:g}"


@dataclass(frozen=True, slots=True)
class NotEmpty:
    def problem(self, value: Collection[Any], known: Known) -> tuple[str, str] | None:
        return None if value else ("dit is leeg", "minstens één teken of waarde")


@dataclass(frozen=True, slots=True)
class Written:
    pattern: re.Pattern[str]
    example: str

    def problem(self, value: str, known: Known) -> tuple[str, str] | None:
        return None if self.pattern.fullmatch(value) else (f"'{value}' is niet goed geschreven", self.example)


@dataclass(frozen=True, slots=True)
class OneOf:
    """The value refers to something that exists: an article or a role, by the name of that collection."""

    what: str

    def problem(self, value: str, known: Known) -> tuple[str, str] | None:
        there = known[self.what]
        return None if value in there else (f"{self.what} '{value}' bestaat niet", ", ".join(there))


@dataclass(frozen=True, slots=True)
class Every:
    """The table has exactly the keys of this enumeration, because code asks for each of them."""

    names: type[StrEnum]

    def problem(self, value: Mapping[str, Any], known: Known) -> tuple[str, str] | None:
        unknown = [key for key in value if key not in set(self.names)]
        absent = [name for name in self.names if name not in value]
        if not unknown and not absent:
            return None
        parts = [f"onbekend: {', '.join(unknown)}"] if unknown else []
        parts += [f"ontbreekt: {', '.join(absent)}"] if absent else []
        return "; ".join(parts), ", ".join(self.names)


@dataclass(frozen=True, slots=True)
class Reader:
    known: Known
    complain: Complain

    def read(self, shape: Any, value: Any, place: Place) -> Any:
        """The value in the declared shape, or `WRONG` after telling what is wrong with it."""
        origin, arguments = get_origin(shape), get_args(shape)
        if origin is Annotated:
            return self._ruled(arguments[0], arguments[1:], value, place)
        if origin is UnionType:
            return self._either(arguments, value, place)
        if origin is Mapping:
            return self._table(arguments[1], value, place)
        if origin in {tuple, frozenset}:
            return self._series(origin, arguments[0], value, place)
        return self._single(shape, value, place)

    def _single(self, shape: Any, value: Any, place: Place) -> Any:
        if is_dataclass(shape):
            return self._record(shape, value, place)
        if issubclass(shape, StrEnum):
            return self._choice(shape, value, place)
        return value if type(value) is shape else self._refuse(place, (_kind(value), _IN_WORDS[shape]))

    def _refuse(self, place: Place, problem: tuple[str, str]) -> object:
        self.complain(place, *problem)
        return WRONG

    def _ruled(self, shape: Any, rules: Iterable[Rule], value: Any, place: Place) -> Any:
        found = self.read(shape, value, place)
        if found is WRONG:
            return WRONG
        problems = [problem for rule in rules if (problem := rule.problem(found, self.known))]
        for problem in problems:
            self.complain(place, *problem)
        return WRONG if problems else found

    def _either(self, shapes: tuple[Any, ...], value: Any, place: Place) -> Any:
        fitting = [shape for shape in shapes if shape is not NoneType]
        if type(value) in fitting:
            return value
        return self._refuse(place, (_kind(value), " of ".join(_IN_WORDS[shape] for shape in fitting)))

    def _table(self, shape: Any, value: Any, place: Place) -> Any:
        if not isinstance(value, dict):
            return self._refuse(place, (_kind(value), "een tabel"))
        return MappingProxyType(self._entries(shape, value, place))

    def _entries(self, shape: Any, table: dict[str, Any], place: Place) -> dict[str, Any]:
        return {key: self.read(shape, entry, (*place, key)) for key, entry in table.items()}

    def _series(self, series: Callable[[Iterable[Any]], Any], shape: Any, value: Any, place: Place) -> Any:
        if isinstance(value, dict) and is_dataclass(shape):
            return series(self._entries(shape, value, place).values())
        if not isinstance(value, list):
            return self._refuse(place, (_kind(value), "een lijst tussen [ en ]"))
        return series(self.read(shape, entry, (*place, str(number))) for number, entry in enumerate(value, 1))

    def _choice(self, names: type[StrEnum], value: Any, place: Place) -> Any:
        if value in list(names):
            return names(value)
        return self._refuse(place, (f"'{value}' bestaat niet", ", ".join(names)))

    def _record(self, shape: Any, value: Any, place: Place) -> Any:
        if not isinstance(value, dict):
            return self._refuse(place, (_kind(value), "een tabel"))
        hints = _hints(shape)
        given = _with_own_key(hints, value, place)
        declared = {field.name: field for field in fields(shape)}
        for key in given.keys() - declared.keys():
            self.complain((*place, key), "deze sleutel kennen wij niet", ", ".join(declared))
        found = {name: self._field(field, hints[name], given, place) for name, field in declared.items()}
        if any(part is WRONG for part in found.values()):
            return WRONG
        record = shape(**found)
        for problem in getattr(record, "contradictions", tuple)():
            self.complain(place, *problem)
        return record

    def _field(self, field: Field[Any], shape: Any, given: Mapping[str, Any], place: Place) -> Any:
        default = field.default if field.default_factory is MISSING else field.default_factory()
        if default is not MISSING and given.get(field.name, default) == default:
            return default
        if field.name not in given:
            return self._refuse((*place, field.name), ("dit ontbreekt", _wanted(shape)))
        return self.read(shape, given[field.name], (*place, field.name))


@cache
def _hints(shape: type) -> Mapping[str, Any]:
    return get_type_hints(shape, include_extras=True)


def _with_own_key(hints: Mapping[str, Any], table: Mapping[str, Any], place: Place) -> dict[str, Any]:
    """The table with the key it stands under, for the field that asks for it."""
    for name, hint in hints.items():
        if any(isinstance(rule, FromKey) for rule in get_args(hint)[1:]):
            wants_number = get_args(hint)[0] is int and place[-1].isdecimal()
            return {**table, name: int(place[-1]) if wants_number else place[-1]}
    return dict(table)


def _kind(value: Any) -> str:
    """What a TOML value is, in words."""
    names = {
        str: "een tekst",
        bool: "true of false",
        int: "een getal",
        float: "een kommagetal",
        list: "een lijst",
        dict: "een tabel",
    }
    return f"hier staat {names.get(type(value), 'een datum of tijd')}"


def _wanted(shape: Any) -> str:
    while get_origin(shape) is Annotated:
        shape = get_args(shape)[0]
    if isinstance(shape, type) and issubclass(shape, StrEnum):
        return ", ".join(shape)
    if shape in _IN_WORDS:
        return _IN_WORDS[shape]
    return "een lijst" if get_origin(shape) in {tuple, frozenset} else "een tabel"
