from waarborg.register.views.changing import change, join, public_text, resume, revoke, suspend
from waarborg.register.views.detail import system, version, versions
from waarborg.register.views.importing import import_apply, import_batch, import_undo, imports
from waarborg.register.views.listing import export_csv, export_xlsx, systems

__all__ = [
    "change",
    "export_csv",
    "export_xlsx",
    "import_apply",
    "import_batch",
    "import_undo",
    "imports",
    "join",
    "public_text",
    "resume",
    "revoke",
    "suspend",
    "system",
    "systems",
    "version",
    "versions",
]
