"""Scenes for the tests of impact assessments: a use, two small instruments, and what people answer."""

import json
from typing import Any

from tests import scenes
from tests.cast import Cast
from waarborg.accounts.models import Person
from waarborg.assessment.actions import dossiers as actions
from waarborg.assessment.dossiers.reading import Opened
from waarborg.assessment.instruments.tests.sample import ANSWERS, table
from waarborg.assessment.models import Classification, ImpactAssessment, InstrumentVersion, Risk
from waarborg.audit.rules import canonical, sha256
from waarborg.register import actions as register
from waarborg.register.models import UseCase

FULL = ANSWERS | {"1.1": "Brieven aan inwoners begrijpelijk maken"}


def a_use(cast: Cast, **facts: Any) -> UseCase:
    """Copilot for letters, in the register; Bram owns the process."""
    system = register.add_system(by=cast.chantal, facts={"name": "Copilot", "kind": "text_generator"}, why="Bekend")
    given = {"purpose": "samenvatten", "description": "Brieven herschrijven", "data_classes": ["public"]} | facts
    use = register.add_use_case(by=cast.chantal, system=system, facts=given, why="Bekend")
    UseCase.objects.filter(pk=use.pk).update(owner=cast.bram)
    return UseCase.objects.select_related("system").get(pk=use.pk)


def classified(cast: Cast, use: UseCase, risk: str = Risk.LIMITED, **facts: Any) -> Classification:
    return scenes.classified(use, risk, by=cast.chantal, **facts)


def version_of(cast: Cast, **changes: Any) -> InstrumentVersion:
    """The sample instrument as a text that is kept; `advice=False` makes it one that is accepted."""
    content = json.loads(canonical(table(**changes)))
    return InstrumentVersion.objects.create(
        organisation=cast.hugo.organisation,
        key=content["key"],
        urn=content["urn"],
        title=content["title"],
        version=content["version"],
        content=content,
        sha256=sha256(canonical(content)),
    )


def offered_text(cast: Cast, **changes: Any) -> InstrumentVersion:
    """The same, read in by Hugo and taken over: one may begin with it."""
    version = version_of(cast, **changes)
    version.imported_by, version.taken_over_at, version.file_name = cast.hugo, version.kept_at, "proef.yaml"
    version.save()
    return version


def begun(cast: Cast, *, advice: bool = True, risk: str = Risk.LIMITED, **facts: Any) -> ImpactAssessment:
    """Chantal began the sample for a classified use."""
    use = a_use(cast, **facts)
    classified(cast, use, risk)
    return actions.start(by=cast.chantal, use_case=use, version=version_of(cast, advice=advice))


def answer(by: Person, assessment: ImpactAssessment, **origins: Any) -> ImpactAssessment:
    """All that must be answered, answered by one person who saw what stands there now."""
    seen = dict(assessment.answers.values_list("question", "number"))
    actions.save_answers(by=by, assessment=assessment, answers=FULL | origins, seen=seen)
    return assessment


def accepted(cast: Cast) -> ImpactAssessment:
    """Answered by Aisha, advised on by Chantal, signed by Gerda."""
    assessment = begun(cast, advice=False)
    actions.invite(by=cast.chantal, assessment=assessment, person=cast.aisha)
    answer(cast.aisha, assessment)
    actions.submit(by=cast.aisha, assessment=assessment)
    actions.advise(by=cast.chantal, assessment=assessment, stance="positive", text="Beheersbaar")
    return actions.accept(by=cast.gerda, assessment=assessment, residual_risk="Een enkele verkeerde zin")


def fresh(assessment: ImpactAssessment) -> Opened:
    return Opened(ImpactAssessment.objects.select_related("instrument_version", "use_case").get(pk=assessment.pk))
