"""Instruments as data: questions with branches, and the outcome that follows from the answers (art. 9.2).

An instrument is a table: a file of this package, or an official text that a municipality read in itself. Nothing in
it is executed: conditions are words with and, or, not and count, read by a parser of our own.
"""

from waarborg.assessment.instruments.answering import (
    NO_FACTS,
    Answers,
    Asked,
    Facts,
    Value,
    in_words,
    is_answered,
    missing,
    read_answers,
    shown,
)
from waarborg.assessment.instruments.instrument import Instrument, Option, Outcome, Part, Question, QuestionKind, Right
from waarborg.assessment.instruments.loading import WrongInstrument, own_instruments, read_instrument
from waarborg.assessment.instruments.outcome import Difference, Found, differences, outcome, separate_outcomes

__all__ = [
    "NO_FACTS",
    "Answers",
    "Asked",
    "Difference",
    "Facts",
    "Found",
    "Instrument",
    "Option",
    "Outcome",
    "Part",
    "Question",
    "QuestionKind",
    "Right",
    "Value",
    "WrongInstrument",
    "differences",
    "in_words",
    "is_answered",
    "missing",
    "outcome",
    "own_instruments",
    "read_answers",
    "read_instrument",
    "separate_outcomes",
    "shown",
]
