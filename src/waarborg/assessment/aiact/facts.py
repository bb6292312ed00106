"""The facts on which the AI Act decides, one per name, as its articles use them.

A fact that nobody was asked is None. A fact that somebody was asked and could not tell is None too, and its name
stands in `unknown`, so that it is not asked again. Neither is ever read as "no".
"""

from collections.abc import Collection
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any


class RoleAnswer(StrEnum):
    """What the organisation does with the system (art. 3(3) to 3(7) and 25)."""

    DEVELOP_ONLY = "develop_only"
    DEVELOP_NOT_ONLY_OWN_USE = "develop_not_only_own_use"
    DEVELOP_AND_USE = "develop_and_use"
    COMMISSIONED = "commissioned"
    USE_EXTERNAL_UNMODIFIED = "use_external_unmodified"
    USE_EXTERNAL_MODIFIED = "use_external_modified"
    IMPORT_FROM_OUTSIDE_EU = "import_from_outside_eu"
    BUY_IN_EU_AND_RESELL = "buy_in_eu_and_resell"
    NONE = "none"


class Gpai(StrEnum):
    """For general purposes: a system built on such a model, the model itself, or neither (art. 3(63) and 3(66))."""

    SYSTEM = "system"
    MODEL = "model"
    NONE = "none"


class ScopeGround(StrEnum):
    """Why the Act would not apply at all (art. 2(3), 2(4), 2(6), 2(8) and 2(10)); `some` where nobody named it."""

    MILITARY = "military"
    FOREIGN_COOPERATION = "foreign_cooperation"
    RESEARCH = "research"
    NOT_ON_MARKET = "not_on_market"
    PERSONAL = "personal"
    SOME = "some"
    NONE = "none"


class Practice(StrEnum):
    """The points of art. 5(1)."""

    A = "a"
    B = "b"
    BA = "ba"
    BB = "bb"
    C = "c"
    D = "d"
    E = "e"
    F = "f"
    G = "g"
    H = "h"


class AnnexI(StrEnum):
    """The section of Annex I with the law on the product that this is, or is a safety component of (art. 6(1))."""

    A = "A"
    B = "B"
    NONE = "none"


class Area(StrEnum):
    """The points of Annex III as the law rows keep them: point 5 by letter, because its letters differ in effect."""

    BIOMETRICS = "1"
    INFRASTRUCTURE = "2"
    EDUCATION = "3"
    EMPLOYMENT = "4"
    BENEFITS = "5a"
    CREDIT = "5b"
    INSURANCE = "5c"
    EMERGENCY = "5d"
    LAW_ENFORCEMENT = "6"
    MIGRATION = "7"
    JUSTICE = "8"


class Ground(StrEnum):
    """The grounds of art. 6(3), at least one of which the exit needs."""

    NARROW_TASK = "a"
    IMPROVES_HUMAN_WORK = "b"
    FINDS_PATTERNS = "c"
    PREPARES = "d"


class Trigger(StrEnum):
    """What calls for transparency (art. 50(1) to 50(4))."""

    INTERACTS = "interacts"
    GENERATES = "generates"
    RECOGNISES = "recognises"
    DEEPFAKE = "deepfake"
    INFORMS_PUBLIC = "informs_public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All facts, each optional. Text is taken for the member of its list; raises ValueError for text in no list.

    `out_of_scope_ground` may be told as yes or no too: yes is a ground that nobody named.
    `article_5_exception` is an exception of art. 5(1) itself, for points d, f, h, ba and bb. `article_6_3_exception`
    says that the provider laid down why this is no high risk (art. 6(4)). `article_50_exception` is one of the
    exceptions in art. 50 itself. Where several practices or triggers are named, `excepted_practices` and
    `excepted_triggers` say for which of them it is; without that it is for none. `third_party_conformity` is the
    assessment of art. 6(1)(b).
    """

    is_algorithm: bool | None = None
    role_answer: RoleAnswer | None = None
    in_use: bool | None = None
    ai_system: bool | None = None
    gpai: Gpai | None = None
    out_of_scope_ground: ScopeGround | bool | None = None
    only_human_rules: bool | None = None
    infers: bool | None = None
    influences_environment: bool | None = None
    article_5_practice: bool | None = None
    practices: frozenset[Practice] = frozenset()
    article_5_exception: bool | None = None
    excepted_practices: frozenset[Practice] = frozenset()
    annex_i: AnnexI | None = None
    third_party_conformity: bool | None = None
    annex_iii: bool | None = None
    areas: frozenset[Area] = frozenset()
    profiling: bool | None = None
    article_6_3_exception: bool | None = None
    grounds: frozenset[Ground] = frozenset()
    systemic_risk: bool | None = None
    article_50_trigger: bool | None = None
    triggers: frozenset[Trigger] = frozenset()
    article_50_exception: bool | None = None
    excepted_triggers: frozenset[Trigger] = frozenset()
    open_source: bool | None = None
    unknown: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if isinstance(self.out_of_scope_ground, bool):
            ground = ScopeGround.SOME if self.out_of_scope_ground else ScopeGround.NONE
            object.__setattr__(self, "out_of_scope_ground", ground)
        for name, members in _MEMBERS.items():
            given = getattr(self, name)
            if given is not None:
                object.__setattr__(self, name, members(given))
        for name, members in _LISTS.items():
            object.__setattr__(self, name, frozenset(members(found) for found in _each(getattr(self, name))))
        for flag, which in WHICH.items():
            if getattr(self, which) and getattr(self, flag) is None:
                object.__setattr__(self, flag, True)
        object.__setattr__(self, "unknown", frozenset(self.unknown))
        if strange := self.unknown - FACTS:
            raise ValueError(f"no facts of the AI Act: {', '.join(sorted(strange))}")

    @property
    def takes_exit(self) -> bool:
        """Whether the exit of art. 6(3) holds. Profiling cancels it, and unknown profiling or an unknown ground may."""
        laid_down = self.article_6_3_exception is True and "grounds" not in self.unknown
        return self.annex_iii is True and laid_down and self.profiling is False

    def excepts_practice(self, practice: Practice) -> bool:
        """Whether art. 5 itself lets this practice go: the only one that was named, or one that was said to be it."""
        return self.article_5_exception is True and _is_meant(practice, self.practices, self.excepted_practices)

    def excepts_trigger(self, trigger: Trigger) -> bool:
        """Whether art. 50 itself asks nothing for this trigger."""
        return self.article_50_exception is True and _is_meant(trigger, self.triggers, self.excepted_triggers)

    def as_json(self) -> dict[str, Any]:
        """What is known, as JSON: lists sorted, and nothing that is None or empty."""
        known = {name: getattr(self, name) for name in sorted(FACTS | {"unknown"})}
        kept = {name: value for name, value in known.items() if value is not None and value != frozenset()}
        return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in kept.items()}


def _is_meant(member: StrEnum, named: frozenset[Any], meant: frozenset[Any]) -> bool:
    return member in named and (len(named) == 1 or member in meant)


def _each(given: Collection[str] | str) -> Collection[str]:
    return [given] if isinstance(given, str) else given


_MEMBERS: dict[str, type[StrEnum]] = {
    "role_answer": RoleAnswer,
    "gpai": Gpai,
    "out_of_scope_ground": ScopeGround,
    "annex_i": AnnexI,
}
_LISTS: dict[str, type[StrEnum]] = {
    "practices": Practice,
    "excepted_practices": Practice,
    "areas": Area,
    "grounds": Ground,
    "triggers": Trigger,
    "excepted_triggers": Trigger,
}
WHICH = {
    "article_5_practice": "practices",
    "annex_iii": "areas",
    "article_6_3_exception": "grounds",
    "article_50_trigger": "triggers",
    "article_5_exception": "excepted_practices",
    "article_50_exception": "excepted_triggers",
}
"""A yes that has a list of which ones beside it."""
FACTS = frozenset(field.name for field in fields(Facts)) - {"unknown"}
