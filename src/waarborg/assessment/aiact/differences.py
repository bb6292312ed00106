"""What would have given another class: single answers that, told otherwise, change the outcome."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from waarborg.assessment.aiact.classify import classify
from waarborg.assessment.aiact.conversation import UNSURE, Option, Question, answered, path, questions
from waarborg.assessment.aiact.facts import Facts
from waarborg.assessment.aiact.result import Risk
from waarborg.rulebook.law import Law

MOST = 6
HEAVY = {Risk.PROHIBITED, Risk.HIGH}
"""From these it is news that another answer leads to no class yet: it is then not banned, or not high risk."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One other answer, and the class that it would give. `question` and `answer` are in words."""

    fact: str
    question: str
    answer: str
    risk: Risk


def differs_if(facts: Facts, *, on: date, law: Law | None = None, most: int = MOST) -> tuple[Difference, ...]:
    """Other answers with another class, the heaviest classes first, one for each question and class."""
    now = classify(facts, on=on, law=law, look_ahead=False).risk
    found: dict[tuple[str, Risk], Difference] = {}
    for question in path(facts, on=on, law=law):
        for difference in _others(facts, question, on=on, law=law):
            if difference.risk is not now and (difference.risk is not Risk.TO_BE_DETERMINED or now in HEAVY):
                found.setdefault((difference.fact, difference.risk), difference)
    ordered = sorted(found.values(), key=lambda difference: (-difference.risk.weight, _place(difference)))
    return tuple(ordered[:most])


def _place(difference: Difference) -> int:
    return list(questions()).index(difference.fact)


def _others(facts: Facts, question: Question, *, on: date, law: Law | None) -> Iterator[Difference]:
    said = question.chosen(facts)
    for option in question.options:
        if option.key in {*said, UNSURE}:
            continue
        other = answered(facts, question.fact, _told(question, option, said))
        risk = classify(other, on=on, law=law, look_ahead=False).risk
        yield Difference(question.fact, question.question, option.label, risk)


def _told(question: Question, option: Option, said: list[str]) -> list[str]:
    """One more choice of a list, or another single answer."""
    kept = [key for key in said if key != UNSURE] if question.has_many else []
    return [*kept, option.key]
