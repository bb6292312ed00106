"""Proposing a condition, alone or with the act that needs one, and saying that it is met."""

from datetime import date
from typing import Any

from django import forms

from waarborg.accounts.colleagues import PersonField
from waarborg.core.forms import DayField
from waarborg.core.models import Organisation
from waarborg.intake.actions import ConditionTerms
from waarborg.intake.forms.acting import ActForm, TextField, not_before_today


class ConditionForm(ActForm):
    part = "voorwaarde"

    sentence = forms.CharField(
        label="Voorwaarde", max_length=300, help_text="Wat moet er gebeuren? Bijvoorbeeld: maak een werkinstructie."
    )
    owner = PersonField(label="Eigenaar", help_text="De collega die ervoor zorgt. Typ een naam of e-mailadres.")
    due_on = DayField(label="Uiterlijk klaar")

    def __init__(self, *args: Any, organisation: Organisation, **options: Any) -> None:
        super().__init__(*args, **options)
        self.organisation = organisation
        owner: Any = self.fields["owner"]
        owner.organisation = organisation

    def clean_due_on(self) -> date:
        return not_before_today(self.cleaned_data["due_on"])


class MayAddCondition(ConditionForm):
    """An act that may bring a condition with it, so that nobody leaves a half written form to propose one first."""

    CONDITION = ("sentence", "owner", "due_on")

    def __init__(self, *args: Any, has_conditions: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.has_conditions = has_conditions
        for name in self.CONDITION:
            self.fields[name].required = False
        self.fields["sentence"].label = "Nieuwe voorwaarde"

    def clean_due_on(self) -> date | None:  # type: ignore[override]
        due_on: date | None = self.cleaned_data["due_on"]
        return not_before_today(due_on) if due_on else None

    def check_condition(self, *, needed: bool, fits: bool) -> None:
        """Whole or not at all; there when it is `needed` and nobody proposed one, and only where one `fits`."""
        given = [name for name in self.CONDITION if self.cleaned_data.get(name)]
        if not given and (self.has_conditions or not needed):
            return
        if not fits:
            self.add_error("sentence", "Bij deze keuze hoort geen voorwaarde. Kies een andere, of maak dit veld leeg.")
            return
        for name, sentence in MISSING.items():
            if name not in given and name not in self.errors:
                self.add_error(name, sentence)

    def condition(self) -> ConditionTerms | None:
        """The condition that was typed; None when there is none."""
        if not self.cleaned_data["sentence"]:
            return None
        return ConditionTerms(**{name: self.cleaned_data[name] for name in self.CONDITION})

    @property
    def condition_fields(self) -> list[Any]:
        return [self[name] for name in self.CONDITION]


MISSING = {
    "sentence": "Er is nog geen voorwaarde voorgesteld. Schrijf hier wat er moet gebeuren.",
    "owner": "Noem wie voor deze voorwaarde zorgt.",
    "due_on": "Vul in wanneer het klaar moet zijn.",
}


class MeetForm(ActForm):
    part = "voldaan"

    note = TextField(label="Hoe is eraan voldaan", help_text="Noem waar een ander het kan nalezen.")


class RemoveForm(ActForm):
    """No questions: the button is the answer."""

    part = "weg"
