"""The forms of the risk class: one question, and deviating from what followed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waarborg.assessment.actions.classification import DEVIATION
from waarborg.assessment.aiact.conversation import UNSURE, Question
from waarborg.assessment.models import Classification, Risk
from waarborg.core.forms import TOO_LONG
from waarborg.core.renderer import Explained

LONGEST = 4_000


class QuestionForm(forms.Form):
    """One question of the conversation, as one choice or as several."""

    use_required_attribute = False
    answer = forms.ChoiceField(widget=forms.RadioSelect, error_messages={"required": _("Kies een antwoord.")})

    def __init__(self, *args: Any, question: Question, **options: Any) -> None:
        super().__init__(*args, **options)
        choices: list[Any] = [
            (option.key, Explained(option.label, option.help) if option.help else option.label)
            for option in question.options
        ]
        if question.has_many:
            self.fields["answer"] = forms.MultipleChoiceField(
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": _("Kies ten minste één antwoord, of ‘Weet ik niet’.")},
            )
        field: Any = self.fields["answer"]
        field.choices, field.label, field.help_text = choices, question.question, question.help
        field.error_messages["invalid_choice"] = _("Kies een van de antwoorden hieronder.")

    def clean_answer(self) -> list[str]:
        given = self.cleaned_data["answer"]
        chosen = given if isinstance(given, list) else [given]
        if UNSURE in chosen and len(chosen) > 1:
            raise forms.ValidationError(_("Kies ‘Weet ik niet’, of de antwoorden die passen. Niet allebei."))
        return chosen


class DeviateForm(forms.Form):
    """Another class than the one that followed, with a reason that the directie will read."""

    risk = forms.ChoiceField(
        label=_("Welke klasse geldt?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een klasse.")},
    )
    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=LONGEST,
        help_text=_("Noem het artikel en wie u om raad vroeg. Wie besluit, leest dit."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Geef een reden."), "max_length": TOO_LONG},
    )

    def __init__(self, *args: Any, classification: Classification, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["risk"]
        field.choices = [
            (risk.value, risk.label.capitalize()) for risk in Risk if risk in DEVIATION and risk != classification.holds
        ]
        self.fields["reason"].widget.attrs.pop("maxlength", None)
