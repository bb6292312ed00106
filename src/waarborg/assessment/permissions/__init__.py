"""Who may assess, deviate and accept, per part of this chapter."""

from waarborg.assessment.permissions import classification, demands, dossiers, fairness

__all__ = ["classification", "demands", "dossiers", "fairness"]
