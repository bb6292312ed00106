"""Measuring whether outcomes are fair, and reading what came out (art. 5.3)."""

import io
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from waarborg.accounts.access import person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.assessment.actions import fairness as actions
from waarborg.assessment.fair_words import (
    errors_of,
    figure_of,
    figures_of,
    norm_words,
    rows_of,
    sentence_of,
    trend_of,
    unnamed_of,
)
from waarborg.assessment.fairness import Unreadable, read_outcomes
from waarborg.assessment.forms.fairness import MeasureForm, ReadForm
from waarborg.assessment.models import FairnessMeasurement, OutcomeFile
from waarborg.assessment.views.classification import use_of
from waarborg.core.export import csv_response
from waarborg.core.forms import is_beyond_bounds, posted
from waarborg.core.ranges import percent
from waarborg.register.models import UseCase


@signed_in
def of_use(request: HttpRequest, pk: int) -> HttpResponse:
    """The measurements of a use and their trend; who may measure reads outcomes in here."""
    person, today = person_of(request), timezone.localdate()
    use_case = _visible(person, use_of(person, pk))
    may_measure = person.has_perm("assessment.measure", use_case)
    form = ReadForm(posted(request), request.FILES or None, too_large=is_beyond_bounds(request))
    if request.method == "POST":
        _ensure_may_measure(may_measure)
        if form.is_valid():
            given = form.cleaned_data
            period = (given["period_from"], given["period_to"])
            try:
                kept = actions.read_in(
                    by=person, use_case=use_case, file=given["file"], name=given["file"].name, period=period
                )
            except Unreadable as problem:
                form.add_error("file", str(problem))
            else:
                return redirect(kept)
    found = list(use_case.measurements.select_related("measured_by"))
    context = {
        "use_case": use_case,
        "form": form if may_measure else None,
        "waiting": use_case.outcome_files.select_related("read_by") if may_measure else [],
        "measurements": found,
        "latest": found[0] if found else None,
        "is_due": bool(found) and found[0].is_due(today),
        "trend": trend_of(found) if len(found) > 1 else None,
        "norms": norm_words(actions.norms_of()),
    }
    return render(request, "assessment/fairness.html", context)


@signed_in
def outcomes(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what each column means, and measure."""
    person = person_of(request)
    kept = _outcomes_of(person, pk)
    read = read_outcomes(io.BytesIO(kept.content))
    form = MeasureForm(posted(request), outcomes=read)
    if request.method == "POST" and form.is_valid():
        try:
            done = actions.measure(by=person, outcomes=kept, **form.mapping())
        except Unreadable as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Gemeten. De ingelezen uitkomsten zijn verwijderd.")
            return redirect(done)
    return render(request, "assessment/outcomes.html", {"outcomes": kept, "use_case": kept.use_case, "form": form})


@signed_in
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    kept = _outcomes_of(person, pk)
    actions.discard(by=person, outcomes=kept)
    messages.success(request, "De ingelezen uitkomsten zijn verwijderd.")
    return redirect("assessment:fairness", kept.use_case_id)


@signed_in
def measurement(request: HttpRequest, pk: int) -> HttpResponse:
    found = _measurement_of(person_of(request), pk)
    context: dict[str, Any] = {
        "measurement": found,
        "use_case": found.use_case,
        "sentence": sentence_of(found),
        "findings": [
            (finding, figure_of(found, finding), rows_of(finding), errors_of(finding)) for finding in found.findings
        ],
        "unnamed": unnamed_of(found),
        "confidence": percent(found.norms["confidence"]),
        "before": found.use_case.measurements.filter(number__lt=found.number).first(),
    }
    return render(request, "assessment/measurement.html", context)


@signed_in
def groups_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The counts and rates, never a row of the outcomes."""
    found = _measurement_of(person_of(request), pk)
    header = ("Kolom", "Groep", "Mensen", "Gunstig", "Aandeel", "Laagst", "Hoogst", "Verschil", "Verhouding", "Oordeel")
    return csv_response(f"meting-{found.number}", header, figures_of(found))


def _visible(person: Person, use_case: UseCase) -> UseCase:
    if not person.has_perm("assessment.see_fairness", use_case):
        raise Http404
    return use_case


def _outcomes_of(person: Person, pk: int) -> OutcomeFile:
    """Outcomes that wait; who may look and not measure is told who does."""
    files = OutcomeFile.objects.select_related("use_case__system", "use_case__owner", "read_by")
    found = files.filter(pk=pk, organisation=person.organisation_id).first()
    if found is None:
        raise Http404
    _visible(person, found.use_case)
    _ensure_may_measure(person.has_perm("assessment.measure", found.use_case))
    return found


def _measurement_of(person: Person, pk: int) -> FairnessMeasurement:
    measurements = FairnessMeasurement.objects.select_related("use_case__system", "use_case__owner", "measured_by")
    found = measurements.filter(pk=pk, organisation=person.organisation_id).first()
    if found is None:
        raise Http404
    _visible(person, found.use_case)
    return found


def _ensure_may_measure(may: bool) -> None:
    if not may:
        raise actions.not_yours()
