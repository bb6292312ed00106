"""The questions, which one comes next, and that rules and questions belong together."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.assessment.aiact import Facts, Risk, classify
from waarborg.assessment.aiact.conversation import (
    UNSURE,
    answered,
    next_question,
    path,
    questions,
    tags_of,
)
from waarborg.assessment.aiact.differences import differs_if
from waarborg.assessment.aiact.facts import FACTS
from waarborg.assessment.aiact.rules import RULES
from waarborg.assessment.aiact.tests.gold import Gold, gold

TODAY = date(2026, 12, 3)
LONGEST = 25


def talk(*choices: str) -> Facts:
    """Answer what is asked with these choices, one after the other."""
    told = Facts()
    for choice in choices:
        question = next_question(told, on=TODAY)
        assert question is not None
        told = answered(told, question.fact, choice.split("+"))
    return told


def test_a_chatbot_takes_eleven_questions():
    told = talk("yes", "system", "none", "no", "use_external_unmodified", "none", "no", "yes", "interacts", "no", "yes")
    assert next_question(told, on=TODAY) is None
    assert classify(told, on=TODAY).risk is Risk.LIMITED


def test_what_can_no_longer_change_is_not_asked():
    assert next_question(talk("no"), on=TODAY) is None
    assert next_question(talk("yes", "none", "no"), on=TODAY) is None
    told = talk("yes", "none", "yes", "none", "yes", "c")
    assert next_question(told, on=TODAY) is None
    assert classify(told, on=TODAY).risk is Risk.PROHIBITED


def test_who_does_not_know_whether_it_is_ai_gets_the_three_questions_of_the_definition():
    told = talk("yes", "none", "unknown")
    asked = next_question(told, on=TODAY)
    assert asked is not None
    assert asked.fact == "only_human_rules"


def test_an_answer_taken_back_takes_its_list_along():
    told = talk("yes", "none", "yes", "none", "yes", "c+d")
    assert answered(told, "article_5_practice", ["no"]).practices == frozenset()


def test_what_one_does_not_know_is_not_asked_again_and_leaves_the_class_open():
    told = talk("yes", "none", "yes", "none", "no", "use_external_unmodified", "none", "unknown", "no", "no")
    assert next_question(told, on=TODAY) is None
    assert classify(told, on=TODAY).missing == ("annex_iii",)


def test_an_option_that_is_not_offered_is_refused():
    with pytest.raises(ValueError, match="misschien"):
        answered(Facts(), "is_algorithm", ["misschien"])
    with pytest.raises(KeyError):
        answered(Facts(), "kleur", ["yes"])


def test_answers_carry_tags():
    assert tags_of(Facts(profiling=True, areas=frozenset({"5a"}))) >= {"profiling", "vulnerable_people"}  # type: ignore[arg-type]
    assert tags_of(Facts()) == frozenset()


@given(st.data())
def test_every_conversation_ends_and_asks_nothing_twice(data: st.DataObject):
    told, asked = Facts(), []
    while (question := next_question(told, on=TODAY)) is not None:
        asked.append(question.fact)
        keys = [option.key for option in question.options]
        told = answered(told, question.fact, [data.draw(st.sampled_from(keys))])
    assert len(asked) == len(set(asked))
    assert [question.fact for question in path(told, on=TODAY)] == asked


@pytest.mark.parametrize("case", gold(), ids=lambda case: case.name)
def test_what_is_said_to_differ_does_differ(case: Gold):
    now = classify(case.facts, on=case.on).risk
    found = differs_if(case.facts, on=case.on)
    for difference in found:
        question = questions()[difference.fact]
        option = next(option for option in question.options if option.label == difference.answer)
        kept = [key for key in question.chosen(case.facts) if key != UNSURE] if question.has_many else []
        other = answered(case.facts, difference.fact, [*kept, option.key])
        assert classify(other, on=case.on).risk is difference.risk is not now


def test_every_rule_reads_facts_that_are_asked_and_every_question_is_read_by_a_rule():
    """Both ways: a rule that nobody feeds, and a question that changes nothing, are mistakes."""
    read = {fact for rule in RULES for fact in rule.reads}
    assert read - set(questions()) == set()
    assert set(questions()) - read == {"in_use"}  # it decides on no class: it says which period of transition holds
    assert set(questions()) == FACTS


def test_the_facts_that_a_rule_names_are_the_ones_that_it_looks_at():
    """A rule can hold only where the facts that it names are told; of facts it does not name it knows nothing."""
    for case in gold():
        for reason in classify(case.facts, on=case.on).reasons:
            assert any(getattr(case.facts, fact) not in {None, frozenset()} for fact in reason.facts), reason.rule


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.fact)
def test_questions_are_short_and_their_options_have_keys_of_their_own(question):
    assert len(re.split(r"\s+", question.question)) <= LONGEST
    keys = [option.key for option in question.options]
    assert len(keys) == len(set(keys)) > 1
    assert question.help
