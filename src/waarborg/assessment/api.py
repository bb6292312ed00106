"""Risk classes and demands for other programs: read only. Mounted by `waarborg.api`, which also says who may ask."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from waarborg.accounts.asking import asker_of
from waarborg.assessment.models import Classification, DemandState, Risk, UseDemand
from waarborg.core.paging import page

router = Router(tags=["Risico"])

PER_PAGE = 100


class RiskClassOut(Schema):
    """De vastgestelde risicoklasse van één toepassing (art. 9.1)."""

    use_case: int = Field(description="Nummer van de toepassing in het register.")
    system: str = Field(description="Naam van het systeem.")
    purpose: str = Field(description="Doel, een sleutel uit het beleid.")
    risk: Risk = Field(description="De klasse die geldt.")
    followed: Risk = Field(description="De klasse die uit de antwoorden volgde; anders dan `risk` als iemand afweek.")
    roles: list[str] = Field(description="Rollen van de gemeente: `provider`, `deployer`, `importer` of `distributor`.")
    annex_iii: str = Field(description="Punt van bijlage III; leeg als dat er niet is.")
    fria_required: bool = Field(description="Of een FRIA verplicht is (art. 27).")
    rules_version: str = Field(description="Versie van de regels.")
    finished_on: date | None = Field(description="Dag waarop de klasse is vastgesteld.")
    review_on: date | None = Field(description="Dag waarop zij opnieuw wordt bekeken.")
    outdated: bool = Field(description="Of er iets veranderde, zodat zij opnieuw moet worden bepaald.")


class RiskClassesOut(Schema):
    """Eén bladzijde van de lijst."""

    risk_classes: list[RiskClassOut]
    next: str = Field(description="Waarde voor `cursor` om verder te lezen; leeg op de laatste bladzijde.")


class RiskClassesAsked(Schema):
    risk: Risk | None = Field(None, description="Alleen toepassingen met deze klasse.")
    cursor: str = Field("", max_length=1_000, description="De waarde van `next` uit het vorige antwoord.")


class DemandOut(Schema):
    """Een eis van wet of beleid aan een toepassing (art. 3.1)."""

    key: str = Field(description="Sleutel van de eis.")
    title: str = Field(description="Korte naam.")
    law: str = Field(description="Wet of beleid.")
    article: str = Field(description="Artikel van die wet.")
    because: str = Field(description="Waarom de eis hier geldt.")
    state: DemandState = Field(description="Status.")
    owner: str = Field(description="Naam van de eigenaar; leeg als die er niet is.")
    due_on: date = Field(description="Uiterste dag.")


@router.get("/risk-classes", response=RiskClassesOut, operation_id="list_risk_classes", summary="Risicoklassen")
def list_risk_classes(request: HttpRequest, asked: Query[RiskClassesAsked]) -> dict[str, Any]:
    """De risicoklassen die nu gelden, honderd per bladzijde (art. 9.1)."""
    found = Classification.objects.standing().filter(organisation=asker_of(request).organisation_id)
    if asked.risk:
        found = found.holding(asked.risk)
    classes = page(found.select_related("use_case__system"), order=("pk",), cursor=asked.cursor, size=PER_PAGE)
    return {"risk_classes": [_class(one) for one in classes.rows], "next": classes.next_cursor}


@router.get(
    "/use-cases/{use_case_id}/demands",
    response=list[DemandOut],
    operation_id="list_demands",
    summary="Wettelijke eisen",
)
def list_demands(request: HttpRequest, use_case_id: int) -> list[dict[str, Any]]:
    """De eisen van wet en beleid aan één toepassing, en hoe het ermee staat (art. 3.1)."""
    of_us = UseDemand.objects.filter(organisation=asker_of(request).organisation_id)
    demands = of_us.filter(use_case__pk=use_case_id).exclude(state=DemandState.LAPSED)
    return [_demand(demand) for demand in demands.select_related("owner").order_by("pk")]


def _class(found: Classification) -> dict[str, Any]:
    names = ("roles", "annex_iii", "fria_required", "rules_version", "review_on")
    return {name: getattr(found, name) for name in names} | {
        "use_case": found.use_case_id,
        "system": found.use_case.system.name,
        "purpose": found.use_case.purpose,
        "risk": found.holds,
        "followed": found.risk,
        "finished_on": found.finished_at.date() if found.finished_at else None,
        "outdated": found.outdated_at is not None,
    }


def _demand(demand: UseDemand) -> dict[str, Any]:
    about = demand.about
    return {
        "key": demand.key,
        "title": demand.title,
        "law": about.group if about else "",
        "article": about.article if about else "",
        "because": demand.because,
        "state": demand.state,
        "owner": demand.owner.name if demand.owner else "",
        "due_on": demand.due_on,
    }
