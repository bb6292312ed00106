from waarborg.assessment.models.classification import Classification, ClassificationState, Kind, Risk
from waarborg.assessment.models.demand import DemandState, UseDemand

__all__ = ["Classification", "ClassificationState", "DemandState", "Kind", "Risk", "UseDemand"]
