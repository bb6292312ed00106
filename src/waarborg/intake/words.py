"""Facts of the register and of a notice as people read them: the field's Dutch label, and its value in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst

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
    return capfirst(str(getattr(field, "verbose_name", name)))


def words(model: type[models.Model], name: str, value: Any) -> str:
    """One value: a choice by its label, a list as an enumeration, a day as people write it; empty stays empty."""
    if isinstance(value, list):
        return _enumeration(name, value)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    field: Any = next((found for found in model._meta.get_fields() if found.name == name), None)
    choices = dict(getattr(field, "flatchoices", None) or ())
    return str(choices[value]) if value in choices else _plain(field, value)


def _enumeration(name: str, keys: list[Any]) -> str:
    policy = book().policy
    labels = {key: found.label for key, found in policy.data_classes.items()}
    questions = {found.key: found.question for found in policy.screening}
    if name == "screened":
        return " ".join(questions.get(key, str(key)) for key in keys) or "geen"
    return ", ".join(labels.get(key, str(key)) for key in keys)


def _plain(field: Any, value: Any) -> str:
    if isinstance(value, date):
        return in_words(value)
    if isinstance(field, models.DateField) and isinstance(value, str):
        return in_words(date.fromisoformat(value[:10]))
    return str(value)
