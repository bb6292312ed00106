"""Which demands apply to which use, and that more never takes one away."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.assessment.aiact.classify import present_law
from waarborg.assessment.demands import Situation, Weight, applying, catalogue, must_precede_use
from waarborg.assessment.demands.catalogue import Demand

LAW = present_law()
NOW, HIGH_RISK_COUNTS = date(2026, 12, 3), date(2027, 12, 2)
DATA = ("public", "internal", "confidential", "secret", "personal", "special_category", "criminal", "bsn")

situations = st.builds(
    Situation,
    risk=st.sampled_from(["", "prohibited", "high", "limited", "minimal", "not_applicable"]),
    roles=st.frozensets(st.sampled_from(["provider", "deployer"])),
    areas=st.frozensets(st.sampled_from(["2", "4", "5a"])),
    annex_iii=st.booleans(),
    fria=st.booleans(),
    exit=st.booleans(),
    data_classes=st.frozensets(st.sampled_from(DATA)),
    affected=st.sampled_from(["nobody", "staff", "businesses", "residents"]),
    output_role=st.sampled_from(["aid", "published", "prepares", "steers"]),
    supplier=st.booleans(),
)

BENEFITS = Situation(
    risk="high",
    roles=frozenset({"deployer"}),
    areas=frozenset({"5a"}),
    annex_iii=True,
    fria=True,
    data_classes=frozenset({"personal", "special_category", "bsn"}),
    affected="residents",
    output_role="prepares",
    supplier=True,
)
MADE_HERE = replace(BENEFITS, roles=frozenset({"provider", "deployer"}), data_classes=frozenset({"criminal"}))
OPENNESS = {"tell_it_is_ai", "mark_output", "tell_recognition", "tell_deepfake", "tell_public_text"}
CHATBOT = Situation(
    risk="limited",
    roles=frozenset({"deployer"}),
    affected="residents",
    output_role="published",
    supplier=True,
    duties=frozenset(OPENNESS),
)
SORTER = Situation(
    risk="minimal",
    roles=frozenset({"deployer"}),
    exit=True,
    annex_iii=True,
    duties=frozenset({"register_exit"}),
)
SUMMARIES = Situation(risk="minimal", roles=frozenset({"deployer"}))
EXAMPLES: Mapping[str, Situation] = {
    "bijstand": BENEFITS,
    "zelf gemaakt": MADE_HERE,
    "chatbot": CHATBOT,
    "uitzondering": SORTER,
    "samenvatten": SUMMARIES,
}


def keys(situation: Situation, on: date = NOW) -> set[str]:
    return {found.demand.key for found in applying(situation, on=on, law=LAW)}


def test_it_works():
    found = {applies.demand.key: applies for applies in applying(BENEFITS, on=NOW, law=LAW)}
    assert {"fria", "human_oversight", "dpia", "bsn_ground", "reasons_given", "human_look", "fairness"} <= found.keys()
    assert "conformity" not in found
    assert found["dpia"].because == "Omdat er persoonsgegevens in gaan."
    said = "Omdat de risicoklasse hoog is, en de gemeente gebruiksverantwoordelijke is."
    assert found["human_oversight"].because == said
    assert (found["fria"].in_force, found["fria"].from_day) == (False, HIGH_RISK_COUNTS)
    assert found["dpia"].in_force


def test_who_makes_it_has_the_demands_of_the_provider_too():
    assert {"conformity", "risk_management", "register_system", "criminal_ground"} <= keys(MADE_HERE)


def test_little_is_asked_of_summaries_without_data():
    assert keys(SUMMARIES) == {"literacy"}


def test_the_exit_asks_for_the_document_of_the_provider():
    assert "exit_document" in keys(SORTER)


def test_openness_is_asked_of_whom_the_act_asks_it_beside_high_risk_too():
    assert keys(CHATBOT) >= OPENNESS
    assert not keys(replace(CHATBOT, duties=frozenset())) & OPENNESS
    assert "tell_deepfake" in keys(replace(BENEFITS, duties=frozenset({"tell_deepfake"})))


def test_where_the_law_on_a_product_sets_the_demands_the_act_does_not():
    lorry = replace(BENEFITS, areas=frozenset(), annex_iii=False, fria=False, other_law=True)
    assert not {demand.key for demand in catalogue().values() if demand.is_of_high_risk} & keys(lorry)
    assert "literacy" in keys(lorry)


def test_every_row_applies_in_some_example():
    hit = set().union(*(keys(situation) for situation in EXAMPLES.values()))
    assert set(catalogue()) - hit == set()


def test_every_date_comes_from_a_row_of_the_law():
    unknown = [demand.key for demand in catalogue().values() if demand.law not in {"", "annex"} | LAW.rows.keys()]
    assert unknown == []


@pytest.mark.parametrize("demand", catalogue().values(), ids=lambda demand: demand.key)
def test_every_row_says_what_to_do_and_what_proves_it(demand: Demand):
    assert demand.sentence.endswith(".")
    assert demand.measure.endswith(".")
    assert demand.title
    assert demand.local == (demand.group == "Eigen beleid")


def test_what_is_still_to_come_does_not_stop_a_use():
    fria, dpia = catalogue()["fria"], catalogue()["dpia"]
    assert not must_precede_use(fria, on=NOW, law=LAW)
    assert must_precede_use(fria, on=HIGH_RISK_COUNTS, law=LAW)
    assert must_precede_use(dpia, on=NOW, law=LAW)
    assert not any(
        must_precede_use(demand, on=HIGH_RISK_COUNTS, law=LAW)
        for demand in catalogue().values()
        if demand.weight not in {Weight.BEFORE_USE, Weight.REQUIRED}
    )


@given(situations, st.sampled_from(DATA), st.sampled_from(["provider", "deployer"]))
def test_more_data_and_more_roles_never_take_a_demand_away(use: Situation, data: str, role: str):
    more = replace(use, data_classes=use.data_classes | {data}, roles=use.roles | {role})
    assert keys(use) <= keys(more)


@given(situations)
def test_everything_that_applies_says_because_of_what(use: Situation):
    for found in applying(use, on=NOW, law=LAW):
        assert found.because.startswith("Omdat ")
        assert found.because.endswith(".")


@given(situations)
def test_what_applies_does_not_depend_on_the_day_only_whether_it_counts(use: Situation):
    assert keys(use, NOW) == keys(use, HIGH_RISK_COUNTS)
