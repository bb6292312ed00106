"""Which assessment, use or instrument an address means; to a stranger it does not exist."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from waarborg.accounts.access import person_of
from waarborg.accounts.models import Person
from waarborg.assessment.actions.dossiers import keep_own
from waarborg.assessment.dossiers.reading import Opened
from waarborg.assessment.instruments import own_instruments
from waarborg.assessment.models import ImpactAssessment, InstrumentVersion
from waarborg.register.models import UseCase


def opened_for(request: HttpRequest, pk: int) -> Opened:
    """The assessment with its instrument, for someone who may read it."""
    person = person_of(request)
    found = ImpactAssessment.objects.select_related(
        *("instrument_version", "use_case__system__supplier", "use_case__unit", "use_case__owner"),
        *("started_by", "submitted_by", "finished_by", "organisation"),
    ).defer("snapshot")
    assessment = get_object_or_404(found, pk=pk, organisation=person.organisation_id)
    if not person.has_perm("assessment.see_dossier", assessment):
        raise Http404
    return Opened(assessment)


def use_for(request: HttpRequest, pk: int) -> UseCase:
    """The use, for someone who may read its assessments."""
    person = person_of(request)
    uses = UseCase.objects.select_related("system", "unit", "owner")
    use_case = get_object_or_404(uses, pk=pk, system__organisation=person.organisation_id)
    if not person.has_perm("assessment.see_use", use_case):
        raise Http404
    return use_case


def version_on_offer(person: Person, key: str) -> InstrumentVersion:
    """The text with which one begins now: the product's own, or the official one that was taken over last."""
    if key in own_instruments():
        return keep_own(person.organisation, key)
    offered = InstrumentVersion.objects.on_offer(person.organisation_id).filter(key=key)
    version = offered.order_by("-taken_over_at").first()
    if version is None:
        raise Http404
    return version
