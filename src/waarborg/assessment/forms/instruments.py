from typing import Any

from django import forms

from waarborg.assessment.instruments.yaml_guard import MEGABYTE, MOST_BYTES

ADVICE, ACCEPTANCE = "advice", "acceptance"


class InstrumentForm(forms.Form):
    """An official text, and how an assessment with it ends."""

    use_required_attribute = False

    file = forms.FileField(
        label="Bestand",
        help_text=f"YAML in de vorm van de task-registry, hoogstens {MOST_BYTES // MEGABYTE} MB.",
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
        error_messages={"required": "Kies een bestand."},
    )
    ends = forms.ChoiceField(
        label="Hoe eindigt een beoordeling met deze tekst?",
        choices=[
            (ADVICE, "Met een advies: een adviseur rondt haar af"),
            (ACCEPTANCE, "Met aanvaarding van het restrisico, na advies"),
        ],
        widget=forms.RadioSelect,
        initial=ACCEPTANCE,
    )

    def clean_file(self) -> bytes:
        found: Any = self.cleaned_data["file"]
        self.file_name = str(found.name)
        if (found.size or 0) > MOST_BYTES:
            raise forms.ValidationError(f"Dit bestand is te groot: hoogstens {MOST_BYTES // MEGABYTE} MB.")
        return bytes(found.read())
