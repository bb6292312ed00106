"""The instruments of this municipality: our own, and official texts that somebody reads in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from waarborg.accounts.access import needs, person_of
from waarborg.assessment.actions import instruments as actions
from waarborg.assessment.forms.instruments import ADVICE, InstrumentForm
from waarborg.assessment.instruments import WrongInstrument, own_instruments
from waarborg.assessment.instruments.taskfile import read_taskfile
from waarborg.assessment.models import InstrumentVersion
from waarborg.core.forms import posted
from waarborg.rulebook.problems import Problem

NOTICES = "instrument_notices"
MOST_PROBLEMS = 50


@needs("assessment.keep_instruments")
def instruments(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    form = InstrumentForm(posted(request), request.FILES or None)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            return _looked_at(request, form)
        except WrongInstrument as wrong:
            problems = wrong.problems
    earlier = InstrumentVersion.objects.filter(organisation=person.organisation_id, imported_by__isnull=False)
    context = {
        "form": form,
        "problems": problems[:MOST_PROBLEMS],
        "more_problems": max(len(problems) - MOST_PROBLEMS, 0),
        "own": own_instruments().values(),
        "earlier": earlier.select_related("imported_by").defer("content")[:50],
    }
    return render(request, "assessment/instruments.html", context, status=422 if problems else 200)


def _looked_at(request: HttpRequest, form: InstrumentForm) -> HttpResponse:
    given = form.cleaned_data
    read = read_taskfile(given["file"], file=form.file_name, advice=given["ends"] == ADVICE)
    version = actions.look_at(by=person_of(request), table=read.table, file_name=form.file_name)
    request.session[NOTICES] = {"pk": version.pk, "notices": list(read.notices)}
    return redirect(version)


@needs("assessment.keep_instruments")
def instrument(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole text as it was read, before and after it is taken over."""
    version = _version(request, pk)
    kept = request.session.get(NOTICES, {})
    context = {
        "version": version,
        "instrument": version.instrument(),
        "questions": sum(1 for _ in version.instrument().questions()),
        "used": version.assessments.count(),
        "notices": kept.get("notices", []) if kept.get("pk") == version.pk else [],
    }
    return render(request, "assessment/instrument.html", context)


@needs("assessment.keep_instruments")
@require_POST
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    version = actions.take_over(by=person_of(request), version=_version(request, pk))
    messages.success(request, f"‘{version.title}’ is overgenomen. Een nieuwe beoordeling begint met deze tekst.")
    return redirect(version)


@needs("assessment.keep_instruments")
@require_POST
def withdraw_instrument(request: HttpRequest, pk: int) -> HttpResponse:
    version = actions.withdraw_instrument(by=person_of(request), version=_version(request, pk))
    messages.success(request, "Niemand begint nog met deze tekst. Wat ermee begon, gaat door.")
    return redirect(version)


def _version(request: HttpRequest, pk: int) -> InstrumentVersion:
    found = InstrumentVersion.objects.select_related("imported_by")
    return get_object_or_404(found, pk=pk, organisation=person_of(request).organisation_id)
