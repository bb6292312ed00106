from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.assessment.instruments import (
    NO_FACTS,
    Facts,
    differences,
    in_words,
    missing,
    outcome,
    read_answers,
    separate_outcomes,
    shown,
)
from waarborg.assessment.instruments.tests.sample import ANSWERS, sample

PROEF = sample()
HIGH, UNSURE = Facts(frozenset({"risk_high"})), Facts(doubted=frozenset({"risk_high"}))
YES_NO = st.sampled_from([None, "yes", "no", "unknown"])
GROUPS = st.lists(st.sampled_from(["children", "debtors", "nobody", "unknown"]), unique=True)


def keys(answers: dict[str, Any], facts: Facts = NO_FACTS) -> list[str]:
    return [asked.key for asked in shown(PROEF, answers, facts)]


@st.composite
def some_answers(draw: st.DrawFn) -> dict[str, Any]:
    given = {"1.1": draw(st.sampled_from(["", "Brieven"])), "1.4": "Van dossiers", "2.1": draw(GROUPS)}
    return given | {key: value for key in ("1.2", "1.3") if (value := draw(YES_NO))}


def test_a_question_shows_once_its_condition_holds():
    assert keys({}) == ["1.1", "1.2", "1.3", "2.1", "2.2"]
    assert keys({"1.3": "yes"}) == ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2"]
    assert "1.4" in keys({"1.3": "unknown"}), "wie het niet weet, krijgt de vraag erbij"


def test_a_right_gets_its_own_questions():
    assert keys({"2.2": ["privacy", "onzin"]})[-1] == "2.3@privacy"
    assert [asked.key for asked in missing(PROEF, ANSWERS | {"2.2": ["privacy"]})] == ["2.3@privacy"]


def test_past_a_stop_nothing_is_asked():
    assert keys({"1.2": "yes"}) == ["1.1", "1.2"]
    found = outcome(PROEF, {"1.1": "Brieven", "1.2": "yes"})
    assert (found.key, found.decided, found.sentence) == ("stopped", True, "Dit mag niet.")
    assert found.reasons[0].because[0].answer == "Ja"


def test_the_outcome_says_why():
    found = outcome(PROEF, ANSWERS | {"1.3": "yes", "2.1": ["children", "debtors"]})
    assert (found.key, found.decided) == ("required", True)
    assert [reason.sentence for reason in found.reasons] == ["Het raakt meer dan één kwetsbare groep."]
    assert found.reasons[0].because[0].answer == "Kinderen, Mensen met schulden"


@pytest.mark.parametrize(
    ("answers", "facts", "key"),
    [
        ({}, Facts(), "not_needed"),
        ({"1.3": "yes"}, Facts(), "recommended"),
        ({}, HIGH, "required"),
        ({}, UNSURE, "unknown"),
        ({"1.3": "unknown"}, Facts(), "unknown"),
        ({"1.2": "unknown"}, Facts(), "unknown"),
        ({"2.1": ["unknown"]}, Facts(), "unknown"),
        ({"2.1": ["children", "unknown"]}, Facts(), "unknown"),
        ({"1.1": "  "}, Facts(), "unknown"),
    ],
)
def test_answers_and_facts_give_an_outcome(answers: dict[str, Any], facts: Facts, key: str):
    assert outcome(PROEF, ANSWERS | answers, facts).key == key


def test_an_open_outcome_says_what_is_certain_and_what_keeps_it_open():
    found = outcome(PROEF, ANSWERS | {"2.1": ["children", "unknown"]})
    assert (found.outcome.key, found.missing) == ("recommended", 0)
    assert [doubt.key for doubt in found.doubts] == ["2.1"]
    assert "minstens: Aanbevolen" in found.sentence


def test_it_tells_what_would_make_the_difference():
    found = {(other.key, other.answers, other.label) for other in differences(PROEF, ANSWERS)}
    assert ("1.3", ("Ja",), "Aanbevolen") in found
    assert ("2.1", ("ook: Kinderen", "ook: Mensen met schulden"), "Aanbevolen") in found
    assert ("1.2", ("Ja",), "Ga niet verder") in found
    high = differences(PROEF, ANSWERS, HIGH, otherwise={"de klasse laag is": Facts()})
    assert [(other.question, other.label) for other in high[:1]] == [("de klasse laag is", "Niet nodig")]
    assert differences(PROEF, {}) == [], "zolang er antwoorden ontbreken verschilt er niets"


def test_a_side_outcome_stands_on_its_own():
    assert separate_outcomes(PROEF, ANSWERS) == []
    assert [found.decided for found in separate_outcomes(PROEF, ANSWERS | {"2.1": ["children"]})] == [True]
    assert [found.decided for found in separate_outcomes(PROEF, ANSWERS | {"2.1": ["unknown"]})] == [False]


def test_an_answer_is_told_in_words():
    questions = {question.key: question for _, question in PROEF.questions()}
    assert in_words(PROEF, questions["2.2"], ["privacy"]) == "Bescherming van persoonsgegevens"
    assert in_words(PROEF, questions["1.2"], "unknown") == "Weet ik niet"


@given(some_answers())
def test_what_is_unknown_or_missing_never_gives_not_needed(answers: dict[str, Any]):
    unsure = "unknown" in (answers.get("1.2"), answers.get("1.3")) or "unknown" in answers["2.1"]
    if unsure or missing(PROEF, answers):
        found = outcome(PROEF, answers)
        assert found.key != "not_needed"
        assert found.outcome is None or found.outcome.key != "not_needed"


@given(some_answers())
def test_in_doubt_about_the_class_is_never_not_needed(answers: dict[str, Any]):
    assert outcome(PROEF, answers, UNSURE).key != "not_needed"


@given(some_answers(), st.text(max_size=5))
def test_an_answer_to_a_hidden_question_never_counts(answers: dict[str, Any], hidden: str):
    seen = set(keys(answers))
    without = {key: value for key, value in answers.items() if key in seen}
    extra = without | {key: "yes" for key in ("1.3", "2.1", "2.3@privacy", hidden) if key not in seen}
    assert outcome(PROEF, without) == outcome(PROEF, extra)
    assert read_answers(PROEF, without).tags == read_answers(PROEF, extra).tags


@given(some_answers())
def test_more_risk_never_lowers_the_outcome(answers: dict[str, Any]):
    heavy = ["unknown", "not_needed", "recommended", "required", "stopped"]
    before, after = outcome(PROEF, answers), outcome(PROEF, answers, HIGH)
    if before.decided:
        assert heavy.index(after.key) >= heavy.index(before.key)
