"""What the law and the policy ask of a use, and how that stands (art. 3.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from waarborg.accounts.access import needs, person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.assessment import gate
from waarborg.assessment.demand_states import BY_HAND
from waarborg.assessment.demands import Demand, catalogue, law_key, must_precede_use
from waarborg.assessment.forms.demands import DemandFilter
from waarborg.assessment.models import Classification, DemandState, Risk, UseDemand
from waarborg.assessment.views.classification import use_of
from waarborg.audit.models import Event
from waarborg.core.export import csv_response, xlsx_response
from waarborg.core.rulebook import book
from waarborg.core.tables import FORMAT, Cell, Empty, Field, Listing, build
from waarborg.core.templatetags.waarborg import dutch_date
from waarborg.core.transitions import available
from waarborg.rulebook import verdict
from waarborg.rulebook.law import LawRow
from waarborg.rulebook.words import in_words


@dataclass(frozen=True, slots=True)
class Shown:
    """A demand with its row of the catalogue, and whether the use may begin while it is open."""

    demand: UseDemand
    about: Demand
    when: str
    doubt: str
    blocks: bool
    late: bool


def _state(demand: UseDemand) -> Cell:
    late = demand.is_late(timezone.localdate())
    return Cell("Te laat" if late else demand.get_state_display().capitalize(), tone="danger" if late else demand.tone)


DEMANDS: Listing[UseDemand] = Listing(
    caption="Wettelijke eisen",
    fields=(
        Field("eis", "Eis", lambda demand: demand.title),
        Field("toepassing", "Toepassing", lambda demand: str(demand.use_case)),
        Field("wet", "Wet of beleid", lambda demand: demand.about.group if demand.about else ""),
        Field("status", "Status", _state),
        Field("eigenaar", "Eigenaar", lambda demand: demand.owner.name if demand.owner else ""),
        Field("uiterlijk", "Uiterlijk", lambda demand: dutch_date(demand.due_on)),
    ),
    orders={"uiterlijk": ("due_on", "pk"), "status": ("state", "due_on", "pk")},
    default_order="uiterlijk",
    link=UseDemand.get_absolute_url,
    exports=True,
    empty=Empty("Hier komen de eisen te staan zodra van een toepassing de risicoklasse is bepaald."),
)


@signed_in
def of_use(request: HttpRequest, pk: int) -> HttpResponse:
    """All demands on one use by law, those that the municipality asks itself apart."""
    person, today = person_of(request), timezone.localdate()
    use_case = use_of(person, pk)
    demands = list(use_case.demands.select_related("owner").exclude(state=DemandState.LAPSED))
    held = gate.class_of(use_case)
    shown = [found for demand in demands if (found := _shown(demand, held, today))]
    context = {
        "use_case": use_case,
        "why_not": verdict(gate.may_be_used(use_case, today)),
        "groups": _by_group(found for found in shown if not found.about.local),
        "own": [found for found in shown if found.about.local],
        "settled": sum(demand.state == DemandState.CHECKED for demand in demands),
        "total": len(demands),
        "sees": _sees(person, use_case.owner_id),
    }
    return render(request, "assessment/demands.html", context)


@needs("assessment.see")
def everything(request: HttpRequest) -> HttpResponseBase:
    """The demands on all uses, the first to be due on top; also as a file."""
    person, today = person_of(request), timezone.localdate()
    form = DemandFilter(request.GET, today=today)
    all_of_us = UseDemand.objects.filter(organisation=person.organisation_id)
    demands = form.chosen(all_of_us).select_related("owner", "use_case__system")
    if (wanted := request.GET.get(FORMAT)) in {"csv", "xlsx"}:
        make = csv_response if wanted == "csv" else xlsx_response
        return make("wettelijke-eisen", DEMANDS.header(), DEMANDS.texts(demands.order_by("due_on", "pk")))
    return render(request, "assessment/all_demands.html", {"table": build(request, demands, DEMANDS, filter_form=form)})


@signed_in
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    person, today = person_of(request), timezone.localdate()
    demand = demand_of(person, pk)
    context = {
        "demand": demand,
        "shown": _shown(demand, gate.class_of(demand.use_case), today),
        "use_case": demand.use_case,
        "buttons": [
            (transition.label, f"assessment:demand_{transition.name}", outcome)
            for transition, outcome in available(BY_HAND, demand, by=person, today=today)
        ],
        "may_assign": demand.state == DemandState.OPEN and person.has_perm("assessment.arrange_demand", demand),
        "events": Event.objects.about(demand).order_by("-sequence"),
    }
    return render(request, "assessment/demand.html", context)


def demand_of(person: Person, pk: int) -> UseDemand:
    """A demand for who owns it or carries out the policy; to anyone else it does not exist."""
    people = ("owner", "arranged_by", "checked_by", "use_case__owner")
    demands = UseDemand.objects.select_related("use_case__system", *people)
    found = demands.filter(pk=pk, organisation=person.organisation_id).first()
    if found is None or not person.has_perm("assessment.see_demand", found):
        raise Http404
    return found


def _sees(person: Person, owner: int | None) -> bool:
    return person.has_perm("assessment.see") or person.pk == owner


def _shown(demand: UseDemand, held: Classification | None, today: date) -> Shown | None:
    about = catalogue().get(demand.key)
    if about is None:
        return None
    law, annex_iii = book().law, not (held and held.by_product)
    row: LawRow | None = next(iter(law.key_history(law_key(about, annex_iii=annex_iii))), None)
    when = f"geldt {'sinds' if row.valid_from <= today else 'vanaf'} {in_words(row.valid_from)}" if row else ""
    is_high = held is not None and held.holds == Risk.HIGH
    holds_up = is_high and must_precede_use(about, on=today, law=law, annex_iii=annex_iii)
    blocks = holds_up and demand.state != DemandState.CHECKED
    return Shown(demand, about, when, row.doubt if row else "", blocks, demand.is_late(today))


def _by_group(shown: Iterable[Shown]) -> list[tuple[str, list[Shown]]]:
    groups: dict[str, list[Shown]] = {}
    for found in shown:
        groups.setdefault(found.about.group, []).append(found)
    return list(groups.items())
