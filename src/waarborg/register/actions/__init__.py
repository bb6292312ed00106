"""The acts of the register. Each is one transaction with one event in the log."""

from waarborg.register.actions.designations import designate, revoke
from waarborg.register.actions.systems import (
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
    "add_system",
    "add_use_case",
    "change_system",
    "designate",
    "join",
    "resume",
    "retire",
    "revoke",
    "snapshot",
    "supplier_called",
    "suspend",
    "write_version",
]
