"""Conditions on the facts, of which rules are made. What is unknown holds nothing."""

from collections.abc import Callable

from waarborg.assessment.aiact.facts import Practice, Trigger
from waarborg.assessment.aiact.rule import Case

Condition = Callable[[Case], bool]


def fact(name: str, value: object) -> Condition:
    """Holds when this fact is exactly this value."""
    return lambda case: getattr(case.facts, name) is value or getattr(case.facts, name) == value


def every(*conditions: Condition) -> Condition:
    """Holds when all of these do."""
    return lambda case: all(condition(case) for condition in conditions)


def among(name: str, member: object) -> Condition:
    """Holds when a list of which ones has this member."""
    return lambda case: member in getattr(case.facts, name)


def lets_go(practice: Practice) -> Condition:
    """Holds when art. 5 itself makes an exception for this practice."""
    return lambda case: case.facts.excepts_practice(practice)


def asks_nothing(trigger: Trigger) -> Condition:
    """Holds when art. 50 itself makes an exception for this trigger."""
    return lambda case: case.facts.excepts_trigger(trigger)


def unnamed(flag: str, which: str) -> Condition:
    """Holds for a yes of which nobody said yet which one."""
    return lambda case: getattr(case.facts, flag) is True and not getattr(case.facts, which)
