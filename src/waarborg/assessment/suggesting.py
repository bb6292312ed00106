"""What the report of a use says already: an answer that stands ready, for the adviser to confirm or to change."""

from collections.abc import Iterator
from dataclasses import dataclass

from waarborg.assessment.aiact.conversation import NO, YES, Question
from waarborg.register.models import UseCase
from waarborg.register.models.use_case import OutputRole

GENERATORS = {"text_generator", "image_video_generator", "sound_generator"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Option keys of one question, and where they come from in a sentence."""

    fact: str
    chosen: tuple[str, ...]
    why: str


def suggestion(use_case: UseCase, question: Question) -> Suggestion | None:
    """What the report and the register say about this question; nothing when they do not say it."""
    return next((found for found in _suggestions(use_case) if found.fact == question.fact), None)


def _suggestions(use_case: UseCase) -> Iterator[Suggestion]:
    """Only what follows from what was reported. A ban, high risk and the role of the municipality never do."""
    kind, label = use_case.system.kind, use_case.system.get_kind_display().lower()
    why = f"Volgens de melding is dit: {label}."
    if kind == "simple_algorithm":
        yield Suggestion("is_algorithm", (YES,), why)
        yield Suggestion("gpai", ("none",), why)
        yield Suggestion("ai_system", (NO,), why)
        yield Suggestion("only_human_rules", (YES,), why)
    if kind in {*GENERATORS, "self_learning_algorithm"}:
        yield Suggestion("is_algorithm", (YES,), why)
        yield Suggestion("ai_system", (YES,), why)
    if kind in GENERATORS:
        yield Suggestion("gpai", ("system",), why)
        yield Suggestion("article_50_trigger", (YES,), why)
        yield Suggestion("triggers", ("generates",), why)
    if use_case.output_role != OutputRole.AID:
        role = use_case.get_output_role_display()
        yield Suggestion("influences_environment", (YES,), f"Volgens de melding: {role}.")
    used = use_case.used_since is not None
    yield Suggestion("in_use", (YES,) if used else (NO,), "Zo staat het in de melding.")
