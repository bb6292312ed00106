"""The road of an assessment, from first answer to signature, as data (art. 9.2)."""

from datetime import date
from typing import Any

from waarborg.assessment import gate
from waarborg.assessment.dossiers.reading import Opened
from waarborg.assessment.instruments.outcome import STOPPED
from waarborg.assessment.models import AnswerChange, AssessmentState, Risk, SignatureKind
from waarborg.core.transitions import Transition
from waarborg.rulebook import DutyName, Outcome, Reason, WayOn

DRAFT, SUBMITTED, RETURNED = AssessmentState.DRAFT, AssessmentState.SUBMITTED, AssessmentState.RETURNED
FINAL, REPLACED = AssessmentState.FINAL, AssessmentState.REPLACED


def is_complete(assessment: Any, actor: Any, today: date) -> Reason | None:
    """Every question that must be answered has an answer."""
    missing = Opened(assessment).reading.missing
    if not missing:
        return None
    first = missing[0]
    way_on = WayOn(f"Ga naar deel {first.part.key}", assessment.part_url(first.part.key))
    number = len(missing)
    words = "ontbreekt nog 1 antwoord" if number == 1 else f"ontbreken nog {number} antwoorden"
    return Reason("9.2", f"Er {words}, het eerste bij vraag {first.question.key}.", Outcome.MISSING, way_on)


def is_advice_only(assessment: Any, actor: Any, today: date) -> Reason | None:
    """Only what gives advice, or stopped at a ban, is finished by an adviser; else someone accepts the risk."""
    if assessment.instrument().advice or Opened(assessment).outcome.stop:
        return None
    sentence = "Bij deze beoordeling aanvaardt iemand het restrisico. Bied haar ter vaststelling aan."
    return Reason("9.2", sentence, Outcome.FORBIDDEN)


def asks_acceptance(assessment: Any, actor: Any, today: date) -> Reason | None:
    if not assessment.instrument().advice:
        return None
    return Reason("9.2", "Deze uitkomst is een advies. Een adviseur rondt haar af.", Outcome.FORBIDDEN)


def is_advised(assessment: Any, actor: Any, today: date) -> Reason | None:
    """An adviser gave advice since it was last handed in."""
    advised = assessment.signatures.filter(kind=SignatureKind.ADVISED, at__gte=assessment.submitted_at).exists()
    return None if advised else Reason("9.2", "Er is nog geen advies over het restrisico.", Outcome.MISSING)


def not_own_work(assessment: Any, actor: Any, today: date) -> Reason | None:
    """Four eyes: who was asked to write, or ever answered a question, does not accept the risk as well."""
    if not assessment.authors.filter(person=actor.pk).exists() and not _wrote(assessment, actor):
        return None
    return Reason("9.2", "U werkte zelf aan deze beoordeling. Een ander stelt haar vast.", Outcome.FORBIDDEN)


def _wrote(assessment: Any, actor: Any) -> bool:
    return AnswerChange.objects.filter(answer__assessment=assessment.pk, by=actor.pk).exists()


def is_no_ban(assessment: Any, actor: Any, today: date) -> Reason | None:
    """Where the assessment stopped at a ban there is no risk to accept."""
    held = gate.class_of(assessment.use_case)
    if assessment.outcome_key != STOPPED and (held is None or held.holds != Risk.PROHIBITED):
        return None
    sentence = "Dit gebruik is verboden. Er is geen restrisico te aanvaarden: laat haar afronden of geef haar terug."
    return Reason("9.1a", sentence, Outcome.FORBIDDEN, WayOn("Naar de beoordeling", assessment.get_absolute_url()))


SUBMIT = Transition(
    "submit",
    "Aanbieden ter vaststelling",
    (DRAFT, RETURNED),
    SUBMITTED,
    "assessment.write_dossier",
    DutyName.ASSESS,
    "9.2",
    (is_complete,),
)
RETURN = Transition("return", "Teruggeven", (SUBMITTED,), RETURNED, "assessment.return_dossier", DutyName.ASSESS, "9.2")
FINISH = Transition(
    "finish",
    "Afronden",
    (DRAFT, RETURNED, SUBMITTED),
    FINAL,
    "assessment.finish_dossier",
    DutyName.ASSESS,
    "9.2",
    (is_advice_only, is_complete),
)
ADVISE = Transition(
    "advise",
    "Advies geven",
    (SUBMITTED,),
    SUBMITTED,
    "assessment.advise_on_dossier",
    DutyName.ADVISE,
    "9.2",
    (asks_acceptance,),
)
ACCEPT = Transition(
    "accept",
    "Vaststellen en restrisico aanvaarden",
    (SUBMITTED,),
    FINAL,
    "assessment.accept_risk",
    DutyName.ACCEPT_RISK,
    "9.2",
    (asks_acceptance, is_no_ban, is_advised, not_own_work),
)
REPLACE = Transition("replace", "Vervangen", (FINAL,), REPLACED, "assessment.assess", DutyName.ASSESS, "9.2")
"""Follows by itself when a newer version is signed."""
TRANSITIONS = (SUBMIT, RETURN, FINISH, ADVISE, ACCEPT, REPLACE)
