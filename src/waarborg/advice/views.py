"""Asking for advice and giving it (art. 4.3)."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from waarborg.accounts.access import person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.advice import actions
from waarborg.advice.forms import AnswerForm, AskForm
from waarborg.advice.lists import ANSWERED, MINE, WAITING, whole
from waarborg.advice.models import ANSWER, WITHDRAW, AdviceRequest, RequestState, Stance
from waarborg.advice.steps import next_step
from waarborg.audit.models import Event
from waarborg.core.forms import posted
from waarborg.core.rulebook import book
from waarborg.core.tables import build
from waarborg.core.transitions import Refused, check
from waarborg.register.models import State, UseCase
from waarborg.rulebook import DutyName, Verdict
from waarborg.rulebook.words import in_words

LATEST = 25


@signed_in
def inbox(request: HttpRequest) -> HttpResponse:
    """For an adviser what waits and what was answered; for everyone what they asked themselves."""
    person = person_of(request)
    requests = _requests(person)
    advises = person.holds(DutyName.ANSWER)
    context: dict[str, Any] = {"advises": advises, "mine": build(request, requests.filter(asked_by=person), MINE)}
    if advises:
        to_me = requests.filter(to_role__in=person.roles)
        context["waiting"] = whole(WAITING, to_me.filter(state=RequestState.OPEN).order_by("due_on", "pk"))
        answered = to_me.filter(state=RequestState.ANSWERED).order_by("-answered_at", "-pk")
        context["answered"] = whole(ANSWERED, answered[:LATEST])
    return render(request, "advice/inbox.html", context)


@signed_in
def ask(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    form = AskForm(posted(request), person=person, initial=_prefilled(request.GET))
    if request.method == "POST" and form.is_valid():
        asked = _asked_just_now(person, form.cleaned_data) or _ask(person, form.cleaned_data)
        role, due = asked.get_to_role_display(), in_words(asked.due_on)
        messages.success(request, f"Uw vraag is verstuurd. Antwoord van: {role}, uiterlijk {due}.")
        return redirect(asked)
    return render(request, "advice/ask.html", {"form": form, "days": book().policy.terms.answer})


@signed_in
def request(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _visible(person_of(request), pk))


@signed_in
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the advice. When a colleague was first, what one wrote is not lost."""
    person = person_of(request)
    asked = _visible(person, pk)
    form = AnswerForm(posted(request))
    if request.method != "POST" or not form.is_valid():
        allowed = check(ANSWER, asked, by=person, today=timezone.localdate())
        if not allowed.allowed:
            raise Refused(allowed)
        return _page(request, asked, form=form)
    try:
        actions.answer(by=person, request=asked, **form.cleaned_data)
    except Refused as refusal:
        asked.refresh_from_db()
        return _page(request, asked, unsent=form.cleaned_data["text"], refusal=refusal.verdict)
    messages.success(request, f"Uw advies is gegeven. {asked.asked_by.name} krijgt bericht.")
    return redirect(asked)


@signed_in
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    asked = _visible(person, pk)
    if request.method == "POST":
        actions.withdraw(by=person, request=asked)
        messages.success(request, "De vraag is ingetrokken. Niemand hoeft haar nog te beantwoorden.")
        return redirect(asked)
    allowed = check(WITHDRAW, asked, by=person, today=timezone.localdate())
    if not allowed.allowed:
        raise Refused(allowed)
    return render(request, "advice/withdraw.html", {"asked": asked})


def _page(
    request: HttpRequest,
    asked: AdviceRequest,
    *,
    form: AnswerForm | None = None,
    unsent: str = "",
    refusal: Verdict | None = None,
) -> HttpResponse:
    person, today = person_of(request), timezone.localdate()
    context = {
        "asked": asked,
        "form": (form or AnswerForm()) if check(ANSWER, asked, by=person, today=today).allowed else None,
        "may_withdraw": check(WITHDRAW, asked, by=person, today=today).allowed,
        "stance_tone": Stance(asked.stance).tone if asked.stance else "",
        "step": next_step(asked, person=person, today=today),
        "asked_on": timezone.localdate(asked.asked_at),
        "is_open": asked.state == RequestState.OPEN,
        "events": Event.objects.about(asked),
        "unsent": unsent,
        "refusal": refusal,
    }
    return render(request, "advice/request.html", context, status=409 if refusal else 200)


def _requests(person: Person) -> QuerySet[AdviceRequest]:
    requests = AdviceRequest.objects.filter(organisation_id=person.organisation_id)
    return requests.select_related("system", "use_case__system", "asked_by__unit", "answered_by__unit")


def _visible(person: Person, pk: int) -> AdviceRequest:
    asked = get_object_or_404(_requests(person), pk=pk)
    if not person.has_perm("advice.view", asked):
        raise Http404
    return asked


def _prefilled(given: QueryDict) -> dict[str, Any]:
    return {
        "system": given.get("systeem", ""),
        "purpose": given.get("doel", ""),
        "data_classes": given.getlist("gegevens"),
        "to_role": given.get("aan", ""),
    }


def _asked_just_now(person: Person, given: dict[str, Any]) -> AdviceRequest | None:
    """The same question, still open: the button was pressed twice."""
    mine = AdviceRequest.objects.filter(asked_by=person, state=RequestState.OPEN)
    same = {name: given[name] for name in ("to_role", "question", "purpose", "system", "data_classes")}
    return mine.filter(**same).first()


def _ask(person: Person, given: dict[str, Any]) -> AdviceRequest:
    system, purpose = given["system"], given["purpose"]
    uses = UseCase.objects.filter(system=system, purpose=purpose).exclude(state__in=[State.REJECTED, State.RETIRED])
    use_case = uses.select_related("system").order_by("-pk").first() if system and purpose else None
    return actions.ask(by=person, use_case=use_case, **given)
