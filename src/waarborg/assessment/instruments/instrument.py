"""What an instrument is: parts with questions, stops, and the outcomes that follow from the answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from waarborg.rulebook.law import Certainty
from waarborg.rulebook.shape import NotEmpty

Text = Annotated[str, NotEmpty()]
Tags = tuple[str, ...]

YES, NO, UNKNOWN = "yes", "no", "unknown"
AT = "@"
"""A question that is asked for each right has one answer per right: `4.2@privacy`."""


class QuestionKind(StrEnum):
    OPEN = "open"
    YES_NO = "yes_no"
    SINGLE = "single"
    MULTIPLE = "multiple"
    RIGHTS = "rights"
    NUMBER = "number"


class Tone(StrEnum):
    GOOD = "good"
    INFO = "info"
    WARNING = "warning"
    DANGER = "danger"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose. The key `unknown` means "weet ik niet"."""

    key: Text
    label: Text
    help: str = ""
    tags: Tags = ()


@dataclass(frozen=True, slots=True)
class Right:
    """A fundamental right to choose from the list of the instrument; `article` is that of the EU Charter."""

    key: Text
    label: Text
    group: str = ""
    help: str = ""
    article: str = ""


YES_NO_OPTIONS = (Option(YES, "Ja"), Option(NO, "Nee"), Option(UNKNOWN, "Weet ik niet"))


@dataclass(frozen=True, slots=True)
class Question:
    key: Text
    question: Text
    kind: QuestionKind
    help: str = ""
    required: bool = True
    suggested_roles: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    tags: Mapping[str, Tags] = field(default_factory=lambda: MappingProxyType({}))
    labels: tuple[str, ...] = ()
    shared: str = ""
    prefill: str = ""
    shown_if: str = ""
    action_points: bool | None = None
    per_right: bool = False
    links: tuple[str, ...] = ()
    urn: str = ""

    @property
    def choices(self) -> tuple[Option, ...]:
        """The answers to choose from; of a question of yes or no with the tags that it gives them."""
        if self.kind is not QuestionKind.YES_NO:
            return self.options
        return tuple(Option(option.key, option.label, tags=self.tags.get(option.key, ())) for option in YES_NO_OPTIONS)

    @property
    def takes_action_points(self) -> bool:
        return self.kind is QuestionKind.OPEN if self.action_points is None else self.action_points

    @property
    def every_tag(self) -> frozenset[str]:
        """All tags that some answer to this question may set."""
        return frozenset(tag for option in self.choices for tag in option.tags)

    @property
    def serves_fria(self) -> bool:
        return "fria" in self.labels


@dataclass(frozen=True, slots=True)
class Part:
    key: Text
    title: Text
    questions: Annotated[tuple[Question, ...], NotEmpty()]
    lead: str = ""
    shown_if: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where one goes no further: when the condition holds, what comes after this question is not asked."""

    when: Text
    after: Text
    sentence: Text
    article: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeReason:
    when: Text
    sentence: Text
    article: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What may follow from the answers. The first whose condition holds is the one."""

    key: Text
    label: Text
    when: Text
    sentence: Text
    tone: Tone = Tone.NEUTRAL
    article: str = ""
    way_on: str = ""
    starts: str = ""
    review_after: int = 0
    """Days after which one looks again; 0 leaves it to the policy."""
    reasons: tuple[OutcomeReason, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    key: Text
    urn: Text
    title: Text
    version: Text
    parts: Annotated[tuple[Part, ...], NotEmpty()]
    lead: str = ""
    article: str = "9.2"
    source: str = ""
    certainty: Certainty = Certainty.MEMORY
    caveat: str = ""
    advice: bool = False
    answered_by: str = ""
    stops: tuple[Stop, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    separate: tuple[Outcome, ...] = ()
    rights: tuple[Right, ...] = ()

    def questions(self) -> Iterator[tuple[Part, Question]]:
        return ((part, question) for part in self.parts for question in part.questions)

    def question(self, key: str) -> Question | None:
        """The question of this key, or of the part before `@` of an answer that is given per right."""
        wanted = key.partition(AT)[0]
        return next((question for _, question in self.questions() if question.key == wanted), None)
