"""The questions in B1 Dutch, and which one comes next: only what can still change the outcome is asked."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from waarborg.assessment.aiact.classify import classify
from waarborg.assessment.aiact.facts import FACTS, WHICH, Facts
from waarborg.assessment.aiact.result import Classification
from waarborg.rulebook.law import Law

FILE = Path(__file__).with_name("questions.toml")
YES, NO, UNSURE = "yes", "no", "unknown"
YES_NO, ONE, MANY = "yes_no", "one", "many"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be chosen. Rules read the key and the tags, never the label."""

    key: str
    label: str
    help: str = ""
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Question:
    """What one asks to learn a fact. `topic` is the heading under which it stands."""

    fact: str
    topic: str
    kind: str
    article: str
    question: str
    help: str
    options: tuple[Option, ...]

    @property
    def has_many(self) -> bool:
        return self.kind == MANY

    def value(self, chosen: list[str]) -> Any:
        """The fact that these option keys stand for. Raises ValueError for a key that is not offered."""
        keys = {option.key for option in self.options}
        if strange := [key for key in chosen if key not in keys]:
            raise ValueError(f"no option of {self.fact}: {', '.join(strange)}")
        if self.has_many:
            return frozenset(key for key in chosen if key != UNSURE)
        if not chosen or chosen[0] == UNSURE:
            return None
        return chosen[0] == YES if self.kind == YES_NO else chosen[0]

    def chosen(self, facts: Facts) -> list[str]:
        """The keys of the options that say what these facts say; empty when nothing was said."""
        value = getattr(facts, self.fact)
        if self.fact in facts.unknown:
            return [UNSURE]
        if self.has_many:
            return [option.key for option in self.options if option.key in value]
        if value is None:
            return []
        return [(YES if value else NO) if self.kind == YES_NO else str(value)]

    def said(self, facts: Facts) -> str:
        """The answer in words."""
        chosen = self.chosen(facts)
        return "; ".join(option.label for option in self.options if option.key in chosen)


@lru_cache(maxsize=1)
def questions() -> dict[str, Question]:
    """All questions by their fact, in the order in which they are asked."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["questions"]
    return {row["fact"]: _question(row) for row in rows}


def answered(facts: Facts, fact: str, chosen: list[str]) -> Facts:
    """These facts with one answer more. What is answered "Weet ik niet" is unknown, and not asked again.

    Raises KeyError for a fact without a question and ValueError for an option that is not offered.
    """
    question = questions()[fact]
    value = question.value(chosen)
    unsure = chosen == [UNSURE]
    unknown = facts.unknown | {fact} if unsure else facts.unknown - {fact}
    changes: dict[str, Any] = {fact: value, "unknown": unknown}
    return replace(_without_what_rested_on(facts, fact, value), **changes)


def next_question(facts: Facts, *, on: date, law: Law | None = None) -> Question | None:
    """The first question that can still change the class or say more precisely what must be done; None at the end."""
    asked = _to_ask(classify(facts, on=on, law=law, look_ahead=False), facts)
    return next((question for question in questions().values() if question.fact in asked), None)


def path(facts: Facts, *, on: date, law: Law | None = None) -> list[Question]:
    """The questions that were asked on the way to these facts, in order; answers that no longer count are left out."""
    told, asked = Facts(), []
    while (question := next_question(told, on=on, law=law)) is not None:
        chosen = question.chosen(facts)
        if not chosen:
            break
        asked.append(question)
        told = answered(told, question.fact, chosen)
    return asked


def tags_of(facts: Facts) -> frozenset[str]:
    """What the answers say in tags, for the instruments that build on them."""
    said = ((question, question.chosen(facts)) for question in questions().values())
    return frozenset(
        tag for question, chosen in said for option in question.options if option.key in chosen for tag in option.tags
    )


def _to_ask(outcome: Classification, facts: Facts) -> set[str]:
    return {*outcome.missing, *outcome.wanted} - facts.unknown


def _without_what_rested_on(facts: Facts, fact: str, value: Any) -> Facts:
    """A changed yes takes its list along: which practice, which area, which ground."""
    which = WHICH.get(fact)
    if which is None or value is True:
        return facts
    changes: dict[str, Any] = {which: frozenset(), fact: None}
    return replace(facts, **changes)


def _question(row: dict[str, Any]) -> Question:
    kind = row["kind"]
    if row["fact"] not in FACTS:
        raise ValueError(f"no fact of the AI Act: {row['fact']}")
    options = [_option(option) for option in row.get("options", ())]
    if kind == YES_NO:
        options = [
            Option(YES, row.get("yes", "Ja"), tags=frozenset(row.get("yes_tags", ()))),
            Option(NO, row.get("no", "Nee"), tags=frozenset(row.get("no_tags", ()))),
        ]
    if row.get("unsure", True):
        options.append(Option(UNSURE, "Weet ik niet"))
    return Question(row["fact"], row["topic"], kind, row["article"], row["question"], row["help"], tuple(options))


def _option(row: dict[str, Any]) -> Option:
    return Option(row["key"], row["label"], row.get("help", ""), frozenset(row.get("tags", ())))
