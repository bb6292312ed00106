from waarborg.assessment.models.classification import Classification, ClassificationState, Kind, Risk
from waarborg.assessment.models.demand import DemandState, UseDemand
from waarborg.assessment.models.discussion import ActionPoint, Evidence, EvidenceFile, EvidenceUse, Note
from waarborg.assessment.models.dossier import (
    Answer,
    AnswerChange,
    AssessmentState,
    Author,
    ImpactAssessment,
    Signature,
    SignatureKind,
)
from waarborg.assessment.models.instrument import InstrumentVersion
from waarborg.assessment.models.measurement import FairnessMeasurement, FairVerdict, OutcomeFile

__all__ = [
    "ActionPoint",
    "Answer",
    "AnswerChange",
    "AssessmentState",
    "Author",
    "Classification",
    "ClassificationState",
    "DemandState",
    "Evidence",
    "EvidenceFile",
    "EvidenceUse",
    "FairVerdict",
    "FairnessMeasurement",
    "ImpactAssessment",
    "InstrumentVersion",
    "Kind",
    "Note",
    "OutcomeFile",
    "Risk",
    "Signature",
    "SignatureKind",
    "UseDemand",
]
