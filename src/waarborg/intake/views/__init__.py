from waarborg.intake.views.advising import (
    add_condition,
    advise,
    ask_adviser,
    position,
    remove_condition,
    return_notice,
)
from waarborg.intake.views.deciding import meet_condition, refer_back, rule, ruling
from waarborg.intake.views.notice import notice
from waarborg.intake.views.queues import board, management
from waarborg.intake.views.register import designate, retire
from waarborg.intake.views.reporting import confirm, lookup, mine, withdraw
from waarborg.intake.views.wizard import start, step

__all__ = [
    "add_condition",
    "advise",
    "ask_adviser",
    "board",
    "confirm",
    "designate",
    "lookup",
    "management",
    "meet_condition",
    "mine",
    "notice",
    "position",
    "refer_back",
    "remove_condition",
    "retire",
    "return_notice",
    "rule",
    "ruling",
    "start",
    "step",
    "withdraw",
]
