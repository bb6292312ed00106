"""The acts of the story in which a risk is assessed (art. 9.1, 9.2 and 3.1)."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from waarborg.accounts.models import Person
from waarborg.assessment import actions as assessment
from waarborg.assessment.actions import demands, dossiers
from waarborg.assessment.aiact import Facts
from waarborg.assessment.aiact.conversation import Question, next_question, path
from waarborg.assessment.models import Classification, ImpactAssessment, UseDemand
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

STILL_TO_COME = date(2027, 6, 1)
"""What is due after this day is law that is still to come."""
ARRANGED = "Geregeld zoals in het dossier van de melding staat."


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
    """Lay down a class; unless the story says otherwise, what it asks is arranged and checked the same day."""
    draft, by = _begin(dossier, step), dossier.staff.called(step["by"])
    assessment.finish(by=by, draft=draft, today=step["on"])
    if step.get("settled", True):
        _settle(dossier, by, step["on"])


def _settle(dossier: Dossier, by: Person, on: date) -> None:
    """What the law asks already; what is still to come stays open."""
    checker = dossier.staff.called("els" if by.name.startswith("Daan") else "daan")
    for demand in UseDemand.objects.filter(use_case=dossier.use_case, state="open", due_on__lt=STILL_TO_COME):
        arranged = demands.arrange(by=by, demand=demand, measure=ARRANGED, evidence=dossier.report.number, today=on)
        demands.check(by=checker, demand=arranged, today=on)


def deviate(dossier: Dossier, step: Step) -> None:
    found = dossier.use_case.classifications.standing().get()
    by = dossier.staff.called(step["by"])
    assessment.deviate(by=by, classification=found, risk=step["risk"], reason=step["reason"])


def check_classes(_: Dossier, step: Step) -> None:
    check_on(step["on"])


def assess(dossier: Dossier, step: Step) -> None:
    """Fill in an instrument, as far as the story has answers; with `finish` an adviser lays it down."""
    by = dossier.staff.called(step["by"])
    version = dossiers.keep_own(by.organisation, step["instrument"])
    begun = dossiers.start(by=by, use_case=dossier.use_case, version=version)
    for name in step.get("authors", ()):
        dossiers.invite(by=by, assessment=begun, person=dossier.staff.called(name))
    answers = step.get("answers") or _answers(step["answers_in"])
    dossiers.save_answers(by=by, assessment=begun, answers=answers, seen={})
    if step.get("finish"):
        dossiers.finish(by=by, assessment=begun, today=step["on"])


def sign(dossier: Dossier, step: Step) -> None:
    """The road of an IAMA after its answers: offered, advised on, and its residual risk accepted."""
    found = ImpactAssessment.objects.filter(use_case=dossier.use_case, instrument_version__key="iama").latest("pk")
    by = dossier.staff.called(step["by"])
    dossiers.submit(by=by, assessment=found, text=step["text"], today=step["on"])
    adviser, director = dossier.staff.called(step["adviser"]), dossier.staff.called(step["director"])
    found.refresh_from_db()
    dossiers.advise(by=adviser, assessment=found, stance=step["stance"], text=step["advice"], today=step["on"])
    found.refresh_from_db()
    dossiers.accept(by=director, assessment=found, residual_risk=step["residual_risk"], today=step["on"])


def _answers(name: str) -> dict[str, Any]:
    file = Path(__file__).parent / "assessments" / f"{name}.toml"
    answers: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))["answers"]
    return answers
