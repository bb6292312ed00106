"""The dossier of a notice: all that is known, asked, advised and decided about it, on one page."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.access import person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.core.rulebook import book
from waarborg.core.transitions import available
from waarborg.intake.actions.consulting import asking
from waarborg.intake.dossier import Dossier, risk_of
from waarborg.intake.forms.deciding import AdviseForm
from waarborg.intake.models import Notice
from waarborg.intake.states import TRANSITIONS, NoticeState
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
"""The page of each transition; the three rulings share one. Ending follows from an act on the register."""


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
    work = _work(found, person, buttons)
    context = {
        "notice": found,
        "names": book().policy.names,
        "dossier": dossier,
        "risk": risk_of(found),
        "verdict": dossier.verdict(),
        "step": step,
        "other_buttons": [button for button in buttons if button.label != step.label and button not in work],
        "works_on_it": person.has_perm("intake.view_all"),
        "work": work,
        "advise_form": _advise_form(dossier, person, buttons),
        "events": dossier.events(to=person, of_system=of_system),
        "kinds": [
            ("Deze melding", f"{found.get_absolute_url()}#verloop", not of_system),
            ("Het hele systeem", f"{found.get_absolute_url()}?verloop=systeem#verloop", of_system),
        ],
    }
    return render(request, "intake/notice.html", context)


def _buttons(notice: Notice, person: Person, today: date) -> list[Button]:
    """What this person may do now, each page once."""
    found: dict[str, Button] = {}
    for transition, outcome in available(TRANSITIONS, notice, by=person, today=today):
        page = PAGES.get(transition.name)
        label = "Besluiten" if page == "rule" else transition.label
        if page and outcome.allowed:
            found.setdefault(page, Button(page, label, reverse(f"intake:{page}", args=[notice.pk])))
    return list(found.values())


def _work(notice: Notice, person: Person, buttons: list[Button]) -> list[Button]:
    """What else one may do on the way to an advice, each on a page of its own."""
    pages = {button.page for button in buttons}
    acts = (
        ("position", "Uw standpunt geven", "advise" in pages),
        ("ask_adviser", "Advies vragen aan een adviseur", asking(notice, by=person).allowed),
        ("add_condition", "Voorwaarde voorstellen", "advise" in pages),
        ("return", "Vraag stellen aan de melder", "return" in pages),
    )
    return [Button(page, label, reverse(f"intake:{page}", args=[notice.pk])) for page, label, may in acts if may]


def _advise_form(dossier: Dossier, person: Person, buttons: list[Button]) -> AdviseForm | None:
    """The act that brings the notice further stands open on its page; not for who does not advise on it now."""
    if not any(button.page == "advise" for button in buttons):
        return None
    return AdviseForm(organisation=person.organisation, has_conditions=dossier.has_proposed)
