"""The acts of a notice. Each is one transaction with its event in the log."""

from waarborg.intake.actions.advising import (
    ConditionTerms,
    add_condition,
    advise,
    remove_condition,
    return_notice,
    take_position,
)
from waarborg.intake.actions.consulting import ask_adviser, report
from waarborg.intake.actions.designating import designate
from waarborg.intake.actions.following import meet_condition
from waarborg.intake.actions.reporting import save_answers, start, submit, withdraw
from waarborg.intake.actions.retiring import retire
from waarborg.intake.actions.ruling import PilotTerms, refer_back, rule

__all__ = [
    "ConditionTerms",
    "PilotTerms",
    "add_condition",
    "advise",
    "ask_adviser",
    "designate",
    "meet_condition",
    "refer_back",
    "remove_condition",
    "report",
    "retire",
    "return_notice",
    "rule",
    "save_answers",
    "start",
    "submit",
    "take_position",
    "withdraw",
]
