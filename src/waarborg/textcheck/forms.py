from typing import Any

from django import forms
from django.core.files import File
from django.utils.safestring import mark_safe

from waarborg.core.forms import TOO_LONG
from waarborg.core.renderer import Explained
from waarborg.core.rulebook import book
from waarborg.guard import Document
from waarborg.intake.forms.asking import QuestionForm
from waarborg.register.models import AISystem
from waarborg.textcheck.checking import LONGEST, UPLOAD, dutch
from waarborg.textcheck.kinds import kinds_by_group
from waarborg.textcheck.models import Direction, Source
from waarborg.textcheck.uploads import READABLE, NotRead, document_in

STAYS_HERE = {"spellcheck": "false", "autocomplete": "off", "data-gramm": "false"}
"""Browsers send a text to others to check its spelling, and keep what was typed."""

TOO_LARGE = f"Dit bestand is groter dan {UPLOAD.size // 1_000_000} MB. Verdeel het in kleinere bestanden."
PROMISE = "Wij bewaren uw tekst niet: hij wordt gelezen en weer vergeten."
NEW_TAB = "(opent in nieuw tabblad)"
ONE_OF_BOTH = "Plak een tekst of kies een bestand, niet allebei."
NOTHING = "Plak een tekst, of kies een bestand."
NO_PURPOSE = "Kies waarvoor u het systeem wilt gebruiken."


class TextField(forms.CharField):
    """A long text as it was typed, with line breaks of one kind so that the same text is always the same."""

    one_of_several = True
    """When it is not required another field can take its place, so its label does not call it optional."""

    def __init__(self, *, rows: int, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows, **STAYS_HERE})
        super().__init__(max_length=LONGEST, strip=False, widget=widget, **options)
        self.error_messages["max_length"] = TOO_LONG
        self.widget.attrs.pop("maxlength", None)  # a browser would cut off what is too long, and say nothing

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if text else text


class UploadField(forms.FileField):
    one_of_several = True


def unprotected() -> list[tuple[str, Explained]]:
    classes = book().policy.data_classes.values()
    return [(found.key, Explained(found.label, found.explanation)) for found in classes if not found.needs_designation]


class CheckForm(QuestionForm):
    """A text or a file, and where it would go. Nothing of it is kept."""

    tekst = TextField(label="Uw tekst", rows=12, required=False)
    bestand = UploadField(
        label="Of een bestand",
        required=False,
        help_text=(
            "PDF, Word, Excel, PowerPoint, OpenDocument, RTF, e-mail, webpagina, CSV of tekst, hoogstens "
            f"{UPLOAD.size // 1_000_000} MB. Een foto, een scan of een oud Office-bestand (.doc, .xls, .ppt) kunnen "
            "wij niet lezen."
        ),
        widget=forms.FileInput(attrs={"accept": READABLE}),
    )
    gegevens = forms.ChoiceField(
        label="Wat voor tekst is het?",
        help_text="Beschermde gegevens hoeft u niet te noemen: daar zoekt de controle naar.",
        choices=unprotected,
        widget=forms.RadioSelect,
        initial="internal",
    )
    field_order = ("tekst", "bestand", "systeem", "doel", "gegevens")

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = too_large
        self.fields["systeem"].required = self.fields["doel"].required = False
        self.fields["systeem"].help_text = "Het AI-systeem waar de tekst in zou gaan."
        self.fields["doel"].help_text = "Nodig als u een systeem kiest."
        self.fields["tekst"].help_text = f"Hoogstens {dutch(LONGEST)} tekens. {PROMISE}"

    def clean_systeem(self) -> AISystem | None:
        """The way on opens beside this page, so that the text in the field is not lost."""
        try:
            return super().clean_systeem()
        except forms.ValidationError as unknown:
            link = str(unknown.message).replace("<a ", '<a target="_blank" ').replace("</a>", f" {NEW_TAB}</a>")
            raise forms.ValidationError(mark_safe(link), code=unknown.code) from unknown  # noqa: S308  (escaped above)

    def clean_bestand(self) -> Document | None:
        upload: File[bytes] | None = self.cleaned_data["bestand"]
        if self.too_large:
            raise forms.ValidationError(TOO_LARGE)
        if upload is None:
            return None
        try:
            return document_in(upload.read(), name=upload.name or "", limits=UPLOAD)
        except NotRead as not_read:
            raise forms.ValidationError(str(not_read)) from not_read

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        text, document = (given.get("tekst") or "").strip(), given.get("bestand")
        if text and document:
            self.add_error("bestand", ONE_OF_BOTH)
        elif not text and not document and not self.errors.keys() & {"tekst", "bestand"}:
            self.add_error("tekst", NOTHING)
        if given.get("systeem") and not given.get("doel") and "doel" not in self.errors:
            self.add_error("doel", NO_PURPOSE)
        return given


class UnmaskForm(forms.Form):
    """The answer of an AI system to a masked text, and the text from which the placeholders are known again."""

    tekst = TextField(
        label="Uw oorspronkelijke tekst",
        rows=6,
        help_text="De tekst zonder vervangers. Daaruit volgt wat er voor elke vervanger komt.",
        error_messages={"required": "Plak hier de tekst die u heeft laten maskeren."},
    )
    antwoord = TextField(
        label="Het antwoord van de AI",
        rows=10,
        help_text="Met vervangers zoals <PERSOON_1>.",
        error_messages={"required": "Plak hier het antwoord van de AI."},
    )


class FeedbackForm(forms.Form):
    """What was wrong with a check. Only the kind of finding is asked, never what stood there."""

    direction = forms.ChoiceField(label="Wat klopte er niet?", choices=Direction, widget=forms.RadioSelect)
    kind = forms.ChoiceField(label="Wat voor gegeven?", choices=[("", "Kies een soort"), *kinds_by_group()])
    source = forms.ChoiceField(choices=[("", ""), *Source.choices], required=False, widget=forms.HiddenInput)
