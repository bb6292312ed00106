"""The acts of the story in which a risk is assessed (art. 9.1)."""

from datetime import date
from typing import Any

from waarborg.assessment import actions as assessment
from waarborg.assessment.aiact import Facts
from waarborg.assessment.aiact.conversation import Question, next_question, path
from waarborg.assessment.models import Classification
from waarborg.assessment.tasks import check_on
from waarborg.core.rulebook import book
from waarborg.web.demo.telling import Dossier, Step

USUAL: dict[str, Any] = {
    "is_algorithm": True,
    "gpai": "none",
    "ai_system": True,
    "out_of_scope_ground": "none",
    "article_5_practice": False,
    "role_answer": "use_external_unmodified",
    "annex_i": "none",
    "annex_iii": False,
    "article_50_trigger": False,
    "article_50_exception": False,
    "article_6_3_exception": False,
    "open_source": False,
    "in_use": False,
}
"""What a step does not say: a system of someone else in which nothing special is the matter."""


def _begin(dossier: Dossier, step: Step) -> Classification:
    """Begin, and answer as many questions as the step says facts."""
    by = dossier.staff.called(step["by"])
    draft = assessment.begin(by=by, use_case=dossier.use_case)
    facts = Facts(**{**(USUAL if step["act"] == "classify" else {}), **step["facts"]})
    while question := _to_answer(draft, facts, step["on"]):
        draft = assessment.save_answer(by=by, draft=draft, fact=question.fact, chosen=question.chosen(facts))
    return draft


def _to_answer(draft: Classification, facts: Facts, on: date) -> Question | None:
    """The first question to which the story gives another answer than stands there, or an answer at all."""
    law = book().law
    on_the_way = path(draft.facts, on=on, law=law)
    differing = (found for found in on_the_way if found.chosen(draft.facts) != found.chosen(facts))
    open_question = next_question(draft.facts, on=on, law=law)
    question = next(differing, open_question)
    return question if question and question.chosen(facts) else None


def begin_class(dossier: Dossier, step: Step) -> None:
    _begin(dossier, step)


def classify(dossier: Dossier, step: Step) -> None:
    draft = _begin(dossier, step)
    assessment.finish(by=dossier.staff.called(step["by"]), draft=draft, today=step["on"])


def deviate(dossier: Dossier, step: Step) -> None:
    found = dossier.use_case.classifications.standing().get()
    by = dossier.staff.called(step["by"])
    assessment.deviate(by=by, classification=found, risk=step["risk"], reason=step["reason"])


def check_classes(_: Dossier, step: Step) -> None:
    check_on(step["on"])
