from waarborg.register.models.designation import Designation
from waarborg.register.models.importing import ImportBatch, ImportedRow
from waarborg.register.models.public_text import PublicText
from waarborg.register.models.system import AISystem, Supplier, data_class_choices, purpose_choices, system_kinds
from waarborg.register.models.use_case import Participation, UseCase
from waarborg.register.models.version import Version
from waarborg.register.models.wording import Change, changes
from waarborg.register.states import LIFECYCLE, State

__all__ = [
    "LIFECYCLE",
    "AISystem",
    "Change",
    "Designation",
    "ImportBatch",
    "ImportedRow",
    "Participation",
    "PublicText",
    "State",
    "Supplier",
    "UseCase",
    "Version",
    "changes",
    "data_class_choices",
    "purpose_choices",
    "system_kinds",
]
