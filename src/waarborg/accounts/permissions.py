"""Who may: predicates for the `rules` library. A duty comes from the policy, never a role by name."""

from typing import Any

import rules

from waarborg.accounts.models import Person
from waarborg.rulebook import DutyName


def has_duty(duty: DutyName) -> Any:
    """A predicate: one of the person's roles holds this duty of the policy."""

    @rules.predicate(f"has_duty:{duty}")
    def holds(person: Person) -> bool:
        return person.holds(duty)

    return holds


@rules.predicate
def is_someone(person: Person) -> bool:
    return person.is_active


sees_everything = (
    has_duty(DutyName.INSPECT) | has_duty(DutyName.ADVISE) | has_duty(DutyName.RULE) | has_duty(DutyName.ANSWER)
)
"""The people who carry out the policy may read every dossier."""

rules.add_perm("accounts.manage", has_duty(DutyName.ADMINISTER))
rules.add_perm("audit.inspect", has_duty(DutyName.INSPECT) | has_duty(DutyName.ADMINISTER))
