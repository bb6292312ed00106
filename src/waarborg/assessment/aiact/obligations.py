"""What the Act asks of whom, and from when: the table `obligations.toml`, read against one class.

The day stands in the law row that a line names; `annex` stands for the row of the annex that makes it high risk.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from waarborg.assessment.aiact.facts import AnnexI, Facts, Trigger
from waarborg.assessment.aiact.result import Obligation, Risk, Role, Transparency
from waarborg.assessment.aiact.rule import Case
from waarborg.rulebook.words import in_words

FILE = Path(__file__).with_name("obligations.toml")
ANY, ANNEX = "any", "annex"
ARTICLE_50 = "art. 50"
BANS = "aia.art5"
NOTHING_ASKED = {Risk.NOT_APPLICABLE, Risk.OUT_OF_SCOPE, Risk.NO_ROLE, Risk.TO_BE_DETERMINED}
BY_OTHER_LAW = "De wet over het product regelt hoe (art. 2 lid 2)."


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: an obligation and the conditions under which it is asked."""

    key: str
    article: str
    who: tuple[Role, ...]
    risk: str
    law: str
    sentence: str
    by: str = ""
    areas: frozenset[str] = frozenset()
    not_areas: frozenset[str] = frozenset()
    trigger: str = ""
    when: str = ""
    later: str = ""


@lru_cache(maxsize=1)
def table() -> tuple[Line, ...]:
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["obligations"]
    return tuple(_line(row) for row in rows)


def _line(row: dict[str, Any]) -> Line:
    sets = {name: frozenset(row.get(name, ())) for name in ("areas", "not_areas")}
    return Line(**{**row, **sets, "who": tuple(Role(role) for role in row["who"])})


def obligations_of(case: Case, risk: Risk, roles: tuple[Role, ...]) -> tuple[Obligation, ...]:
    """All that is asked of these roles: what counts now, and what will count later with its day."""
    if risk in NOTHING_ASKED:
        return ()
    asked = (line for line in table() if _asked(line, case.facts, risk))
    return tuple(_obligation(line, role, case) for line in asked for role in line.who if role in roles)


def transparency_of(obligations: tuple[Obligation, ...], *, applies: bool) -> Transparency:
    """The duties of art. 50 among these, split by who has them."""
    found = [obligation for obligation in obligations if obligation.article.startswith(ARTICLE_50)]
    by_role = {role: tuple(duty for duty in found if duty.who is role) for role in (Role.PROVIDER, Role.DEPLOYER)}
    return Transparency(applies, by_role[Role.PROVIDER], by_role[Role.DEPLOYER])


def _asked(line: Line, facts: Facts, risk: Risk) -> bool:
    if risk is Risk.PROHIBITED and line.risk != Risk.PROHIBITED:
        return False
    return line.risk in {ANY, risk} and all(_conditions(line, facts, risk))


def _conditions(line: Line, facts: Facts, risk: Risk) -> Iterator[bool]:
    if line.by == "annex_iii":
        yield not _only_by_product(facts)
    if risk is Risk.HIGH and line.risk == Risk.HIGH:
        yield not is_of_other_law(facts)
    if line.not_areas:
        yield not facts.areas or not facts.areas <= line.not_areas
    if line.areas:
        yield bool(facts.areas & line.areas)
    if line.trigger:
        yield is_triggered(facts, Trigger(line.trigger))
    if line.when == "exit":
        yield facts.takes_exit
    if line.when == "systemic_risk":
        yield facts.systemic_risk is True


def is_triggered(facts: Facts, trigger: Trigger) -> bool:
    """Whether art. 50 asks something for this. Of a yes without a list any of them may be meant."""
    if facts.article_50_trigger is not True:
        return False
    if not facts.triggers:
        return facts.article_50_exception is not True
    return trigger in facts.triggers and not facts.excepts_trigger(trigger)


def by_product(facts: Facts) -> bool:
    """Whether it is high risk as (a part of) a product of Annex I. Of section B, approval by another is presumed."""
    by_another = facts.third_party_conformity
    return by_another is True if facts.annex_i is AnnexI.A else facts.annex_i is AnnexI.B and by_another is not False


def annex_key(facts: Facts) -> str:
    """The law row that says from which day the duties of this high risk count."""
    return "aia.annex1" if _only_by_product(facts) else "aia.annex3"


def _only_by_product(facts: Facts) -> bool:
    """Whether Annex III is out of it: it was not said, and no exception to a ban leads to it."""
    said = facts.annex_iii is True and not facts.takes_exit
    excepted = facts.article_5_practice is True and facts.article_5_exception is True
    return by_product(facts) and not said and not excepted


def is_of_other_law(facts: Facts) -> bool:
    """High risk by a product of section B alone: the law on that product sets the demands."""
    return facts.annex_i is AnnexI.B and _only_by_product(facts)


def _law_key(line: Line, case: Case) -> str:
    """The row that has the first day. A ban has the day of the practice that was banned first."""
    if line.law == ANNEX:
        return annex_key(case.facts)
    if line.law == BANS and case.facts.practices:
        keys = [f"{BANS}.{practice}" for practice in sorted(case.facts.practices)]
        held = [key for key in keys if case.law.on(case.on, key)]
        return min(held, key=lambda key: case.law.key_history(key)[0].valid_from) if held else line.law
    return line.law


def _obligation(line: Line, role: Role, case: Case) -> Obligation:
    key = _law_key(line, case)
    history = case.law.key_history(key)
    row = case.law.on(case.on, key) or (history[0] if history else None)
    later = case.law.key_history(line.later)
    return Obligation(
        key=line.key,
        article=line.article,
        sentence=line.sentence.format(later=in_words(later[0].valid_from) if later else ""),
        who=role,
        from_day=history[0].valid_from if history else None,
        in_force=case.law.on(case.on, key) is not None,
        doubt=row.doubt if row else "",
    )
