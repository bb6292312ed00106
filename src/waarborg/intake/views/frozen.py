"""The facts that a ruling froze, as people read them, and what the register says differently since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from waarborg.advice.models import AdviceRequest
from waarborg.assessment.models import Risk
from waarborg.intake.models import Advice, Condition, Notice, Position, Ruling
from waarborg.intake.words import Fact, facts, label, words
from waarborg.register import actions as register
from waarborg.register.models import AISystem, UseCase
from waarborg.register.rules import differences

ADMINISTRATION = frozenset({"created_at", "changed_at"})
BY_THE_RULING = ADMINISTRATION | {"state", "ruled_on", "ruling_hash", "in_use_since"}
"""What the ruling itself changed in the register, and what the register keeps for itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """One group of frozen facts, such as the advice: one or more records with their facts."""

    title: str
    records: tuple[tuple[Fact, ...], ...]


@dataclass(frozen=True, slots=True)
class Change:
    label: str
    before: str
    after: str
    material: bool


def frozen_parts(ruling: Ruling) -> list[Part]:
    """All that was decided on, in the order of the road: reported, registered, asked, advised."""
    frozen = ruling.facts
    register_entry = frozen["register"]
    use = register_entry["use_cases"].get(str(frozen["use_case"]), {})
    lists: Sequence[tuple[str, type[models.Model], str]] = (
        ("Advies", Advice, "advices"),
        ("Voorwaarden bij het advies", Condition, "conditions"),
        ("Standpunten", Position, "positions"),
        ("Gevraagd aan adviseurs", AdviceRequest, "asked"),
    )
    return [
        Part("Beleid", (_policy(frozen["policy"]),)),
        Part("Melding", (_all(Notice, frozen["notice"]),)),
        Part("Systeem in het register", (_all(AISystem, register_entry),)),
        Part("Toepassing in het register", (_all(UseCase, use),)),
        *_risk(frozen.get("risk_class", {})),
        *(Part(title, tuple(_all(model, row) for row in frozen[key])) for title, model, key in lists if frozen[key]),
    ]


def _risk(values: Mapping[str, Any]) -> list[Part]:
    """The class on which was decided. Rulings of before there were classes have none."""
    if not values:
        return []
    named = (Fact("Risicoklasse", Risk(values["risk"]).label), Fact("Versie", str(values["version"])))
    why = (Fact("Reden om af te wijken van de regels", values["reason"]),) if values["reason"] else ()
    return [Part("Risicoklasse", ((*named, *why),))]


def _policy(values: Mapping[str, Any]) -> tuple[Fact, ...]:
    return (
        Fact("Beleid", values["title"]),
        Fact("Geldt vanaf", words(Notice, "starts_on", values["effective_from"])),
    )


def _all(model: type[models.Model], values: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Every fact, in the order of the model's fields; the canonical text has them by alphabet."""
    names = [field.name for field in model._meta.fields]
    kept = [name for name in names if name in values and name not in ADMINISTRATION]
    return tuple(facts(model, values, kept))


def changes_since(ruling: Ruling, notice: Notice) -> list[Change]:
    """What differs between the register as it was decided on and as it is now, for this system and this use."""
    if notice.system is None:
        return []
    then, now = (_narrowed(entry, ruling) for entry in (ruling.facts["register"], register.snapshot(notice.system)))
    return list(_changes(then, now))


def _narrowed(entry: Mapping[str, Any], ruling: Ruling) -> dict[str, Any]:
    """The entry with only the use that was decided on: what happens to other uses is another ruling's business."""
    use = str(ruling.facts["use_case"])
    return {**entry, "use_cases": {key: value for key, value in entry["use_cases"].items() if key == use}}


def _changes(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Change]:
    for found in differences(then, now):
        first, *_, name = found.path.split(".") if "." in found.path else (found.path, found.path)
        if name in BY_THE_RULING or "designations" in found.path.split("."):
            continue
        model: type[models.Model] = UseCase if first == "use_cases" else AISystem
        before, after = (words(model, name, value) or "niets" for value in (found.before, found.after))
        yield Change(label(model, name), before, after, found.material)
