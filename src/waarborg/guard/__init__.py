"""Finds personal and confidential data in text and files before they leave (art. 4.1 and 4.2).

Pure Python, to be used on its own: `read` takes the text out of a file, `check` says what stands in a text, `mask` puts
placeholders there and `unmask` takes them away from an answer. Nothing here logs, stores or sends a text.

>>> from waarborg.guard import check, mask
>>> text = "Bel Kim Smit."
>>> mask(text, check(text)).text
'Bel <PERSOON_1>.'
"""

from waarborg.guard.checking import check
from waarborg.guard.files import Document, Unreadable, read
from waarborg.guard.findings import KINDS, Category, Finding, Kind, Report, Why
from waarborg.guard.masking import (
    KEPT_BACK,
    Masked,
    Masker,
    Restored,
    Unmasker,
    mask,
    restore,
    unmask,
)
from waarborg.guard.policy import NO_POLICY, GuardPolicy

__all__ = [
    "KEPT_BACK", "KINDS", "NO_POLICY", "Category", "Document", "Finding", "GuardPolicy", "Kind", "Masked", "Masker",
    "Report", "Restored", "Unmasker", "Unreadable", "Why", "check", "mask", "read", "restore",
    "unmask",
]  # fmt: skip
