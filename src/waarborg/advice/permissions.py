import rules

from waarborg.accounts.models import Person
from waarborg.accounts.permissions import is_someone, sees_everything
from waarborg.advice.models import AdviceRequest


@rules.predicate
def is_asked(person: Person, request: AdviceRequest | None) -> bool:
    """The question is addressed to one of the person's roles."""
    return request is not None and request.to_role in person.roles


@rules.predicate
def asked_it(person: Person, request: AdviceRequest | None) -> bool:
    return request is not None and request.asked_by_id == person.pk


rules.add_perm("advice.ask", is_someone)
rules.add_perm("advice.answer", is_someone & is_asked)
rules.add_perm("advice.withdraw", is_someone & asked_it)
rules.add_perm("advice.view", is_someone & (is_asked | asked_it | sees_everything))
