"""What a risk class rests on besides the answers: the facts of the register that make it another question."""

from typing import Any

from waarborg.register.models import UseCase

OF_SYSTEM = ("kind", "model_name", "model_version")
OF_USE = ("purpose", "description", "process", "affected", "output_role", "data_classes")
LABELS = {
    "kind": "soort AI",
    "model_name": "AI-model",
    "model_version": "versie van het model",
    "supplier": "leverancier",
    "purpose": "doel",
    "description": "wat het doet",
    "process": "proces",
    "affected": "wie de uitkomst merkt",
    "output_role": "rol van de uitkomst",
    "data_classes": "soorten gegevens",
}


def basis_of(use_case: UseCase) -> dict[str, Any]:
    """As JSON, the supplier by name."""
    system = use_case.system
    return {
        **{name: getattr(system, name) for name in OF_SYSTEM},
        **{name: getattr(use_case, name) for name in OF_USE},
        "supplier": str(system.supplier or ""),
    }


def changed(before: dict[str, Any], use_case: UseCase) -> list[str]:
    """What differs now, in words; nothing when no basis was kept."""
    now = basis_of(use_case)
    return [LABELS[name] for name, value in before.items() if name in now and now[name] != value]
