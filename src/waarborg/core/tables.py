"""Lists as data: a queryset and the fields that people see become a `Table`, which one template draws.

The address holds all state: `?sorteer=` the ordering, `?na=` or `?voor=` the place in the list, and the filters.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db import models
from django.forms import BaseForm
from django.http import HttpRequest

from waarborg.core.paging import SIZE, page, reverse

M = TypeVar("M", bound=models.Model)

COUNTED = 1_000
"""Counting stops here: how long it takes must not grow with the list."""

SORT, AFTER, BEFORE, FORMAT = "sorteer", "na", "voor", "formaat"


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    url: str = ""
    tone: str = ""
    """Shown as a badge in this tone: neutral, info, good, warning or danger."""
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    label: str
    numeric: bool = False
    sortable: bool = False
    sort_url: str = ""
    sorted: str = ""
    """"ascending", "descending" or empty: the value of aria-sort."""


@dataclass(frozen=True, slots=True)
class Empty:
    sentence: str
    label: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    count: int | None = None
    count_is_exact: bool = True
    """When false there are more than `count` rows."""
    next_url: str = ""
    previous_url: str = ""
    exports: tuple[tuple[str, str], ...] = ()
    empty: Empty | None = None
    filter_form: BaseForm | None = None
    action_url: str = ""


@dataclass(frozen=True, slots=True)
class Field(Generic[M]):
    """What a column shows of a record. It sorts when the list has an ordering of the same key."""

    key: str
    label: str
    cell: Callable[[M], Cell | str]
    numeric: bool = False


def build(
    request: HttpRequest,
    queryset: models.QuerySet[M],
    *,
    caption: str,
    fields: Sequence[Field[M]],
    orders: Mapping[str, tuple[str, ...]],
    default_order: str,
    link: Callable[[M], str],
    exports: bool = False,
    empty: Empty | None = None,
    filter_form: BaseForm | None = None,
    size: int = SIZE,
) -> Table:
    """The page of the list that the address asks for, in two queries: the rows, and a count that stops at 1,000.

    `orders` has per key an ordering as `paging.page` wants it; "-key" is the same one reversed. An ordering that is
    not in it, and a place that cannot be read, give the start of the default list.
    """
    asked = request.GET.get(SORT, "")
    order = asked if asked.removeprefix("-") in orders else default_order
    cursor = request.GET.get(AFTER) or request.GET.get(BEFORE) or ""
    found = page(queryset, order=ordering(orders, order), cursor=cursor, size=size)
    count = queryset.order_by().values("pk")[: COUNTED + 1].count()
    return Table(
        caption=caption,
        columns=tuple(_column(request, field, orders=orders, order=order) for field in fields),
        rows=tuple(Row(link(record), tuple(cells(fields, record))) for record in found.rows),
        count=min(count, COUNTED),
        count_is_exact=count <= COUNTED,
        next_url=_address(request, **{AFTER: found.next_cursor}) if found.next_cursor else "",
        previous_url=_address(request, **{BEFORE: found.previous_cursor}) if found.previous_cursor else "",
        exports=tuple((name.upper(), _address(request, **{FORMAT: name})) for name in ("csv", "xlsx")) if exports else (),
        empty=empty,
        filter_form=filter_form,
        action_url=request.path,
    )


def ordering(orders: Mapping[str, tuple[str, ...]], order: str) -> tuple[str, ...]:
    """The ordering that "key" or "-key" stands for."""
    return reverse(orders[order[1:]]) if order.startswith("-") else orders[order]


def cells(fields: Sequence[Field[M]], record: M) -> Iterator[Cell]:
    for field in fields:
        shown = field.cell(record)
        yield shown if isinstance(shown, Cell) else Cell(shown, numeric=field.numeric)


def texts(queryset: models.QuerySet[M], fields: Sequence[Field[M]]) -> Iterator[list[str]]:
    """All rows of the list as an export shows them, read a piece at a time."""
    for record in queryset.iterator(chunk_size=2_000):
        yield [cell.text for cell in cells(fields, record)]


def _column(request: HttpRequest, field: Field[M], *, orders: Mapping[str, tuple[str, ...]], order: str) -> Column:
    """A click sorts on the column, a second click the other way round."""
    if field.key not in orders:
        return Column(field.key, field.label, numeric=field.numeric)
    directions = {field.key: "ascending", f"-{field.key}": "descending"}
    other = f"-{field.key}" if order == field.key else field.key
    return Column(
        field.key,
        field.label,
        numeric=field.numeric,
        sortable=True,
        sort_url=_address(request, **{SORT: other}),
        sorted=directions.get(order, ""),
    )


def _address(request: HttpRequest, **changes: str) -> str:
    """This page with its filters and ordering, at another place or in another order."""
    query = request.GET.copy()
    for key in (AFTER, BEFORE, FORMAT):
        query.pop(key, None)
    for key, value in changes.items():
        query[key] = value
    return f"{request.path}?{query.urlencode()}"
