"""The register as a list and as a spreadsheet. A page costs the same whether it holds a hundred systems or more."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.access import person_of, signed_in
from waarborg.core.export import Value, csv_response, xlsx_response
from waarborg.core.tables import Cell, Empty, Field, Listing, build
from waarborg.core.templatetags.waarborg import dutch_date
from waarborg.register.forms.listing import SystemFilter
from waarborg.register.models import AISystem, State, UseCase
from waarborg.register.views.address import address

EXPORTED = (
    "Naam",
    "Soort",
    "Status",
    "Leverancier",
    "AI-model",
    "Versie",
    "Waar het draait",
    "Gegevens blijven in de EER",
    "Leverancier traint met onze invoer",
    "Verwerkersovereenkomst",
    "Valt onder de AI-verordening",
    "Omschrijving",
    "Website",
    "Bron",
    "Eigenaar",
    "In gebruik sinds",
    "Toepassingen",
    "Gegevens",
    "Gewijzigd",
)
CHUNK = 500


def _state(system: AISystem) -> Cell:
    return Cell(system.get_state_display().capitalize(), tone=system.state_tone)


def _attention(system: AISystem) -> Cell:
    """Only what the list itself has looked up."""
    breached = getattr(system, "breached", False)
    return Cell("Gebruikt zonder besluit", tone="danger") if breached else Cell("")


SYSTEMS: Listing[AISystem] = Listing(
    caption="Systemen in het register",
    fields=(
        Field("naam", "Naam", lambda system: system.name),
        Field("soort", "Soort", lambda system: system.get_kind_display()),
        Field("leverancier", "Leverancier", lambda system: str(system.supplier or "")),
        Field("status", "Status", _state),
        Field("let_op", "Let op", _attention),
        Field("gewijzigd", "Gewijzigd", lambda system: dutch_date(system.changed_at)),
    ),
    orders={
        "naam": ("name", "pk"),
        "status": ("state", "name", "pk"),
        "gewijzigd": ("changed_at", "pk"),
    },
    default_order="naam",
    link=AISystem.get_absolute_url,
)
NOTHING_YET = Empty(
    "Hier komen de AI-systemen te staan die zijn gemeld of ingelezen.", "AI-gebruik melden", "/melden/nieuw/"
)


@signed_in
def systems(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    form = SystemFilter(request.GET, organisation=person.organisation_id)
    breaching = UseCase.objects.filter(system=OuterRef("pk")).breaching()
    found = form.systems().select_related("supplier").annotate(breached=Exists(breaching))
    filters = address(request).partition("?")[2]
    table = replace(
        build(request, found, SYSTEMS, filter_form=form),
        exports=(
            ("CSV", f"{reverse('register:export_csv')}?{filters}"),
            ("Excel", f"{reverse('register:export_xlsx')}?{filters}"),
        ),
        empty=None if form.has_changed() else NOTHING_YET,
    )
    context = {"table": table, "states": _by_state(request), "may_keep": person.has_perm("register.keep")}
    return render(request, "register/systems.html", context)


@signed_in
def export_csv(request: HttpRequest) -> HttpResponseBase:
    return csv_response("register", EXPORTED, _exported(_found(request)))


@signed_in
def export_xlsx(request: HttpRequest) -> HttpResponseBase:
    return xlsx_response("register", EXPORTED, _exported(_found(request)))


def _found(request: HttpRequest) -> QuerySet[AISystem]:
    form = SystemFilter(request.GET, organisation=person_of(request).organisation_id)
    return form.systems()


def _exported(found: QuerySet[AISystem]) -> Iterator[Sequence[Value]]:
    """All rows that the filters leave, a chunk at a time: two queries a chunk."""
    rows = found.select_related("supplier", "owner").prefetch_related("use_cases").order_by("name", "pk")
    for system in rows.iterator(chunk_size=CHUNK):
        uses = list(system.use_cases.all())
        yield (
            system.name,
            system.get_kind_display(),
            system.get_state_display(),
            system.supplier.name if system.supplier else "",
            system.model_name,
            system.model_version,
            system.get_hosting_display(),
            system.get_in_eea_display(),
            system.get_retrains_display(),
            system.get_processor_agreement_display(),
            system.get_ai_act_scope_display(),
            system.description,
            system.website,
            system.source,
            system.owner.name if system.owner else "",
            system.in_use_since,
            "; ".join(f"{use.purpose_label} ({use.get_state_display()})" for use in uses),
            "; ".join(dict.fromkeys(label for use in uses for label in use.data_class_labels)),
            timezone.localtime(system.changed_at).date(),
        )


def _by_state(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """Links that show one state, without losing the other filters."""
    current = request.GET.get("status", "")
    states = [("Alle", ""), *((state.label.capitalize(), state.value) for state in State)]
    return [(label, address(request, status=value), value == current) for label, value in states]
