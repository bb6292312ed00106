"""Checking a text (art. 4.1 and 4.2). A text lives as long as one answer: nothing here keeps it."""

from collections.abc import Iterable
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from waarborg.accounts.access import needs, person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.core.export import csv_response
from waarborg.core.forms import is_beyond_bounds, posted
from waarborg.guard.masking import TooLong
from waarborg.textcheck import actions
from waarborg.textcheck.answering import Asked, Shown, shown
from waarborg.textcheck.checking import judge
from waarborg.textcheck.figures import EXPORTED, exported, overview
from waarborg.textcheck.forms import CheckForm, FeedbackForm, UnmaskForm
from waarborg.textcheck.kinds import kinds
from waarborg.textcheck.kinds import numbers as numbers_of
from waarborg.textcheck.limits import REMARKS, TooOften, spend
from waarborg.textcheck.masking import choices_of
from waarborg.textcheck.receipts import is_counted
from waarborg.textcheck.restoring import put_back
from waarborg.textcheck.uploads import file_name

HOUR = 60 * 60
MOST_NOTICES, LONGEST_NOTICE = 20, 300


@signed_in
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def check(request: HttpRequest) -> HttpResponse:
    """The form and, once something was sent, the answer above it with the text in its field."""
    person = person_of(request)
    context: dict[str, Any] = {"may_see_figures": person.has_perm("textcheck.see_figures")}
    if request.method != "POST":
        return render(request, "textcheck/check.html", context | {"form": _empty_form(request.GET, person)})
    try:
        spend(person)
    except TooOften as too_often:
        context["form"] = _empty_form(request.POST, person, "tekst")
        return _later(request, "textcheck/check.html", context, too_often)
    form = _form(request, person)
    if form.is_valid():
        context["shown"] = _answer(request, person, form.cleaned_data)
    return render(request, "textcheck/check.html", context | {"form": form})


@signed_in
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def unmask(request: HttpRequest) -> HttpResponse:
    """Put back in an answer what the placeholders stand for. The text comes along, because nothing of it was kept."""
    if request.method == "POST":
        try:
            spend(person_of(request))
        except TooOften as too_often:
            form = UnmaskForm(initial={name: request.POST.get(name, "") for name in ("tekst", "antwoord")})
            return _later(request, "textcheck/unmask.html", {"form": form}, too_often)
    form = UnmaskForm(posted(request))
    context: dict[str, Any] = {"form": form, "sent": _sent_along(request.POST, ("aangeboden", "maskeer", "ook"))}
    if form.is_valid():
        given = form.cleaned_data
        try:
            context["put_back"] = put_back(given["antwoord"], given["tekst"], choices_of(request.POST))
        except TooLong as too_long:
            form.add_error("antwoord", str(too_long))
    return render(request, "textcheck/unmask.html", context)


@signed_in
@never_cache
def feedback(request: HttpRequest) -> HttpResponse:
    """Someone says that the check was wrong: in place with a script, else beside the checked text."""
    form = FeedbackForm(_feedback_of(request.POST) if request.method == "POST" else None)
    if not form.is_valid():
        return _said(request, "feedback", {"form": form})
    try:
        spend(person_of(request), what=REMARKS)
    except TooOften as too_often:
        return _said(request, "feedback", {"form": form, "too_often": str(too_often)})
    if _is_new(request.POST, form.cleaned_data):
        actions.count_feedback(by=person_of(request), today=timezone.localdate(), **form.cleaned_data)
    return _said(request, "thanks", {"label": dict(kinds())[form.cleaned_data["kind"]]})


@needs("textcheck.see_figures")
def figures(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    return render(request, "textcheck/figures.html", overview(person.organisation_id, timezone.localdate()))


@needs("textcheck.see_figures")
def figures_csv(request: HttpRequest) -> HttpResponseBase:
    return csv_response("controles", EXPORTED, exported(person_of(request).organisation_id, timezone.localdate()))


def _empty_form(given: QueryDict, person: Person, *more: str) -> CheckForm:
    names = ("systeem", "doel", "gegevens", *more)
    initial = {name: given[name] for name in names if name in given}
    return CheckForm(initial=initial, organisation=person.organisation_id)


def _form(request: HttpRequest, person: Person) -> CheckForm:
    too_large = is_beyond_bounds(request)
    return CheckForm(request.POST, request.FILES, organisation=person.organisation_id, too_large=too_large)


@sensitive_variables()
def _answer(request: HttpRequest, person: Person, given: dict[str, Any]) -> Shown:
    sent, upload = request.POST, request.FILES.get("bestand")
    again = "maskering" in sent
    asked = Asked(
        person=person,
        system=given["systeem"],
        purpose=given["doel"],
        data_class=given["gegevens"],
        today=timezone.localdate(),
        choices=choices_of(sent),
        file_name=file_name((upload.name if upload else sent.get("bestandsnaam")) or ""),
        turn=sent.get("beurt", "")[:32] if again else "",
        again=again,
    )
    judged = judge(
        person=person,
        system=asked.system,
        purpose=asked.purpose,
        text=given["bestand"] or given["tekst"],
        data_classes=[asked.data_class],
        today=asked.today,
        unread=[notice[:LONGEST_NOTICE] for notice in sent.getlist("niet_gelezen")[:MOST_NOTICES]] if again else (),
    )
    if not again and not is_counted(sent.get("bon", ""), judged.text, person):
        actions.count_check(by=person, found=numbers_of(judged.report.findings), today=asked.today)
    return shown(asked, judged)


def _later(request: HttpRequest, template: str, context: dict[str, Any], too_often: TooOften) -> HttpResponse:
    """The page with what was typed still in it."""
    response = render(request, template, context | {"too_often": str(too_often)}, status=429)
    response["Retry-After"] = str(too_often.seconds)
    return response


def _said(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page of its own or, for a script that put the question, a line in the place of the button."""
    in_place = "_here" if "HX-Request" in request.headers else ""
    return render(request, f"textcheck/{template}{in_place}.html", context)


def _sent_along(sent: QueryDict, names: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, value) for name in names for value in sent.getlist(name)]


def _feedback_of(sent: QueryDict) -> dict[str, str]:
    """A button beside a finding sends direction, kind and source as one value, parted by colons."""
    direction, _, rest = sent.get("bevinding", "").partition(":")
    kind, _, rest = rest.partition(":")
    source, _, _ = rest.partition(":")
    if direction:
        return {"direction": direction, "kind": kind, "source": source}
    return {name: sent.get(name, "") for name in ("direction", "kind", "source")}


def _is_new(sent: QueryDict, said: dict[str, Any]) -> bool:
    """Whether this was not said yet about the same item of the same answer. Only a number of chance is remembered."""
    turn, number = sent.get("beurt", "")[:32], sent.get("bevinding", "").rpartition(":")[2]
    if not turn.isalnum():
        return True
    item = number if number.isdecimal() else said["kind"]
    return cache.add(f"terugmelding:{turn}:{item[:20]}", 1, timeout=HOUR)
