"""Reporting: my notices, the seven screens, the check, and taking a notice back. Only the reporter gets here."""

from contextlib import suppress

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.access import person_of, signed_in
from waarborg.accounts.models import Person, RoleAssignment
from waarborg.advice.models import AdviceRequest, RequestState
from waarborg.core.forms import posted
from waarborg.core.next_step import NextStep
from waarborg.core.rulebook import book
from waarborg.core.tables import Cell, Empty, Field, Listing, build
from waarborg.core.templatetags.waarborg import dutch_date
from waarborg.core.transitions import Refused, check
from waarborg.intake import actions
from waarborg.intake.actions.consulting import WHY
from waarborg.intake.actions.reporting import CHANGEABLE, duplicates
from waarborg.intake.forms.sending import SubmitForm, WithdrawForm
from waarborg.intake.lookup import systems_called
from waarborg.intake.models import Notice
from waarborg.intake.questions import QUESTIONS, answer_in_words
from waarborg.intake.states import SUBMIT, WITHDRAW, NoticeState
from waarborg.intake.views.wizard import own_notice, protected_labels
from waarborg.rulebook import DutyName

REPORTED: Listing[Notice] = Listing(
    caption="Wat u meldde",
    fields=(
        Field("begonnen", "Melding", lambda notice: f"{notice.number}: {notice.name_of_system}"),
        Field("doel", "Doel", lambda notice: notice.get_purpose_display()),
        Field(
            "status",
            "Status",
            lambda notice: Cell(notice.get_state_display(), tone=NoticeState(notice.state).tone),
        ),
        Field("aan_zet", "Aan zet", lambda notice: notice.waits_for),
        Field("uiterlijk", "Uiterlijk", lambda notice: dutch_date(notice.due_on())),
    ),
    orders={"begonnen": ("created_at", "pk")},
    default_order="-begonnen",
    link=lambda notice: notice.get_absolute_url(),
    empty=Empty("Hier komen uw meldingen te staan.", "Nieuwe melding", "/melden/nieuw/"),
)


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """What I began and what I reported, who is to act now, and whom to call when something went wrong."""
    person = person_of(request)
    notices = Notice.objects.filter(reporter=person).select_related("system")
    to_finish = notices.filter(state__in=CHANGEABLE).order_by("-state", "-created_at", "-pk")
    context = {
        "to_finish": [(notice, _go_on_url(notice)) for notice in to_finish],
        "reported": build(request, notices.exclude(state__in=CHANGEABLE).exclude(number=""), REPORTED),
        "may_report": person.has_perm("intake.report"),
        "to_call": _to_call(person),
    }
    return render(request, "intake/mine.html", context)


def _go_on_url(notice: Notice) -> str:
    """The first screen without an answer; with none, or when the board asked something, the check page."""
    missing = None if notice.state == NoticeState.RETURNED else notice.first_unanswered_step()
    return notice.step_url(missing) if missing else reverse("intake:confirm", args=[notice.pk])


def _to_call(person: Person) -> list[tuple[str, list[Person]]]:
    """Whom to tell of an incident now (art. 8.1), by role: who answers questions about risks."""
    policy = book().policy
    roles = policy.roles_with(DutyName.ANSWER) - policy.roles_with(DutyName.ADVISE)
    holders = RoleAssignment.objects.filter(
        role__in=roles, person__organisation_id=person.organisation_id, person__is_active=True
    ).select_related("person__unit")
    people: dict[str, list[Person]] = {key: [] for key in policy.roles if key in roles}
    for assignment in holders.order_by("person__name"):
        people[assignment.role].append(assignment.person)
    return [(policy.roles[key].label, found) for key, found in people.items()]


@signed_in
def lookup(request: HttpRequest) -> HttpResponse:
    """Systems with this name: beneath the field while one types, or as a page of its own."""
    words = request.GET.get("q") or request.GET.get("system_name", "")
    found = systems_called(person_of(request).organisation, words)
    template = "intake/lookup_found.html" if request.htmx else "intake/lookup.html"  # type: ignore[attr-defined]
    return render(request, template, {"words": words, "found": found, "in_form": bool(request.htmx)})  # type: ignore[attr-defined]


@signed_in
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything once more, then the report itself. Whoever comes back after it reads what happens now."""
    person, today = person_of(request), timezone.localdate()
    notice = own_notice(person, pk)
    if notice.state not in CHANGEABLE:
        return _reported(request, notice)
    same = duplicates(notice)
    can_join = any(use.can_be_joined for use in same)
    form = SubmitForm(posted(request), asks_why=can_join and WHY not in notice.description)
    ready = check(SUBMIT, notice, by=person, today=today)
    if request.method == "POST" and ready.allowed and form.is_valid():
        # Refused means that something changed while we looked; the same page says how it stands now.
        with suppress(Refused):
            actions.report(by=person, notice=notice, why_not_join=form.cleaned_data.get("why_not_join", ""))
        return redirect("intake:confirm", pk)
    context = {
        "notice": notice,
        "form": form,
        "verdict": None if ready.allowed else ready,
        "same": same,
        "can_join": can_join,
        "answers": [
            (question, notice.step_url(question.number), answer_in_words(notice, question)) for question in QUESTIONS
        ],
        "protected": protected_labels(notice),
        "names": book().policy.names,
    }
    return render(request, "intake/confirm.html", context)


def _reported(request: HttpRequest, notice: Notice) -> HttpResponse:
    """After the report: its number, the term and who acts. Later the dossier says more, so we go there."""
    if notice.state != NoticeState.SUBMITTED:
        return redirect(notice)
    if request.method == "POST":
        return redirect("intake:confirm", notice.pk)
    policy = book().policy
    context = {
        "notice": notice,
        "asked": AdviceRequest.objects.filter(use_case_id=notice.use_case_id, state=RequestState.OPEN),
        "days": policy.terms.advice,
        "names": policy.names,
        "submitted_on": timezone.localdate(notice.submitted_at),
        "next": NextStep("Uw melding ligt klaar voor advies.", who=policy.names.board, due=notice.due_on()),
    }
    return render(request, "intake/confirm_done.html", context)


@signed_in
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    person, today = person_of(request), timezone.localdate()
    notice = own_notice(person, pk)
    allowed = check(WITHDRAW, notice, by=person, today=today)
    if not allowed.allowed:
        raise Refused(allowed)
    form = WithdrawForm(posted(request))
    if notice.state == NoticeState.DRAFT:
        form.fields.clear()
    if request.method == "POST" and form.is_valid():
        actions.withdraw(by=person, notice=notice, reason=form.cleaned_data.get("reason", ""))
        messages.success(request, "De melding is ingetrokken.")
        return redirect("intake:mine")
    return render(request, "intake/withdraw.html", {"notice": notice, "form": form})
