import pytest

from tests.cast import Cast
from tests.scenes import reported
from waarborg.core.rulebook import book
from waarborg.core.transitions import Refused
from waarborg.register.models import AISystem

FORBIDDEN = [key for key, purpose in book().policy.purposes.items() if purpose.forbidden_by.startswith("5.1")]
QUESTIONS = [question for question in book().policy.screening if question.forbidden_by.startswith("5.1")]


def test_the_policy_forbids_all_four_letters():
    assert {question.forbidden_by for question in QUESTIONS} == {"5.1a", "5.1b", "5.1c", "5.1d"}


@pytest.mark.parametrize("purpose", FORBIDDEN)
def test_a_forbidden_purpose_stops_the_report(cast: Cast, purpose: str):
    with pytest.raises(Refused) as refusal:
        reported(cast.aisha, purpose=purpose)
    assert refusal.value.verdict.answer == "Nee"
    assert not AISystem.objects.exists()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_a_screening_question_answered_with_yes_stops_the_report_with_its_article(cast: Cast, question):
    with pytest.raises(Refused) as refusal:
        reported(cast.aisha, screened=[question.key])
    assert refusal.value.verdict.refusals[0].article == question.forbidden_by
