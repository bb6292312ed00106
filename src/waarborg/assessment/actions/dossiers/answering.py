from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.assessment.actions.dossiers.starting import lock_to_write
from waarborg.assessment.instruments import is_answered
from waarborg.assessment.models import Answer, AnswerChange, ImpactAssessment
from waarborg.audit.actions import act, record


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question that somebody else answered after this person opened the page: theirs stands, ours is kept to show."""

    question: str
    theirs: Answer
    ours: Any


@dataclass(frozen=True, slots=True)
class Saved:
    questions: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()


class NothingNew(Exception):
    """Every answer stood there already."""


class Overtaken(Exception):
    """Nothing was saved, because somebody else was first with all of it."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        self.conflicts = conflicts
        super().__init__("overtaken")


@act
def save_answers(
    *,
    by: Person,
    assessment: ImpactAssessment,
    answers: Mapping[str, Any],
    seen: Mapping[str, int],
    origins: Mapping[str, str] | None = None,
) -> Saved:
    """Keep these answers, by key of the question; `seen` is the version of each that this person looked at.

    What somebody else changed meanwhile is not overwritten: that question comes back as a conflict, the rest is kept.
    """
    locked = lock_to_write(by, assessment)
    there = {answer.question: answer for answer in locked.answers.select_related("answered_by")}
    to_keep, conflicts = _sorted_out(there, answers, seen)
    if not to_keep:
        raise Overtaken(conflicts) if conflicts else NothingNew
    for key, value in to_keep.items():
        _keep(locked, there.get(key), key=key, value=value, by=by, origin=(origins or {}).get(key, ""))
    record(
        "assessment.answered",
        locked,
        by=by,
        article="9.2",
        dossier=locked.use_case.system,
        sentence=_said(list(to_keep)),
        data={"questions": sorted(to_keep)},
    )
    return Saved(tuple(to_keep), conflicts)


def _sorted_out(
    there: Mapping[str, Answer], answers: Mapping[str, Any], seen: Mapping[str, int]
) -> tuple[dict[str, Any], tuple[Conflict, ...]]:
    """What to keep, and what somebody else changed since this person looked."""
    changed = {key: value for key, value in answers.items() if _differs(there.get(key), value)}
    overtaken = {key for key in changed if key in there and there[key].number > seen.get(key, 0)}
    conflicts = tuple(
        Conflict(key, there[key], changed[key])
        for key in sorted(overtaken)
        if not _left_alone(there[key], seen.get(key, 0), changed[key])
    )
    return {key: value for key, value in changed.items() if key not in overtaken}, conflicts


def _differs(there: Answer | None, value: Any) -> bool:
    if there is None:
        return is_answered(value)
    return bool(there.value != value)


def _left_alone(there: Answer, seen: int, value: Any) -> bool:
    """Whether this person sent back what the page showed, so that the other's answer simply stands."""
    if seen == 0:
        return not is_answered(value)
    shown = there.changes.filter(number=seen).first()
    return shown is not None and bool(shown.value == value)


def _keep(assessment: ImpactAssessment, there: Answer | None, *, key: str, value: Any, by: Person, origin: str) -> None:
    answer = there or Answer(assessment=assessment, question=key, number=0)
    answer.value, answer.number, answer.origin = value, answer.number + 1, origin
    answer.answered_by, answer.answered_at = by, timezone.now()
    answer.save()
    AnswerChange.objects.create(answer=answer, number=answer.number, value=value, by=by, at=answer.answered_at)


def _said(keys: list[str]) -> str:
    if len(keys) == 1:
        return f"beantwoordde vraag {keys[0]}"
    return f"beantwoordde {len(keys)} vragen"
