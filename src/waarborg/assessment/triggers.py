"""A signature under an assessment stays as it was given: the database refuses to change or remove it (art. 9.2)."""

from waarborg.audit.triggers import AppendOnly

SIGNATURES = AppendOnly(
    "assessment_signature",
    "signature",
    "Een ondertekening staat vast: zij kan niet worden veranderd of verwijderd. Maak een nieuwe versie.",
    since=("assessment", "0005_signatures_stay"),
)
