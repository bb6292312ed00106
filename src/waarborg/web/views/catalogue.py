from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from waarborg.accounts.access import person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.core.paging import page
from waarborg.core.rulebook import book
from waarborg.core.search import search
from waarborg.core.tables import AFTER, BEFORE
from waarborg.intake.admission import with_facts
from waarborg.intake.catalogue import allowed_uses, offers
from waarborg.register.models import AISystem, Designation, Participation, State, UseCase
from waarborg.register.models.use_case import UseCaseQuerySet
from waarborg.web.forms import CatalogueFilter

LATEST = 10


@signed_in
def catalogue(request: HttpRequest) -> HttpResponse:
    """What this person may use today, with which data; and what was refused or stopped, with the reason."""
    person, today = person_of(request), timezone.localdate()
    form = CatalogueFilter(request.GET)
    joined = Participation.objects.filter(use_case=OuterRef("pk"), person=person)
    uses = _chosen(allowed_uses(person, today), form, person).annotate(joined=Exists(joined))
    cursor = request.GET.get(AFTER) or request.GET.get(BEFORE) or ""
    found = page(with_facts(uses, person=person, today=today), order=("system__name", "pk"), cursor=cursor)
    context = {
        "form": form,
        "offers": offers(found.rows, person=person, today=today),
        "next_url": _address(request, AFTER, found.next_cursor),
        "previous_url": _address(request, BEFORE, found.previous_cursor),
        "refused": _refused(person),
    }
    return render(request, "web/catalogue.html", context)


def _chosen(uses: UseCaseQuerySet, form: CatalogueFilter, person: Person) -> QuerySet[UseCase]:
    chosen = form.chosen()
    if words := chosen.get("q"):
        uses = uses.filter(system__in=search(AISystem.objects.of(person.organisation_id), words))
    if purpose := chosen.get("doel"):
        uses = uses.filter(purpose=purpose)
    return _taking(uses, chosen.get("gegevens") or "public")


def _taking(uses: UseCaseQuerySet, key: str) -> QuerySet[UseCase]:
    """Uses into which this class of data may go: any for public data, else by its ruling or a designation."""
    data_class = book().policy.data_classes[key]
    if key == "public":
        return uses
    if not data_class.needs_designation:
        return uses.with_data(key)
    valid = Designation.objects.valid_on(timezone.localdate()).filter(data_class=key)
    return uses.filter(pk__in=valid.values("use_case"))


def _refused(person: Person) -> QuerySet[UseCase]:
    """The latest uses that a ruling rejected or that were stopped."""
    stopped = Q(system__state=State.SUSPENDED, state__in=[State.IN_USE, State.PILOT])
    uses = UseCase.objects.filter(Q(state=State.REJECTED) | stopped, system__organisation=person.organisation_id)
    return uses.select_related("system").order_by("-ruled_on", "-pk")[:LATEST]


def _address(request: HttpRequest, name: str, cursor: str) -> str:
    if not cursor:
        return ""
    kept = [(key, value) for key, value in request.GET.items() if key not in {AFTER, BEFORE}]
    return f"?{urlencode([*kept, (name, cursor)])}"
