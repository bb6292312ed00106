"""One answer that serves several assessments of the same use: what was answered elsewhere, and by whom.

It is offered, never counted: the results stay apart until someone saves it here.
"""

from dataclasses import dataclass
from typing import Any

from waarborg.assessment.dossiers.facts import prefill
from waarborg.assessment.dossiers.reading import Opened
from waarborg.assessment.instruments import Asked, QuestionKind, is_answered
from waarborg.assessment.models import Answer, ImpactAssessment
from waarborg.core.templatetags.waarborg import dutch_date

IN_WORDS = {QuestionKind.OPEN}
MOST_ELSEWHERE = 20
FROM_REGISTER = "uit het register"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a question may begin with, and where that comes from."""

    value: Any
    origin: str


def suggestions(opened: Opened, asked: list[Asked]) -> dict[str, Suggestion]:
    """For the questions that have no answer yet: what was answered elsewhere, else what the register says."""
    open_ones = [found for found in asked if not is_answered(opened.values.get(found.key)) and not found.right]
    if not open_ones:
        return {}
    elsewhere = _elsewhere(opened.assessment) if any(found.question.shared for found in open_ones) else {}
    texts = prefill(opened.assessment.use_case, opened.classification)
    offered: dict[str, Suggestion] = {}
    for found in open_ones:
        question = found.question
        known = elsewhere.get((question.shared, question.kind))
        text = texts.get(question.prefill, "") if question.kind in IN_WORDS else ""
        if known and _fits(found, known.value):
            offered[found.key] = known
        elif text:
            offered[found.key] = Suggestion(text, FROM_REGISTER)
    return offered


def _elsewhere(assessment: ImpactAssessment) -> dict[tuple[str, QuestionKind], Suggestion]:
    """The latest answer to each shared question in other assessments of this use, by its key and kind."""
    others = ImpactAssessment.objects.filter(use_case=assessment.use_case_id).exclude(pk=assessment.pk)
    latest = others.select_related("instrument_version").order_by("-started_at")[:MOST_ELSEWHERE]
    known = {other.pk: other for other in latest}
    answers = Answer.objects.filter(assessment__in=known).select_related("answered_by").order_by("answered_at", "pk")
    found: dict[tuple[str, QuestionKind], Suggestion] = {}
    for answer in answers:
        other = known[answer.assessment_id]
        question = other.instrument().question(answer.question)
        if question and question.shared and is_answered(answer.value):
            day = dutch_date(answer.answered_at)
            origin = f"uit {other.title}, {day}, van {answer.answered_by.name}"
            found[question.shared, question.kind] = Suggestion(answer.value, origin[:200])
    return found


def _fits(asked: Asked, value: Any) -> bool:
    """Whether every choice in a shared answer exists here too."""
    if asked.question.kind in {QuestionKind.OPEN, QuestionKind.NUMBER, QuestionKind.RIGHTS}:
        return True
    known = {option.key for option in asked.question.choices}
    return set(value if isinstance(value, list) else [value]) <= known
