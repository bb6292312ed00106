"""The risk of a use in one line, for whoever must decide on many. Pure; it says what is so, never how bad that is."""

from collections.abc import Collection

from waarborg.rulebook import Policy
from waarborg.rulebook.words import uncapitalised

OUTPUT_ROLES = {
    "published": "uitkomst gaat naar buiten",
    "prepares": "uitkomst bereidt besluit voor",
    "steers": "uitkomst stuurt een apparaat of proces aan",
}
PEOPLE = {
    "businesses": "raakt bedrijven en organisaties",
    "residents": "raakt inwoners",
}
NOTHING = "geen beschermde gegevens; hulpmiddel voor de medewerker"


def risk_line(policy: Policy, *, data_classes: Collection[str], affected: str, output_role: str) -> str:
    """What makes this use sensitive: protected data (art. 4.1, 4.2), what the outcome does, and whom it touches.

    `data_classes` are keys of the policy's data classes; `affected` and `output_role` are the notice's answers.
    """
    protected = [
        uncapitalised(found.label)
        for key, found in policy.data_classes.items()
        if key in data_classes and found.needs_designation
    ]
    parts = [", ".join(protected), OUTPUT_ROLES.get(output_role, ""), PEOPLE.get(affected, "")]
    return "; ".join(part for part in parts if part) or NOTHING
