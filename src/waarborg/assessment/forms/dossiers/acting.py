"""The small forms on a page of an assessment: a note, evidence, an action point, a colleague, a signature."""

from datetime import date
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from waarborg.accounts.colleagues import PersonField
from waarborg.assessment.actions.dossiers.discussing import Upload
from waarborg.assessment.models import Evidence
from waarborg.core.forms import TOO_LONG, DayField
from waarborg.core.models import Organisation

LONGEST = 4_000
MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 10
KINDS = {
    ".pdf": ("application/pdf", b"%PDF-"),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04"),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK\x03\x04"),
    ".odt": ("application/vnd.oasis.opendocument.text", b"PK\x03\x04"),
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".txt": ("text/plain", b""),
    ".csv": ("text/csv", b""),
}
"""What may be kept: the kind by the ending of the name, and how such a file begins."""
STANCES = [
    ("positive", "Positief: het restrisico is aanvaardbaar"),
    ("conditions", "Positief, als de actiepunten op tijd klaar zijn"),
    ("negative", "Negatief: het restrisico is te groot"),
]


class TextField(forms.CharField):
    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), max_length=LONGEST, **options)
        self.error_messages["max_length"] = TOO_LONG
        self.widget.attrs.pop("maxlength", None)


class ActForm(forms.Form):
    """`part` sets its fields apart from those of the other forms on the page."""

    part = ""
    use_required_attribute = False

    def __init__(self, *args: Any, organisation: Organisation | None = None, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{self.part}_%s"} | options)
        for field in self.fields.values():
            if isinstance(field, PersonField):
                field.organisation = organisation


class NoteForm(ActForm):
    part = "notitie"
    text = TextField(label="Notitie", help_text="Wat moet een ander weten of uitzoeken?", rows=3)


class PointForm(ActForm):
    part = "actiepunt"
    sentence = forms.CharField(label="Wat moet er gebeuren?", max_length=300)
    owner = PersonField(label="Wie zorgt ervoor?", help_text="Typ een naam of e-mailadres.")
    due_on = DayField(label="Uiterlijk klaar")

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError("Deze dag is al voorbij.")
        return day


class EvidenceForm(ActForm):
    """A link or a file, not both."""

    part = "bewijs"
    title = forms.CharField(label="Naam van het bewijs", max_length=200, help_text="Bijvoorbeeld: DPIA van 3 mei 2026.")
    url = forms.URLField(label="Adres", required=False, max_length=500, assume_scheme="https")
    file = forms.FileField(
        label="Of een bestand",
        required=False,
        help_text=f"Hoogstens {MOST_MEGABYTES} MB: {', '.join(kind.lstrip('.') for kind in KINDS)}.",
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
    )
    expires_on = DayField(label="Geldig tot en met", required=False)

    def clean_file(self) -> Upload | None:
        found = self.cleaned_data.get("file")
        return _checked(found) if found else None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and bool(given.get("url")) == bool(given.get("file")):
            raise forms.ValidationError("Geef een adres of een bestand, en niet allebei.")
        return given


def _checked(found: UploadedFile[Any]) -> Upload:
    """The file, when its name, beginning and size are those of a kind that may be kept."""
    name = PurePath(found.name or "bestand").name[:200]
    kind = KINDS.get(PurePath(name).suffix.lower().replace(".jpeg", ".jpg"))
    if kind is None:
        raise forms.ValidationError("Dit soort bestand kan hier niet. Bewaar het als PDF.")
    if (found.size or 0) > MOST_MEGABYTES * MEGABYTE:
        raise forms.ValidationError(f"Dit bestand is te groot. Een bestand mag hoogstens {MOST_MEGABYTES} MB zijn.")
    content = found.read()
    content_type, beginning = kind
    if not content.startswith(beginning) or (not beginning and b"\x00" in content):
        raise forms.ValidationError("Wat in dit bestand staat, past niet bij de naam. Bewaar het opnieuw.")
    return Upload(name, content_type, content)


class ReuseForm(ActForm):
    part = "hergebruik"
    evidence = forms.ModelChoiceField(
        label="Bewijs dat er al is", queryset=Evidence.objects.none(), empty_label="Kies een bewijsstuk"
    )


class InviteForm(ActForm):
    part = "schrijver"
    person = PersonField(label="Wie schrijft mee?", help_text="Typ een naam of e-mailadres.")
    task = forms.CharField(
        label="Waarvoor", max_length=120, required=False, help_text="Bijvoorbeeld: deel 2, over de gegevens."
    )


class SubmitForm(ActForm):
    part = "aanbieden"
    text = TextField(label="Toelichting", required=False, rows=3)


class GiveBackForm(ActForm):
    part = "teruggeven"
    text = TextField(label="Wat moet er beter?", rows=3)


class AdviseForm(ActForm):
    part = "advies"
    stance = forms.ChoiceField(label="Wat adviseert u?", choices=STANCES, widget=forms.RadioSelect)
    text = TextField(label="Toelichting", help_text="Wie beslist moet uw redenen kunnen lezen.")


class AcceptForm(ActForm):
    """Who accepts what the team advises against says why."""

    part = "vaststellen"
    residual_risk = TextField(
        label="Welk restrisico aanvaardt u?",
        help_text="Wat kan er nog misgaan nadat de maatregelen zijn genomen, en waarom is dat aanvaardbaar?",
    )
    text = TextField(label="Toelichting", required=False, rows=3)

    def __init__(self, *args: Any, advised_against: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if advised_against:
            self.fields["text"].required = True
            self.fields["text"].help_text = "Dit is afgeraden. Waarom aanvaardt u het toch?"
            self.fields["text"].error_messages["required"] = "Schrijf op waarom u het toch aanvaardt."


class FinishForm(ActForm):
    """Another outcome than follows from the answers needs a reason."""

    part = "afronden"
    outcome_key = forms.ChoiceField(label="Uitkomst", widget=forms.RadioSelect, required=False)
    text = TextField(label="Toelichting", required=False, help_text="Verplicht als u afwijkt van de uitkomst.", rows=3)

    def __init__(self, *args: Any, outcomes: list[tuple[str, str]], follows: str, **options: Any) -> None:
        """Without `outcomes` there is nothing to choose: a ban has one outcome only."""
        super().__init__(*args, **options)
        self.follows = follows
        field = self.fields["outcome_key"]
        if outcomes and isinstance(field, forms.ChoiceField):
            field.choices = outcomes
            field.initial = follows
            field.required = True
        else:
            del self.fields["outcome_key"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("outcome_key", self.follows) != self.follows and not given.get("text", "").strip():
            self.add_error("text", "Schrijf op waarom u afwijkt van de uitkomst.")
        return given


class MeetPointForm(ActForm):
    part = "klaar"
    text = TextField(label="Hoe is het gedaan?", help_text="Noem waar een ander het kan nalezen.", rows=3)
