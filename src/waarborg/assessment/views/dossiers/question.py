"""Everything about one question: its history, notes, evidence and action points; and the acts on them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from waarborg.accounts.access import person_of, signed_in
from waarborg.assessment.actions import dossiers as actions
from waarborg.assessment.actions.dossiers.starting import ensure_writes
from waarborg.assessment.dossiers.reading import Opened
from waarborg.assessment.forms.dossiers.acting import (
    ActForm,
    EvidenceForm,
    MeetPointForm,
    NoteForm,
    PointForm,
    ReuseForm,
)
from waarborg.assessment.instruments import Asked, in_words
from waarborg.assessment.models import ActionPoint, AnswerChange, Evidence
from waarborg.assessment.views.dossiers.access import opened_for
from waarborg.core.forms import posted
from waarborg.core.transitions import refuse
from waarborg.rulebook import WayOn

Forms = dict[str, ActForm]


@signed_in
def question(request: HttpRequest, pk: int, question: str) -> HttpResponse:
    opened = opened_for(request, pk)
    return _page(request, opened, _asked(opened, question))


@signed_in
@require_POST
def note(request: HttpRequest, pk: int, question: str) -> HttpResponse:
    opened = _written_by(request, pk)
    asked, form = _asked(opened, question), NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, opened, asked, {"note_form": form})
    actions.add_note(
        by=person_of(request), assessment=opened.assessment, question=asked.key, text=form.cleaned_data["text"]
    )
    return _done(request, opened, asked, "Uw notitie is bewaard. De andere schrijvers krijgen bericht.")


@signed_in
@require_POST
def action_point(request: HttpRequest, pk: int, question: str) -> HttpResponse:
    opened, person = _written_by(request, pk), person_of(request)
    asked, form = _asked(opened, question), PointForm(request.POST, organisation=person.organisation)
    if not form.is_valid():
        return _page(request, opened, asked, {"point_form": form})
    point = actions.add_action_point(by=person, assessment=opened.assessment, question=asked.key, **form.cleaned_data)
    return _done(request, opened, asked, f"Het actiepunt staat bij het werk van {point.owner.name}.")


@signed_in
@require_POST
def evidence_for(request: HttpRequest, pk: int, question: str) -> HttpResponse:
    """New evidence, or evidence that is there already."""
    opened, person = _written_by(request, pk), person_of(request)
    asked = _asked(opened, question)
    if "evidence" in request.POST:
        return _reuse(request, opened, asked)
    form = EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, opened, asked, {"evidence_form": form})
    given = form.cleaned_data
    actions.add_evidence(
        by=person,
        assessment=opened.assessment,
        question=asked.key,
        title=given["title"],
        url=given["url"],
        upload=given["file"],
        expires_on=given["expires_on"],
    )
    return _done(request, opened, asked, "Het bewijs is toegevoegd.")


def _reuse(request: HttpRequest, opened: Opened, asked: Asked) -> HttpResponse:
    form = _reuse_form(opened, request)
    if not form.is_valid():
        return _page(request, opened, asked, {"reuse_form": form})
    actions.reuse_evidence(
        by=person_of(request),
        assessment=opened.assessment,
        question=asked.key,
        evidence=form.cleaned_data["evidence"],
    )
    return _done(request, opened, asked, "Het bewijs staat nu ook bij deze vraag.")


@signed_in
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """The file itself, always as a download: a browser never shows what somebody else put here."""
    person = person_of(request)
    files = Evidence.objects.select_related("use_case__system")
    found = get_object_or_404(files, pk=pk, organisation=person.organisation_id, url="")
    if not _may_read(found, person):
        raise Http404
    response = HttpResponse(bytes(found.stored.content), content_type=found.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    name = found.file_name.encode("ascii", "replace").decode().replace('"', "").replace("\\", "")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _may_read(found: Evidence, person: Any) -> bool:
    if person.has_perm("assessment.see_use", found.use_case):
        return True
    return any(person.has_perm("assessment.see_dossier", used.assessment) for used in found.uses.all())


@signed_in
def meet_action_point(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    points = ActionPoint.objects.select_related("assessment__use_case__system", "owner", "done_by")
    point = get_object_or_404(points, pk=pk, assessment__organisation=person.organisation_id)
    is_owner = point.owner_id == person.pk
    if not is_owner and not person.has_perm("assessment.see_dossier", point.assessment):
        raise Http404
    if not is_owner and not person.has_perm("assessment.assess"):
        way_on = WayOn("Bekijk de beoordeling", point.assessment.get_absolute_url())
        raise refuse("9.2", f"Dit actiepunt is van {point.owner.name}.", way_on)
    form = MeetPointForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.meet_action_point(by=person, point=point, note=form.cleaned_data["text"])
        messages.success(request, "Het actiepunt is afgemeld.")
        return redirect("web:work") if is_owner else redirect(point.assessment)
    context = {"point": point, "form": form, "may_read": person.has_perm("assessment.see_dossier", point.assessment)}
    return render(request, "assessment/dossier_point.html", context)


def _written_by(request: HttpRequest, pk: int) -> Opened:
    """The assessment, for someone who may answer; whoever may only read is told why not."""
    opened = opened_for(request, pk)
    ensure_writes(person_of(request), opened.assessment)
    return opened


def _asked(opened: Opened, key: str) -> Asked:
    found = next((asked for asked in opened.reading.asked if asked.key == key), None)
    if found is None:
        raise Http404
    return found


def _done(request: HttpRequest, opened: Opened, asked: Asked, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect(opened.assessment.question_url(asked.key))


def _reuse_form(opened: Opened, request: HttpRequest | None = None) -> ReuseForm:
    form = ReuseForm(request.POST if request else None)
    field: Any = form.fields["evidence"]
    field.queryset = Evidence.objects.filter(use_case=opened.assessment.use_case_id)
    return form


def _page(request: HttpRequest, opened: Opened, asked: Asked, forms: Forms | None = None) -> HttpResponse:
    assessment, person = opened.assessment, person_of(request)
    about = {"question": asked.key}
    used = list(assessment.evidence_uses.filter(**about).select_related("evidence", "by"))
    changes = AnswerChange.objects.filter(answer__assessment=assessment, answer__question=asked.key)
    may_write = assessment.is_changeable and person.has_perm("assessment.write_dossier", assessment)
    there = Evidence.objects.filter(use_case=assessment.use_case_id).exclude(
        pk__in=[found.evidence_id for found in used]
    )
    context: dict[str, Any] = {
        "opened": opened,
        "assessment": assessment,
        "asked": asked,
        "today": timezone.localdate(),
        "words": opened.words(asked),
        "answer": opened.answers.get(asked.key),
        "changes": [
            (change, in_words(opened.instrument, asked.question, change.value))
            for change in changes.select_related("by")
        ],
        "notes": assessment.notes.filter(**about).select_related("by"),
        "used": used,
        "points": assessment.action_points.filter(**about).select_related("owner"),
        "part_url": assessment.part_url(asked.part.key),
    }
    if may_write:
        context |= {
            "note_form": NoteForm(),
            "evidence_form": EvidenceForm(),
            "reuse_form": _reuse_form(opened) if there.exists() else None,
            "point_form": PointForm() if asked.question.takes_action_points else None,
        }
    return render(request, "assessment/dossier_question.html", context | (forms or {}))
