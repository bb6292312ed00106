"""What a signature rests on, as JSON: the text that was asked, every answer, and who advised (art. 9.2)."""

from typing import Any

from waarborg.assessment.dossiers.reading import Opened
from waarborg.assessment.instruments import Asked
from waarborg.assessment.models import ActionPoint, ImpactAssessment, Signature
from waarborg.audit.rules import written
from waarborg.core.rulebook import book


def snapshot_of(assessment: ImpactAssessment) -> dict[str, Any]:
    """All that counts at this moment: an answer to a question that is not asked is left out."""
    opened, policy, use = Opened(assessment), book().policy, assessment.use_case
    version = assessment.instrument_version
    return {
        "policy": {"title": policy.title, "effective_from": policy.effective_from.isoformat()},
        "instrument": {"key": version.key, "urn": version.urn, "version": version.version, "sha256": version.sha256},
        "use_case": {"id": use.pk, "system": use.system.name, "purpose": use.purpose, "description": use.description},
        "number": assessment.number,
        "facts": {"tags": sorted(opened.facts.tags), "doubted": sorted(opened.facts.doubted)},
        "outcome": {
            "key": assessment.outcome_key,
            "label": assessment.outcome_label,
            "deviation": assessment.deviation,
            "reasons": [reason.sentence for reason in opened.outcome.reasons],
            "separate": [found.label for found in opened.separate if found.decided],
        },
        "residual_risk": assessment.residual_risk,
        "answers": [_answer(opened, asked) for asked in opened.reading.asked if asked.key in opened.answers],
        "action_points": [_point(point) for point in assessment.action_points.select_related("owner")],
        "evidence": [
            {"question": used.question, "title": used.evidence.title, "sha256": used.evidence.sha256}
            for used in assessment.evidence_uses.select_related("evidence")
        ],
        "signatures": [_signature(found) for found in assessment.signatures.select_related("by")],
    }


def _answer(opened: Opened, asked: Asked) -> dict[str, Any]:
    answer = opened.answers[asked.key]
    return {
        "question": asked.key,
        "text": asked.question.question,
        "value": answer.value,
        "words": opened.words(asked),
        "by": answer.answered_by.name,
        "at": written(answer.answered_at),
    }


def _point(point: ActionPoint) -> dict[str, Any]:
    return {
        "question": point.question,
        "sentence": point.sentence,
        "owner": point.owner.name,
        "due_on": point.due_on.isoformat(),
        "done": point.done_at is not None,
    }


def _signature(found: Signature) -> dict[str, Any]:
    words = {name: getattr(found, name) for name in ("kind", "stance", "text", "role")}
    return {**words, "by": found.by.name, "at": written(found.at)}
