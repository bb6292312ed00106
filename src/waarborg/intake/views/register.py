"""Acts on the register that reach the notices too: designating (art. 4.4) and taking out of use (art. 2.6)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from waarborg.accounts.access import needs, person_of
from waarborg.core.transitions import Refused, ensure
from waarborg.intake import actions
from waarborg.intake.actions.designating import asked_about
from waarborg.intake.forms.designating import DesignationForm
from waarborg.register.actions import check_designable
from waarborg.register.forms.changing import ReasonForm
from waarborg.register.models import AISystem, UseCase
from waarborg.register.states import RETIRE


@needs("register.designate")
def designate(request: HttpRequest, pk: int) -> HttpResponse:
    """Which data, how long and why, with the advice above it."""
    person = person_of(request)
    uses = UseCase.objects.filter(system__organisation=person.organisation_id).select_related("system")
    use_case = get_object_or_404(uses, pk=pk)
    check_designable(use_case)
    asked = asked_about(use_case)
    form = DesignationForm(request.POST or None, use_case=use_case, asked=asked)
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.designate(by=person, use_case=use_case, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.verdict.sentence)
        else:
            messages.success(request, f"Aangewezen voor {found.for_what}.")
            return redirect(use_case)
    context = {"use_case": use_case, "system": use_case.system, "form": form, "requests": asked}
    return render(request, "intake/designate.html", context)


@needs("register.keep")
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Out of use for good, with a reason."""
    person = person_of(request)
    system = get_object_or_404(AISystem.objects.of(person.organisation_id), pk=pk)
    ensure(RETIRE, system, by=person, today=timezone.localdate())
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.retire(by=person, system=system, reason=form.cleaned_data["reason"])
        messages.success(request, f"{system} is uit gebruik genomen.")
        return redirect(system)
    return render(request, "intake/retire.html", {"system": system, "form": form})
