"""Which assessments a use has, beginning one, and who writes along."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from waarborg.accounts.access import person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.assessment.actions import dossiers as actions
from waarborg.assessment.actions.dossiers.starting import ensure_writes
from waarborg.assessment.dossiers.facts import standing_class
from waarborg.assessment.forms.dossiers.acting import InviteForm
from waarborg.assessment.instruments import own_instruments
from waarborg.assessment.models import Author, ImpactAssessment, InstrumentVersion
from waarborg.assessment.models.dossier import OPEN, AssessmentState
from waarborg.assessment.views.dossiers.access import opened_for, use_for, version_on_offer
from waarborg.core.forms import posted
from waarborg.core.transitions import refuse
from waarborg.register.models import UseCase
from waarborg.rulebook import WayOn

ORDER = ("pre_iama", "iama", "fria", "dpia_prescan")
"""As one comes to them: first whether more is needed."""


@dataclass(frozen=True, slots=True)
class OnOffer:
    """An instrument for this use: what it is for, and how far the newest assessment with it is."""

    key: str
    title: str
    lead: str
    newest: ImpactAssessment | None

    @property
    def may_begin(self) -> bool:
        return self.newest is None


@signed_in
def use_dossiers(request: HttpRequest, pk: int) -> HttpResponse:
    use_case, person = use_for(request, pk), person_of(request)
    there = list(ImpactAssessment.objects.filter(use_case=use_case).with_names())
    context = {
        "use_case": use_case,
        "classification": standing_class(use_case),
        "offered": _offered(person, there),
        "earlier": [found for found in there if found.state == AssessmentState.REPLACED],
        "may_start": person.has_perm("assessment.start_dossier", use_case),
    }
    return render(request, "assessment/dossier_use.html", context)


def _offered(person: Person, there: list[ImpactAssessment]) -> list[OnOffer]:
    """The product's own instruments, and official texts that were taken over: each with its newest assessment."""
    newest: dict[str, ImpactAssessment] = {}
    for found in sorted(there, key=lambda one: one.number):
        newest[found.instrument_key] = found
    ours = sorted(own_instruments().items(), key=lambda found: _place(found[0]))
    own = [OnOffer(key, one.title, one.lead, newest.get(key)) for key, one in ours]
    taken = InstrumentVersion.objects.on_offer(person.organisation_id).order_by("title", "-taken_over_at")
    official = {found.key: found for found in reversed(taken)}
    return own + [
        OnOffer(key, found.title, f"Officiële tekst, versie {found.version}.", newest.get(key))
        for key, found in official.items()
    ]


def _place(key: str) -> int:
    return ORDER.index(key) if key in ORDER else len(ORDER)


@signed_in
def start_dossier(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """What one is about to begin; the button begins it."""
    use_case, person = use_for(request, pk), person_of(request)
    version = version_on_offer(person, key)
    if not person.has_perm("assessment.start_dossier", use_case):
        way_on = WayOn("Bekijk de beoordelingen", _address(use_case))
        raise refuse("9.2", "Een beoordeling begint een adviseur of de proceseigenaar.", way_on)
    there = ImpactAssessment.objects.filter(use_case=use_case, instrument_key=key, state__in=OPEN).first()
    if there:
        return redirect(there)
    if request.method == "POST":
        return redirect(_begun(person, use_case, version))
    instrument = version.instrument()
    questions = sum(1 for _ in instrument.questions())
    context = {"use_case": use_case, "instrument": instrument, "version": version, "questions": questions}
    return render(request, "assessment/dossier_start.html", context)


def _begun(person: Person, use_case: UseCase, version: InstrumentVersion) -> ImpactAssessment:
    """The first, or the next version of the one that was signed."""
    signed = ImpactAssessment.objects.standing().filter(use_case=use_case, instrument_key=version.key).first()
    if signed:
        return actions.new_version(by=person, assessment=signed, version=version)
    return actions.start(by=person, use_case=use_case, version=version)


def _address(use_case: UseCase) -> str:
    return reverse("assessment:use_dossiers", args=[use_case.pk])


@signed_in
def authors(request: HttpRequest, pk: int) -> HttpResponse:
    """Who writes along; the form asks one more."""
    opened, person = opened_for(request, pk), person_of(request)
    assessment = opened.assessment
    may_write = assessment.is_changeable and person.has_perm("assessment.write_dossier", assessment)
    form = InviteForm(posted(request), organisation=person.organisation)
    if request.method == "POST":
        ensure_writes(person, assessment)
    if request.method == "POST" and form.is_valid():
        author = actions.invite(by=person, assessment=assessment, **form.cleaned_data)
        messages.success(request, f"{author.person.name} kan nu meeschrijven en krijgt bericht.")
        return redirect("assessment:dossier_authors", assessment.pk)
    context = {
        "assessment": assessment,
        "authors": assessment.authors.select_related("person__unit", "invited_by"),
        "form": form if may_write else None,
        "answered_by": opened.instrument.answered_by,
    }
    return render(request, "assessment/dossier_authors.html", context)


@signed_in
@require_POST
def remove_author(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    found = Author.objects.select_related("assessment__use_case__system", "assessment__instrument_version", "person")
    author = get_object_or_404(found, pk=pk, assessment__organisation=person.organisation_id)
    if not person.has_perm("assessment.see_dossier", author.assessment):
        raise Http404
    actions.uninvite(by=person, author=author)
    messages.success(request, f"{author.person.name} schrijft niet meer mee. De antwoorden blijven staan.")
    return redirect("assessment:dossier_authors", author.assessment_id)
