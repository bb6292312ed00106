"""What differs between two classes of one use: the answers, the outcome, and what the register said."""

from collections.abc import Iterator
from dataclasses import dataclass

from waarborg.assessment.aiact.conversation import questions
from waarborg.assessment.basis import LABELS
from waarborg.assessment.models import Classification
from waarborg.assessment.presenting import ROLES

NOT_ASKED = "niet gevraagd"


@dataclass(frozen=True, slots=True)
class Differing:
    label: str
    before: str
    after: str
    decides: bool = False
    """Whether it is the outcome itself."""


def differences(before: Classification, now: Classification) -> list[Differing]:
    """The outcome first, then the answers in the order of the questions, then the register."""
    rows = [*_outcome(before, now), *_answers(before, now), *_basis(before, now)]
    return [row for row in rows if row.before != row.after]


def _outcome(before: Classification, now: Classification) -> Iterator[Differing]:
    yield Differing("Risicoklasse", before.holds_label, now.holds_label, decides=True)
    yield Differing("Rollen", _roles(before), _roles(now), decides=True)
    yield Differing("Punt van bijlage III", before.annex_iii or "geen", now.annex_iii or "geen", decides=True)
    yield Differing("FRIA verplicht", _yes(before.fria_required), _yes(now.fria_required), decides=True)
    yield Differing("Versie van de regels", before.rules_version, now.rules_version)


def _roles(found: Classification) -> str:
    return ", ".join(ROLES[role] for role in found.roles) or "geen"


def _yes(value: bool) -> str:
    return "ja" if value else "nee"


def _answers(before: Classification, now: Classification) -> Iterator[Differing]:
    then, later = before.facts, now.facts
    for question in questions().values():
        before_words, after_words = (question.said(facts) or NOT_ASKED for facts in (then, later))
        yield Differing(question.question, before_words, after_words)


def _basis(before: Classification, now: Classification) -> Iterator[Differing]:
    for name in before.basis.keys() & now.basis.keys():
        yield Differing(f"Register: {LABELS[name]}", _words(before.basis[name]), _words(now.basis[name]))


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
