from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value

from waarborg.accounts.models import Unit
from waarborg.core.search import search
from waarborg.register.models import AISystem, State, Supplier, UseCase, data_class_choices, system_kinds

Choices = list[tuple[str, str]]

MOST_OFFERED = 500
"""Longer lists to choose from are of no use to anyone; search finds the rest."""


class SystemFilter(forms.Form):
    """The filters above the register. A value that does not exist filters nothing."""

    zoek = forms.CharField(
        label="Zoek", max_length=200, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    status = forms.ChoiceField(label="Status", required=False)
    soort = forms.ChoiceField(label="Soort", required=False)
    leverancier = forms.ChoiceField(label="Leverancier", required=False)
    gegevens = forms.ChoiceField(label="Gegevens in gebruik", required=False)
    team = forms.ChoiceField(label="Team", required=False)
    overtreding = forms.BooleanField(label="Gebruikt zonder besluit (art. 2.1)", required=False)

    def __init__(self, data: Any, *, organisation: int) -> None:
        super().__init__(data, auto_id="filter_%s")
        self.organisation = organisation
        suppliers, units = _suppliers_and_units(organisation)
        self._offer("status", State.choices)
        self._offer("soort", system_kinds())
        self._offer("leverancier", suppliers)
        self._offer("gegevens", data_class_choices())
        self._offer("team", units)

    def _offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Alle"), *choices]

    def systems(self) -> QuerySet[AISystem]:
        """The systems that the filters leave, in no order yet."""
        self.is_valid()
        asked = self.cleaned_data
        found: QuerySet[AISystem] = AISystem.objects.of(self.organisation)
        for field, name in (("state", "status"), ("kind", "soort"), ("supplier", "leverancier")):
            if asked.get(name):
                found = found.filter(**{field: asked[name]})
        uses = UseCase.objects.filter(system=OuterRef("pk"))
        if asked.get("gegevens"):
            found = found.filter(Exists(uses.now_used().with_data(asked["gegevens"])))
        if asked.get("team"):
            found = found.filter(Exists(uses.filter(unit=asked["team"])))
        if asked.get("overtreding"):  # rare, and with an index of their own
            found = found.filter(pk__in=UseCase.objects.breaching().values("system"))
        return search(found, asked.get("zoek", ""))


def _suppliers_and_units(organisation: int) -> tuple[Choices, Choices]:
    """Both lists to choose from, in one query."""
    suppliers, units = (
        model.objects.filter(organisation=organisation)
        .order_by()
        .annotate(source=Value(model.__name__, output_field=CharField()))
        .values_list("source", "pk", "name")
        for model in (Supplier, Unit)
    )
    rows = sorted(suppliers.union(units, all=True), key=lambda row: str(row[2]).casefold())
    named = {
        source: [(str(pk), name) for found, pk, name in rows if found == source] for source in ("Supplier", "Unit")
    }
    return named["Supplier"][:MOST_OFFERED], named["Unit"][:MOST_OFFERED]
