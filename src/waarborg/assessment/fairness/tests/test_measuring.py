"""Rates, differences and ratios of groups, what the norms say of them, and that small groups stay hidden."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from waarborg.assessment.fairness import Mapping, Measurement, Norms, Unreadable, Verdict, measure, scan
from waarborg.assessment.fairness.hiding import Name, hidden_groups
from waarborg.assessment.fairness.intervals import difference, rate, ratio, z_of
from waarborg.assessment.fairness.tests.files import Rows, outcomes_of, people

HEADER = ("groep", "uitkomst", "waarheid", "wijk")
MAPPING = Mapping(outcome="uitkomst", favourable=frozenset({"ja"}), groups=("groep",), truth="waarheid")
Z95 = 1.959963984540054


def measured(rows: Rows, *, mapping: Mapping = MAPPING, norms: Norms | None = None) -> Measurement:
    return measure(outcomes_of(HEADER, rows), mapping, norms or Norms())


def test_it_works():
    found = measured(people(20_000, chances={"a": 0.8, "b": 0.5}))
    finding = found.findings[0]
    assert found.verdict is Verdict.UNFAIR
    assert {group.name for group in finding.groups} == {"a", "b"}
    assert sum(group.people for group in finding.groups) == found.rows == 20_000


def test_equal_groups_are_fair_enough_when_there_are_many_people():
    assert measured(people(40_000, chances={"a": 0.6, "b": 0.6})).verdict is Verdict.FAIR


def test_with_few_people_nothing_can_be_said_yet():
    assert measured(people(120, chances={"a": 0.6, "b": 0.5})).verdict is Verdict.UNDECIDED


def test_rates_and_errors_are_those_of_fairlearn():
    from fairlearn.metrics import MetricFrame, false_negative_rate, false_positive_rate, selection_rate

    rows = people(5_000, chances={"a": 0.7, "b": 0.4, "c": 0.55})
    group, outcome, truth = (np.array([row[place] for row in rows]) for place in (0, 1, 2))
    metrics = {
        "rate": lambda y_true, y_pred: selection_rate(y_true, y_pred, pos_label="ja"),
        "denied": lambda y_true, y_pred: false_negative_rate(y_true, y_pred, pos_label="ja"),
        "granted": lambda y_true, y_pred: false_positive_rate(y_true, y_pred, pos_label="ja"),
    }
    theirs = MetricFrame(metrics=metrics, y_true=truth, y_pred=outcome, sensitive_features=group).by_group
    for ours in measured(rows).findings[0].groups:
        assert ours.errors
        assert ours.errors.wrongly_denied
        assert ours.errors.wrongly_granted
        assert ours.rate.estimate == pytest.approx(theirs.loc[ours.name, "rate"])
        assert ours.errors.wrongly_denied.estimate == pytest.approx(theirs.loc[ours.name, "denied"])
        assert ours.errors.wrongly_granted.estimate == pytest.approx(theirs.loc[ours.name, "granted"])


def test_intervals_are_those_of_the_textbook():
    """Newcombe (1998), table II: 56 of 70 beside 48 of 80; and Wilson by scipy."""
    from scipy.stats import binomtest

    assert z_of(0.95) == pytest.approx(Z95)
    found = difference(rate(56, 70, z=Z95), rate(48, 80, z=Z95))
    assert (found.estimate, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=1e-4)
    wilson = binomtest(56, 70).proportion_ci(0.95, method="wilson")
    assert (rate(56, 70, z=Z95).low, rate(56, 70, z=Z95).high) == pytest.approx((wilson.low, wilson.high))


def test_the_ratio_is_in_its_interval_as_often_as_it_says():
    chance = np.random.default_rng(11)
    within = 0
    for _ in range(2_000):
        one, other = (rate(int(chance.binomial(n, p)), n, z=Z95) for n, p in ((40, 0.3), (60, 0.6)))
        found = ratio(one, other)
        within += bool(found and found.low <= 0.5 <= found.high)
    assert 0.935 <= within / 2_000 <= 0.97


def test_where_everybody_got_it_a_small_group_is_no_proof():
    """Ten of ten beside 65 of 100: too few to say that the ratio is beyond the norm."""
    most, some = ("a", "ja", "ja", "n"), ("a", "nee", "ja", "n")
    rows: Rows = [*[most] * 65, *[some] * 35, *[("b", "ja", "ja", "n")] * 10]
    (comparison,) = measured(rows).findings[0].comparisons
    assert comparison.ratio
    assert comparison.ratio.low < comparison.ratio.estimate
    assert comparison.verdict is Verdict.UNDECIDED


def test_the_worst_and_the_best_are_compared_though_neither_is_the_largest():
    rows = people(60_000, chances={"a": 0.5, "b": 0.424, "c": 0.586})
    rows += people(60_000, chances={"a": 0.5}, seed=5)
    finding = measured(rows).findings[0]
    assert [(one.group, one.beside) for one in finding.comparisons if one.beside] == [("b", "c")]
    assert finding.verdict is Verdict.UNFAIR


def test_errors_of_too_few_people_are_not_told():
    rows: Rows = [*[("a", "ja", "ja", "n"), ("b", "ja", "ja", "n")] * 40, *[("b", "nee", "nee", "n")] * 3]
    errors = {group.name: group.errors for group in measured(rows).findings[0].groups}
    assert errors["b"]
    assert errors["b"].wrongly_denied
    assert errors["b"].wrongly_granted is None


def test_hidden_groups_together_are_large_enough_too():
    sizes: dict[Name, int] = {("a",): 100, ("b",): 3, ("c",): 4, ("d",): 30}
    assert hidden_groups(sizes, 10) == {("b",), ("c",), ("d",)}


def test_two_columns_are_looked_at_together():
    mapping = Mapping("uitkomst", frozenset({"ja"}), ("groep",), together=(("groep", "wijk"),))
    found = measured(people(4_000, chances={"a": 0.7, "b": 0.7}), mapping=mapping)
    assert {group.name for group in found.together[0].groups} == {"a en noord", "a en zuid", "b en noord", "b en zuid"}
    assert found.comparisons == 7  # every pair of groups: one of two districts, six of four cells


def test_many_comparisons_make_each_of_them_stricter():
    rows = people(3_000, chances={"a": 0.7, "b": 0.6})
    alone = measured(rows).findings[0].groups[0].rate
    mapping = Mapping("uitkomst", frozenset({"ja"}), ("groep", "wijk"), together=(("groep", "wijk"),))
    with_more = measured(rows, mapping=mapping).findings[0].groups[0].rate
    assert with_more.low < alone.low < alone.high < with_more.high


def test_rows_without_an_outcome_or_a_group_are_left_out():
    rows = [*people(400, chances={"a": 0.5, "b": 0.5}), ("a", "", "ja", "noord"), ("", "ja", "ja", "noord")]
    found = measured(rows)
    assert (found.rows, found.left_out) == (402, 1)
    assert sum(group.people for group in found.findings[0].groups) == 400


def test_a_group_that_is_too_small_is_hidden_and_takes_a_second_one_along():
    rows = [*people(600, chances={"a": 0.5, "b": 0.5, "c": 0.5}), ("klein", "ja", "ja", "noord")]
    finding = measured(rows).findings[0]
    assert len(finding.groups) == 2
    assert finding.hidden == 2
    assert finding.verdict is Verdict.UNDECIDED


def test_in_a_table_of_two_columns_no_cell_can_be_reckoned_from_the_others():
    north: dict[Name, int] = {("a", "noord"): 96, ("b", "noord"): 80}
    sizes = {**north, ("a", "zuid"): 4, ("b", "zuid"): 70, ("c", "zuid"): 60}
    hidden = hidden_groups(sizes, 10)
    assert {("a", "zuid"), ("a", "noord")} <= hidden
    for place, value in {(place, name[place]) for name in sizes for place in range(2)}:
        line = {name for name in sizes if name[place] == value}
        assert len(line & hidden) != 1 or len(line) == 1


def test_what_is_hidden_alone_is_hidden_together():
    sizes: dict[Name, int] = {("a", "noord"): 40, ("a", "zuid"): 40, ("b", "noord"): 80, ("b", "zuid"): 70}
    assert hidden_groups(sizes, 10) == frozenset()
    hidden = hidden_groups(sizes, 10, also=[{("a",)}, ()])
    assert {name for name in hidden if name[0] == "a"} == {("a", "noord"), ("a", "zuid")}


def test_of_whom_it_is_not_known_how_it_turned_out_no_error_is_counted():
    rows = [(group, "ja", truth, "noord") for group in "ab" for truth in ["ja"] * 30 + ["nee"] * 10 + [""] * 60]
    for group in measured([*rows, *[("a", "nee", "ja", "noord")] * 10]).findings[0].groups:
        assert group.errors
        assert group.errors.wrongly_granted
        assert group.errors.wrongly_granted.estimate == 1.0


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        (Mapping("uitkomst", frozenset({"ja"}), ("groep",), truth="uitkomst"), "is een andere"),
        (Mapping("uitkomst", frozenset({"ja"}), ("groep",), truth="wijk"), "Gebruik dezelfde woorden"),
        (Mapping("kleur", frozenset({"ja"}), ("groep",)), "‘kleur’ staat niet in het bestand"),
        (Mapping("uitkomst", frozenset({"misschien"}), ("groep",)), "gunstige uitkomst komt"),
        (Mapping("uitkomst", frozenset({"ja"}), ("uitkomst",)), "niet ook een groep"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(mapping: Mapping, told: str):
    with pytest.raises(Unreadable, match=told):
        measured(people(50, chances={"a": 0.5, "b": 0.5}), mapping=mapping)


counts = st.integers(1, 400)


@given(counts, counts, st.floats(0, 1), st.floats(0, 1))
def test_every_interval_holds_its_estimate(people_one: int, people_other: int, share: float, other_share: float):
    hits, other_hits = int(share * people_one), int(other_share * people_other)
    one, other = rate(hits, people_one, z=Z95), rate(other_hits, people_other, z=Z95)
    assert 0 <= one.low <= one.estimate <= one.high <= 1
    apart = difference(one, other)
    assert -1 <= apart.low <= apart.estimate <= apart.high <= 1
    part = ratio(one, other)
    assert (part is None) == (other_hits == 0)
    if part:
        assert part.low <= part.estimate <= part.high
        assert math.isfinite(part.high)


rows_of_any_kind = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.sampled_from(["ja", "nee"]),
        st.sampled_from(["ja", "nee"]),
        st.sampled_from(["noord", "zuid"]),
    ),
    min_size=20,
    max_size=120,
)


@given(rows_of_any_kind, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows: Rows, chance):
    assume(len({row[0] for row in rows}) > 1 and any(row[1] == "ja" for row in rows))
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert measured(rows) == measured(shuffled)


@given(rows_of_any_kind)
def test_what_is_hidden_is_nowhere_in_the_outcome(rows: Rows):
    assume(len({row[0] for row in rows}) > 1 and any(row[1] == "ja" for row in rows))
    finding = measured(rows).findings[0]
    assert all(group.people >= 10 for group in finding.groups)
    assert finding.hidden != 1 or not finding.groups
    named = {group.name for group in finding.groups}
    assert {comparison.group for comparison in finding.comparisons} <= named


class TestScan:
    def test_it_finds_a_group_that_nobody_named(self):
        chance = np.random.default_rng(3)
        rows: Rows = []
        for _ in range(6_000):
            home, age = chance.choice(["huur", "koop"]), chance.choice(["jong", "oud"])
            worse = home == "huur" and age == "jong"
            outcome = "ja" if chance.random() < (0.3 if worse else 0.7) else "nee"
            rows.append((str(home), outcome, "", str(age)))
        found = scan(outcomes_of(HEADER, rows), MAPPING, Norms(), columns=("groep", "wijk"))
        assert found
        assert {"groep: huur", "wijk: jong"} == set(found[0].traits)
        assert found[0].difference.high < 0

    def test_where_nothing_is_the_matter_it_finds_nothing(self):
        quiet = [
            scan(
                outcomes_of(HEADER, people(2_000, chances={"a": 0.6, "b": 0.6}, seed=seed)),
                MAPPING,
                Norms(),
                columns=("groep", "wijk"),
                seed=seed,
            )
            for seed in range(10)
        ]
        assert sum(bool(found) for found in quiet) <= 1

    def test_the_same_file_gives_the_same_answer(self):
        outcomes = outcomes_of(HEADER, people(3_000, chances={"a": 0.8, "b": 0.3}))
        assert scan(outcomes, MAPPING, Norms(), columns=("groep",)) == scan(
            outcomes, MAPPING, Norms(), columns=("groep",)
        )

    def test_who_has_no_outcome_yet_is_not_taken_for_denied(self):
        rows = people(2_000, chances={"a": 0.6, "b": 0.6})
        waiting: Rows = [("c", "", "", "noord")] * 800
        assert scan(outcomes_of(HEADER, [*rows, *waiting]), MAPPING, Norms(), columns=("groep", "wijk")) == ()

    def test_few_rows_give_nothing(self):
        assert (
            scan(outcomes_of(HEADER, people(30, chances={"a": 0.9, "b": 0.1})), MAPPING, Norms(), columns=("groep",))
            == ()
        )
