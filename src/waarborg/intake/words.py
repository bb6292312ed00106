"""Facts of the register and of a notice as people read them: the field's Dutch label, and its value in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from waarborg.core.rulebook import book
from waarborg.rulebook.words import in_words


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str


def facts(model: type[models.Model], values: Mapping[str, Any], names: Iterable[str]) -> Iterator[Fact]:
    """The named facts in this order; what is empty is said so."""
    for name in names:
        if name in values:
            yield Fact(label(model, name), words(model, name, values[name]) or "niet ingevuld")


def label(model: type[models.Model], name: str) -> str:
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return str(getattr(field, "verbose_name", name)).capitalize()


def words(model: type[models.Model], name: str, value: Any) -> str:
    """One value: a choice by its label, a list as an enumeration, a day as people write it."""
    if value is None or value in ("", []):
        return ""
    if name == "data_classes":
        known = book().policy.data_classes
        return ", ".join(known[key].label if key in known else str(key) for key in value)
    if name == "screened":
        asked = {question.key: question.question for question in book().policy.screening}
        return " ".join(asked.get(key, str(key)) for key in value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    field: Any = next((found for found in model._meta.get_fields() if found.name == name), None)
    choices = dict(getattr(field, "flatchoices", None) or ())
    if value in choices:
        return str(choices[value])
    return _day(field, value)


def _day(field: Any, value: Any) -> str:
    if isinstance(value, date):
        return in_words(value)
    if isinstance(field, models.DateField) and isinstance(value, str):
        return in_words(date.fromisoformat(value[:10]))
    return str(value)
