"""From facts to class: read the rules in their order, and never take what is unknown for a no."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from waarborg.assessment.aiact.facts import AnnexI, Facts, Gpai, Trigger
from waarborg.assessment.aiact.obligations import annex_key, is_triggered, obligations_of, transparency_of
from waarborg.assessment.aiact.result import Classification, Kind, Reason, Risk, Role
from waarborg.assessment.aiact.roles import roles_of
from waarborg.assessment.aiact.rule import Case, Rule, Stage
from waarborg.assessment.aiact.rules import EXCEPTED, RULES
from waarborg.rulebook.law import Law
from waarborg.rulebook.loading import load_law
from waarborg.rulebook.words import in_words

REGISTRATION = {"register_use", "register_system", "register_system_here", "register_exit"}


@lru_cache(maxsize=1)
def present_law() -> Law:
    """The law rows of the package, read once."""
    return load_law()


def classify(
    facts: Facts,
    *,
    on: date,
    law: Law | None = None,
    rules: Sequence[Rule] = RULES,
    look_ahead: bool = True,
    instead: Risk | None = None,
) -> Classification:
    """The class of these facts on a day, with everything that follows from it.

    `law` holds the dated rows to count with; without it those of the package. `rules` may leave some out, which is how
    the tests show that each of them matters. `instead` is the class that a person put in the place of this one: then
    the duties of that class follow. Never raises: too few facts give `to_be_determined`.
    """
    case = Case(facts, on, law or present_law())
    reading = _read(case, rules)
    risk, at_least = (instead, None) if instead else _risk(reading)
    found = _Found(
        risk,
        at_least,
        roles=roles_of(facts) or ((Role.DEPLOYER,) if instead else ()),
        bans=_bans_to_come(case, risk, rules) if look_ahead else (),
        coming=tuple(_time_for_what_was_there(case, risk)) if look_ahead else (),
    )
    return _outcome(case, reading, found)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the class is, and what the law will say later of the same facts."""

    risk: Risk
    at_least: Risk | None
    roles: tuple[Role, ...]
    bans: tuple[date, ...]
    coming: tuple[str, ...]


def _outcome(case: Case, reading: "_Reading", found: _Found) -> Classification:
    facts, risk, applies = case.facts, found.risk, _applies(found.risk)
    obligations = obligations_of(case, risk, found.roles or _who_stops(facts, risk))
    keys = {obligation.key for obligation in obligations}
    return Classification(
        on=case.on,
        kind=reading.kind,
        applies=applies,
        risk=risk,
        roles=found.roles if applies is not False else (),
        transparency=transparency_of(obligations, applies=_is_open_about(facts, risk)),
        open_source_exempt=risk is Risk.OUT_OF_SCOPE and reading.has_held("open_source"),
        reasons=tuple(_reason(rule) for rule in reading.held if _counts(rule, risk, found.at_least)),
        obligations=obligations,
        fria="fria" in keys,
        registration=bool(keys & REGISTRATION),
        explanation_86="explanation" in keys,
        incident_73=bool(keys & {"serious_incident", "tell_provider"}),
        areas=tuple(sorted(facts.areas)) if risk is Risk.HIGH else (),
        missing=tuple(reading.missing) if risk is Risk.TO_BE_DETERMINED else (),
        wanted=tuple(_wanted(facts, risk)),
        at_least=found.at_least,
        coming=(*_said_of_bans(found.bans), *found.coming),
        banned_from=case.on if risk is Risk.PROHIBITED else next(iter(found.bans), None),
    )


@dataclass(slots=True)
class _Reading:
    """What reading the rules has found so far."""

    kind: Kind | None = None
    risk: Risk | None = None
    held: list[Rule] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    silenced: set[str] = field(default_factory=set)

    def has_held(self, key: str) -> bool:
        return any(rule.key == key for rule in self.held)

    def hold(self, rule: Rule) -> None:
        self.held.append(rule)
        self.silenced |= rule.silences
        self.kind = rule.kind or self.kind
        self.risk = self.risk or rule.risk


def _reason(rule: Rule) -> Reason:
    return Reason(rule.key, rule.article, f"{rule.sentence} {rule.doubt}".strip(), rule.reads)


def _counts(rule: Rule, risk: Risk, at_least: Risk | None) -> bool:
    """Whether a rule that held still says something: the openness that art. 50 asks stands beside high risk."""
    return rule.risk in {None, risk, at_least} or (risk is Risk.HIGH and rule.stage is Stage.TRANSPARENCY)


def _read(case: Case, rules: Sequence[Rule]) -> _Reading:
    reading = _Reading()
    for stage in Stage:
        if reading.risk and not (reading.risk is Risk.HIGH and stage is Stage.TRANSPARENCY):
            continue
        for rule in rules:
            if rule.stage is stage and rule.key not in reading.silenced and rule.when(case):
                reading.hold(rule)
        if not reading.risk:
            reading.missing += OPEN.get(stage, _nothing)(case.facts, reading)
    return reading


def _risk(reading: _Reading) -> tuple[Risk, Risk | None]:
    """The class, and what it is at least while facts are missing. Only a ban does not wait for other facts."""
    found = reading.risk
    if found is None:
        return Risk.TO_BE_DETERMINED, None
    if found is not Risk.PROHIBITED and _may_change(reading):
        return Risk.TO_BE_DETERMINED, found if found is Risk.HIGH else None
    return found, None


def _may_change(reading: _Reading) -> bool:
    """Whether a missing fact could still give another class than the one that was found."""
    if reading.risk is Risk.HIGH:
        return bool(set(reading.missing) - OF_PRODUCTS)
    nothing_asked = reading.risk in {Risk.NOT_APPLICABLE, Risk.OUT_OF_SCOPE} and not reading.has_held("open_source")
    return bool(reading.missing) and not nothing_asked


def _is_open_about(facts: Facts, risk: Risk) -> bool:
    """Whether art. 50 asks for openness: beside high risk too."""
    return risk in {Risk.LIMITED, Risk.HIGH} and any(is_triggered(facts, trigger) for trigger in Trigger)


def _applies(risk: Risk) -> bool | None:
    if risk is Risk.TO_BE_DETERMINED:
        return None
    return risk not in {Risk.NOT_APPLICABLE, Risk.OUT_OF_SCOPE, Risk.NO_ROLE}


OF_PRODUCTS = {"annex_i", "third_party_conformity"}
"""What cannot change high risk: it is a second way to it."""
Open = Callable[[Facts, _Reading], list[str]]


def _nothing(facts: Facts, reading: _Reading) -> list[str]:
    return []


def _if_unknown(*names: str) -> Open:
    return lambda facts, reading: [name for name in names if getattr(facts, name) is None]


def _what_is_open(facts: Facts, reading: _Reading) -> list[str]:
    """Which kind of thing it is; the definition is asked only of who does not know whether it is an AI system."""
    if reading.kind:
        return []
    if facts.gpai is None:
        return ["gpai"]
    if "ai_system" not in facts.unknown:
        return ["ai_system"]
    return [name for name in ("only_human_rules", "infers", "influences_environment") if getattr(facts, name) is None]


def _algorithm_is_open(facts: Facts, reading: _Reading) -> list[str]:
    """What is AI is an algorithm."""
    is_ai = facts.ai_system is True or facts.gpai in {Gpai.SYSTEM, Gpai.MODEL}
    return [] if is_ai or facts.is_algorithm is not None else ["is_algorithm"]


def _ban_is_open(facts: Facts, reading: _Reading) -> list[str]:
    """Art. 5 forbids what systems are used for; a model by itself is used for nothing yet."""
    return [] if reading.kind is Kind.GPAI_MODEL or facts.article_5_practice is not None else ["article_5_practice"]


def _product_is_open(facts: Facts, reading: _Reading) -> list[str]:
    if facts.annex_i is None:
        return ["annex_i"]
    return ["third_party_conformity"] if facts.annex_i is AnnexI.A and facts.third_party_conformity is None else []


OPEN: Mapping[Stage, Open] = {
    Stage.ALGORITHM: _algorithm_is_open,
    Stage.SYSTEM: _what_is_open,
    Stage.SCOPE: _if_unknown("out_of_scope_ground"),
    Stage.PROHIBITED: _ban_is_open,
    Stage.ROLE: _if_unknown("role_answer"),
    Stage.PRODUCTS: _product_is_open,
    Stage.AREAS: _if_unknown("annex_iii"),
    Stage.TRANSPARENCY: _if_unknown("article_50_trigger"),
    Stage.OPEN_SOURCE: _if_unknown("open_source"),
}
"""The facts of which each stage must know something before the next one can decide."""


def _wanted(facts: Facts, risk: Risk) -> list[str]:
    """Facts that nobody was asked and that say more precisely what must be done, or that could lower the class."""
    wanted: list[str] = []
    if risk is Risk.PROHIBITED:
        wanted = ["practices", *(["article_5_exception"] if _may_be_excepted(facts) else []), *_which_practices(facts)]
    elif risk is Risk.GPAI_MODEL:
        wanted = ["systemic_risk"]
    elif risk in {Risk.HIGH, Risk.LIMITED, Risk.MINIMAL}:
        wanted = [*_wanted_of_bans_and_products(facts), *_wanted_of_areas(facts), *_wanted_of_openness(facts), "in_use"]
    return [name for name in wanted if not getattr(facts, name) and getattr(facts, name) is not False]


def _may_be_excepted(facts: Facts) -> bool:
    return not facts.practices or facts.practices <= EXCEPTED.keys()


def _wanted_of_bans_and_products(facts: Facts) -> list[str]:
    excepted = facts.article_5_practice is True and facts.article_5_exception is True
    return [
        *(["practices", *_which_practices(facts)] if excepted else []),
        *(["third_party_conformity"] if facts.annex_i is AnnexI.B else []),
    ]


def _which_practices(facts: Facts) -> list[str]:
    several = facts.article_5_exception is True and len(facts.practices) > 1 and _may_be_excepted(facts)
    return ["excepted_practices"] if several else []


def _wanted_of_areas(facts: Facts) -> list[str]:
    if not facts.annex_iii:
        return []
    exit_is_open = ["article_6_3_exception"] if facts.profiling is False else []
    grounds = ["grounds"] if exit_is_open and facts.article_6_3_exception else []
    return ["areas", "profiling", *exit_is_open, *grounds]


def _wanted_of_openness(facts: Facts) -> list[str]:
    if not facts.article_50_trigger:
        return ["article_50_trigger"]
    several = facts.article_50_exception is True and len(facts.triggers) > 1
    return ["triggers", "article_50_exception", *(["excepted_triggers"] if several else [])]


def _who_stops(facts: Facts, risk: Risk) -> tuple[Role, ...]:
    """A ban does not wait for what the organisation does with it: who might use it must not."""
    return (Role.DEPLOYER,) if risk is Risk.PROHIBITED and facts.role_answer is None else ()


def _time_for_what_was_there(case: Case, risk: Risk) -> Iterator[str]:
    """Art. 111(2): a system that a public body already had gets more time, unless its design changes much."""
    counts = case.law.key_history(annex_key(case.facts))
    last = [row.valid_from for row in case.law.key_history("aia.legacy.public") if row.valid_from > case.on]
    if risk is Risk.HIGH and counts and last:
        yield (
            f"Was het al in gebruik vóór {in_words(counts[0].valid_from)} en verandert het ontwerp niet sterk, dan moet"
            f" het uiterlijk op {in_words(last[0])} aan de plichten voor hoog risico voldoen (art. 111 lid 2)."
        )


def _bans_to_come(case: Case, risk: Risk, rules: Sequence[Rule]) -> tuple[date, ...]:
    """The days on which the law will ban the same facts, the first one only."""
    if risk is Risk.PROHIBITED:
        return ()
    days = sorted({row.valid_from for row in case.law.after(case.on) if row.key.startswith("aia.art5.")})
    later = (classify(case.facts, on=day, law=case.law, rules=rules, look_ahead=False) for day in days)
    return tuple(found.on for found in later if found.risk is Risk.PROHIBITED)[:1]


def _said_of_bans(days: Sequence[date]) -> Iterator[str]:
    yield from (f"Vanaf {in_words(day)} is dit verboden (art. 5)." for day in days)
