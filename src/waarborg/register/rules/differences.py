"""What two versions of a register entry differ in. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MATERIAL = frozenset(
    {
        "kind",
        "supplier",
        "model_name",
        "model_version",
        "hosting",
        "in_eea",
        "retrains",
        "purpose",
        "data_classes",
        "affected",
    }
)
"""Facts that a ruling rests on: when one changes afterwards, the question is open again."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact before and after. `path` names it: `hosting`, or `use_cases.3.purpose`."""

    path: str
    before: Any
    after: Any

    @property
    def material(self) -> bool:
        return bool(MATERIAL & set(self.path.split(".")))


def differences(before: Mapping[str, Any], after: Mapping[str, Any], *, path: str = "") -> list[Difference]:
    """What changed from one snapshot to the next, in the order of the keys; what is missing counts as None."""
    found: list[Difference] = []
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        place = f"{path}{key}"
        if isinstance(old, Mapping) or isinstance(new, Mapping):
            found += differences(old or {}, new or {}, path=f"{place}.")
        elif old != new:
            found.append(Difference(place, old, new))
    return found
