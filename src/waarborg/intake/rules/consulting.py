from collections.abc import Iterable

from waarborg.rulebook import Policy


def advisers_for(policy: Policy, data_classes: Iterable[str]) -> list[str]:
    """The roles to ask for advice about these classes of data, in the order of the policy. Source: art. 4.3."""
    asked = frozenset[str]().union(*(policy.data_classes[key].advisers for key in data_classes))
    return [role for role in policy.roles if role in asked]
