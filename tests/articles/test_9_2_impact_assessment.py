"""Art. 9.2: with a high risk comes an IAMA, signed by whoever accepts what risk is left; a pre-IAMA says whether."""

from datetime import date

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import advised, with_iama
from waarborg.assessment import gate
from waarborg.assessment.actions import dossiers as actions
from waarborg.assessment.dossiers.reading import Opened
from waarborg.assessment.instruments import Question, QuestionKind
from waarborg.assessment.models import ImpactAssessment, Risk
from waarborg.assessment.tests.dossiers.scenes import a_use, classified
from waarborg.core.transitions import Refused
from waarborg.intake import actions as intake
from waarborg.register.models import UseCase
from waarborg.rulebook import Outcome

TODAY = timezone.localdate()


@pytest.fixture
def use(cast: Cast) -> UseCase:
    return a_use(cast)


def begun(cast: Cast, use: UseCase, key: str) -> ImpactAssessment:
    """Begun with the text of today and answered."""
    version = actions.keep_own(cast.chantal.organisation, key)
    assessment = actions.start(by=cast.chantal, use_case=use, version=version)
    while open_questions := opened(assessment).reading.missing:
        given = {asked.key: usual(asked.question) for asked in open_questions}
        actions.save_answers(by=cast.chantal, assessment=assessment, answers=given, seen={})
    return assessment


def usual(question: Question) -> object:
    """Some words; else the choice that means nothing special."""
    if question.kind in {QuestionKind.OPEN, QuestionKind.NUMBER}:
        return 1 if question.kind is QuestionKind.NUMBER else "Staat in het werkproces."
    if question.kind is QuestionKind.RIGHTS:
        return ["privacy"]
    harmless = [option.key for option in question.choices if not option.tags and option.key != "unknown"]
    key = (harmless or [option.key for option in question.choices])[0]
    return [key] if question.kind is QuestionKind.MULTIPLE else key


def opened(assessment: ImpactAssessment) -> Opened:
    return Opened(ImpactAssessment.objects.get(pk=assessment.pk))


def said(use: UseCase, today: date = TODAY) -> list[Outcome]:
    return [reason.outcome for reason in gate.may_be_used(use, today) if reason.article == "9.2"]


def test_a_pre_iama_says_that_a_high_risk_asks_for_an_iama(cast: Cast, use: UseCase):
    classified(cast, use, Risk.HIGH)
    found = opened(begun(cast, use, "pre_iama")).outcome
    assert (found.key, found.decided) == ("required", True)
    assert found.outcome.starts == "iama"


def test_nothing_uncertain_makes_an_iama_superfluous(cast: Cast, use: UseCase):
    classified(cast, use, Risk.LIMITED)
    assessment = begun(cast, use, "pre_iama")
    assert opened(assessment).outcome.key == "not_needed"
    first = opened(assessment).instrument.parts[0].questions[0].key
    actions.save_answers(by=cast.chantal, assessment=assessment, answers={first: "unknown"}, seen={first: 1})
    assert opened(assessment).outcome.key == "unknown"
    assert not opened(assessment).outcome.decided


def test_an_iama_is_there_once_the_management_accepted_what_risk_is_left(cast: Cast, use: UseCase):
    classified(cast, use, Risk.HIGH)
    assert said(use) == [Outcome.MISSING]
    iama = begun(cast, use, "iama")
    assert said(use) == [Outcome.MISSING]
    actions.submit(by=cast.chantal, assessment=iama)
    with pytest.raises(Refused, match="Dit is een taak van"):
        actions.accept(by=cast.chantal, assessment=iama, residual_risk="Klein")
    actions.advise(by=cast.chantal, assessment=iama, stance="positive", text="Beheersbaar")
    signed = actions.accept(by=cast.gerda, assessment=iama, residual_risk="Een vergissing, die wij herstellen")
    assert said(use) == [Outcome.MET]
    assert signed.review_on is not None
    assert said(use, signed.review_on) == [Outcome.OPEN]


def test_a_pre_iama_that_asks_for_one_counts_in_any_class(cast: Cast, use: UseCase):
    classified(cast, use, Risk.LIMITED)
    assert said(use) == []
    pre_iama = begun(cast, use, "pre_iama")
    actions.finish(by=cast.daan, assessment=pre_iama, outcome_key="required", text="De raad vroeg erom")
    assert said(use) == [Outcome.MISSING]


def test_the_management_cannot_allow_a_high_risk_before_its_iama_is_signed(cast: Cast):
    notice = advised(cast, risk=Risk.HIGH)
    with pytest.raises(Refused, match="Hier hoort een IAMA bij"):
        intake.rule(by=cast.gerda, notice=notice, outcome="approved")
    with_iama(UseCase.objects.get(notice=notice), by=cast.daan)
    assert intake.rule(by=cast.gerda, notice=notice, outcome="approved").outcome == "approved"
