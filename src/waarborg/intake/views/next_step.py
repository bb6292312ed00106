"""What happens now with a notice, who does it, by when, and the one button for whoever is looking."""

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from waarborg.accounts.models import Person
from waarborg.core.rulebook import book
from waarborg.intake.dossier import Dossier
from waarborg.intake.rules.admission import USABLE
from waarborg.intake.states import NoticeState
from waarborg.rulebook.words import capitalised, uncapitalised


@dataclass(frozen=True, slots=True)
class Button:
    page: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class NextStep:
    sentence: str
    who: str = ""
    due: date | None = None
    url: str = ""
    label: str = ""
    method: str = "get"


FIRST = {
    NoticeState.SUBMITTED: "advise",
    NoticeState.PILOT: "advise",
    NoticeState.APPROVED: "advise",
    NoticeState.RETURNED: "confirm",
    NoticeState.ADVISED: "rule",
}
"""The page that brings a notice in this state further."""
HERE = {"advise": "#advies-geven"}
"""Where the form of a page stands open on the dossier itself."""


def next_step(dossier: Dossier, person: Person, buttons: list[Button]) -> NextStep:
    notice = dossier.notice
    state = NoticeState(notice.state)
    who = notice.reporter.name if state is NoticeState.RETURNED else notice.waits_for
    step = NextStep(_sentence(dossier), who=who, due=dossier.due_on())
    if dossier.is_reopened:
        board, name = capitalised(book().policy.names.the_board), book().policy.names.board
        step = NextStep(f"Het systeem is gewijzigd na het besluit. {board} adviseert opnieuw.", who=name)
    elif state in {NoticeState.APPROVED, NoticeState.PILOT}:
        step = _after_ruling(dossier, person, step)
    if step.url:
        return step
    if button := next((found for found in buttons if found.page == FIRST.get(state)), None):
        return replace(step, url=HERE.get(button.page, button.url), label=button.label)
    if dossier.rulings:
        return replace(step, url=reverse("intake:ruling", args=[dossier.rulings[0].pk]), label="Bekijk het besluit")
    return step


def _sentence(dossier: Dossier) -> str:
    names = book().policy.names
    until = "Tot dan geldt het vorige besluit." if dossier.rulings else "Tot het besluit mag dit nog niet."
    ended = dossier.pilot_ends_on is not None and dossier.pilot_ends_on < dossier.today
    return {
        NoticeState.DRAFT: "Deze melding is nog niet verstuurd.",
        NoticeState.SUBMITTED: f"{capitalised(names.the_board)} geeft advies. {until}",
        NoticeState.RETURNED: "De melder beantwoordt een vraag en meldt opnieuw.",
        NoticeState.ADVISED: f"{capitalised(names.the_management)} besluit. {until}",
        NoticeState.PILOT: (
            f"De pilot is afgelopen. {capitalised(names.the_board)} adviseert hoe het verder gaat."
            if ended
            else f"De pilot loopt. Daarna adviseert {names.the_board} opnieuw."
        ),
        NoticeState.APPROVED: "Dit gebruik is toegestaan. U hoeft niets te doen.",
        NoticeState.REJECTED: "Dit gebruik is niet toegestaan.",
        NoticeState.WITHDRAWN: "Deze melding is ingetrokken.",
        NoticeState.ENDED: "Het systeem is uit gebruik genomen. Wilt u het weer gebruiken? Meld het dan opnieuw.",
    }[NoticeState(dossier.notice.state)]


def _after_ruling(dossier: Dossier, person: Person, step: NextStep) -> NextStep:
    """What a ruling leaves to do: one's own condition, the designation, else the most urgent condition of others."""
    mine = next((found for found in dossier.open_conditions if found.owner_id == person.pk), None)
    if mine:
        url = reverse("intake:meet_condition", args=[mine.pk])
        sentence = f"U zorgt voor deze voorwaarde: {mine.sentence}"
        return NextStep(sentence, who=person.name, due=mine.due_on, url=url, label="Voldaan melden")
    if designation := designation_step(dossier, person):
        return designation
    if dossier.notice.state == NoticeState.PILOT or not dossier.open_conditions:
        return step
    first = dossier.open_conditions[0]
    return NextStep(f"Toegestaan. Nog nodig: {first.sentence}", who=first.owner.name, due=first.due_on)


def designation_step(dossier: Dossier, person: Person) -> NextStep | None:
    """The use is allowed, but protected data may not go in until the system is designated for them (art. 4.4)."""
    use_case, names = dossier.notice.use_case, book().policy.names
    if use_case is None or use_case.state not in USABLE or not dossier.undesignated:
        return None
    data = ", ".join(uncapitalised(found.label) for found in dossier.undesignated)
    sentence = f"Toegestaan, maar nog niet met: {data}. Daarvoor wijst {names.the_management} het systeem eerst aan."
    step = NextStep(sentence, who=names.management)
    if not person.has_perm("register.designate"):
        return step
    return replace(step, url=reverse("intake:designate", args=[use_case.pk]), label="Systeem aanwijzen (4.4)")
