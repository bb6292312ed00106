import rules

from waarborg.accounts.permissions import has_duty, is_someone
from waarborg.rulebook import DutyName

rules.add_perm("register.view", is_someone)
rules.add_perm("register.join", is_someone)
rules.add_perm("register.keep", has_duty(DutyName.KEEP_REGISTER))
rules.add_perm("register.suspend", has_duty(DutyName.SUSPEND))
rules.add_perm("register.rule", has_duty(DutyName.RULE))
rules.add_perm("register.designate", has_duty(DutyName.DESIGNATE))
