"""The risk class of a use: the conversation, what follows from it, and deviating from it (art. 9.1)."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from waarborg.accounts.access import person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.assessment import actions
from waarborg.assessment.aiact.conversation import Question, next_question, path, questions
from waarborg.assessment.comparing import differences
from waarborg.assessment.forms.classification import DeviateForm, QuestionForm
from waarborg.assessment.models import Classification, ClassificationState
from waarborg.assessment.presenting import present
from waarborg.assessment.steps import next_step, where_to_go_on
from waarborg.assessment.suggesting import suggestion
from waarborg.core.forms import posted
from waarborg.core.rulebook import book
from waarborg.core.transitions import Refused
from waarborg.register.models import UseCase
from waarborg.rulebook import DutyName

ON, BACK, LATER = "verder", "terug", "later"
CHECK = "controleren"
"""As `?na=controleren`: this question was opened from the check page and leads back to it."""


@signed_in
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """All that is assessed of one use: its class now, the one in the making, and the ones before."""
    person, today = person_of(request), timezone.localdate()
    use_case = use_of(person, pk)
    classes = list(use_case.classifications.select_related("started_by", "finished_by", "overridden_by"))
    for found in classes:
        found.use_case = use_case
    standing = next((found for found in classes if found.state == ClassificationState.FINAL), None)
    draft = next((found for found in classes if found.state == ClassificationState.DRAFT), None)
    sees = person.has_perm("assessment.see")
    context = {
        "use_case": use_case,
        "standing": standing,
        "presentation": present(standing, today=today) if standing else None,
        "draft": draft if sees else None,
        "earlier": [found for found in classes if found.state == ClassificationState.REPLACED],
        "step": next_step(use_case, standing, draft, person=person, today=today),
        "may_assess": person.has_perm("assessment.assess"),
        "may_deviate": person.has_perm("assessment.deviate"),
        "sees": sees,
        "sees_fairness": person.has_perm("assessment.see_fairness", use_case),
        "sees_dossiers": person.has_perm("assessment.see_use", use_case),
    }
    return render(request, "assessment/use.html", context)


@signed_in
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin, or go on with the draft that is there."""
    person = person_of(request)
    use_case = use_of(person, pk)
    _only_for_assessors(person)
    draft = use_case.classifications.filter(state=ClassificationState.DRAFT).first()
    draft = draft or actions.begin(by=person, use_case=use_case)
    return redirect(where_to_go_on(draft, timezone.localdate()))


@signed_in
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft to check and lay down; a class that was laid down, with its reasons."""
    person, today = person_of(request), timezone.localdate()
    found = _class_of(person, pk)
    context = {
        "classification": found,
        "use_case": found.use_case,
        "presentation": present(found, today=today),
        "may_deviate": person.has_perm("assessment.deviate"),
        "before": found.use_case.classifications.filter(number__lt=found.number).first(),
    }
    if found.state == ClassificationState.DRAFT:
        open_question = next_question(found.facts, on=today, law=book().law)
        context |= {"open_url": _question_url(found, open_question) if open_question else ""}
        return render(request, "assessment/class_check.html", context)
    return render(request, "assessment/class.html", context)


@signed_in
def question(request: HttpRequest, pk: int, fact: str) -> HttpResponse:
    """One question. Every way off it keeps what was answered."""
    person = person_of(request)
    draft = _class_of(person, pk)
    asked = questions().get(fact)
    if asked is None:
        raise Http404
    _only_for_assessors(person)
    if draft.state != ClassificationState.DRAFT:
        return redirect(draft)
    suggested = suggestion(draft.use_case, asked) if not asked.chosen(draft.facts) else None
    form = QuestionForm(posted(request), question=asked, initial={"answer": _initial(asked, draft, suggested)})
    context: dict[str, Any] = {"form": form, "suggested": suggested}
    if request.method == "POST":
        if request.POST.get("naar") == BACK and not request.POST.getlist("answer"):
            return redirect(_before(draft, asked))
        if form.is_valid():
            try:
                return _keep(request, draft, asked, form.cleaned_data["answer"])
            except actions.AnsweredMeanwhile as meanwhile:
                draft.refresh_from_db()
                context["elsewhere"] = [option for option in asked.options if option.key in meanwhile.chosen]
    return render(request, "assessment/class_question.html", context | _around(draft, asked))


@signed_in
@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    draft = _class_of(person, pk)
    _only_for_assessors(person)
    if draft.state != ClassificationState.DRAFT:
        return redirect(draft)
    done = actions.finish(by=person, draft=draft)
    messages.success(request, f"De risicoklasse is vastgesteld: {done.label}.")
    return redirect("assessment:use", done.use_case_id)


@signed_in
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    draft = _class_of(person, pk)
    _only_for_assessors(person)
    actions.drop(by=person, draft=draft)
    messages.success(request, "Gestopt. De antwoorden zijn weg; wat gold, blijft gelden.")
    return redirect("assessment:use", draft.use_case_id)


@signed_in
def deviate(request: HttpRequest, pk: int) -> HttpResponse:
    """Put another class in the place of the one that followed."""
    person = person_of(request)
    found = _class_of(person, pk)
    _only_with(person, "assessment.deviate", DutyName.DEVIATE)
    form = DeviateForm(posted(request), classification=found)
    context: dict[str, Any] = {"classification": found, "use_case": found.use_case, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            actions.deviate(by=person, classification=found, **form.cleaned_data)
        except Refused as refusal:
            return render(request, "assessment/deviate.html", context | {"verdict": refusal.verdict}, status=409)
        messages.success(request, "De afwijkende klasse geldt nu. De reden staat in het dossier.")
        return redirect("assessment:use", found.use_case_id)
    return render(request, "assessment/deviate.html", context)


@signed_in
def difference(request: HttpRequest, pk: int) -> HttpResponse:
    """What differs between a class and the one before it."""
    now = _class_of(person_of(request), pk)
    before = now.use_case.classifications.filter(number__lt=now.number).first()
    if before is None:
        raise Http404
    before.use_case = now.use_case
    context = {"now": now, "before": before, "use_case": now.use_case, "rows": differences(before, now)}
    return render(request, "assessment/difference.html", context)


def use_of(person: Person, pk: int) -> UseCase:
    """A use in the register of this person's organisation."""
    uses = UseCase.objects.select_related("system__supplier", "owner__unit", "unit")
    return get_object_or_404(uses, pk=pk, system__organisation_id=person.organisation_id)


def _class_of(person: Person, pk: int) -> Classification:
    """A class of this person's organisation. A draft does not exist but for who carries out the policy."""
    classes: QuerySet[Classification] = Classification.objects.select_related(
        "use_case__system__supplier", "use_case__owner__unit", "finished_by", "overridden_by", "started_by"
    ).filter(organisation_id=person.organisation_id)
    if not person.has_perm("assessment.see"):
        classes = classes.exclude(state=ClassificationState.DRAFT)
    return get_object_or_404(classes, pk=pk)


def _only_for_assessors(person: Person) -> None:
    _only_with(person, "assessment.assess", DutyName.ASSESS)


def _only_with(person: Person, permission: str, duty: DutyName) -> None:
    """Who carries out the policy is told whose task it is; to anyone else the page does not exist."""
    if person.has_perm(permission):
        return
    if not person.has_perm("assessment.see"):
        raise Http404
    raise actions.task_of(duty)


def _keep(request: HttpRequest, draft: Classification, asked: Question, chosen: list[str]) -> HttpResponse:
    seen = request.POST.get("gezien", "")
    kept = actions.save_answer(
        by=person_of(request), draft=draft, fact=asked.fact, chosen=chosen, seen=seen.split(",") if seen else []
    )
    going = request.POST.get("naar", ON)
    if going == LATER:
        messages.success(request, "Uw antwoorden zijn bewaard. U kunt later verdergaan.")
        return redirect("assessment:use", draft.use_case_id)
    if going == BACK:
        return redirect(_before(kept, asked))
    return redirect(
        kept.get_absolute_url() if request.GET.get("na") == CHECK else where_to_go_on(kept, timezone.localdate())
    )


def _question_url(draft: Classification, asked: Question) -> str:
    return reverse("assessment:class_question", args=[draft.pk, asked.fact])


def _before(draft: Classification, asked: Question) -> str:
    """The question before this one on the way that the answers took; before the first, the page of the use."""
    earlier = path(draft.facts, on=timezone.localdate(), law=book().law)
    facts = [found.fact for found in earlier]
    place = facts.index(asked.fact) if asked.fact in facts else len(facts)
    return _question_url(draft, earlier[place - 1]) if place else reverse("assessment:use", args=[draft.use_case_id])


def _initial(asked: Question, draft: Classification, suggested: Any) -> Any:
    chosen = asked.chosen(draft.facts) or (suggested.chosen if suggested else [])
    return chosen if asked.has_many else next(iter(chosen), "")


def _around(draft: Classification, asked: Question) -> dict[str, Any]:
    """What stands around the question: how far one is, and what was answered before."""
    today, law = timezone.localdate(), book().law
    answered = [found for found in path(draft.facts, on=today, law=law) if found.fact != asked.fact]
    topics = list(dict.fromkeys(found.topic for found in questions().values()))
    return {
        "draft": draft,
        "use_case": draft.use_case,
        "question": asked,
        "seen": ",".join(asked.chosen(draft.facts)),
        "topics": topics,
        "topic": topics.index(asked.topic) + 1,
        "answered": [(found, found.said(draft.facts), _question_url(draft, found)) for found in answered],
    }
