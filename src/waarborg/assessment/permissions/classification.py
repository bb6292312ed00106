import rules

from waarborg.accounts.permissions import has_duty, is_someone, sees_everything
from waarborg.rulebook import DutyName

rules.add_perm("assessment.assess", is_someone & has_duty(DutyName.ASSESS))
rules.add_perm("assessment.deviate", is_someone & has_duty(DutyName.DEVIATE))
rules.add_perm("assessment.see", is_someone & (sees_everything | has_duty(DutyName.ASSESS)))
