"""The pages of the directie about one notice: deciding, asking for new advice, the ruling, and its conditions."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.access import person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.core.rulebook import book
from waarborg.core.transitions import Refused, refuse
from waarborg.intake import actions
from waarborg.intake.dossier import Dossier, risk_of
from waarborg.intake.forms.conditions import MeetForm
from waarborg.intake.forms.deciding import ReferBackForm
from waarborg.intake.forms.ruling import RuleForm
from waarborg.intake.models import Condition, Notice, Ruling
from waarborg.intake.states import REFER_BACK, REJECT, NoticeState
from waarborg.intake.views.acting import ActPage, act_page, demand, notice_for, visible_notices
from waarborg.intake.views.frozen import Change, changes_since, frozen_parts
from waarborg.intake.views.next_step import designation_step
from waarborg.rulebook import WayOn
from waarborg.rulebook.words import in_words

REFER_BACK_PAGE = ActPage(
    "Terug voor nieuw advies",
    "De melding gaat terug naar wie adviseerde, met uw vraag erbij. Daarna besluit u opnieuw.",
    "Terugsturen",
    "De melding is terug voor nieuw advies.",
)
MEET = ActPage(
    "Voorwaarde: voldaan",
    "U meldt dat aan deze voorwaarde is voldaan. Dit komt in het dossier.",
    "Voldaan melden",
    "De voorwaarde is afgemeld.",
)


@signed_in
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """One screen to decide on: the facts in one column, the advice beside it."""
    notice, person = notice_for(request, pk), person_of(request)
    _refuse_when_decided(notice)
    demand(REJECT, notice, person)
    dossier = Dossier.of(notice, timezone.localdate())
    form = _rule_form(request, dossier)
    context = {
        "notice": notice,
        "names": book().policy.names,
        "dossier": dossier,
        "form": form,
        "risk": risk_of(notice),
        "verdict": dossier.obstacles,
    }
    if request.method == "POST" and form.is_valid():
        try:
            ruling = actions.rule(by=person, notice=notice, **form.ruling())
        except Refused as refusal:
            _refuse_when_decided(Notice.objects.get(pk=notice.pk))
            return render(request, "intake/rule.html", context | {"verdict": refusal.verdict}, status=409)
        messages.success(request, "Uw besluit is vastgelegd. De melder en alle medewerkers krijgen bericht.")
        return redirect("intake:ruling", pk=ruling.pk)
    return render(request, "intake/rule.html", context)


def _rule_form(request: HttpRequest, dossier: Dossier) -> RuleForm:
    notice = dossier.notice
    return RuleForm(
        request.POST or None,
        advice=dossier.advices[0].stance,
        has_conditions=any(found.met_at is None for found in dossier.conditions),
        team=_team(notice),
        organisation=notice.organisation,
        initial={"team": [notice.reporter_id]},
    )


def _refuse_when_decided(notice: Notice) -> None:
    """Tell a second director who decided what, instead of only that it is too late."""
    if notice.state not in {NoticeState.APPROVED, NoticeState.PILOT, NoticeState.REJECTED}:
        return
    ruling = notice.rulings.select_related("ruled_by").first()
    if ruling is None:
        return
    moment = timezone.localtime(ruling.ruled_at)
    sentence = (
        f"{ruling.ruled_by.name} heeft hierover al besloten: {ruling}, "
        f"op {in_words(moment.date())} om {moment:%H.%M} uur."
    )
    raise refuse("2.4", sentence, WayOn("Bekijk het besluit", reverse("intake:ruling", args=[ruling.pk])))


def _team(notice: Notice) -> QuerySet[Person]:
    """Whom one may tick as taking part in a pilot: the reporter and the team."""
    people = Person.objects.filter(organisation=notice.organisation, is_active=True)
    if notice.unit_id is None:
        return people.filter(pk=notice.reporter_id)
    return (people.filter(pk=notice.reporter_id) | people.filter(unit=notice.unit_id)).order_by("name")


@signed_in
def refer_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for new advice before deciding."""
    notice, person = notice_for(request, pk), person_of(request)
    return act_page(
        request,
        REFER_BACK_PAGE,
        notice=notice,
        form=ReferBackForm(request.POST or None),
        needs=REFER_BACK,
        do=lambda given: actions.refer_back(by=person, notice=notice, **given),
    )


@signed_in
def meet_condition(request: HttpRequest, pk: int) -> HttpResponse:
    """The owner says that a condition is met, and how."""
    person = person_of(request)
    condition = get_object_or_404(
        Condition.objects.select_related("owner", "notice__system"), pk=pk, notice__organisation=person.organisation
    )
    if not person.has_perm("intake.meet", condition):
        if not person.has_perm("intake.view", condition.notice):
            raise Http404
        raise refuse("2.4", f"Alleen {condition.owner.name} kan deze voorwaarde afmelden.")
    form = MeetForm(request.POST or None)
    context: dict[str, Any] = {"page": MEET, "condition": condition, "notice": condition.notice, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            actions.meet_condition(by=person, condition=condition, note=form.cleaned_data["note"])
        except Refused as refusal:
            return render(request, "intake/condition_meet.html", context | {"verdict": refusal.verdict}, status=409)
        messages.success(request, MEET.done)
        return redirect(_after_meeting(condition, person))
    return render(request, "intake/condition_meet.html", context)


def _after_meeting(condition: Condition, person: Person) -> str:
    """An owner need not be one of those who may see the dossier."""
    if person.has_perm("intake.view", condition.notice):
        return condition.notice.get_absolute_url()
    return reverse("web:work")


@dataclass(frozen=True, slots=True)
class Reopening:
    """What changed after the ruling, and whether that asks for a new one (art. 2.4)."""

    changes: list[Change]

    @property
    def needed(self) -> bool:
        return any(change.material for change in self.changes)


@signed_in
def ruling(request: HttpRequest, pk: int) -> HttpResponse:
    """A ruling with the facts it was taken on, and what has changed since."""
    found = get_object_or_404(Ruling.objects.select_related("ruled_by", "notice"), pk=pk)
    person = person_of(request)
    notice = visible_notices(person).filter(pk=found.notice_id).first()
    if notice is None:
        raise Http404
    dossier = Dossier.of(notice, timezone.localdate())
    context = {
        "ruling": found,
        "notice": notice,
        "intact": found.is_intact(),
        "parts": frozen_parts(found),
        "reopening": Reopening(changes_since(found, notice)),
        "pilot": getattr(found, "pilot", None),
        "conditions": [condition for condition in dossier.conditions if condition.adopted],
        "step": designation_step(dossier, person),
    }
    return render(request, "intake/ruling.html", context)
