"""The gold cases, read."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from waarborg.assessment.aiact import Facts

FILE = Path(__file__).with_name("gold.toml")
ORDINARY_DAY = date(2026, 12, 3)
NOT_ASKED = "?"


@dataclass(frozen=True, slots=True)
class Gold:
    name: str
    facts: Facts
    on: date
    says: dict[str, Any]
    """What must come out of it: the class, the rules that held, the articles, and what else the case names."""


@lru_cache(maxsize=1)
def gold() -> tuple[Gold, ...]:
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(_case(told["usual"], case) for case in told["cases"])


def _case(usual: dict[str, Any], case: dict[str, Any]) -> Gold:
    facts = {name: value for name, value in {**usual, **case["facts"]}.items() if value != NOT_ASKED}
    return Gold(case["name"], Facts(**facts), case.get("on", ORDINARY_DAY), case)
