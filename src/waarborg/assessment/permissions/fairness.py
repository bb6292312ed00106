import rules

from waarborg.accounts.permissions import has_duty, is_someone, sees_everything
from waarborg.assessment.permissions.dossiers import owns_use
from waarborg.rulebook import DutyName

rules.add_perm("assessment.measure", is_someone & (has_duty(DutyName.ASSESS) | owns_use))
rules.add_perm("assessment.see_fairness", is_someone & (sees_everything | has_duty(DutyName.ASSESS) | owns_use))
