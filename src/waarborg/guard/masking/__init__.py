"""Puts placeholders where a text holds personal data, and takes them away from the answer to it.

>>> masked = mask("Bel Kim Smit.", report)
>>> masked.text
'Bel <PERSOON_1>.'
>>> unmask("<PERSOON_1>s telefoon staat uit.", masked)
'Kim Smits telefoon staat uit.'
"""

from waarborg.guard.masking.masker import KEPT_BACK, Masker, mask
from waarborg.guard.masking.restoring import Restored, TooLong, restore
from waarborg.guard.masking.tokens import Masked
from waarborg.guard.masking.unmasker import Unmasker, unmask

__all__ = [
    "KEPT_BACK", "Masked", "Masker", "Restored", "TooLong", "Unmasker", "mask", "restore", "unmask",
]  # fmt: skip
