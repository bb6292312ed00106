from waarborg.assessment.models.classification import Classification, ClassificationState, Kind, Risk

__all__ = ["Classification", "ClassificationState", "Kind", "Risk"]
