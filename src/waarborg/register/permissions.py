import rules

from waarborg.accounts.models import Person
from waarborg.accounts.permissions import has_duty, is_someone, sees_everything
from waarborg.register.models import AISystem
from waarborg.rulebook import DutyName


@rules.predicate
def is_owner(person: Person, system: AISystem | None) -> bool:
    return system is not None and system.owner_id == person.pk


rules.add_perm("register.view", is_someone)
rules.add_perm("register.join", is_someone)
rules.add_perm("register.keep", has_duty(DutyName.KEEP_REGISTER))
rules.add_perm("register.confirm_public_text", has_duty(DutyName.KEEP_REGISTER))
rules.add_perm("register.change", has_duty(DutyName.KEEP_REGISTER) | is_owner)
rules.add_perm("register.see_participants", has_duty(DutyName.KEEP_REGISTER) | sees_everything)
rules.add_perm("register.view_deliberations", sees_everything)
rules.add_perm("register.suspend", has_duty(DutyName.SUSPEND))
rules.add_perm("register.rule", has_duty(DutyName.RULE))
rules.add_perm("register.designate", has_duty(DutyName.DESIGNATE))
