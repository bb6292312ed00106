"""Who may assess, deviate and accept, per part of this chapter."""

from waarborg.assessment.permissions import classification, dossiers, duties, fairness

__all__ = ["classification", "dossiers", "duties", "fairness"]
