"""Lists as data: a queryset and the fields that people see become a `Table`, which one template draws.

The address holds all state: `?sorteer=` the ordering, `?na=` or `?voor=` the place in the list, and the filters.
"""

from collections.abc import Callable, Iterator, Mapping
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


@dataclass(frozen=True, slots=True)
class Listing(Generic[M]):
    """How a list of records looks and sorts. Stands once beside the view."""

    caption: str
    fields: tuple[Field[M], ...]
    orders: Mapping[str, tuple[str, ...]]
    """Orderings as `paging.page` wants them, by key. "-key" in the address is the same one reversed."""
    default_order: str
    link: Callable[[M], str]
    exports: bool = False
    empty: Empty | None = None
    size: int = SIZE

    def order(self, request: HttpRequest) -> str:
        """The "key" or "-key" that the address asks for; the default when there is no such key."""
        asked = request.GET.get(SORT, "")
        return asked if asked.removeprefix("-") in self.orders else self.default_order

    def ordering(self, order: str) -> tuple[str, ...]:
        """What "key" or "-key" stands for."""
        return reverse(self.orders[order[1:]]) if order.startswith("-") else self.orders[order]

    def cells(self, record: M) -> tuple[Cell, ...]:
        shown = ((field, field.cell(record)) for field in self.fields)
        return tuple(cell if isinstance(cell, Cell) else Cell(cell, numeric=field.numeric) for field, cell in shown)

    def header(self) -> list[str]:
        return [field.label for field in self.fields]

    def texts(self, queryset: models.QuerySet[M]) -> Iterator[list[str]]:
        """All rows as an export shows them, read a piece at a time."""
        for record in queryset.iterator(chunk_size=2_000):
            yield [cell.text for cell in self.cells(record)]


def build(
    request: HttpRequest, queryset: models.QuerySet[M], listing: Listing[M], *, filter_form: BaseForm | None = None
) -> Table:
    """The page of the list that the address asks for, in two queries: its rows, and a count that stops at 1,000.

    An ordering that is not there, and a place that cannot be read, give the start of the default list.
    """
    order = listing.order(request)
    cursor = request.GET.get(AFTER) or request.GET.get(BEFORE) or ""
    found = page(queryset, order=listing.ordering(order), cursor=cursor, size=listing.size)
    count = queryset.order_by().values("pk")[: COUNTED + 1].count()
    formats = ("csv", "xlsx") if listing.exports else ()
    return Table(
        caption=listing.caption,
        columns=tuple(_column(request, field, listing, order) for field in listing.fields),
        rows=tuple(Row(listing.link(record), listing.cells(record)) for record in found.rows),
        count=min(count, COUNTED),
        count_is_exact=count <= COUNTED,
        next_url=_address(request, AFTER, found.next_cursor) if found.next_cursor else "",
        previous_url=_address(request, BEFORE, found.previous_cursor) if found.previous_cursor else "",
        exports=tuple((name.upper(), _address(request, FORMAT, name)) for name in formats),
        empty=listing.empty,
        filter_form=filter_form,
        action_url=request.path,
    )


def _column(request: HttpRequest, field: Field[M], listing: Listing[M], order: str) -> Column:
    """A click sorts on the column, a second click the other way round."""
    sortable = field.key in listing.orders
    return Column(
        field.key,
        field.label,
        numeric=field.numeric,
        sortable=sortable,
        sort_url=_address(request, SORT, f"-{field.key}" if order == field.key else field.key) if sortable else "",
        sorted={field.key: "ascending", f"-{field.key}": "descending"}.get(order, "") if sortable else "",
    )


def _address(request: HttpRequest, key: str, value: str) -> str:
    """This page with its filters and ordering, at another place, in another order or in another form."""
    query = request.GET.copy()
    for place in (AFTER, BEFORE, FORMAT):
        query.pop(place, None)
    query[key] = value
    return f"{request.path}?{query.urlencode()}"
