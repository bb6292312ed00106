"""Which rules gave a class: so that one knows that they changed since."""

from hashlib import sha256

from waarborg.rulebook.law import Law

RULES_VERSION = "2026.2"
"""Of the rules, questions and obligations here. A test asks for a new one when any of them changes."""


def rules_version(law: Law) -> str:
    """The version of the rules with a sign of the rows of the AI Act, which a municipality may update by themselves."""
    rows = [str(row) for key, history in sorted(law.rows.items()) if key.startswith("aia.") for row in history]
    return f"{RULES_VERSION}-{sha256(repr(rows).encode()).hexdigest()[:8]}"
