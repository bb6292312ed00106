"""What holds of the rules for all facts, and on the days on which the law changes."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from waarborg.assessment.aiact import (
    AnnexI,
    Area,
    Facts,
    Gpai,
    Ground,
    Kind,
    Practice,
    Risk,
    Role,
    RoleAnswer,
    ScopeGround,
    Trigger,
    classify,
)

BEFORE_THE_BANS = date(2026, 12, 1)
AFTER_THE_BANS = date(2026, 12, 3)
HIGH_RISK_COUNTS = date(2027, 12, 2)

known = st.none() | st.booleans()
facts = st.builds(
    Facts,
    is_algorithm=known,
    role_answer=st.none() | st.sampled_from(RoleAnswer),
    in_use=known,
    ai_system=known,
    gpai=st.none() | st.sampled_from(Gpai),
    out_of_scope_ground=st.none() | st.sampled_from(ScopeGround),
    only_human_rules=known,
    infers=known,
    influences_environment=known,
    article_5_practice=known,
    practices=st.frozensets(st.sampled_from(Practice), max_size=2),
    article_5_exception=known,
    annex_i=st.none() | st.sampled_from(AnnexI),
    third_party_conformity=known,
    annex_iii=known,
    areas=st.frozensets(st.sampled_from(Area), max_size=2),
    profiling=known,
    article_6_3_exception=known,
    grounds=st.frozensets(st.sampled_from(Ground), max_size=1),
    systemic_risk=known,
    article_50_trigger=known,
    triggers=st.frozensets(st.sampled_from(Trigger), max_size=2),
    article_50_exception=known,
    open_source=known,
)
days = st.dates(date(2026, 8, 2), date(2029, 1, 1))
NEEDED = (
    "is_algorithm",
    "gpai",
    "out_of_scope_ground",
    "article_5_practice",
    "role_answer",
    "annex_i",
    "annex_iii",
    "article_50_trigger",
    "open_source",
)
"""What must be known before a risk may be called minimal."""


def assistant(**told: Any) -> Facts:
    """A system of someone else, in which nothing is wrong."""
    usual: dict[str, Any] = {
        "is_algorithm": True,
        "gpai": "none",
        "ai_system": True,
        "out_of_scope_ground": "none",
        "article_5_practice": False,
        "role_answer": "use_external_unmodified",
        "annex_i": "none",
        "annex_iii": False,
        "article_50_trigger": False,
        "open_source": False,
    }
    return Facts(**{**usual, **told})


def test_it_works():
    found = classify(assistant(annex_iii=True, areas=["5a"], profiling=True), on=AFTER_THE_BANS)
    assert (found.risk, found.kind, found.applies, found.roles) == (Risk.HIGH, Kind.AI_SYSTEM, True, (Role.DEPLOYER,))
    assert (found.fria, found.registration, found.explanation_86, found.incident_73) == (True, True, True, True)
    assert found.areas == ("5a",)


@pytest.mark.parametrize(
    ("on", "risk", "in_force"),
    [
        (BEFORE_THE_BANS, Risk.LIMITED, False),
        (AFTER_THE_BANS, Risk.PROHIBITED, True),
        (HIGH_RISK_COUNTS, Risk.PROHIBITED, True),
    ],
)
def test_intimate_images_are_banned_from_the_day_that_the_law_says(on: date, risk: Risk, in_force: bool):
    image = assistant(article_5_practice=True, practices=["ba"], article_50_trigger=True, triggers=["deepfake"])
    found = classify(image, on=on)
    assert found.risk is risk
    assert bool(found.coming) is not in_force


def test_the_duties_of_high_risk_are_shown_with_their_day_before_they_count():
    high = assistant(annex_iii=True, areas=["5a"], profiling=True)
    by_day = {
        on: {duty.key: duty for duty in classify(high, on=on).obligations}
        for on in (BEFORE_THE_BANS, AFTER_THE_BANS, HIGH_RISK_COUNTS)
    }
    assert [found["oversight"].in_force for found in by_day.values()] == [False, False, True]
    assert {found["oversight"].from_day for found in by_day.values()} == {HIGH_RISK_COUNTS}
    assert by_day[BEFORE_THE_BANS]["explanation"].in_force
    assert "omstreden" in by_day[BEFORE_THE_BANS]["explanation"].doubt


@given(facts, days)
def test_what_is_unknown_never_becomes_minimal(told: Facts, on: date):
    if classify(told, on=on).risk is Risk.MINIMAL:
        assert all(getattr(told, name) is not None for name in NEEDED if name != "gpai" or not told.ai_system)
        assert told.ai_system is not None or told.gpai is not Gpai.NONE or told.infers is not None


def contradicts_itself(told: Facts) -> bool:
    """What is built on a model for general purposes is an AI system; then one cannot also say that it is none."""
    no_ai = {told.ai_system, told.infers, told.influences_environment} & {False} or told.only_human_rules
    return bool(no_ai) and told.gpai not in {None, Gpai.NONE}


@given(facts, days, st.sampled_from(NEEDED))
def test_forgetting_a_fact_never_gives_a_lower_class(told: Facts, on: date, name: str):
    changes: dict[str, Any] = {name: None, "unknown": frozenset({name})}
    lists = {"article_5_practice": "practices", "annex_iii": "areas", "article_50_trigger": "triggers"}
    if name in lists:
        changes[lists[name]] = frozenset()
    before, after = classify(told, on=on), classify(replace(told, **changes), on=on)
    assume(before.risk not in {Risk.PROHIBITED, Risk.HIGH})
    assume(not contradicts_itself(told))
    assert after.risk is Risk.TO_BE_DETERMINED or after.risk.weight >= before.risk.weight


@given(facts, days, st.sampled_from(Practice))
def test_a_prohibited_practice_more_never_lowers_the_class(told: Facts, on: date, practice: Practice):
    more = replace(told, article_5_practice=True, practices=told.practices | {practice})
    before, after = classify(told, on=on).risk, classify(more, on=on).risk
    unnamed_ban = before is Risk.PROHIBITED and not told.practices
    assert after.weight >= before.weight or unnamed_ban or before is Risk.TO_BE_DETERMINED


@given(facts, days)
def test_open_source_never_lifts_a_ban_high_risk_or_openness(told: Facts, on: date):
    closed = classify(replace(told, open_source=False), on=on).risk
    opened = classify(replace(told, open_source=True), on=on).risk
    if closed in {Risk.PROHIBITED, Risk.HIGH, Risk.LIMITED}:
        assert opened is closed


@given(facts, days)
def test_profiling_cancels_the_exit_inside_annex_iii_only(told: Facts, on: date):
    profiled = classify(replace(told, profiling=True), on=on)
    assert "exit" not in profiled.rules
    if told.annex_iii is False:
        assert classify(replace(told, profiling=False), on=on).risk is profiled.risk


@given(facts, days)
def test_every_class_says_why_and_every_duty_is_of_a_role_that_one_has(told: Facts, on: date):
    found = classify(told, on=on)
    assert found.risk is Risk.TO_BE_DETERMINED or found.reasons
    of_nobody_yet = {Role.DEPLOYER} if found.risk is Risk.PROHIBITED and told.role_answer is None else set()
    assert {duty.who for duty in found.obligations} <= {*found.roles, *of_nobody_yet}
    assert bool(found.missing) == (found.risk is Risk.TO_BE_DETERMINED)
    assert not (found.fria and found.areas == ("2",))


@given(facts, days)
def test_only_a_role_brings_duties(told: Facts, on: date):
    assert classify(replace(told, role_answer=RoleAnswer.NONE), on=on).obligations == ()


@given(facts)
def test_facts_survive_being_kept_as_json(told: Facts):
    assert Facts(**told.as_json()) == told


def test_a_ground_outside_the_act_may_be_told_as_yes_or_no():
    assert Facts(out_of_scope_ground=False) == Facts(out_of_scope_ground=ScopeGround.NONE)
    assert Facts(out_of_scope_ground=True) == Facts(out_of_scope_ground=ScopeGround.SOME)


def test_high_risk_that_was_there_already_hears_of_the_time_that_it_gets():
    high = assistant(annex_iii=True, areas=["5a"], profiling=True)
    assert "uiterlijk op 2 augustus 2030" in " ".join(classify(high, on=AFTER_THE_BANS).coming)
    assert classify(high, on=date(2030, 8, 2)).coming == ()


def test_what_generates_and_was_sold_before_says_from_which_day_it_marks():
    maker = assistant(role_answer="develop_and_use", article_50_trigger=True, triggers=["generates"])
    (duty,) = (duty for duty in classify(maker, on=BEFORE_THE_BANS).obligations if duty.key == "mark_output")
    assert "vanaf 2 december 2026" in duty.sentence


def test_a_ban_counts_from_the_day_of_its_practice():
    image = assistant(article_5_practice=True, practices=["ba"])
    assert classify(image, on=BEFORE_THE_BANS).banned_from == date(2026, 12, 2)
    (stop,) = classify(image, on=AFTER_THE_BANS).obligations
    assert (stop.key, stop.from_day) == ("stop", date(2026, 12, 2))


def test_a_class_that_a_person_put_in_its_place_brings_its_own_duties():
    outside = Facts(is_algorithm=True, gpai="none", ai_system=False)  # type: ignore[arg-type]
    found = classify(outside, on=AFTER_THE_BANS, instead=Risk.HIGH)
    assert (found.risk, found.roles, found.fria, found.applies) == (Risk.HIGH, (Role.DEPLOYER,), True, True)
    assert {"oversight", "register_use"} <= {duty.key for duty in found.obligations}
    high = assistant(annex_iii=True, areas=["5a"], profiling=True)
    assert not classify(high, on=AFTER_THE_BANS, instead=Risk.MINIMAL).fria


def test_text_in_no_list_is_refused():
    with pytest.raises(ValueError, match="huurder"):
        Facts(role_answer="huurder")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="kleur"):
        Facts(unknown=frozenset({"kleur"}))
