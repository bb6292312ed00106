"""The register for other programs: read only. Mounted by `waarborg.api`, which also says who may ask."""

from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from waarborg.accounts.asking import asker_of
from waarborg.core.paging import page
from waarborg.core.search import search
from waarborg.register.models import AISystem, Designation, State

router = Router(tags=["Register"])

PER_PAGE = 100


class DesignationOut(Schema):
    """Een aanwijzing voor beschermde gegevens (art. 4.4)."""

    data_class: str = Field(description="Soort gegevens, zoals `personal` of `bsn`.")
    starts_on: date = Field(description="Eerste dag.")
    ends_on: date = Field(description="Laatste dag.")
    revoked_on: date | None = Field(description="Dag van intrekking, als de aanwijzing is ingetrokken.")
    holds: bool = Field(description="Of de aanwijzing vandaag geldt.")


class UseCaseOut(Schema):
    """Eén toepassing van een systeem."""

    id: int
    purpose: str = Field(description="Doel, een sleutel uit het beleid.")
    purpose_label: str = Field(description="Doel in woorden.")
    description: str = Field(description="Waarvoor precies.")
    process: str = Field(description="Werkproces.")
    state: State = Field(description="Status van de toepassing.")
    affected: str = Field(description="Wie de uitkomst merkt.")
    output_role: str = Field(description="Wat er met de uitkomst gebeurt.")
    data_classes: list[str] = Field(description="Soorten gegevens.")
    starts_on: date | None = Field(description="Gewenste begindatum. Leeg als het al in gebruik was bij de melding.")
    used_since: date | None = Field(description="Sinds wanneer het al werd gebruikt, volgens de melder.")
    ruled_on: date | None = Field(description="Datum van het besluit (art. 2.4).")
    breaches_2_1: bool = Field(description="Gebruikt zonder besluit, in strijd met art. 2.1.")
    designations: list[DesignationOut] = Field(description="Aanwijzingen (art. 4.4).")


class SystemOut(Schema):
    """Een AI-systeem zoals het in de lijst staat."""

    id: int
    name: str = Field(description="Naam.")
    kind: str = Field(description="Soort (art. 1.2).")
    state: State = Field(description="Status.")
    supplier: str = Field(description="Leverancier; leeg als die niet is ingevuld.")
    changed_at: str = Field(description="Laatst gewijzigd, in ISO 8601 met tijdzone.")

    @staticmethod
    def resolve_supplier(system: AISystem) -> str:
        return system.supplier.name if system.supplier else ""

    @staticmethod
    def resolve_changed_at(system: AISystem) -> str:
        return timezone.localtime(system.changed_at).isoformat(timespec="seconds")


class SystemDetailOut(SystemOut):
    """Een AI-systeem met alles wat het register erover zegt."""

    description: str = Field(description="Wat het doet.")
    model_name: str = Field(description="AI-model.")
    model_version: str = Field(description="Versie van het model.")
    hosting: str = Field(description="Waar het draait.")
    in_eea: str = Field(description="Gegevens blijven in de EER: `yes`, `no` of `unknown`.")
    retrains: str = Field(description="Leverancier traint met onze invoer: `yes`, `no` of `unknown`.")
    processor_agreement: str = Field(description="Verwerkersovereenkomst: `yes`, `no` of `unknown`.")
    in_policy_scope: bool = Field(description="Valt onder het eigen beleid (art. 1.2).")
    ai_act_scope: str = Field(description="Valt onder de AI-verordening: `yes`, `no` of `unknown`.")
    website: str
    source: str = Field(description="Waar de beschrijving vandaan komt.")
    in_use_since: date | None = Field(description="In gebruik sinds.")
    use_cases: list[UseCaseOut] = Field(description="Toepassingen.")

    @staticmethod
    def resolve_use_cases(system: AISystem) -> list[dict[str, Any]]:
        return [_use_case(use) for use in system.use_cases.all()]


class SystemsOut(Schema):
    """Eén bladzijde van de lijst."""

    systems: list[SystemOut]
    next: str = Field(description="Waarde voor `cursor` om verder te lezen; leeg op de laatste bladzijde.")


class SystemsAsked(Schema):
    state: State | None = Field(None, description="Alleen systemen met deze status.")
    q: str = Field("", max_length=200, description="Woorden die allemaal moeten voorkomen.")
    cursor: str = Field("", max_length=1_000, description="De waarde van `next` uit het vorige antwoord.")


@router.get("/systems", response=SystemsOut, operation_id="list_systems", summary="Systemen in het register")
def list_systems(request: HttpRequest, asked: Query[SystemsAsked]) -> dict[str, Any]:
    """Alle AI-systemen op naam, honderd per bladzijde (art. 2.6)."""
    found = AISystem.objects.of(asker_of(request).organisation_id).select_related("supplier")
    if asked.state:
        found = found.filter(state=asked.state)
    systems = page(search(found, asked.q), order=("name", "pk"), cursor=asked.cursor, size=PER_PAGE)
    return {"systems": systems.rows, "next": systems.next_cursor}


@router.get("/systems/{system_id}", response=SystemDetailOut, operation_id="get_system", summary="Eén systeem")
def get_system(request: HttpRequest, system_id: int) -> AISystem:
    """Eén AI-systeem met zijn toepassingen en aanwijzingen (art. 2.6 en 4.4)."""
    designations = Prefetch("use_cases__designations", Designation.objects.order_by("pk"))
    systems = AISystem.objects.of(asker_of(request).organisation_id).select_related("supplier")
    found = systems.prefetch_related("use_cases", designations).filter(pk=system_id).first()
    if found is None:
        raise Http404
    return found


def _use_case(use: Any) -> dict[str, Any]:
    today = timezone.localdate()
    names = (name for name in UseCaseOut.model_fields if name not in {"breaches_2_1", "designations"})
    designations = [
        {name: getattr(found, name) for name in ("data_class", "starts_on", "ends_on", "revoked_on")}
        | {"holds": found.holds_on(today)}
        for found in use.designations.all()
    ]
    shown = {name: getattr(use, name) for name in names}
    return shown | {"breaches_2_1": use.breaches_report_first, "designations": designations}
