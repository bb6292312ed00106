from dataclasses import dataclass
from datetime import date

from django import forms
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from waarborg.assessment import gate as assessment
from waarborg.assessment.models import Risk
from waarborg.core.models import Organisation
from waarborg.core.rulebook import book
from waarborg.core.tables import Cell, Empty, Field, Listing, build
from waarborg.register.models import AISystem, Designation, State, UseCase
from waarborg.register.models.system import AISystemQuerySet
from waarborg.register.models.use_case import OutputRole
from waarborg.rulebook import DataClass
from waarborg.rulebook.words import uncapitalised

ROLES = {
    OutputRole.AID: "Het systeem is een hulpmiddel. Een medewerker doet het werk en kijkt de uitkomst na.",
    OutputRole.PUBLISHED: "De uitkomst kan bij u terechtkomen. Een medewerker is er verantwoordelijk voor.",
    OutputRole.PREPARES: "Het systeem bereidt een besluit voor. Een medewerker neemt het besluit.",
    OutputRole.STEERS: "Het systeem regelt techniek. Een medewerker houdt toezicht en kan ingrijpen.",
}
RISKS = {
    Risk.PROHIBITED: "Verboden. De gemeente mag dit niet gebruiken.",
    Risk.HIGH: "Hoog. De wet stelt er extra eisen aan.",
    Risk.LIMITED: "Beperkt. Wie ermee te maken krijgt, hoort dat het AI is.",
    Risk.MINIMAL: "Minimaal. De wet stelt er geen extra eisen aan.",
    Risk.GPAI_MODEL: "Een AI-model voor algemene doelen. Daarvoor gelden vooral regels voor de maker.",
}
"""The class of the AI Act for residents. For the other classes the Act does not say anything about this use."""
NOT_DETERMINED = "Nog niet bepaald."
OUTSIDE = "De Europese AI-verordening gaat hier niet over."
NOT_YET = "Wat dit systeem doet, wordt nog beschreven."
NO_DATA = "Er mogen nu geen gegevens in: het systeem is daarvoor niet aangewezen."
MOST_WORDS = 10
KEPT_BACK = (
    ("Namen van medewerkers en gebruikers", "Het gaat om wat de gemeente doet, niet om wie er werkt."),
    ("Adviezen en overleg", "Dit zijn persoonlijke opvattingen in een intern stuk (art. 5.2 Wet open overheid)."),
    ("Hoe het systeem is beveiligd", "Wie dit weet, kan er misbruik van maken (art. 5.1 Wet open overheid)."),
    ("Systemen die niet (meer) in gebruik zijn", "Voorstellen, proeven en afgewezen systemen staan hier niet bij."),
)


class SearchForm(forms.Form):
    zoek = forms.CharField(label="Zoek in het register", required=False, max_length=100)


@dataclass(frozen=True, slots=True)
class PublicUse:
    """One use as a resident reads it: facts only, so no name of a person and nothing that a reporter wrote."""

    purpose: str
    touches: str
    data: str
    human: str
    risk: str
    has_iama: bool
    since: date | None


def _kind(system: AISystem) -> str:
    return book().policy.system_kinds[system.kind].label


LISTING: Listing[AISystem] = Listing(
    caption="AI-systemen in gebruik",
    fields=(
        Field("name", "Naam", lambda system: Cell(system.name)),
        Field("description", "Wat het doet", lambda system: system.text_for_residents or NOT_YET),
        Field("kind", "Soort", _kind),
    ),
    orders={"name": ("name", "pk")},
    default_order="name",
    link=lambda system: reverse("publication:system", args=[system.pk]),
    empty=Empty("Geen resultaten. Zoek met minder of andere woorden."),
)


def systems(request: HttpRequest) -> HttpResponse:
    """What the municipality uses now, for everyone (art. 2.7)."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["zoek"] if form.is_valid() else ""
    found = _about(words)
    context = {"table": build(request, found, LISTING, filter_form=form), "kept_back": KEPT_BACK}
    return render(request, "publication/systems.html", context)


def system(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(_public(), pk=pk)
    today = timezone.localdate()
    designated = Prefetch("designations", Designation.objects.valid_on(today))
    in_use = found.use_cases.filter(state=State.IN_USE)
    uses = assessment.with_class(in_use, today).prefetch_related(designated).order_by("pk")
    context = {
        "system": found,
        "kind": book().policy.system_kinds[found.kind],
        "not_yet": NOT_YET,
        "uses": [_as_public(use) for use in uses],
        "kept_back": KEPT_BACK,
    }
    return render(request, "publication/system.html", context)


def _public() -> AISystemQuerySet:
    return AISystem.objects.of(Organisation.here()).public().select_related("supplier", "public_text")


def _about(words: str) -> AISystemQuerySet:
    """What has all these words in what residents can read of it; the register's own search reads more than that."""
    found = _public()
    for word in words.split()[:MOST_WORDS]:
        places = ("name", "supplier__name", "public_text__text")
        found = found.filter(Q(*((f"{place}__icontains", word) for place in places), _connector=Q.OR))
    return found


def _data(use: UseCase) -> list[str]:
    """What the ruling covers, and what the use is designated for today (art. 4.4), in the order of the policy."""
    designated = {found.data_class for found in use.designations.all()}
    known = book().policy.data_classes.items()
    return [found.label for key, found in known if key in designated or _is_ruled(use, found)]


def _is_ruled(use: UseCase, data_class: DataClass) -> bool:
    return data_class.key in use.data_classes and not data_class.needs_designation


def _risk(risk: str) -> str:
    if risk in {"", Risk.TO_BE_DETERMINED}:
        return NOT_DETERMINED
    return RISKS.get(Risk(risk), OUTSIDE)


def _as_public(use: UseCase) -> PublicUse:
    holds = assessment.class_facts(use, timezone.localdate())
    return PublicUse(
        purpose=use.purpose_label,
        touches=use.get_affected_display(),
        data=", ".join(uncapitalised(label) for label in _data(use)) or NO_DATA,
        human=ROLES[OutputRole(use.output_role)],
        risk=_risk(holds.risk),
        has_iama=holds.impact.signed,
        since=use.ruled_on,
    )
