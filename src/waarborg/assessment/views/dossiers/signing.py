"""The page on which an assessment is handed in, advised on, given back and signed; and its acts."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from waarborg.accounts.access import person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.assessment.actions import dossiers as actions
from waarborg.assessment.actions.dossiers.signing import is_advised_against
from waarborg.assessment.dossiers.reading import Opened
from waarborg.assessment.dossiers.states import ACCEPT, ADVISE, FINISH, RETURN, SUBMIT
from waarborg.assessment.dossiers.steps import next_step
from waarborg.assessment.forms.dossiers.acting import (
    AcceptForm,
    ActForm,
    AdviseForm,
    FinishForm,
    GiveBackForm,
    SubmitForm,
)
from waarborg.assessment.views.dossiers.access import opened_for
from waarborg.assessment.views.dossiers.overview import outcome_context
from waarborg.core.transitions import Transition, check, ensure
from waarborg.rulebook import Verdict

STEPS = {"submit": SUBMIT, "finish": FINISH, "advise": ADVISE, "accept": ACCEPT, "give_back": RETURN}
BUTTONS = {
    "submit": "Bied aan ter vaststelling",
    "finish": "Rond af",
    "advise": "Geef advies",
    "accept": "Stel vast en aanvaard het restrisico",
    "give_back": "Geef terug",
}
DONE = {
    "submit": "De beoordeling is aangeboden. Wie nu aan de beurt is, krijgt bericht.",
    "finish": "De beoordeling is afgerond.",
    "advise": "Uw advies is gegeven. Wie het restrisico aanvaardt, krijgt bericht.",
    "accept": "De beoordeling is vastgesteld. Het restrisico is aanvaard.",
    "give_back": "De beoordeling is teruggegeven. De schrijvers krijgen bericht.",
}


@signed_in
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, opened_for(request, pk))


def _act(name: str) -> Callable[..., HttpResponseBase]:
    """The view of one act: its form, and back to the page when something is missing in it."""

    @signed_in
    @require_POST
    def acting(request: HttpRequest, pk: int) -> HttpResponse:
        opened, person = opened_for(request, pk), person_of(request)
        ensure(STEPS[name], opened.assessment, by=person, today=timezone.localdate())
        form = _form(name, opened, request)
        if not form.is_valid():
            return _page(request, opened, {name: form})
        getattr(actions, name)(by=person, assessment=opened.assessment, **form.cleaned_data)
        messages.success(request, DONE[name])
        return redirect(opened.assessment)

    return acting


submit, finish, advise, accept, give_back = (_act(name) for name in STEPS)


def _form(name: str, opened: Opened, request: HttpRequest | None = None) -> ActForm:
    data = request.POST if request else None
    if name == "finish":
        stopped = opened.outcome.stop is not None
        outcomes = [] if stopped else [(found.key, found.label) for found in opened.instrument.outcomes]
        return FinishForm(data, outcomes=outcomes, follows=opened.outcome.key)
    if name == "accept":
        return AcceptForm(data, advised_against=is_advised_against(opened.assessment))
    kinds = {"submit": SubmitForm, "advise": AdviseForm, "give_back": GiveBackForm}
    return kinds[name](data)


def _page(request: HttpRequest, opened: Opened, wrong: dict[str, ActForm] | None = None) -> HttpResponse:
    person, today = person_of(request), timezone.localdate()
    assessment, step = opened.assessment, next_step(opened, person=person, today=today)
    possible = _possible(opened, person)
    shown = {name: (wrong or {}).get(name) or _form(name, opened) for name, found in possible.items() if found.allowed}
    context: dict[str, Any] = outcome_context(opened) | {
        "forms": [(name, f"assessment:dossier_{name}", BUTTONS[name], form) for name, form in shown.items()],
        "refused": [(BUTTONS[name], found) for name, found in possible.items() if not found.allowed],
        "step": replace(step, label="") if step else None,  # its button leads to this very page
        "signatures": assessment.signatures.select_related("by"),
        "points": assessment.action_points.select_related("owner"),
    }
    return render(request, "assessment/dossier_sign.html", context)


def _possible(opened: Opened, person: Person) -> dict[str, Verdict]:
    """What this person's role offers in this state, each with its verdict."""
    today, assessment = timezone.localdate(), opened.assessment
    return {
        name: check(step, assessment, by=person, today=today)
        for name, step in STEPS.items()
        if _fits(step, opened, person)
    }


def _fits(step: Transition, opened: Opened, person: Person) -> bool:
    """What gives advice is finished, the rest accepted: the other way, and a detour to oneself, is not offered."""
    assessment = opened.assessment
    advice = opened.instrument.advice or opened.outcome.stop is not None
    finishes = advice and person.has_perm(FINISH.permission, assessment)
    wanted = {"finish": advice, "advise": not advice, "accept": not advice, "submit": not finishes, "return": True}
    return wanted[step.name] and assessment.state in step.source and person.has_perm(step.permission, assessment)
