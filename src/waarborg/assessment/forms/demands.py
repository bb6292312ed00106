"""The forms of a demand: who arranges it, how, and what the checker says; and the filters of the list."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from waarborg.accounts.colleagues import one_called
from waarborg.accounts.models import Person
from waarborg.assessment.demands import catalogue
from waarborg.assessment.models import DemandState, UseDemand
from waarborg.core.forms import TOO_LONG, DayField

LONGEST = 4_000
LONGEST_PROOF = 500
LATE = "late"


class Words(forms.CharField):
    """A text of some lines that the browser does not cut short."""

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 5})
        super().__init__(widget=widget, max_length=LONGEST, **options)
        self.error_messages["max_length"] = TOO_LONG
        self.widget.attrs.pop("maxlength", None)


class AssignForm(forms.Form):
    owner = forms.CharField(
        label=_("Wie regelt dit?"),
        max_length=200,
        help_text=_("De naam of het e-mailadres van een collega."),
        error_messages={"required": _("Vul een naam of e-mailadres in.")},
    )
    due_on = DayField(label=_("Uiterlijk"), error_messages={"required": _("Kies een dag.")})

    def __init__(self, *args: Any, organisation: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.organisation = organisation

    def clean_owner(self) -> Person:
        return one_called(self.cleaned_data["owner"], organisation=self.organisation)


class ArrangeForm(forms.Form):
    measure = Words(
        label=_("Hoe is het geregeld?"),
        help_text=_("Kort en controleerbaar. Plak hier geen gegevens van mensen."),
        error_messages={"required": _("Schrijf op hoe het is geregeld.")},
    )
    evidence = forms.CharField(
        label=_("Waar staat het bewijs?"),
        max_length=LONGEST_PROOF,
        required=False,
        help_text=_("Een adres, een zaaknummer of de plek van een document."),
        error_messages={"max_length": TOO_LONG},
    )
    evidence_until = DayField(label=_("Tot en met wanneer geldt het bewijs?"), required=False)

    def clean_evidence_until(self) -> date | None:
        until: date | None = self.cleaned_data["evidence_until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(_("Dit bewijs is al verlopen. Zorg eerst voor nieuw bewijs."))
        return until


class ReasonForm(forms.Form):
    reason = Words(label=_("Waarom geldt deze eis hier niet?"), error_messages={"required": _("Geef een reden.")})


class NoteForm(forms.Form):
    note = Words(label=_("Wat ontbreekt er nog?"), error_messages={"required": _("Schrijf op wat er nog ontbreekt.")})


class CheckForm(forms.Form):
    note = Words(label=_("Opmerking"), required=False, help_text=_("Bijvoorbeeld wat u heeft bekeken."))


class DemandFilter(forms.Form):
    """The filters above all demands. A value that does not exist filters nothing."""

    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Alle"), (LATE, "Te laat"), *DemandState.choices]
    )
    wet = forms.ChoiceField(label="Wet of beleid", required=False)

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data, auto_id="filter_%s")
        self.today = today
        groups = dict.fromkeys(demand.group for demand in catalogue().values())
        field: Any = self.fields["wet"]
        field.choices = [("", "Alle"), *((group, group) for group in groups)]

    def chosen(self, demands: QuerySet[UseDemand]) -> QuerySet[UseDemand]:
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("wet"):
            keys = [key for key, demand in catalogue().items() if demand.group == asked["wet"]]
            demands = demands.filter(key__in=keys)
        if asked.get("status") == LATE:
            return demands.filter(state=DemandState.OPEN, due_on__lt=self.today)
        return demands.filter(state=asked["status"]) if asked.get("status") else demands
