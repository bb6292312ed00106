"""The forms of a measurement: the file with its period, and what each column means."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waarborg.assessment.actions.fairness import MOST_GROUPS
from waarborg.assessment.fairness import Outcomes
from waarborg.core.forms import DayField

MOST_MB = 10
FEW = 12
"""A column with more values than this is no outcome to choose from."""
BETWEEN = "\x1f"


TOO_LARGE = _("Dit bestand is te groot: hoogstens 10 MB. Bewaar het als Parquet, dan past er veel meer in.")


class ReadForm(forms.Form):
    def __init__(self, *args: Any, too_large: bool = False, **options: Any) -> None:
        """`too_large`: the request was so long that its file was not read at all."""
        super().__init__(*args, **options)
        if too_large:
            self.fields["file"].error_messages["required"] = TOO_LARGE

    file = forms.FileField(
        label=_("Bestand met uitkomsten"),
        help_text=_(
            "CSV of Parquet, hoogstens 10 MB, één rij per besluit."
            " Kolommen met namen, BSN of adressen worden niet bewaard."
        ),
        error_messages={"required": _("Kies een bestand."), "empty": _("Dit bestand is leeg.")},
    )
    period_from = DayField(label=_("Uitkomsten vanaf"), error_messages={"required": _("Kies een dag.")})
    period_to = DayField(label=_("Uitkomsten tot en met"), error_messages={"required": _("Kies een dag.")})

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_MB * 1024 * 1024:
            raise forms.ValidationError(TOO_LARGE)
        return file

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("period_from"), cleaned.get("period_to")
        if first and last and last < first:
            self.add_error("period_to", _("De periode eindigt vóór zij begint."))
        return cleaned


class MeasureForm(forms.Form):
    """Without JavaScript in one step: each outcome that one may hope for stands there with its column."""

    favourable = forms.MultipleChoiceField(
        label=_("Welke uitkomst is gunstig voor de inwoner?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies waarden van één kolom. Bijvoorbeeld: besluit = toegekend."),
        error_messages={"required": _("Kies ten minste één gunstige uitkomst.")},
    )
    groups = forms.MultipleChoiceField(
        label=_("Welke groepen vergelijkt u?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Hoogstens vier. Elk tweetal wordt ook samen bekeken."),
        error_messages={"required": _("Kies ten minste één kolom met groepen.")},
    )
    truth = forms.ChoiceField(
        label=_("Welke kolom zegt hoe het later uitpakte?"),
        required=False,
        help_text=_("Mag leeg blijven. Met dezelfde waarden als de uitkomst; dan ziet u ook de fouten per groep."),
    )

    def __init__(self, *args: Any, outcomes: Outcomes, **options: Any) -> None:
        super().__init__(*args, **options)
        few = [name for name in outcomes.columns if len(outcomes.values[name]) <= FEW]
        pairs = [
            (f"{name}{BETWEEN}{text}", f"{name} = {text}") for name in few for text in outcomes.values[name] if text
        ]
        self._offer("favourable", pairs)
        self._offer("groups", [(name, name) for name in outcomes.columns])
        self._offer("truth", [("", "Geen"), *((name, name) for name in few)])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def clean_favourable(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["favourable"]
        if len({pair.partition(BETWEEN)[0] for pair in chosen}) > 1:
            raise forms.ValidationError(_("Kies waarden van één kolom: die kolom is de uitkomst."))
        return chosen

    def clean_groups(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["groups"]
        if len(chosen) > MOST_GROUPS:
            raise forms.ValidationError(_("Kies hoogstens vier kolommen."))
        return chosen

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self._outcome() in cleaned.get("groups", []):
            self.add_error("groups", _("De uitkomst kan niet ook een groep zijn."))
        if cleaned.get("truth") and cleaned["truth"] == self._outcome():
            self.add_error("truth", _("Dit is de uitkomst zelf. Kies de kolom die zegt hoe het later uitpakte."))
        return cleaned

    def mapping(self) -> dict[str, Any]:
        """As `actions.measure` takes it."""
        favourable = [pair.partition(BETWEEN)[2] for pair in self.cleaned_data["favourable"]]
        given = {name: self.cleaned_data[name] for name in ("groups", "truth")}
        return {**given, "outcome": self._outcome(), "favourable": favourable}

    def _outcome(self) -> str:
        chosen = self.cleaned_data.get("favourable") or [""]
        return str(chosen[0]).partition(BETWEEN)[0]
