"""Pages by key: each page starts where the last one ended, so page 4,000 costs as much as page 1.

No OFFSET and no COUNT: one query fetches a page and one row more, which tells whether there is a next page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import F, Q
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

M = TypeVar("M", bound=models.Model)

SIZE = 25


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    rows: list[M]
    next_cursor: str
    """Where the next page starts; empty on the last page."""
    previous_cursor: str
    """Where the previous page ends; empty on the first page."""


@dataclass(frozen=True, slots=True)
class _Key:
    """One part of the ordering, told apart from its direction."""

    name: str
    descending: bool
    field: Any

    def of(self, row: models.Model) -> Any:
        value: Any = row
        for part in self.name.split("__"):
            value = getattr(value, part)
        return value


def page(queryset: models.QuerySet[M], *, order: Sequence[str], cursor: str, size: int = SIZE) -> Page[M]:
    """The page at `cursor`, or the first page when the cursor is empty, stale or tampered with.

    `order` names columns that cannot be empty and ends in "pk" or "-pk", which makes every place in the list unique.
    An index on exactly these columns carries it best when all go in the same direction.
    """
    keys = _keys(queryset, order)
    signer = Signer(salt=f"{queryset.model._meta.label}:{','.join(order)}")
    place = _read(cursor, keys, signer)
    if place is None:
        return _first(queryset, keys, signer, size)
    backward, values = place
    found = list(_beyond(queryset, keys, values, backward=backward)[: size + 1])
    if not found:
        return _first(queryset, keys, signer, size)
    rows = found[:size]
    if backward:
        rows.reverse()
    more = len(found) > size
    return Page(
        rows,
        next_cursor=_write(rows[-1], keys, signer, backward=False) if more or backward else "",
        previous_cursor=_write(rows[0], keys, signer, backward=True) if more or not backward else "",
    )


def reverse(order: Sequence[str]) -> tuple[str, ...]:
    """The same ordering, the other way round."""
    return tuple(name[1:] if name.startswith("-") else f"-{name}" for name in order)


def _first(queryset: models.QuerySet[M], keys: list[_Key], signer: Signer, size: int) -> Page[M]:
    found = list(queryset.order_by(*_order(keys, backward=False))[: size + 1])
    more = len(found) > size
    return Page(found[:size], _write(found[size - 1], keys, signer, backward=False) if more else "", "")


def _keys(queryset: models.QuerySet[M], order: Sequence[str]) -> list[_Key]:
    if not order or order[-1].lstrip("-") != "pk":
        raise ValueError(f"{order!r} must end in the primary key, else rows with equal values get lost between pages")
    return [_Key(name.lstrip("-"), name.startswith("-"), _field(queryset, name.lstrip("-"))) for name in order]


def _field(queryset: models.QuerySet[M], name: str) -> Any:
    if annotation := queryset.query.annotations.get(name):
        return annotation.output_field
    model: Any = queryset.model
    field: Any = None
    for part in name.split("__"):
        field = model._meta.pk if part == "pk" else model._meta.get_field(part)
        if field.null:
            raise ValueError(f"{name} may be empty, and the databases disagree on where empty comes; annotate a value")
        model = field.related_model
    if field.is_relation:
        raise ValueError(f"{name} is another record; order by one of its columns, as in {name}__name")
    return field


def _order(keys: list[_Key], *, backward: bool) -> list[str]:
    return [f"-{key.name}" if key.descending != backward else key.name for key in keys]


def _beyond(queryset: models.QuerySet[M], keys: list[_Key], values: list[Any], *, backward: bool) -> models.QuerySet[M]:
    """The rows after these values in the direction of travel."""
    down = [key.descending != backward for key in keys]
    return queryset.filter(_after(keys, values, down)).order_by(*_order(keys, backward=backward))


def _after(keys: list[_Key], values: list[Any], down: list[bool]) -> Q:
    """`a <= x AND …`, where the rest decides among equals; this first half lets every database start in its index.

    The rest is a row comparison when all columns go the same way, which PostgreSQL answers wholly from the index.
    """
    key, value = keys[0], values[0]
    bound = Q(**{f"{key.name}__{'lte' if down[0] else 'gte'}": value})
    if len(set(down)) == 1:
        beyond = TupleLessThan if down[0] else TupleGreaterThan
        return bound & Q(beyond(Tuple(*(F(key.name) for key in keys)), values))
    strict = Q(**{f"{key.name}__{'lt' if down[0] else 'gt'}": value})
    equal = Q(**{key.name: value}) & _after(keys[1:], values[1:], down[1:])
    return bound & (strict | equal)


def _write(row: models.Model, keys: list[_Key], signer: Signer, *, backward: bool) -> str:
    """Signed, so that values which a database would choke on never reach it."""
    return signer.sign_object([backward, *(str(key.of(row)) for key in keys)])


def _read(cursor: str, keys: list[_Key], signer: Signer) -> tuple[bool, list[Any]] | None:
    try:
        backward, *values = signer.unsign_object(cursor)
        return backward, [key.field.to_python(value) for key, value in zip(keys, values, strict=True)]
    except (BadSignature, ValidationError, ValueError):
        return None
