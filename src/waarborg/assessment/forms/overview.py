"""The filters above the list of uses with their class."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from waarborg.assessment.models import Classification, Risk
from waarborg.core.search import search
from waarborg.register.models import AISystem, State, UseCase

LACKING, DUE = "zonder", "opnieuw"


class UseFilter(forms.Form):
    """A value that does not exist filters nothing."""

    zoek = forms.CharField(
        label="Zoek", max_length=200, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    klasse = forms.ChoiceField(
        label="Risicoklasse",
        required=False,
        choices=[("", "Alle"), (LACKING, "Nog te bepalen"), (DUE, "Opnieuw bekijken"), *(
            (risk.value, risk.label.capitalize()) for risk in Risk if risk is not Risk.TO_BE_DETERMINED
        )],
    )  # fmt: skip
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Alle"), *State.choices])

    def __init__(self, data: Any, *, organisation: int, today: date) -> None:
        super().__init__(data, auto_id="filter_%s")
        self.organisation, self.today = organisation, today

    def chosen(self, uses: QuerySet[UseCase]) -> QuerySet[UseCase]:
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("status"):
            uses = uses.filter(state=asked["status"])
        if words := asked.get("zoek"):
            uses = uses.filter(system__in=search(AISystem.objects.of(self.organisation), words))
        return self._of_class(uses, asked.get("klasse", ""))

    def _of_class(self, uses: QuerySet[UseCase], chosen: str) -> QuerySet[UseCase]:
        standing = Classification.objects.standing()
        unknown = standing.holding(Risk.TO_BE_DETERMINED)
        if chosen == LACKING:
            known = standing.exclude(pk__in=unknown).values("use_case")
            return uses.exclude(state__in=[State.REJECTED, State.RETIRED]).exclude(pk__in=known)
        if chosen == DUE:
            return uses.filter(pk__in=standing.due(self.today).values("use_case"))
        return uses.filter(pk__in=standing.holding(chosen).values("use_case")) if chosen else uses
