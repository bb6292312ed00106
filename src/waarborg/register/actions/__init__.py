"""The acts of the register. Each is one transaction with one event in the log."""

from waarborg.register.actions.designations import check_designable, designate, no_reason, no_term, not_reported, revoke
from waarborg.register.actions.importing import Stayed, apply_import, look_at, stays_after_undo, undo_import
from waarborg.register.actions.public_text import check_public, confirm_public_text
from waarborg.register.actions.systems import (
    ChangedMeanwhile,
    add_system,
    add_use_case,
    change_system,
    join,
    resume,
    retire,
    snapshot,
    supplier_called,
    suspend,
    write_version,
)

__all__ = [
    "ChangedMeanwhile",
    "Stayed",
    "add_system",
    "add_use_case",
    "apply_import",
    "change_system",
    "check_designable",
    "check_public",
    "confirm_public_text",
    "designate",
    "join",
    "look_at",
    "no_reason",
    "no_term",
    "not_reported",
    "resume",
    "retire",
    "revoke",
    "snapshot",
    "stays_after_undo",
    "supplier_called",
    "suspend",
    "undo_import",
    "write_version",
]
