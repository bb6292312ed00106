"""All impact assessments, for those who make, read or sign them."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from waarborg.accounts.access import needs, person_of
from waarborg.assessment.models import AssessmentState, ImpactAssessment
from waarborg.core.tables import Cell, Empty, Field, Listing, build
from waarborg.core.templatetags.waarborg import dutch_date


class FilterForm(forms.Form):
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Alle"), *AssessmentState.choices])


def _state(found: ImpactAssessment) -> Cell:
    return Cell(found.get_state_display(), tone=found.tone)


def _outcome(found: ImpactAssessment) -> Cell:
    return Cell(found.outcome_label, tone=found.outcome_tone if found.outcome_label else "")


def _review(found: ImpactAssessment) -> Cell:
    late = found.state == AssessmentState.FINAL and found.is_due(timezone.localdate())
    return Cell(dutch_date(found.review_on), tone="danger" if late else "")


DOSSIERS: Listing[ImpactAssessment] = Listing(
    caption="Beoordelingen",
    fields=(
        Field("beoordeling", "Beoordeling", lambda found: f"{found.title}, versie {found.number}"),
        Field("toepassing", "Toepassing", lambda found: str(found.use_case)),
        Field("status", "Status", _state),
        Field("uitkomst", "Uitkomst", _outcome),
        Field("begonnen", "Begonnen", lambda found: dutch_date(found.started_at)),
        Field("opnieuw", "Opnieuw bekijken", _review),
    ),
    orders={"begonnen": ("-started_at", "-pk")},
    default_order="begonnen",
    link=ImpactAssessment.get_absolute_url,
    empty=Empty("Hier komen de pre-IAMA's, IAMA's en pre-scans te staan. Begin er een bij een toepassing."),
)


@needs("assessment.see")
def dossiers(request: HttpRequest) -> HttpResponse:
    found = ImpactAssessment.objects.filter(organisation=person_of(request).organisation_id).with_names()
    form: Any = FilterForm(request.GET)
    if form.is_valid() and form.cleaned_data["status"]:
        found = found.filter(state=form.cleaned_data["status"])
    return render(request, "assessment/dossiers.html", {"table": build(request, found, DOSSIERS, filter_form=form)})
