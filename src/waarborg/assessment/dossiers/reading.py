"""An assessment opened: its instrument, its facts, its answers and what follows from them. Five queries, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from waarborg.assessment.dossiers.facts import facts_of, otherwise, standing_class
from waarborg.assessment.instruments import (
    Asked,
    Difference,
    Facts,
    Found,
    Instrument,
    Part,
    differences,
    in_words,
    is_answered,
    outcome,
    read_answers,
    separate_outcomes,
)
from waarborg.assessment.instruments.answering import Reading
from waarborg.assessment.models import Answer, Classification, ImpactAssessment


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part with how far it is: of the questions that must be answered, how many are."""

    part: Part
    asked: tuple[Asked, ...]
    missing: tuple[Asked, ...]

    @property
    def required(self) -> int:
        return sum(asked.question.required for asked in self.asked)

    @property
    def answered(self) -> int:
        return self.required - len(self.missing)

    @property
    def is_done(self) -> bool:
        return not self.missing


class Opened:
    """One assessment, read together. Everything that follows is worked out when it is first asked for."""

    def __init__(self, assessment: ImpactAssessment) -> None:
        self.assessment = assessment

    @cached_property
    def instrument(self) -> Instrument:
        return self.assessment.instrument()

    @cached_property
    def classification(self) -> Classification | None:
        return standing_class(self.assessment.use_case)

    @cached_property
    def facts(self) -> Facts:
        """As they are today while one still answers; as they were once it went to whoever signs."""
        if self.assessment.is_changeable:
            return facts_of(self.assessment.use_case, self.classification)
        return self.assessment.kept_facts()

    @cached_property
    def answers(self) -> Mapping[str, Answer]:
        return {answer.question: answer for answer in self.assessment.answers.select_related("answered_by")}

    @cached_property
    def values(self) -> dict[str, Any]:
        return {key: answer.value for key, answer in self.answers.items()}

    @cached_property
    def reading(self) -> Reading:
        return read_answers(self.instrument, self.values, self.facts)

    @cached_property
    def outcome(self) -> Found:
        return outcome(self.instrument, self.values, self.facts)

    @cached_property
    def separate(self) -> list[Found]:
        return separate_outcomes(self.instrument, self.values, self.facts)

    @cached_property
    def differences(self) -> list[Difference]:
        return differences(self.instrument, self.values, self.facts, otherwise=otherwise(self.facts))

    @cached_property
    def parts(self) -> list[PartShown]:
        """The parts in which something is asked, each with its questions."""
        shown = [
            PartShown(
                part,
                tuple(asked for asked in self.reading.asked if asked.part is part),
                tuple(asked for asked in self.reading.missing if asked.part is part),
            )
            for part in self.instrument.parts
        ]
        return [part for part in shown if part.asked]

    @property
    def is_complete(self) -> bool:
        return not self.reading.missing

    @cached_property
    def fria(self) -> tuple[int, int]:
        """Of the questions that also serve the FRIA: how many have an answer, and how many there are."""
        asked = [asked for asked in self.reading.asked if asked.question.serves_fria]
        return sum(is_answered(self.values.get(found.key)) for found in asked), len(asked)

    def words(self, asked: Asked) -> str:
        return in_words(self.instrument, asked.question, self.values.get(asked.key))
