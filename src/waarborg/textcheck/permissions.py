import rules

from waarborg.accounts.permissions import has_duty, is_someone
from waarborg.rulebook import DutyName

rules.add_perm("textcheck.check", is_someone)
rules.add_perm(
    "textcheck.see_figures", has_duty(DutyName.INSPECT) | has_duty(DutyName.ADMINISTER) | has_duty(DutyName.ANSWER)
)
