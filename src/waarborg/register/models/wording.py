"""What changed between two versions of an entry, in the words of the forms instead of the names of fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from waarborg.core.rulebook import book
from waarborg.register.models.designation import Designation
from waarborg.register.models.system import AISystem
from waarborg.register.models.use_case import UseCase
from waarborg.register.rules import Difference, differences
from waarborg.rulebook.words import capitalised, uncapitalised

BOOKKEEPING = {"created_at", "changed_at", "designated_at"}
NOTHING = "niet ingevuld"


@dataclass(frozen=True, slots=True)
class Change:
    fact: str
    """The name of the field."""
    about: str
    """The use or designation that it belongs to; empty for the system itself."""
    label: str
    before: str
    after: str
    material: bool
    """Whether a ruling rests on it."""


def material_note() -> str:
    """What happens after a change of what a ruling rests on, for who made it."""
    board = capitalised(book().policy.names.the_board)
    return (
        "Het besluit over dit systeem rust op wat u heeft gewijzigd. "
        f"{board} krijgt bericht en kijkt of er een nieuw besluit nodig is."
    )


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """The differences between two snapshots, each with its label and values in words, in the order of the fields."""
    ordered = sorted(differences(before, after), key=_place)
    found = (_in_words(one, before, after) for one in ordered)
    return [one for one in found if one.fact not in BOOKKEEPING and one.before != one.after]


def _place(found: Difference) -> tuple[list[int], int]:
    """The system first, then each use with its designations. The databases do not agree on the order of JSON keys."""
    *owner, fact = found.path.split(".")
    model = (AISystem, UseCase, Designation)[min(len(owner) // 2, 2)]
    names = [field.name for field in model._meta.fields]
    return [int(key) for key in owner if key.isdigit()], names.index(fact) if fact in names else len(names)


def _in_words(found: Difference, before: Mapping[str, Any], after: Mapping[str, Any]) -> Change:
    match found.path.split("."):
        case ["use_cases", use, "designations", key, fact]:
            model: type[models.Model] = Designation
            designation = _inside(before, after, "use_cases", use, "designations", key)
            about = f"Aanwijzing voor {uncapitalised(words(Designation, 'data_class', designation.get('data_class')))}"
        case ["use_cases", use, fact]:
            model = UseCase
            about = f"Toepassing: {words(UseCase, 'purpose', _inside(before, after, 'use_cases', use).get('purpose'))}"
        case [fact]:
            model, about = AISystem, ""
        case _:
            return Change(found.path, "", found.path, str(found.before), str(found.after), found.material)
    return Change(
        fact,
        about,
        label_of(model, fact),
        words(model, fact, found.before),
        words(model, fact, found.after),
        found.material,
    )


def _inside(before: Mapping[str, Any], after: Mapping[str, Any], *path: str) -> Mapping[str, Any]:
    """The part of a snapshot at a path: as it is now, or as it was when it is gone."""
    for snapshot in (after, before):
        part: Any = snapshot
        for key in path:
            part = part.get(key) if isinstance(part, Mapping) else None
        if isinstance(part, Mapping):
            return part
    return {}


def label_of(model: type[models.Model], fact: str) -> str:
    field = _field(model, fact)
    return str(field.verbose_name).capitalize() if field else fact


def words(model: type[models.Model], fact: str, value: Any) -> str:
    """A value of a snapshot as a person reads it: choices by their label, dates in Dutch."""
    if value in (None, "", []):
        return NOTHING
    if isinstance(value, list):
        known = book().policy.data_classes
        return ", ".join(known[key].label if key in known else str(key) for key in value)
    field = _field(model, fact)
    if isinstance(field, models.DateTimeField):
        return date_format(timezone.localtime(datetime.fromisoformat(value)), "j F Y H:i")
    if isinstance(field, models.DateField):
        return date_format(date.fromisoformat(value), "j F Y")
    choices = dict(field.flatchoices) if field and field.choices else {}
    return str(choices.get(value, value))


def _field(model: type[models.Model], fact: str) -> Any:
    try:
        return model._meta.get_field(fact)
    except FieldDoesNotExist:
        return None
