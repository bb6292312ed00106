"""Scenes that many tests begin with: a notice on its way from report to ruling."""

import io
import random
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.cast import Cast
from waarborg.accounts.models import Person
from waarborg.advice import actions as advice
from waarborg.advice.models import Stance
from waarborg.assessment import actions as assessment
from waarborg.assessment.actions import dossiers, fairness
from waarborg.assessment.aiact.conversation import next_question
from waarborg.assessment.models import (
    AssessmentState,
    Classification,
    ClassificationState,
    ImpactAssessment,
    OutcomeFile,
    Risk,
)
from waarborg.intake import actions
from waarborg.intake.models import Notice, Ruling, RulingOutcome
from waarborg.register.models import UseCase

ANSWERS: dict[str, Any] = {
    "kind": "new_system",
    "system_name": "Copilot",
    "system_kind": "text_generator",
    "supplier_name": "Microsoft",
    "purpose": "samenvatten",
    "description": "Verslagen van vergaderingen samenvatten",
    "process": "Vergaderen",
    "already_used": False,
    "affected": "staff",
    "output_role": "aid",
    "data_classes": ["public", "internal"],
    "screening_done": True,
}


def draft(by: Person, **answers: Any) -> Notice:
    return actions.start(by=by, answers=ANSWERS | answers)


def reported(by: Person, *, risk: str = Risk.MINIMAL, **answers: Any) -> Notice:
    """A report of which the risk was assessed at once; with an empty `risk` nobody did yet."""
    notice = actions.submit(by=by, notice=draft(by, **answers))
    if risk and notice.use_case:
        classified(notice.use_case, risk, by=by)
    return notice


def classified(use_case: UseCase, risk: str, *, by: Person, **facts: Any) -> Classification:
    """A risk class that holds, as if someone had answered the questions."""
    use_case.classifications.standing().update(state=ClassificationState.REPLACED)
    return Classification.objects.create(
        organisation=by.organisation,
        use_case=use_case,
        number=use_case.classifications.count() + 1,
        state=ClassificationState.FINAL,
        risk=risk,
        started_by=by,
        finished_by=by,
        finished_at=timezone.now(),
        **facts,
    )


CHATBOT = {
    "is_algorithm": ["yes"],
    "gpai": ["system"],
    "out_of_scope_ground": ["none"],
    "article_5_practice": ["no"],
    "role_answer": ["use_external_unmodified"],
    "annex_i": ["none"],
    "annex_iii": ["no"],
    "article_50_trigger": ["yes"],
    "triggers": ["interacts"],
    "article_50_exception": ["no"],
    "in_use": ["no"],
}
"""What one answers about a chatbot: limited risk."""
BENEFITS = CHATBOT | {
    "gpai": ["none"],
    "ai_system": ["yes"],
    "annex_iii": ["yes"],
    "areas": ["5a"],
    "profiling": ["yes"],
    "article_50_trigger": ["no"],
}
"""What one answers about a system that helps to decide on benefits: high risk."""


def answering(draft: Classification, answers: dict[str, list[str]], *, by: Person) -> Classification:
    """Answer every question that is asked, as far as there are answers."""
    today = timezone.localdate()
    while (question := next_question(draft.facts, on=today)) and question.fact in answers:
        draft = assessment.save_answer(by=by, draft=draft, fact=question.fact, chosen=answers[question.fact])
    return draft


def determined(use_case: UseCase, answers: dict[str, list[str]], *, by: Person) -> Classification:
    """A class that someone determined by answering the questions."""
    draft = assessment.begin(by=by, use_case=use_case)
    return assessment.finish(by=by, draft=answering(draft, answers, by=by))


def with_iama(use_case: UseCase, *, by: Person) -> ImpactAssessment:
    """A signed IAMA, as if a team had answered it and the directie had accepted what risk is left."""
    version = dossiers.keep_own(by.organisation, "iama")
    begun = dossiers.start(by=by, use_case=use_case, version=version)
    ImpactAssessment.objects.filter(pk=begun.pk).update(state=AssessmentState.FINAL)
    return begun


def outcomes_file(*, worse: float = 0.4, better: float = 0.7, rows: int = 600) -> io.BytesIO:
    """Decisions on requests as people save them: the district in the south is granted less often."""
    chance = random.Random(5)  # noqa: S311  (made-up decisions)
    lines = ["naam;besluit;wijk;leeftijd"]
    for number in range(rows):
        district = chance.choice(["noord", "zuid"])
        granted = chance.random() < (worse if district == "zuid" else better)
        lines.append(f"Persoon {number};{'toegekend' if granted else 'afgewezen'};{district};{chance.randint(18, 90)}")
    return io.BytesIO("\n".join(lines).encode())


def outcomes_read(use_case: UseCase, *, by: Person, **made: Any) -> OutcomeFile:
    today = timezone.localdate()
    period = (today - timedelta(days=90), today)
    return fairness.read_in(by=by, use_case=use_case, file=outcomes_file(**made), name="besluiten.csv", period=period)


def advised(cast: Cast, *, stance: str = Stance.POSITIVE, **answers: Any) -> Notice:
    """Aisha reported and Chantal advised; the directie is to decide."""
    notice = reported(cast.aisha, **answers)
    if stance == Stance.CONDITIONS:
        due_on = timezone.localdate() + timedelta(days=30)
        actions.add_condition(
            by=cast.chantal, notice=notice, sentence="Maak een werkinstructie", owner=cast.bram, due_on=due_on
        )
    actions.advise(by=cast.chantal, notice=notice, stance=stance, text="Laag risico")
    notice.refresh_from_db()
    return notice


def ruled(cast: Cast, *, outcome: str = RulingOutcome.APPROVED, **answers: Any) -> Ruling:
    """Gerda followed the advice."""
    stances = {"approved": "positive", "conditions": "conditions", "pilot": "pilot", "rejected": "negative"}
    notice = advised(cast, stance=stances[outcome], **answers)
    pilot = None
    if outcome == RulingOutcome.PILOT:
        today = timezone.localdate()
        ends_on = today + timedelta(days=60)
        pilot = actions.PilotTerms(
            starts_on=today, ends_on=ends_on, success="Scheelt tijd", stop="Fouten in verslagen", members=[cast.aisha]
        )
    return actions.rule(by=cast.gerda, notice=notice, outcome=outcome, pilot=pilot)


def designable(cast: Cast, *data_classes: str, **answers: Any) -> UseCase:
    """A ruled use that was reported with these protected data, and Daan has answered that they may go in."""
    ruling = ruled(cast, **{"data_classes": ["public", "internal", *data_classes]} | answers)
    use_case = UseCase.objects.get(notice=ruling.notice)
    request = advice.ask(
        by=cast.chantal,
        to_role="privacy_adviseur",
        question="Mag dit?",
        use_case=use_case,
        data_classes=[*data_classes],
    )
    advice.answer(by=cast.daan, request=request, stance=Stance.POSITIVE, text="Ja, binnen dit doel")
    return use_case
