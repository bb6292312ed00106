"""The forms with which the iBoard does its work, and the directie asks for new advice."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from waarborg.advice.models import Stance, adviser_roles
from waarborg.core.forms import DayField
from waarborg.core.rulebook import book
from waarborg.intake.forms.acting import ActForm, TextField, not_before_today
from waarborg.intake.forms.conditions import MayAddCondition
from waarborg.rulebook import DutyName


class PositionForm(ActForm):
    part = "standpunt"

    stance = forms.ChoiceField(label="Uw standpunt", choices=Stance.choices, widget=forms.RadioSelect)
    note = TextField(label="Toelichting", required=False)


class AskForm(ActForm):
    part = "adviesvraag"

    to_role = forms.ChoiceField(label="Aan wie", widget=forms.RadioSelect)
    question = TextField(label="Uw vraag", help_text="Wat wilt u weten, en waarom?")
    due_on = DayField(label="Antwoord uiterlijk")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        board = book().policy.roles_with(DutyName.ADVISE)
        to_role: Any = self.fields["to_role"]
        to_role.choices = [(key, label) for key, label in adviser_roles() if key not in board]
        self.fields["due_on"].initial = timezone.localdate() + timedelta(days=book().policy.terms.answer)

    def clean_due_on(self) -> date:
        return not_before_today(self.cleaned_data["due_on"])


class ReturnForm(ActForm):
    part = "vraag"

    question = TextField(label="Uw vraag aan de melder", help_text="De melder past de antwoorden aan en meldt opnieuw.")


class AdviseForm(MayAddCondition):
    part = "advies"

    stance = forms.ChoiceField(label="Advies", choices=Stance.choices, widget=forms.RadioSelect)
    text = TextField(label="Waarom", rows=6, help_text="Wie besluit, leest dit naast de melding.")

    field_order = ("stance", "text")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if stance := cleaned.get("stance"):
            self.check_condition(needed=stance == Stance.CONDITIONS, fits=stance in {Stance.CONDITIONS, Stance.PILOT})
        return cleaned


class ReferBackForm(ActForm):
    part = "terug"

    reason = TextField(label="Wat moet opnieuw bekeken worden")
