"""The form of a designation: which protected data, with beside each kind what was reported and advised about it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html

from waarborg.advice.models import AdviceRequest, Stance
from waarborg.core.forms import DayField
from waarborg.core.renderer import Explained
from waarborg.core.rulebook import book
from waarborg.core.templatetags.waarborg import dutch_date
from waarborg.intake.actions.designating import about, not_advised
from waarborg.intake.forms.acting import ActForm, TextField
from waarborg.register.actions import no_reason, no_term, not_reported
from waarborg.register.models import UseCase
from waarborg.rulebook import DataClass, Reason


class DesignationForm(ActForm):
    """A designation of a use for one class of protected data (art. 4.4)."""

    part = "aanwijzing"

    data_class = forms.ChoiceField(label="Soort gegevens", widget=forms.RadioSelect)
    starts_on = DayField(label="Vanaf")
    ends_on = DayField(label="Tot en met")
    conditions = TextField(
        label="Voorwaarden",
        rows=3,
        required=False,
        help_text="De voorwaarden uit de adviezen staan er al. Haal weg wat u niet overneemt. "
        "Wie vraagt of het mag, leest ze bij het antwoord.",
    )
    reason = TextField(label="Reden", help_text="Waarom kan dit werk niet zonder deze gegevens?")

    def __init__(self, *args: Any, use_case: UseCase, asked: list[AdviceRequest], **options: Any) -> None:
        super().__init__(*args, **options)
        self.use_case, self.asked = use_case, asked
        protected = [found for found in book().policy.data_classes.values() if found.needs_designation]
        protected.sort(key=lambda found: found.key not in use_case.data_classes)
        data_class: Any = self.fields["data_class"]
        data_class.choices = [(found.key, Explained(found.label, self._known_of(found))) for found in protected]
        self.fields["conditions"].initial = _advised(asked)
        self.fields["starts_on"].initial = timezone.localdate()
        self.fields["ends_on"].help_text = f"Hoogstens {book().policy.terms.designation_max} dagen na het begin."

    def _known_of(self, data_class: DataClass) -> str:
        """What was reported and advised, in one line."""
        if data_class.key not in self.use_case.data_classes:
            return "niet gemeld bij dit gebruik"
        return "; ".join(map(_in_short, about(data_class.key, self.asked))) or "nog geen advies gevraagd"

    def clean_data_class(self) -> str:
        key: str = self.cleaned_data["data_class"]
        missing = not_reported(self.use_case, key) or not_advised(self.use_case, key, asked=self.asked)
        if missing:
            raise forms.ValidationError(_with_way_on(missing))
        return key

    def clean_ends_on(self) -> date:
        ends_on: date = self.cleaned_data["ends_on"]
        if found := no_term(self.cleaned_data.get("starts_on", ends_on), ends_on):
            raise forms.ValidationError(found)
        return ends_on

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"]
        if found := no_reason(reason):
            raise forms.ValidationError(found)
        return reason


def _advised(asked: Iterable[AdviceRequest]) -> str:
    """The conditions in the answers, oldest first, so that leaving one out is a choice and not an oversight."""
    answers = [found.answer for found in asked if found.stance == Stance.CONDITIONS]
    return "\n".join(reversed(answers))


def _in_short(request: AdviceRequest) -> str:
    role = request.get_to_role_display()
    if request.answered_by and request.answered_at:
        when = dutch_date(request.answered_at)
        return f"{role}: {request.get_stance_display()} ({request.answered_by.name}, {when})"
    return f"{role}: nog geen antwoord, termijn {dutch_date(request.due_on)}"


def _with_way_on(reason: Reason) -> str:
    if reason.way_on is None:
        return reason.sentence
    return format_html('{} <a href="{}">{}</a>', reason.sentence, reason.way_on.url, reason.way_on.label)
