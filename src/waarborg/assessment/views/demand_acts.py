"""The acts on one demand, each on a page of its own (art. 3.1)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from waarborg.accounts.access import person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.assessment.actions import demands as actions
from waarborg.assessment.demand_states import ARRANGE, CHECK, SEND_BACK, WAIVE
from waarborg.assessment.forms.demands import ArrangeForm, AssignForm, CheckForm, NoteForm, ReasonForm
from waarborg.assessment.models import UseDemand
from waarborg.assessment.views.demands import demand_of
from waarborg.core.forms import posted
from waarborg.core.transitions import Refused, Transition, ensure


@dataclass(frozen=True, slots=True)
class ActPage:
    """The words of one act, its form, and what it does. Without a transition the state stays as it is."""

    heading: str
    lead: str
    button: str
    done: str
    form: type[forms.Form]
    do: Callable[..., UseDemand]
    transition: Transition | None = None


TO_CHECK = "Gemeld. Iemand anders kijkt het na."
ACTS = {
    "assign": ActPage(
        "Toewijzen",
        "Wie regelt deze eis, en wanneer?",
        "Toewijzen",
        "De eis is toegewezen.",
        AssignForm,
        actions.assign,
    ),
    "arrange": ActPage(
        "Geregeld melden",
        "Schrijf op hoe het is geregeld. Iemand anders kijkt het na.",
        "Geregeld melden",
        TO_CHECK,
        ArrangeForm,
        actions.arrange,
        ARRANGE,
    ),
    "waive": ActPage(
        "Niet nodig",
        "Geldt deze eis hier niet? Zeg waarom. Iemand anders kijkt dat na.",
        "Niet nodig melden",
        TO_CHECK,
        ReasonForm,
        actions.waive,
        WAIVE,
    ),
    "check": ActPage(
        "Nakijken",
        "U bevestigt dat dit goed is geregeld.",
        "Nagekeken",
        "De eis is nagekeken.",
        CheckForm,
        actions.check,
        CHECK,
    ),
    "send_back": ActPage(
        "Terugsturen",
        "De eigenaar leest wat er nog ontbreekt.",
        "Terugsturen",
        "De eis staat weer open.",
        NoteForm,
        actions.send_back,
        SEND_BACK,
    ),
}


@signed_in
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Show the form; when it is sent and valid, do the act. Who may not act now is told so before typing."""
    person, page = person_of(request), ACTS[name]
    demand = demand_of(person, pk)
    if request.method != "POST":
        _ensure(page, demand, person, timezone.localdate())
    form = page.form(posted(request), **_beginning(name, demand, person))
    context: dict[str, Any] = {"page": page, "name": name, "demand": demand, "use_case": demand.use_case, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            page.do(by=person, demand=demand, **form.cleaned_data)
        except Refused as refusal:
            return render(request, "assessment/demand_act.html", context | {"verdict": refusal.verdict}, status=409)
        messages.success(request, page.done)
        return redirect(demand)
    return render(request, "assessment/demand_act.html", context)


def _ensure(page: ActPage, demand: UseDemand, person: Person, today: date) -> None:
    if page.transition:
        ensure(page.transition, demand, by=person, today=today)
    elif not person.has_perm("assessment.arrange_demand", demand):
        raise actions.not_yours()


def _beginning(name: str, demand: UseDemand, person: Person) -> dict[str, Any]:
    """What stands in the form when it opens."""
    if name == "assign":
        initial = {"owner": demand.owner.name if demand.owner else "", "due_on": demand.due_on}
        return {"organisation": person.organisation, "initial": initial}
    return {"initial": {"measure": demand.measure, "evidence": demand.evidence}} if name == "arrange" else {}
