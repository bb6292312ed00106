"""Acts on one system. Who may not do them does not find the page; who may but cannot now, reads why."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from waarborg.accounts.access import needs, person_of, signed_in
from waarborg.register import actions
from waarborg.register.forms.changing import PublicTextForm, ReasonForm, SystemForm, rebase, suppliers_of
from waarborg.register.models import AISystem, Change, Designation, State, UseCase, changes
from waarborg.register.models.wording import material_note


@signed_in
def change(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    system = _system(request, pk)
    if not person.has_perm("register.change", system):
        raise Http404
    version = system.versions.order_by("-number").first()
    form = SystemForm(request.POST or None, instance=system, version=version)
    meanwhile: actions.ChangedMeanwhile | None = None
    if request.method == "POST" and form.is_valid():
        try:
            return _changed(request, form, pk)
        except actions.ChangedMeanwhile as error:
            meanwhile = error
            rebase(form, seen=error.seen, now=error.now)
    context = {"system": _system(request, pk), "form": form, "suppliers": suppliers_of(system)}
    return render(request, "register/change.html", context | _told(meanwhile), status=409 if meanwhile else 200)


def _changed(request: HttpRequest, form: SystemForm, pk: int) -> HttpResponse:
    person, system, facts = person_of(request), _system(request, pk), form.facts()
    if not facts:
        messages.info(request, "U heeft niets gewijzigd.")
        return redirect(system)
    changed = actions.change_system(
        by=person, system=system, facts=facts, why=form.cleaned_data["why"], seen=form.cleaned_data["seen"]
    )
    latest, before = changed.versions.all()[:2]
    messages.success(request, "De wijziging staat in het register.")
    if changed.has_ruling() and any(found.material for found in changes(before.snapshot, latest.snapshot)):
        messages.warning(request, material_note())
    return redirect(changed)


def _told(meanwhile: actions.ChangedMeanwhile | None) -> dict[str, Any]:
    """What to tell about somebody else's change."""
    if meanwhile is None:
        return {}
    theirs: list[Change] = changes(meanwhile.seen.snapshot, meanwhile.now.snapshot)
    return {"meanwhile": meanwhile.now, "theirs": theirs}


@needs("register.confirm_public_text")
def public_text(request: HttpRequest, pk: int) -> HttpResponse:
    """What residents will read, to be confirmed or rewritten; first proposed from what colleagues wrote."""
    system = _system(request, pk)
    actions.check_public(system)
    uses = list(system.use_cases.filter(state=State.IN_USE))
    form = PublicTextForm(request.POST or None, system=system, uses=uses)
    if request.method == "POST" and form.is_valid():
        actions.confirm_public_text(by=person_of(request), system=system, text=form.cleaned_data["text"])
        messages.success(request, "De tekst staat in het openbare register.")
        return redirect(f"{system.get_absolute_url()}#voor-inwoners")
    return render(request, "register/public_text.html", {"system": system, "uses": uses, "form": form})


@needs("register.suspend")
def suspend(request: HttpRequest, pk: int) -> HttpResponse:
    return _with_reason(
        request, pk, act=actions.suspend, page="suspend", done="is stilgezet. Niemand mag het nu gebruiken."
    )


@needs("register.rule")
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    return _with_reason(request, pk, act=actions.resume, page="resume", done="is weer toegestaan.")


def _with_reason(request: HttpRequest, pk: int, *, act: Callable[..., AISystem], page: str, done: str) -> HttpResponse:
    system = _system(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act(by=person_of(request), system=system, reason=form.cleaned_data["reason"])
        messages.success(request, f"{system} {done}")
        return redirect(system)
    return render(request, f"register/{page}.html", {"system": system, "form": form})


@signed_in
@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    use_case = _use_case(request, pk)
    actions.join(by=person_of(request), use_case=use_case)
    messages.success(request, f"U doet mee met {use_case}. Lees de afspraken bij deze toepassing.")
    return redirect(use_case)


@needs("register.designate")
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    found = Designation.objects.select_related("use_case__system", "designated_by")
    designation = get_object_or_404(found, pk=pk, use_case__system__organisation=person_of(request).organisation_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.revoke(by=person_of(request), designation=designation, reason=form.cleaned_data["reason"])
        messages.success(request, "De aanwijzing is ingetrokken.")
        return redirect(designation)
    return render(
        request, "register/revoke.html", {"designation": designation, "system": designation.system, "form": form}
    )


def _system(request: HttpRequest, pk: int) -> AISystem:
    systems = AISystem.objects.of(person_of(request).organisation_id)
    systems = systems.select_related("organisation", "supplier", "public_text")
    return get_object_or_404(systems, pk=pk)


def _use_case(request: HttpRequest, pk: int) -> UseCase:
    uses = UseCase.objects.select_related("system")
    return get_object_or_404(uses, pk=pk, system__organisation=person_of(request).organisation_id)
