"""Checking a text (art. 4.1 and 4.2). A text lives as long as one answer: nothing here keeps it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from waarborg.accounts.access import needs, person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.core.forms import posted
from waarborg.core.rulebook import book
from waarborg.guard import KINDS, mask
from waarborg.guard import unmask as restored
from waarborg.intake.admission import advice_url
from waarborg.intake.catalogue import alternatives
from waarborg.register.models import AISystem
from waarborg.rulebook.words import uncapitalised
from waarborg.textcheck import actions
from waarborg.textcheck.checking import LONGEST, checked, judge
from waarborg.textcheck.figures import overview
from waarborg.textcheck.forms import CheckForm, FeedbackForm, UnmaskForm
from waarborg.textcheck.models import kinds
from waarborg.textcheck.passages import MOST_MARKS, counts, marks, passages


@signed_in
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def check(request: HttpRequest) -> HttpResponse:
    """The form and, once something was sent, the answer above it with the text in its field."""
    person = person_of(request)
    form = _form(request, person)
    context: dict[str, Any] = {"form": form, "may_see_figures": person.has_perm("textcheck.see_figures")}
    if form.is_bound and form.is_valid():
        context |= _answer(person, form.cleaned_data)
    return render(request, "textcheck/check.html", context)


@signed_in
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def unmask(request: HttpRequest) -> HttpResponse:
    """Put back in an answer what the placeholders stand for. The text comes along, because nothing of it was kept."""
    form = UnmaskForm(posted(request))
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        text = form.cleaned_data["tekst"]
        context["restored"] = restored(form.cleaned_data["antwoord"], mask(text, checked(text)))
    return render(request, "textcheck/unmask.html", context)


@signed_in
@never_cache
def feedback(request: HttpRequest) -> HttpResponse:
    """Someone says that the check was wrong. It opens beside the checked text, which nobody else has."""
    form = FeedbackForm(_feedback_of(request.POST) if request.method == "POST" else None)
    if form.is_valid():
        actions.count_feedback(by=person_of(request), today=timezone.localdate(), **form.cleaned_data)
        return render(request, "textcheck/thanks.html", {"kind": KINDS[form.cleaned_data["kind"]]})
    return render(request, "textcheck/feedback.html", {"form": form})


@needs("textcheck.see_figures")
def figures(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    return render(request, "textcheck/figures.html", overview(person.organisation_id, timezone.localdate()))


def _form(request: HttpRequest, person: Person) -> CheckForm:
    """A file beyond the bound is never read, so that only the length of the request tells that there was one."""
    if request.method != "POST":
        given = {name: request.GET[name] for name in ("systeem", "doel", "gegevens") if name in request.GET}
        return CheckForm(initial=given, organisation=person.organisation_id)
    too_large = int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    return CheckForm(request.POST, request.FILES, organisation=person.organisation_id, too_large=too_large)


@sensitive_variables()
def _answer(person: Person, given: dict[str, Any]) -> dict[str, Any]:
    system, purpose, today = given["systeem"], given["doel"], timezone.localdate()
    judged = judge(
        person=person,
        system=system,
        purpose=purpose,
        text=given["bestand"] or given["tekst"],
        data_classes=[given["gegevens"]],
        today=today,
    )
    actions.count_check(by=person, found=judged.report.counts, today=today)
    findings, protected = judged.report.findings, judged.protected
    found = marks(findings, judged.text, judged.document)
    offers = (
        alternatives(person=person, system=system, purpose=purpose, data_classes=judged.data_classes, today=today)
        if protected and purpose
        else []
    )
    return {
        "judged": judged,
        "question": _question(system, purpose),
        "counts": counts(findings),
        "marks": found[:MOST_MARKS],
        "more": len(found[MOST_MARKS:]),
        "passages": passages(found, judged.text, judged.document),
        "masked": mask(judged.text, judged.report) if findings and len(judged.text) <= LONGEST else None,
        "protected": _labels(protected),
        "advice_url": advice_url(system=system, purpose=purpose, data_classes=protected),
        "offers": offers,
        "given": given,
        "kinds": kinds(),
    }


def _question(system: AISystem | None, purpose: str) -> str:
    label = book().policy.purposes[purpose].label if purpose else ""
    if system:
        return f"Deze tekst in {system} voor ‘{label}’"
    return f"Deze tekst voor ‘{label}’" if label else "Deze tekst"


def _labels(keys: tuple[str, ...]) -> str:
    classes = book().policy.data_classes
    return ", ".join(uncapitalised(classes[key].label) for key in keys)


def _feedback_of(sent: QueryDict) -> dict[str, str]:
    """A button beside a finding sends direction, kind and source as one value, parted by colons."""
    direction, _, rest = sent.get("bevinding", "").partition(":")
    kind, _, source = rest.partition(":")
    if direction:
        return {"direction": direction, "kind": kind, "source": source}
    return {name: sent.get(name, "") for name in ("direction", "kind", "source")}
