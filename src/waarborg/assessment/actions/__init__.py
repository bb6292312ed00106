"""The acts of this chapter, each in the file of its part."""

from waarborg.assessment.actions.class_upkeep import check, outdate
from waarborg.assessment.actions.classification import (
    AnsweredMeanwhile,
    begin,
    deviate,
    drop,
    finish,
    save_answer,
    task_of,
)

__all__ = ["AnsweredMeanwhile", "begin", "check", "deviate", "drop", "finish", "outdate", "save_answer", "task_of"]
