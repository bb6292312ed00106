"""The front page of one assessment, its outcome, and two versions side by side."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from waarborg.accounts.access import person_of, signed_in
from waarborg.assessment.dossiers.reading import Opened
from waarborg.assessment.dossiers.steps import next_step
from waarborg.assessment.instruments import in_words
from waarborg.assessment.models import ImpactAssessment
from waarborg.assessment.views.dossiers.access import opened_for
from waarborg.audit.models import Event

TONES = {"good": "good", "warning": "warning", "danger": "danger", "info": "condition", "neutral": "neutral"}


@signed_in
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    opened, person, today = opened_for(request, pk), person_of(request), timezone.localdate()
    assessment = opened.assessment
    context = outcome_context(opened) | {
        "step": next_step(opened, person=person, today=today),
        "may_write": assessment.is_changeable and person.has_perm("assessment.write_dossier", assessment),
        "may_start": person.has_perm("assessment.start_dossier", assessment.use_case),
        "authors": assessment.authors.select_related("person__unit"),
        "signatures": assessment.signatures.select_related("by"),
        "points": assessment.action_points.select_related("owner"),
        "versions": ImpactAssessment.objects.filter(
            use_case=assessment.use_case_id, instrument_key=assessment.instrument_key
        ).order_by("-number"),
        "events": Event.objects.about(assessment),
    }
    return render(request, "assessment/dossier.html", context)


@signed_in
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """The verdict in one line, why, what must be done, and what would make it different."""
    opened = opened_for(request, pk)
    return render(request, "assessment/dossier_outcome.html", outcome_context(opened))


@signed_in
def compare(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What was answered differently in another version of the same assessment."""
    opened = opened_for(request, pk)
    mine = opened.assessment
    others = ImpactAssessment.objects.filter(use_case=mine.use_case_id, instrument_key=mine.instrument_key)
    other = others.select_related("instrument_version", "use_case__system").filter(number=number).first()
    if other is None or other.pk == mine.pk or not person_of(request).has_perm("assessment.see_dossier", other):
        raise Http404
    older, newer = sorted((opened, Opened(other)), key=lambda found: found.assessment.number)
    context = {"opened": opened, "assessment": mine, "older": older, "newer": newer, "rows": _rows(older, newer)}
    return render(request, "assessment/dossier_compare.html", context)


def outcome_context(opened: Opened) -> dict[str, Any]:
    """What the card with the outcome shows: as it was signed, else as it stands."""
    assessment, found = opened.assessment, opened.outcome
    signed = bool(assessment.outcome_key) and not assessment.is_changeable
    tone = assessment.outcome_tone if signed else found.tone
    answered, fria = opened.fria
    return {
        "opened": opened,
        "assessment": assessment,
        "found": found,
        "label": assessment.outcome_label if signed else found.label,
        "tone": TONES.get(tone, "neutral"),
        "fria_answered": answered,
        "fria_questions": fria,
    }


@dataclass(frozen=True, slots=True)
class RowCompared:
    key: str
    question: str
    before: str
    after: str


def _rows(older: Opened, newer: Opened) -> list[RowCompared]:
    """Every question whose answer differs, in the words of the newest text that asks it."""
    keys = dict.fromkeys([asked.key for found in (newer, older) for asked in found.reading.asked])
    rows = (_row(key, older, newer) for key in keys)
    return [row for row in rows if row.before != row.after]


def _row(key: str, older: Opened, newer: Opened) -> RowCompared:
    question = newer.instrument.question(key) or older.instrument.question(key)
    return RowCompared(key, question.question if question else key, _words(older, key), _words(newer, key))


def _words(opened: Opened, key: str) -> str:
    question = opened.instrument.question(key)
    counts = any(asked.key == key for asked in opened.reading.asked)
    return in_words(opened.instrument, question, opened.values.get(key)) if question and counts else ""
