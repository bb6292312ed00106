"""What happens next with a question for advice, for the person who looks at it."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from waarborg.accounts.models import Person
from waarborg.advice.models import ANSWER, AdviceRequest, RequestState, Stance
from waarborg.core.next_step import NextStep
from waarborg.core.rulebook import book
from waarborg.core.transitions import check
from waarborg.register.models import Designation
from waarborg.rulebook.words import capitalised, uncapitalised


def next_step(request: AdviceRequest, *, person: Person, today: date) -> NextStep | None:
    if request.state == RequestState.OPEN:
        return _while_open(request, person, today)
    if request.state == RequestState.WITHDRAWN:
        return None
    if request.stance == Stance.NEGATIVE:
        return NextStep(
            "Het advies is negatief. Gebruik AI hier niet voor. Een ander doel of andere gegevens? Vraag opnieuw."
        )
    missing = undesignated(request, today)
    if not missing:
        return NextStep("Het advies is gegeven. U hoeft hier niets meer te doen.")
    return _towards_designation(request, missing, person)


def undesignated(request: AdviceRequest, today: date) -> list[str]:
    """The classes in the question that need a designation (art. 4.4) and do not have one today, by label."""
    known = book().policy.data_classes
    protected = [key for key in request.data_classes if key in known and known[key].needs_designation]
    designated = Designation.objects.valid_on(today).filter(use_case_id=request.use_case_id, data_class__in=protected)
    done = set(designated.values_list("data_class", flat=True)) if protected and request.use_case_id else set()
    return [uncapitalised(known[key].label) for key in protected if key not in done]


def _while_open(request: AdviceRequest, person: Person, today: date) -> NextStep:
    role, due = request.get_to_role_display(), request.due_on
    if check(ANSWER, request, by=person, today=today).allowed:
        return NextStep("Uw advies wordt gevraagd.", who=role, due=due, label="Geef advies", url="#antwoord")
    return NextStep("Er wordt gewacht op advies. Wie het vroeg, krijgt daarna bericht.", who=role, due=due)


def _towards_designation(request: AdviceRequest, missing: list[str], person: Person) -> NextStep:
    """After a good advice about protected data: first a use in the register, then the designation by the management."""
    names = book().policy.names
    if request.use_case is None:
        given = [("systeem", str(request.system_id or "")), ("doel", request.purpose)]
        data = [("gegevens", key) for key in request.data_classes]
        address = f"{reverse('intake:start')}?{urlencode([*(pair for pair in given if pair[1]), *data])}"
        sentence = f"Meld dit gebruik nu. Daarna kan {names.the_management} het systeem aanwijzen (art. 4.4)."
        return NextStep(sentence, who=request.asked_by.name, label="Meld dit gebruik", url=address)
    who = capitalised(names.the_management)
    sentence = f"{who} moet het systeem nog aanwijzen voor: {', '.join(missing)} (art. 4.4). Tot dan mag het niet."
    if not person.has_perm("register.designate"):
        return NextStep(sentence, who=names.management.capitalize())
    url = reverse("intake:designate", args=[request.use_case.pk])
    return NextStep(sentence, who=names.management.capitalize(), label="Aanwijzen", url=url)
