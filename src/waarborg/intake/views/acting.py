"""What the pages of the iBoard and the directie share: the notice, who may, and a form on a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from waarborg.accounts.access import person_of
from waarborg.accounts.models import Person
from waarborg.core.transitions import Refused, Transition, check
from waarborg.intake.models import Notice

NOTICE = ("reporter__unit", "system__supplier", "use_case__system", "unit", "organisation")


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act on a page of its own: what it is called, what it asks, and what it says when it is done."""

    heading: str
    lead: str
    button: str
    done: str


def visible_notices(person: Person) -> QuerySet[Notice]:
    return Notice.objects.visible_to(person).select_related(*NOTICE)


def notice_for(request: HttpRequest, pk: int) -> Notice:
    """The notice, for whoever may see it; to anyone else it does not exist."""
    notice = visible_notices(person_of(request)).filter(pk=pk).first()
    if notice is None:
        raise Http404
    return notice


def demand(transition: Transition, notice: Notice, person: Person) -> None:
    """Stop with the reasons when this act is not possible now."""
    found = check(transition, notice, by=person, today=timezone.localdate())
    if not found.allowed:
        raise Refused(found)


def act_page(
    request: HttpRequest,
    page: ActPage,
    *,
    notice: Notice,
    form: BaseForm,
    do: Callable[[dict[str, Any]], object],
    needs: Transition | None = None,
) -> HttpResponse:
    """Show the form; when it is sent and valid, do the act and go back to the dossier.

    Who may not act now is told so before typing; a refusal afterwards keeps what was typed.
    """
    if needs and request.method != "POST":
        demand(needs, notice, person_of(request))
    context: dict[str, Any] = {"page": page, "notice": notice, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
        except Refused as refusal:
            return render(request, "intake/notice_act.html", context | {"verdict": refusal.verdict}, status=409)
        messages.success(request, page.done)
        return redirect(notice)
    return render(request, "intake/notice_act.html", context)
