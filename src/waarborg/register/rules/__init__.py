"""What the register decides without a database: what changed, and what a row of a spreadsheet means."""

from waarborg.register.rules.differences import MATERIAL, Difference, differences

__all__ = ["MATERIAL", "Difference", "differences"]
