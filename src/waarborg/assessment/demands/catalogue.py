"""The catalogue: what each law and the municipality's own policy ask, of which use. Data, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

FILE = Path(__file__).with_name("catalogue.toml")
SETS = ("risk", "roles", "not_areas", "data", "affected", "output_role")


class Weight(StrEnum):
    """How heavy it is: with a high risk, a use does not begin while one of the first two is open (art. 9.1b)."""

    BEFORE_USE = "before_use"
    REQUIRED = "required"
    DURING_USE = "during_use"
    GOOD = "good"

    @property
    def words(self) -> str:
        return {
            Weight.BEFORE_USE: "vóór het gebruik",
            Weight.REQUIRED: "verplicht",
            Weight.DURING_USE: "tijdens het gebruik",
            Weight.GOOD: "goed om te doen",
        }[self]


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand. Its conditions all hold, or it does not apply; a condition that is empty always holds.

    `law` names the row with its first day (`annex`: that of the annex that makes it high risk); without it, it holds
    already. `local` is what the municipality asks itself, or more strictly than the law; `policy` is that article.
    """

    key: str
    group: str
    article: str
    title: str
    sentence: str
    measure: str
    weight: Weight
    law: str = ""
    owner: str = "proceseigenaar"
    local: bool = False
    policy: str = "3.1"
    risk: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    annex_iii: bool = False
    not_areas: frozenset[str] = frozenset()
    fria: bool = False
    exit: bool = False
    duty: str = ""
    personal: bool = False
    data: frozenset[str] = frozenset()
    affected: frozenset[str] = frozenset()
    output_role: frozenset[str] = frozenset()
    supplier: bool = False

    @property
    def is_of_high_risk(self) -> bool:
        """Whether it is one of the demands that the AI Act makes of a high risk only."""
        return self.group == "AI-verordening" and self.risk == {"high"}


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Demand]:
    """All demands by key, in the order of the file."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["demands"]
    return MappingProxyType({row["key"]: _demand(row) for row in rows})


def _demand(row: dict[str, Any]) -> Demand:
    sets = {name: frozenset(row.get(name, ())) for name in SETS}
    return Demand(**{**row, **sets, "weight": Weight(row["weight"])})
