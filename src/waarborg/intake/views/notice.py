"""The dossier of a notice: all that is known, asked, advised and decided about it, on one page."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.access import person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.core.rulebook import book
from waarborg.core.transitions import available
from waarborg.intake.dossier import Dossier, risk_of
from waarborg.intake.forms.deciding import AdviseForm, AskForm, ConditionForm, PositionForm, ReturnForm
from waarborg.intake.models import Notice
from waarborg.intake.states import ADVISE, TRANSITIONS, NoticeState
from waarborg.intake.views.acting import notice_for
from waarborg.intake.views.next_step import Button, next_step

PAGES = {
    "submit": "confirm",
    "withdraw": "withdraw",
    "return": "return",
    "advise": "advise",
    "refer_back": "refer_back",
    "approve": "rule",
    "pilot": "rule",
    "reject": "rule",
}
"""The page of each transition; the three rulings share one."""


@signed_in
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one notice. A draft has no dossier yet: its reporter goes on with the questions."""
    found, person, today = notice_for(request, pk), person_of(request), timezone.localdate()
    if found.state == NoticeState.DRAFT:
        return redirect(found.step_url(found.step))
    dossier = Dossier.of(found, today)
    buttons = _buttons(found, person, today)
    of_system = request.GET.get("verloop") == "systeem"
    step = next_step(dossier, person, buttons)
    context = {
        "notice": found,
        "names": book().policy.names,
        "dossier": dossier,
        "risk": risk_of(found),
        "verdict": dossier.verdict(),
        "breach": found.starts_before_ruling(today),
        "step": step,
        "other_buttons": [button for button in buttons if button.url != step.url],
        "works_on_it": person.has_perm("intake.view_all"),
        "board_forms": _board_forms(dossier, person, buttons),
        "ask_form": AskForm() if found.use_case and _may_ask(found, person) else None,
        "events": dossier.events(to=person, of_system=of_system),
        "kinds": [
            ("Deze melding", f"{found.get_absolute_url()}#verloop", not of_system),
            ("Het hele systeem", f"{found.get_absolute_url()}?verloop=systeem#verloop", of_system),
        ],
    }
    return render(request, "intake/notice.html", context)


def _may_ask(notice: Notice, person: Person) -> bool:
    return person.has_perm("intake.advise", notice) or person.has_perm("intake.rule", notice)


def _buttons(notice: Notice, person: Person, today: date) -> list[Button]:
    """What this person may do now, each page once."""
    found: dict[str, Button] = {}
    for transition, outcome in available(TRANSITIONS, notice, by=person, today=today):
        page = PAGES[transition.name]
        label = "Besluiten" if page == "rule" else transition.label
        if outcome.allowed:
            found.setdefault(page, Button(page, label, reverse(f"intake:{page}", args=[notice.pk])))
    return list(found.values())


def _board_forms(dossier: Dossier, person: Person, buttons: list[Button]) -> dict[str, Any]:
    """The forms with which the iBoard does its work on this page; none for who does not advise on it now."""
    pages = {button.page for button in buttons}
    if PAGES[ADVISE.name] not in pages:
        return {}
    mine = next((found for found in dossier.positions if found.member_id == person.pk), None)
    forms: dict[str, Any] = {
        "position": PositionForm(initial={"stance": mine.stance, "note": mine.note} if mine else None),
        "condition": ConditionForm(organisation=person.organisation),
        "advise": AdviseForm(),
    }
    if "return" in pages:
        forms["return"] = ReturnForm()
    return forms
