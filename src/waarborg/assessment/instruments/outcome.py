"""What follows from the answers: one outcome with its reasons, side outcomes, and what would make it different."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from waarborg.assessment.instruments.answering import (
    NO_FACTS,
    Answers,
    Asked,
    Facts,
    Reading,
    Value,
    chosen,
    in_words,
    read_answers,
)
from waarborg.assessment.instruments.conditions import Truth, read_condition
from waarborg.assessment.instruments.instrument import (
    UNKNOWN,
    Instrument,
    Option,
    Outcome,
    Question,
    QuestionKind,
    Stop,
    Tone,
)

TO_BE_DETERMINED = "unknown"
STOPPED = "stopped"
COMPLETE = "complete"
MOST_DIFFERENCES = 12
ASKS = {Tone.INFO, Tone.WARNING, Tone.DANGER}
"""The tones of an outcome that asks for something."""


@dataclass(frozen=True, slots=True)
class Because:
    """An answer on which a reason rests: the key of the question, the question, and the answer in words."""

    key: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class ReasonFound:
    sentence: str
    article: str = ""
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An outcome as it stands. `decided` is false while it is still open; then `outcome` is what it comes to at least.

    `doubts` are the answers "weet ik niet" that keep it open.
    """

    key: str
    label: str
    sentence: str
    tone: Tone
    article: str = ""
    decided: bool = True
    outcome: Outcome | None = None
    reasons: tuple[ReasonFound, ...] = ()
    doubts: tuple[Because, ...] = ()
    missing: int = 0
    stop: Stop | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One question, and the other answers to it that would each give this outcome."""

    key: str
    question: str
    answers: tuple[str, ...]
    label: str


def outcome(instrument: Instrument, answers: Answers, facts: Facts = NO_FACTS) -> Found:
    """What follows from these answers (art. 9.2).

    The first outcome whose condition holds, when nothing before it is open and no required answer is missing. Else it
    is still to be determined, and `outcome` says what is certain already.
    """
    reading = read_answers(instrument, answers, facts)
    if reading.stop:
        return _stopped(instrument, answers, reading, reading.stop)
    if not instrument.outcomes:
        return _without_outcomes(reading)
    first, is_open = _first(instrument, reading)
    if reading.missing or is_open or first is None:
        return _open(instrument, answers, reading, first)
    return _found(instrument, answers, reading, first)


def separate_outcomes(instrument: Instrument, answers: Answers, facts: Facts = NO_FACTS) -> list[Found]:
    """The side outcomes that hold or are still open, each on its own."""
    reading = read_answers(instrument, answers, facts)
    found: list[Found] = []
    for aside in instrument.separate:
        truth = _holds(aside.when, reading)
        if truth is True:
            found.append(_found(instrument, answers, reading, aside))
        elif truth is None:
            sentence = "Dit hangt nog af van antwoorden die ontbreken of onzeker zijn."
            found.append(Found(aside.key, aside.label, sentence, Tone.NEUTRAL, aside.article, decided=False))
    return found


def differences(
    instrument: Instrument,
    answers: Answers,
    facts: Facts = NO_FACTS,
    *,
    otherwise: Mapping[str, Facts] | None = None,
) -> list[Difference]:
    """What would make the outcome different: one other answer at a time, or facts that were otherwise.

    `otherwise` names other facts in words, such as "de risicoklasse beperkt is".
    """
    now = outcome(instrument, answers, facts)
    if not now.decided or not instrument.outcomes:
        return []
    found = [
        Difference("", words, (), other.label)
        for words, changed in (otherwise or {}).items()
        if (other := outcome(instrument, answers, changed)).key not in {now.key, TO_BE_DETERMINED}
    ]
    for asked in read_answers(instrument, answers, facts).asked:
        found += _by_other_answers(instrument, answers, facts, asked=asked, now=now)
    return found[:MOST_DIFFERENCES]


def _by_other_answers(
    instrument: Instrument, answers: Answers, facts: Facts, *, asked: Asked, now: Found
) -> Iterator[Difference]:
    by_label: dict[str, list[str]] = {}
    for value, label in _others(asked.question, answers.get(asked.key)):
        other = outcome(instrument, {**answers, asked.key: value}, facts)
        settled = other.outcome or other.stop
        if settled and other.key != now.key and (other.outcome is None or other.outcome.key != now.key):
            by_label.setdefault(_label(other), []).append(label)
    for label, others in by_label.items():
        yield Difference(asked.key, asked.question.question, tuple(others), label)


def _label(found: Found) -> str:
    return found.outcome.label if found.outcome else found.label


def _others(question: Question, value: Value | None) -> Iterator[tuple[Value, str]]:
    """The other answers that one could give, one change at a time, each in words."""
    if not question.every_tag:
        return
    now = chosen(value)
    options = [option for option in question.choices if option.key != UNKNOWN]
    if question.kind is QuestionKind.MULTIPLE:
        yield from (_toggled(option, now) for option in options if len(now) > 1 or option.key not in now)
    else:
        yield from ((option.key, option.label) for option in options if option.key not in now)


def _toggled(option: Option, now: tuple[str, ...]) -> tuple[Value, str]:
    if option.key in now:
        return tuple(key for key in now if key != option.key), f"niet: {option.label}"
    return (*now, option.key), f"ook: {option.label}"


def _first(instrument: Instrument, reading: Reading) -> tuple[Outcome | None, bool]:
    """The first outcome that certainly holds, and whether one before it, or a stop, may still hold."""
    is_open = any(_holds(stop.when, reading) is None for stop in instrument.stops)
    for found in instrument.outcomes:
        truth = _holds(found.when, reading)
        if truth is True:
            return found, is_open
        is_open = is_open or truth is None
    return None, True


def _holds(condition: str, reading: Reading) -> Truth:
    return read_condition(condition).holds(reading.truth)


def _found(instrument: Instrument, answers: Answers, reading: Reading, found: Outcome) -> Found:
    return Found(
        found.key,
        found.label,
        found.sentence,
        found.tone,
        found.article,
        outcome=found,
        reasons=tuple(_reasons(instrument, answers, reading, found)),
    )


def _open(instrument: Instrument, answers: Answers, reading: Reading, first: Outcome | None) -> Found:
    """Still to be determined. What holds already is only told when it asks for something: a "not needed" never is."""
    number = len(reading.missing)
    certain = first if first and first.tone in ASKS else None
    sentence = _waits_for(number)
    if certain:
        sentence += f" Zeker is al minstens: {certain.label}."
    return Found(
        TO_BE_DETERMINED,
        "Nog te bepalen",
        sentence,
        Tone.NEUTRAL,
        decided=False,
        outcome=certain,
        reasons=tuple(_reasons(instrument, answers, reading, certain)) if certain else (),
        doubts=tuple(_doubts(instrument, answers, reading)),
        missing=number,
    )


def _waits_for(number: int) -> str:
    if number:
        return "Er ontbreekt nog 1 antwoord." if number == 1 else f"Er ontbreken nog {number} antwoorden."
    return "Zoek eerst uit wat nu nog ‘weet ik niet’ is, of nog niet is bepaald."


def _without_outcomes(reading: Reading) -> Found:
    number = len(reading.missing)
    if number:
        return Found(
            TO_BE_DETERMINED, "Nog niet klaar", _waits_for(number), Tone.NEUTRAL, decided=False, missing=number
        )
    return Found(COMPLETE, "Volledig ingevuld", "Alle vragen die moeten, hebben een antwoord.", Tone.GOOD)


def _stopped(instrument: Instrument, answers: Answers, reading: Reading, stop: Stop) -> Found:
    """Past a stop no more is asked. The outcome that holds then says what it means; without one the stop does."""
    asked = read_condition(stop.when).tags()
    reason = ReasonFound(stop.sentence, stop.article, tuple(_because(instrument, answers, reading, asked)))
    missing = len(reading.missing)
    return Found(
        STOPPED,
        "Ga niet verder",
        stop.sentence,
        Tone.DANGER,
        stop.article,
        decided=not missing,
        reasons=(reason,),
        missing=missing,
        stop=stop,
    )


def _reasons(instrument: Instrument, answers: Answers, reading: Reading, found: Outcome) -> Iterator[ReasonFound]:
    for reason in found.reasons:
        condition = read_condition(reason.when)
        if condition.holds(reading.truth) is True:
            because = tuple(_because(instrument, answers, reading, condition.tags()))
            yield ReasonFound(reason.sentence, reason.article, because)


def _because(instrument: Instrument, answers: Answers, reading: Reading, tags: frozenset[str]) -> Iterator[Because]:
    keys = {key for tag in tags for key in reading.tags.get(tag, ())}
    yield from (_answer(instrument, answers, asked) for asked in reading.asked if asked.key in keys)


def _doubts(instrument: Instrument, answers: Answers, reading: Reading) -> Iterator[Because]:
    for asked in reading.asked:
        if UNKNOWN in chosen(answers.get(asked.key)) and asked.question.every_tag:
            yield _answer(instrument, answers, asked)


def _answer(instrument: Instrument, answers: Answers, asked: Asked) -> Because:
    question = asked.question
    return Because(asked.key, question.question, in_words(instrument, question, answers.get(asked.key)))
