"""Which questions are asked, given the answers so far, and which still wait for an answer.

Questions are looked at in order. A condition sees only what was answered before it, in questions that are asked: an
answer to a question that is no longer asked never counts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from waarborg.assessment.instruments.conditions import Lookup, Truth, read_condition
from waarborg.assessment.instruments.instrument import (
    AT,
    UNKNOWN,
    Instrument,
    Part,
    Question,
    QuestionKind,
    Right,
    Stop,
)

Value = str | int | tuple[str, ...] | list[str]
Answers = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the register and the class of the AI Act say: tags that are set, and tags that are in doubt."""

    tags: frozenset[str] = frozenset()
    doubted: frozenset[str] = frozenset()


NO_FACTS = Facts()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is asked; one that is asked for each right has that right."""

    part: Part
    question: Question
    right: Right | None = None

    @property
    def key(self) -> str:
        return f"{self.question.key}{AT}{self.right.key}" if self.right else self.question.key


@dataclass(slots=True)
class Reading:
    """All questions gone through once: what is asked, what the answers set, and where it stops."""

    asked: list[Asked] = field(default_factory=list)
    tags: dict[str, list[str]] = field(default_factory=dict)
    """Each tag with the keys of the questions that set it; a fact has none."""
    doubted: set[str] = field(default_factory=set)
    """Tags that "weet ik niet" or an unsure fact leaves open."""
    waiting: set[str] = field(default_factory=set)
    """Tags that a question which still waits for an answer may set."""
    missing: list[Asked] = field(default_factory=list)
    stop: Stop | None = None

    def truth(self, tag: str) -> Truth:
        """Whether a tag is set, for an outcome: as long as anything is open about it, nobody knows."""
        if tag in self.tags:
            return True
        return None if tag in self.doubted or tag in self.waiting else False

    def shows(self, tag: str) -> Truth:
        """Whether a tag is set, for asking on: what nobody answered yet is not set; "weet ik niet" stays open."""
        if tag in self.tags:
            return True
        return None if tag in self.doubted else False


def read_answers(instrument: Instrument, answers: Answers, facts: Facts = NO_FACTS) -> Reading:
    """Go through the instrument with these answers, by key of the question (`4.2@privacy` for one right)."""
    reading = Reading(tags={tag: [] for tag in sorted(facts.tags)}, doubted=set(facts.doubted - facts.tags))
    for part in instrument.parts:
        if reading.stop is None and _holds(part.shown_if, reading.shows) is not False:
            _read_part(instrument, part, answers, reading)
    return reading


def shown(instrument: Instrument, answers: Answers, facts: Facts = NO_FACTS) -> list[Asked]:
    """The questions that are asked, in order."""
    return read_answers(instrument, answers, facts).asked


def missing(instrument: Instrument, answers: Answers, facts: Facts = NO_FACTS) -> list[Asked]:
    """The questions that are asked, must be answered, and have no answer yet."""
    return read_answers(instrument, answers, facts).missing


def is_answered(value: Value | None) -> bool:
    """Whether there is an answer: words, a number, or at least one choice."""
    return bool(value.strip()) if isinstance(value, str) else value is not None and value not in ([], ())


def chosen(value: Value | None) -> tuple[str, ...]:
    """The keys in an answer, of one choice or of several."""
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value) if isinstance(value, list | tuple) else ()


def in_words(instrument: Instrument, question: Question, value: Value | None) -> str:
    """An answer as people read it: the labels of what was chosen, or the words themselves."""
    if question.kind in {QuestionKind.OPEN, QuestionKind.NUMBER}:
        return "" if value is None else str(value)
    choices: Iterable[Right] | Iterable[object] = (
        instrument.rights if question.kind is QuestionKind.RIGHTS else question.choices
    )
    labels = {getattr(choice, "key", ""): getattr(choice, "label", "") for choice in choices}
    return ", ".join(labels.get(key, key) for key in chosen(value))


def _read_part(instrument: Instrument, part: Part, answers: Answers, reading: Reading) -> None:
    rights: tuple[Right, ...] = ()
    for question in part.questions:
        if reading.stop or _holds(question.shown_if, reading.shows) is False:
            continue
        for asked in _asked(part, question, rights):
            _read(asked, answers, reading)
        if question.kind is QuestionKind.RIGHTS:
            named = chosen(answers.get(question.key))
            rights = tuple(right for right in instrument.rights if right.key in named)
        reading.stop = _stop(instrument, question, reading)


def _asked(part: Part, question: Question, rights: tuple[Right, ...]) -> Iterator[Asked]:
    if question.per_right:
        yield from (Asked(part, question, right) for right in rights)
    else:
        yield Asked(part, question)


def _read(asked: Asked, answers: Answers, reading: Reading) -> None:
    question, value = asked.question, answers.get(asked.key)
    reading.asked.append(asked)
    if not is_answered(value):
        if question.required:
            reading.waiting |= question.every_tag
            reading.missing.append(asked)
        return
    keys = chosen(value)
    for option in question.choices:
        for tag in option.tags if option.key in keys else ():
            reading.tags.setdefault(tag, []).append(asked.key)
    if UNKNOWN in keys:
        reading.doubted |= question.every_tag


def _stop(instrument: Instrument, question: Question, reading: Reading) -> Stop | None:
    stops = (stop for stop in instrument.stops if stop.after == question.key)
    return next((stop for stop in stops if _holds(stop.when, reading.shows) is True), None)


def _holds(condition: str, lookup: Lookup) -> Truth:
    return read_condition(condition).holds(lookup) if condition else True
