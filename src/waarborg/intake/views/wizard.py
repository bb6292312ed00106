"""The seven screens. Every way off a screen keeps what was answered on it: on, back, and later."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from waarborg.accounts.access import needs, person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.core.forms import posted
from waarborg.core.keys import key_of
from waarborg.core.rulebook import book
from waarborg.core.transitions import Refused
from waarborg.intake import actions
from waarborg.intake.actions.reporting import CHANGEABLE, duplicates
from waarborg.intake.forms.reporting import STEP_FORMS, chosen
from waarborg.intake.forms.step import StepForm
from waarborg.intake.lookup import systems_called
from waarborg.intake.models import Notice
from waarborg.intake.questions import QUESTIONS, answer_in_words
from waarborg.intake.rules.screening import screening_reasons
from waarborg.intake.states import NoticeState
from waarborg.register.models import AISystem, State
from waarborg.rulebook import Verdict, verdict
from waarborg.rulebook.words import in_words

SYSTEM, PURPOSE, PROCESS, LAST = 1, 2, 3, len(QUESTIONS)
ON, BACK, LATER, LOOK_UP = "verder", "terug", "later", "zoek"
PICK = "kies"
TO_CHECK = "controleren"
"""As `?na=controleren`: this screen was opened from the check page and leads back to it."""

OVERTAKEN = (
    "Deze vraag is intussen in een ander venster beantwoord. Hieronder staat wat u hier invulde."
    " Kiest u nog eens ‘Verder’, dan vervangt het dat andere antwoord."
)


@dataclass(frozen=True, slots=True)
class Step:
    label: str
    url: str
    done: bool


@needs("intake.report")
def start(request: HttpRequest) -> HttpResponse:
    """The first screen of a new notice. There is a draft once it has an answer, so looking leaves nothing behind."""
    person = person_of(request)
    notice = Notice(organisation=person.organisation, reporter=person, unit=person.unit)
    for name, value in prefilled(person, request.GET).items():
        setattr(notice, name, value)
    return _screen(request, notice, SYSTEM)


@signed_in
def step(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    notice = own_notice(person_of(request), pk)
    if not SYSTEM <= number <= LAST:
        raise Http404
    if notice.state not in CHANGEABLE:
        return _closed(request, notice, number)
    if number > PURPOSE and stops(notice, PURPOSE):
        return redirect(notice.step_url(PURPOSE))
    return _screen(request, notice, number)


def own_notice(person: Person, pk: int) -> Notice:
    """To anyone but its reporter a notice in the making does not exist."""
    notices = Notice.objects.select_related("system__supplier", "unit", "organisation", "reporter")
    return get_object_or_404(notices, pk=pk, reporter=person, organisation=person.organisation)


def prefilled(person: Person, given: QueryDict) -> dict[str, Any]:
    """What the page that sent someone here knows already: a system or its name, the purpose, the kinds of data."""
    policy = book().policy
    known = _system(person, given.get("systeem", ""))
    answers: dict[str, Any] = chosen(known) if known else {"system_name": given.get("naam", "")[:150]}
    if given.get("doel") in policy.purposes:
        answers["purpose"] = given["doel"]
    answers["data_classes"] = [key for key in policy.data_classes if key in given.getlist("gegevens")]
    return answers


def protected_labels(notice: Notice) -> list[str]:
    """The classes among the data that need a designation (art. 4.4)."""
    known = book().policy.data_classes
    return [known[key].label for key in notice.data_classes if key in known and known[key].needs_designation]


def stops(notice: Notice, number: int) -> Verdict | None:
    """The verdict that ends the notice on this screen, when article 5 forbids what was answered on it."""
    purpose = notice.purpose if number == PURPOSE else ""
    screened = notice.screened if number == LAST else ()
    reasons = screening_reasons(book().policy, purpose=purpose, screened=screened)
    return verdict(reasons) if reasons else None


def _screen(request: HttpRequest, notice: Notice, number: int) -> HttpResponse:
    if request.method == "POST" and number == SYSTEM and PICK in request.POST:
        picked = _system(person_of(request), request.POST[PICK])
        if not (picked or notice.pk):
            return redirect("intake:start")
        return redirect(_keep(person_of(request), notice, chosen(picked), SYSTEM).step_url(SYSTEM))
    going = request.POST.get("naar", ON)
    form = STEP_FORMS[number - 1](None if going == LOOK_UP else posted(request), instance=notice)
    if going == LOOK_UP:
        form.initial.update({name: request.POST.get(name, "") for name in form.fields})
    elif request.method == "POST" and _may_keep(form, going):
        if not form.was_answered_elsewhere(request.POST.get("gezien", "")):
            return _go(request, notice, form=form, number=number, going=going)
        form.add_error(None, OVERTAKEN)
    return render(request, "intake/step.html", _context(request, notice, form, number))


def _may_keep(form: StepForm, going: str) -> bool:
    return form.is_valid() or (going in {BACK, LATER} and form.only_has_gaps())


def _go(request: HttpRequest, notice: Notice, *, form: StepForm, number: int, going: str) -> HttpResponse:
    """Keep the answers and go where the button says; a forbidden answer stays where it is."""
    try:
        kept = _keep(person_of(request), notice, form.answers(), number)
    except Refused:
        return _closed(request, notice, number)
    if going == LATER:
        messages.success(request, "Uw antwoorden zijn bewaard. U kunt later verdergaan.")
        return redirect("intake:mine")
    if going == BACK:
        return redirect(kept.step_url(max(number - 1, SYSTEM)))
    if number == PROCESS:
        _warn_of_early_start(request, kept)
    if stops(kept, number):
        return redirect(kept.step_url(number))
    if number == LAST or request.GET.get("na") == TO_CHECK:
        return redirect("intake:confirm", kept.pk)
    return redirect(kept.step_url(number + 1))


def _keep(person: Person, notice: Notice, answers: dict[str, Any], number: int) -> Notice:
    if notice.pk:
        return actions.save_answers(by=person, notice=notice, answers=answers, step=number)
    beginning = {name: getattr(notice, name) for name in ("kind", "system", "purpose", "data_classes")} | answers
    # A button pressed twice, or a page opened twice, goes on with the draft that is there.
    untouched = Notice.objects.filter(reporter=person, state=NoticeState.DRAFT, step=SYSTEM, **beginning)
    return untouched.first() or actions.start(by=person, answers=beginning)


def _warn_of_early_start(request: HttpRequest, notice: Notice) -> None:
    if notice.used_before_ruling and notice.used_since:
        messages.warning(
            request,
            f"U gebruikt het al sinds {in_words(notice.used_since)}. AI gebruiken mag pas na een besluit"
            f" van {book().policy.names.the_management} (art. 2.1 en 2.4). Stop ermee tot het besluit er is."
            " U kunt gewoon verder met melden.",
        )


def _closed(request: HttpRequest, notice: Notice, number: int) -> HttpResponse:
    """The notice left this reporter's hands, perhaps in another window. What was typed is shown, to copy."""
    if request.method != "POST":
        return redirect(notice)
    notice.refresh_from_db()
    context = {"notice": notice, "typed": _typed(request.POST, STEP_FORMS[number - 1](instance=notice))}
    return render(request, "intake/step_closed.html", context, status=409)


def _typed(given: QueryDict, form: StepForm) -> list[tuple[str, str]]:
    return [(str(field.label), ", ".join(given.getlist(field.name))) for field in form if given.get(field.name)]


def _system(person: Person, key: str) -> AISystem | None:
    number = key_of(key)
    return AISystem.objects.of(person.organisation).filter(pk=number).first() if number else None


def _context(request: HttpRequest, notice: Notice, form: StepForm, number: int) -> dict[str, Any]:
    looked_for = request.POST.get("system_name", "") if number == SYSTEM else ""
    same = duplicates(notice) if number == PROCESS else []
    elsewhere = form.non_field_errors() and Notice.objects.select_related("system", "unit").filter(pk=notice.pk).first()
    return {
        "notice": notice,
        "form": form,
        "number": number,
        "question": QUESTIONS[number - 1],
        "steps": _steps(notice),
        "stop": stops(notice, number) if not form.is_bound else None,
        "elsewhere": answer_in_words(elsewhere, QUESTIONS[number - 1]) if elsewhere else [],
        "system_tone": State(notice.system.state).tone if notice.system else "",
        "looked_for": looked_for,
        "found": systems_called(notice.organisation, looked_for) if looked_for else [],
        "same": same,
        "can_join": any(use.can_be_joined for use in same),
        "withdraw_url": reverse("intake:withdraw", args=[notice.pk]) if notice.pk else "",
    }


def _steps(notice: Notice) -> list[Step]:
    """The bar of steps: one may go to what was reached, and what has an answer is marked as done."""
    reached = notice.step if notice.pk else 0
    answered = (notice.first_unanswered_step() or LAST + 1) - 1
    return [
        Step(
            question.label,
            notice.step_url(question.number) if notice.pk and question.number <= reached + 1 else "",
            done=question.number <= min(reached, answered),
        )
        for question in QUESTIONS
    ]
