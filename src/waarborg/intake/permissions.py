import rules

from waarborg.accounts.models import Person
from waarborg.accounts.permissions import has_duty, is_someone, sees_everything
from waarborg.intake.models import Condition, Notice
from waarborg.rulebook import DutyName


@rules.predicate
def reported_it(person: Person, notice: Notice | None) -> bool:
    return notice is not None and notice.reporter_id == person.pk


@rules.predicate
def is_submitted(person: Person, notice: Notice | None) -> bool:
    """What was never reported is nobody's business but its reporter's, also when it was withdrawn."""
    return notice is None or notice.submitted_at is not None


@rules.predicate
def owns_a_condition(person: Person, notice: Notice | None) -> bool:
    """Who must meet a condition of the ruling must be able to read what it belongs to."""
    return notice is not None and notice.conditions.filter(owner=person, adopted=True).exists()


@rules.predicate
def owns_it(person: Person, condition: Condition | None) -> bool:
    return condition is not None and condition.owner_id == person.pk


rules.add_perm("intake.report", has_duty(DutyName.REPORT))
rules.add_perm("intake.submit", is_someone & reported_it)
rules.add_perm("intake.withdraw", is_someone & reported_it)
rules.add_perm("intake.view_all", sees_everything)
rules.add_perm("intake.view", is_someone & (reported_it | (sees_everything & is_submitted) | owns_a_condition))
rules.add_perm("intake.advise", has_duty(DutyName.ADVISE) & is_submitted)
rules.add_perm("intake.rule", has_duty(DutyName.RULE) & is_submitted)
rules.add_perm("intake.meet", is_someone & (owns_it | has_duty(DutyName.ADVISE)))
