"""Sensitive words about a person (art. 4.1 c and d, AVG art. 9 and 10) and confidential matter (art. 4.2)."""

from waarborg.guard.sensitive.confidential import confidential
from waarborg.guard.sensitive.detect import sensitive

__all__ = ["confidential", "sensitive"]
