import rules

from waarborg.accounts.models import Person
from waarborg.accounts.permissions import has_duty, is_someone, sees_everything
from waarborg.assessment.models import UseDemand
from waarborg.rulebook import DutyName


@rules.predicate
def owns_it(person: Person, demand: UseDemand | None) -> bool:
    return demand is not None and person.pk in {demand.owner_id, demand.use_case.owner_id}


rules.add_perm("assessment.arrange_demand", is_someone & (owns_it | has_duty(DutyName.ASSESS)))
rules.add_perm("assessment.see_demand", is_someone & (owns_it | sees_everything | has_duty(DutyName.ASSESS)))
