"""The acts on an impact assessment: begin, answer, discuss, sign (art. 9.2)."""

from waarborg.assessment.actions.dossiers.answering import Conflict, NothingNew, Overtaken, Saved, save_answers
from waarborg.assessment.actions.dossiers.discussing import (
    add_action_point,
    add_evidence,
    add_note,
    meet_action_point,
    reuse_evidence,
)
from waarborg.assessment.actions.dossiers.signing import accept, advise, finish, give_back, submit
from waarborg.assessment.actions.dossiers.starting import invite, keep_own, new_version, start, uninvite

__all__ = [
    "Conflict",
    "NothingNew",
    "Overtaken",
    "Saved",
    "accept",
    "add_action_point",
    "add_evidence",
    "add_note",
    "advise",
    "finish",
    "give_back",
    "invite",
    "keep_own",
    "meet_action_point",
    "new_version",
    "reuse_evidence",
    "save_answers",
    "start",
    "submit",
    "uninvite",
]
