"""The kinds of findings as people see them: in groups of their own words, in the order of the policy.

The guard tells where a kind stands in art. 4.1; here data about belief, origin and the like stand beside health: both
are special categories of personal data (art. 9 AVG).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from waarborg.guard import KINDS, Category, Finding, Kind

SPECIAL = "special"
"""What the guard counts under art. 4.1 in general, but is a special category."""

GROUPS: dict[str, str] = {
    Category.NAMES.value: "namen",
    Category.ADDRESSES.value: "adressen",
    Category.HEALTH.value: "gezondheid",
    SPECIAL: "bijzondere persoonsgegevens",
    Category.CRIMINAL.value: "strafrecht",
    Category.BSN.value: "BSN",
    Category.OTHER.value: "andere gegevens",
    Category.CONFIDENTIAL.value: "vertrouwelijk",
}

SHORT = {SPECIAL: "bijzonder (art. 9)"}
"""Beside a bar there is less room."""

TONES = {Category.OTHER.value: "other"}
"""The end of the class of its colour, where that is not its key."""

SOMETHING_ELSE = "something_else"
SOMETHING_ELSE_LABEL = "iets anders"


@dataclass(frozen=True, slots=True)
class Count:
    label: str
    tone: str
    number: int


def group_of(kind: str) -> str:
    """The key of the group of a kind."""
    return _group(KINDS[kind])


def tone_of(kind: str) -> str:
    group = group_of(kind)
    return TONES.get(group, group)


def numbers(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings each group has, without the groups that have none, in the order of the policy."""
    found = [group_of(finding.kind) for finding in findings]
    return {group: found.count(group) for group in GROUPS if group in found}


def counts(findings: Iterable[Finding]) -> list[Count]:
    """The same with words and colours."""
    return [Count(GROUPS[group], TONES.get(group, group), number) for group, number in numbers(findings).items()]


def kinds() -> list[tuple[str, str]]:
    """Every kind that someone can say something about."""
    return [*((kind.name, kind.label) for kind in KINDS.values()), (SOMETHING_ELSE, SOMETHING_ELSE_LABEL)]


def kinds_by_group() -> list[tuple[str, list[tuple[str, str]]]]:
    """The same for a list to choose from; what fits nowhere comes last."""
    grouped = [
        (label, [(kind.name, kind.label) for kind in KINDS.values() if _group(kind) == group])
        for group, label in GROUPS.items()
    ]
    return [*grouped, ("anders", [(SOMETHING_ELSE, SOMETHING_ELSE_LABEL)])]


def _group(kind: Kind) -> str:
    is_special = kind.data_class == "special_category" and kind.category is not Category.HEALTH
    return SPECIAL if is_special else kind.category.value
