"""A ruling stays as it was given: the database refuses to change or remove it (art. 2.4)."""

from waarborg.audit.triggers import AppendOnly

RULINGS = AppendOnly(
    "intake_ruling",
    "ruling",
    "Een besluit staat vast: het kan niet worden veranderd of verwijderd. Neem een nieuw besluit.",
    since=("intake", "0004_rulings_stay"),
)
