"""Finds personal and confidential data in text and files before they leave (art. 4.1 and 4.2).

Pure Python, to be used on its own: `check` reads a text and says what stands in it, `mask` puts placeholders there and
`unmask` takes them away from an answer. Nothing here logs, stores or sends a text.
"""

from waarborg.guard.checking import check
from waarborg.guard.findings import KINDS, Category, Finding, Kind, Report, Why
from waarborg.guard.policy import NO_POLICY, GuardPolicy

__all__ = ["KINDS", "NO_POLICY", "Category", "Finding", "GuardPolicy", "Kind", "Report", "Why", "check"]
