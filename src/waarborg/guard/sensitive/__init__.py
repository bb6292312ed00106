"""Sensitive words in the context of a person (art. 4.1 c and d, AVG art. 9 and 10) and confidential matter (art. 4.2)."""

from waarborg.guard.sensitive.detect import sensitive

__all__ = ["sensitive"]
