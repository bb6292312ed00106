"""The risks of the organisation on one page: what must be determined, and the classes over time and by team."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.access import needs, person_of
from waarborg.assessment.figures import by_unit, over_time
from waarborg.assessment.forms.overview import DUE, LACKING, UseFilter
from waarborg.assessment.gate import with_class
from waarborg.assessment.models import Classification, Risk
from waarborg.core.tables import Cell, Empty, Field, Listing, build
from waarborg.core.templatetags.waarborg import dutch_date
from waarborg.register.models import State, UseCase


@dataclass(frozen=True, slots=True)
class Stat:
    number: int
    label: str
    url: str
    norm: str = ""
    tone: str = ""


def _risk(use: UseCase) -> Cell:
    risk = Risk(getattr(use, "class_risk", None) or Risk.TO_BE_DETERMINED)
    return Cell(risk.label.capitalize(), tone=risk.tone)


def _attention(use: UseCase) -> Cell:
    if getattr(use, "class_is_due", False):
        return Cell("Opnieuw bekijken", tone="warning")
    if not getattr(use, "class_risk", None) and use.state in {State.IN_USE, State.PILOT}:
        return Cell("In gebruik zonder klasse", tone="danger")
    return Cell("")


USES: Listing[UseCase] = Listing(
    caption="Toepassingen met hun risicoklasse",
    fields=(
        Field("systeem", "Toepassing", str),
        Field("klasse", "Risicoklasse", _risk),
        Field("let_op", "Let op", _attention),
        Field("status", "Status", lambda use: Cell(use.get_state_display().capitalize(), tone=use.state_tone)),
        Field("team", "Team", lambda use: str(use.unit or "")),
        Field("opgenomen", "Gemeld", lambda use: dutch_date(use.created_at)),
    ),
    orders={"systeem": ("system__name", "pk"), "opgenomen": ("created_at", "pk")},
    default_order="-opgenomen",
    link=lambda use: reverse("assessment:use", args=[use.pk]),
    empty=Empty("Hier komen de toepassingen te staan die zijn gemeld."),
)


@needs("assessment.see")
def overview(request: HttpRequest) -> HttpResponse:
    person, today = person_of(request), timezone.localdate()
    form = UseFilter(request.GET, organisation=person.organisation_id, today=today)
    uses = UseCase.objects.filter(system__organisation_id=person.organisation_id)
    chosen = with_class(form.chosen(uses), today).select_related("system", "unit")
    context = {
        "stats": _stats(person.organisation_id),
        "table": build(request, chosen, USES, filter_form=form),
    }
    return render(request, "assessment/overview.html", context)


@needs("assessment.see")
def figures(request: HttpRequest) -> HttpResponse:
    """The classes over time and by team. Apart from the list, because it reads every use."""
    organisation, today = person_of(request).organisation_id, timezone.localdate()
    context = {"over_time": over_time(organisation, today), "by_unit": by_unit(organisation)}
    return render(request, "assessment/figures.html", context)


def _stats(organisation: int) -> list[Stat]:
    """Three numbers, each a link to its list."""
    today = timezone.localdate()
    standing = Classification.objects.standing().filter(organisation=organisation)
    going = UseCase.objects.filter(system__organisation=organisation).exclude(state__in=[State.REJECTED, State.RETIRED])
    lacking = going.exclude(pk__in=standing.exclude(Q(risk=Risk.TO_BE_DETERMINED) & Q(override="")).values("use_case"))
    url = reverse("assessment:overview")
    due, high = standing.due(today).values("pk"), standing.holding(Risk.HIGH).values("pk")
    counted = standing.aggregate(due=Count("pk", Q(pk__in=due)), high=Count("pk", Q(pk__in=high)))
    return [
        _wanting(lacking.count(), "toepassingen zonder risicoklasse", f"{url}?klasse={LACKING}"),
        _wanting(counted["due"], "klassen om opnieuw te bekijken", f"{url}?klasse={DUE}"),
        Stat(counted["high"], "toepassingen met hoog risico", f"{url}?klasse={Risk.HIGH}"),
    ]


def _wanting(number: int, label: str, url: str) -> Stat:
    return Stat(number, label, url, "hoort 0 te zijn", "warning" if number else "good")
