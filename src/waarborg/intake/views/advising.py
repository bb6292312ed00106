"""The acts of the iBoard on a notice, each at an address of its own (art. 2.3, 4.3)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from waarborg.accounts.access import person_of, signed_in
from waarborg.core.transitions import Refused
from waarborg.intake import actions
from waarborg.intake.actions.consulting import asking
from waarborg.intake.forms.conditions import ConditionForm, RemoveForm
from waarborg.intake.forms.deciding import AdviseForm, AskForm, PositionForm, ReturnForm
from waarborg.intake.models import Condition
from waarborg.intake.states import ADVISE, RETURN
from waarborg.intake.views.acting import ActPage, act_page, notice_for

POSITION = ActPage(
    "Uw standpunt",
    "Uw mening als lid. U kunt die wijzigen tot het advies er is.",
    "Bewaren",
    "Uw standpunt is bewaard.",
)
ASK = ActPage(
    "Advies vragen", "De vraag gaat meteen naar iedereen met deze rol.", "Vraag versturen", "De vraag is verstuurd."
)
CONDITION = ActPage(
    "Voorwaarde voorstellen",
    "Iets wat moet gebeuren, met één eigenaar en een dag. De voorwaarde geldt als het besluit haar overneemt.",
    "Toevoegen",
    "De voorwaarde is toegevoegd.",
)
REMOVE = ActPage(
    "Voorwaarde weghalen", "De voorwaarde telt dan niet mee in het advies.", "Weghalen", "De voorwaarde is weg."
)
RETURN_PAGE = ActPage(
    "Vraag aan de melder",
    "De melding gaat terug naar de melder, tot die heeft geantwoord.",
    "Vraag versturen",
    "De vraag is naar de melder gestuurd.",
)
ADVISE_PAGE = ActPage(
    "Advies geven", "Na uw advies is het besluit aan de directie.", "Advies geven", "Het advies is gegeven."
)


@signed_in
def position(request: HttpRequest, pk: int) -> HttpResponse:
    """A member's own view on the notice."""
    notice, person = notice_for(request, pk), person_of(request)
    mine = notice.positions.filter(member=person).first()
    form = PositionForm(request.POST or None, initial={"stance": mine.stance, "note": mine.note} if mine else None)
    return act_page(
        request,
        POSITION,
        notice=notice,
        form=form,
        needs=ADVISE,
        do=lambda given: actions.take_position(by=person, notice=notice, **given),
    )


@signed_in
def ask_adviser(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a privacy adviser, CISO or ISO about this use, with a term."""
    notice, person = notice_for(request, pk), person_of(request)
    allowed = asking(notice, by=person)
    if not allowed.allowed:
        raise Refused(allowed)
    return act_page(
        request,
        ASK,
        notice=notice,
        form=AskForm(request.POST or None),
        do=lambda given: actions.ask_adviser(by=person, notice=notice, **given),
    )


@signed_in
def add_condition(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose a condition with an owner and a day."""
    notice, person = notice_for(request, pk), person_of(request)
    return act_page(
        request,
        CONDITION,
        notice=notice,
        form=ConditionForm(request.POST or None, organisation=person.organisation),
        needs=ADVISE,
        do=lambda given: actions.add_condition(by=person, notice=notice, **given),
    )


@signed_in
def remove_condition(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop a proposed condition, after a question."""
    condition = get_object_or_404(Condition.objects.select_related("notice"), pk=pk)
    notice, person = notice_for(request, condition.notice_id), person_of(request)
    return act_page(
        request,
        REMOVE,
        notice=notice,
        form=RemoveForm(request.POST if request.method == "POST" else None),
        needs=ADVISE,
        do=lambda given: actions.remove_condition(by=person, condition=condition),
    )


@signed_in
def return_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the reporter for more."""
    notice, person = notice_for(request, pk), person_of(request)
    return act_page(
        request,
        RETURN_PAGE,
        notice=notice,
        form=ReturnForm(request.POST or None),
        needs=RETURN,
        do=lambda given: actions.return_notice(by=person, notice=notice, **given),
    )


@signed_in
def advise(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the advice of the iBoard."""
    notice, person = notice_for(request, pk), person_of(request)
    has_conditions = notice.conditions.filter(adopted=False).exists()
    form = AdviseForm(request.POST or None, organisation=person.organisation, has_conditions=has_conditions)
    return act_page(
        request,
        ADVISE_PAGE,
        notice=notice,
        form=form,
        needs=ADVISE,
        do=lambda given: actions.advise(
            by=person, notice=notice, stance=given["stance"], text=given["text"], condition=form.condition()
        ),
    )
