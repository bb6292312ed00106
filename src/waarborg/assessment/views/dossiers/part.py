"""One part on one screen. Every way off it keeps what was answered: on, back, and later."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from waarborg.accounts.access import person_of, signed_in
from waarborg.assessment.actions.dossiers import Conflict, NothingNew, Overtaken, Saved, save_answers
from waarborg.assessment.dossiers.reading import Opened, PartShown
from waarborg.assessment.dossiers.shared import Suggestion, suggestions
from waarborg.assessment.forms.dossiers.part import PartForm
from waarborg.assessment.instruments import Asked, in_words
from waarborg.assessment.models import Answer
from waarborg.assessment.views.dossiers.access import opened_for
from waarborg.core.forms import posted
from waarborg.core.transitions import refuse
from waarborg.rulebook import WayOn

MOST_NAMED = 4
"""With more parts than this their names do not fit beside each other."""
ON, BACK, LATER = "verder", "terug", "later"
MORE = "Door uw antwoorden zijn er vragen bij gekomen. Beantwoord die ook."
OVERTAKEN = (
    "Een ander beantwoordde intussen dezelfde vraag. Bij die vraag staan beide antwoorden."
    " Kies wat er moet staan en bewaar opnieuw."
)


@dataclass(frozen=True, slots=True)
class Row:
    """A question on the screen: its field or its words, who answered, and what hangs on it."""

    asked: Asked
    field: Any
    answer: Answer | None
    words: str
    offered: Suggestion | None
    theirs: str
    notes: int
    evidence: int
    points: int

    @property
    def seen(self) -> int:
        return self.answer.number if self.answer else 0


@signed_in
def part(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    opened = opened_for(request, pk)
    if request.method == "POST":
        _ensure_still_asked(opened, part)
    shown = _shown(opened, part)
    assessment = opened.assessment
    if not (assessment.is_changeable and person_of(request).has_perm("assessment.write_dossier", assessment)):
        return _page(request, opened, shown, form=None, status=409 if request.method == "POST" else 200)
    form = _form(request, opened, shown)
    if request.method != "POST" or not (form.is_valid() or form.only_has_gaps()):
        return _page(request, opened, shown, form=form)
    return _save(request, opened, shown, form)


def _save(request: HttpRequest, opened: Opened, shown: PartShown, form: PartForm) -> HttpResponse:
    """Keep what was answered and go where the button says; what somebody else answered first comes back."""
    try:
        saved = save_answers(
            by=person_of(request),
            assessment=opened.assessment,
            answers=form.given(),
            seen=form.seen(),
            origins=form.origins(),
        )
    except NothingNew:
        saved = Saved(())
    except Overtaken as overtaken:
        saved = Saved((), overtaken.conflicts)
    now = opened_for(request, opened.assessment.pk)
    if saved.conflicts:
        form.add_error(None, OVERTAKEN)
        form.answers = now.answers
        return _page(request, now, shown, form=form, conflicts=saved.conflicts, status=409)
    return _go(request, now, shown)


def _go(request: HttpRequest, now: Opened, before: PartShown) -> HttpResponse:
    assessment, going = now.assessment, request.POST.get("naar", ON)
    if going == LATER:
        messages.success(request, "Uw antwoorden zijn bewaard. U kunt later verdergaan.")
        return redirect(assessment)
    keys = [found.part.key for found in now.parts]
    place = keys.index(before.part.key) if before.part.key in keys else 0
    if going == BACK:
        return redirect(assessment.part_url(keys[place - 1]) if place else assessment)
    asked_before = {asked.key for asked in before.asked}
    if any(asked.key not in asked_before for asked in now.parts[place].missing):
        messages.info(request, MORE)
        return redirect(assessment.part_url(before.part.key))
    if place + 1 < len(keys):
        return redirect(assessment.part_url(keys[place + 1]))
    return redirect("assessment:dossier_outcome", assessment.pk)


def _shown(opened: Opened, key: str) -> PartShown:
    found = next((shown for shown in opened.parts if shown.part.key == key), None)
    if found is None:
        raise Http404
    return found


def _ensure_still_asked(opened: Opened, key: str) -> None:
    """Someone else's answer may have ended this part while it stood open on a screen."""
    known = any(part.key == key for part in opened.instrument.parts)
    if known and all(shown.part.key != key for shown in opened.parts):
        way_on = WayOn("Terug naar de beoordeling", opened.assessment.get_absolute_url())
        raise refuse("9.2", "Dit deel wordt niet meer gevraagd: iemand gaf intussen een ander antwoord.", way_on)


def _form(request: HttpRequest, opened: Opened, shown: PartShown) -> PartForm:
    return PartForm(
        posted(request),
        instrument=opened.instrument,
        asked=shown.asked,
        answers=opened.answers,
        offered=suggestions(opened, list(shown.asked)),
    )


def _page(
    request: HttpRequest,
    opened: Opened,
    shown: PartShown,
    *,
    form: PartForm | None,
    conflicts: tuple[Conflict, ...] = (),
    status: int = 200,
) -> HttpResponse:
    assessment, keys = opened.assessment, [found.part.key for found in opened.parts]
    few = len(keys) <= MOST_NAMED
    context = {
        "opened": opened,
        "assessment": assessment,
        "shown": shown,
        "form": form,
        "rows": _rows(opened, shown, form, conflicts),
        "number": keys.index(shown.part.key) + 1 if shown.part.key in keys else 1,
        "parts": [
            (found, assessment.part_url(found.part.key), found.part.title if few else f"Deel {found.part.key}")
            for found in opened.parts
        ],
        "typed": _typed(request) if request.method == "POST" and form is None else [],
    }
    return render(request, "assessment/dossier_part.html", context, status=status)


def _rows(opened: Opened, shown: PartShown, form: PartForm | None, conflicts: tuple[Conflict, ...]) -> list[Row]:
    notes, evidence, points = (
        Counter(records.values_list("question", flat=True))
        for records in (
            opened.assessment.notes.all(),
            opened.assessment.evidence_uses.all(),
            opened.assessment.action_points.all(),
        )
    )
    theirs = {found.question: found.theirs for found in conflicts}
    fields = {asked.key: field for asked, field in form.rows()} if form else {}
    return [
        Row(
            asked,
            fields.get(asked.key),
            opened.answers.get(asked.key),
            opened.words(asked),
            form.offered.get(asked.key) if form else None,
            in_words(opened.instrument, asked.question, theirs[asked.key].value) if asked.key in theirs else "",
            notes[asked.key],
            evidence[asked.key],
            points[asked.key],
        )
        for asked in shown.asked
    ]


def _typed(request: HttpRequest) -> list[str]:
    """What was typed and is not kept, so that nobody loses it."""
    given = ((name, value) for name in request.POST for value in request.POST.getlist(name))
    return [value for name, value in given if name.startswith("v_") and len(value) > 1]
