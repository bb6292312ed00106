"""The form of a ruling (art. 2.4)."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from waarborg.accounts.colleagues import one_called
from waarborg.accounts.models import Person
from waarborg.advice.models import Stance
from waarborg.core.forms import DayField
from waarborg.core.renderer import Explained
from waarborg.core.rulebook import book
from waarborg.intake.actions import PilotTerms
from waarborg.intake.forms.acting import TextField, not_before_today
from waarborg.intake.forms.conditions import MayAddCondition
from waarborg.intake.models import RulingOutcome
from waarborg.intake.rules.ruling import deviates

ADOPTING = {RulingOutcome.CONDITIONS, RulingOutcome.PILOT}
"""The outcomes that take conditions over."""


class ReasonField(TextField):
    """Needed or not, as the rest of the form says; so nothing marks it as optional."""

    def validate(self, value: Any) -> None:
        """The form decides."""


class RuleForm(MayAddCondition):
    """One screen for the ruling. Which outcomes follow the advice stands at each of them."""

    part = "besluit"

    outcome = forms.ChoiceField(label="Besluit", widget=forms.RadioSelect)
    reason = ReasonField(label="Reden", help_text="Verplicht als u afwijkt van het advies.")
    starts_on = DayField(label="Begint op", required=False)
    ends_on = DayField(label="Eindigt op", required=False)
    success = TextField(label="Geslaagd als", rows=2, required=False)
    stop = TextField(label="Stoppen als", rows=2, required=False)
    team = forms.MultipleChoiceField(
        label="Deelnemers uit het team", required=False, widget=forms.CheckboxSelectMultiple
    )
    others = TextField(
        label="Andere deelnemers", rows=2, required=False, help_text="Namen of e-mailadressen, één op elke regel."
    )

    PILOT = ("starts_on", "ends_on", "success", "stop", "team", "others")

    def __init__(
        self,
        *args: Any,
        advice: str,
        team: QuerySet[Person],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.advice = advice
        outcome: Any = self.fields["outcome"]
        outcome.choices = outcomes(advice, has_conditions=self.has_conditions)
        self.colleagues = {str(person.pk): person for person in team}
        members: Any = self.fields["team"]
        members.choices = [(key, str(person)) for key, person in self.colleagues.items()]
        longest = book().policy.terms.pilot_max
        self.fields["starts_on"].initial = timezone.localdate()
        self.fields["ends_on"].help_text = f"Een pilot duurt hoogstens {longest} dagen."

    def clean_starts_on(self) -> date | None:
        starts_on: date | None = self.cleaned_data["starts_on"]
        return not_before_today(starts_on) if starts_on else None

    def clean_team(self) -> list[Person]:
        return [self.colleagues[key] for key in self.cleaned_data["team"]]

    def clean_others(self) -> list[Person]:
        lines = (line.strip() for line in self.cleaned_data["others"].splitlines())
        return [one_called(line, organisation=self.organisation) for line in lines if line]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        outcome = cleaned.get("outcome")
        if not outcome:
            return cleaned
        if deviates(advice=self.advice, outcome=outcome) and not cleaned.get("reason"):
            label = Stance(self.advice).label
            self.add_error("reason", f"Uw besluit wijkt af van het advies ({label}). Geef een reden.")
        self.check_condition(needed=outcome == RulingOutcome.CONDITIONS, fits=outcome in ADOPTING)
        if outcome == RulingOutcome.PILOT:
            self._check_pilot(cleaned)
        return cleaned

    def _check_pilot(self, cleaned: dict[str, Any]) -> None:
        for name in ("starts_on", "ends_on", "success", "stop"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, "Bij een pilot is dit nodig.")
        if not self.members(cleaned) and "others" not in self.errors:
            self.add_error("team", "Kies ten minste één deelnemer.")
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on:
            longest = book().policy.terms.pilot_max
            if ends_on < starts_on:
                self.add_error("ends_on", "De pilot eindigt voordat hij begint.")
            elif ends_on > starts_on + timedelta(days=longest):
                self.add_error("ends_on", f"Een pilot duurt hoogstens {longest} dagen.")

    @staticmethod
    def members(cleaned: dict[str, Any]) -> list[Person]:
        chosen: Iterable[Person] = [*(cleaned.get("team") or ()), *(cleaned.get("others") or ())]
        return list(dict.fromkeys(chosen))

    def pilot(self) -> PilotTerms | None:
        """The terms of the pilot, when that is what was decided."""
        cleaned = self.cleaned_data
        if cleaned["outcome"] != RulingOutcome.PILOT:
            return None
        named = {name: cleaned[name] for name in ("starts_on", "ends_on", "success", "stop")}
        return PilotTerms(**named, members=self.members(cleaned))

    def ruling(self) -> dict[str, Any]:
        """What was decided, as `actions.rule` takes it."""
        said = {name: self.cleaned_data[name] for name in ("outcome", "reason")}
        return {**said, "pilot": self.pilot(), "condition": self.condition()}

    @property
    def decision_fields(self) -> list[Any]:
        return [self["outcome"], self["reason"]]

    @property
    def pilot_fields(self) -> list[Any]:
        return [self[name] for name in self.PILOT]

    @property
    def brings_a_condition(self) -> bool:
        """Whether to open the part about a condition: when one may be needed, or was typed."""
        chosen: Collection[str] = {self.advice, str(self["outcome"].value() or "")}
        typed = any(field.errors or field.value() for field in self.condition_fields)
        return typed or (RulingOutcome.CONDITIONS in chosen and not self.has_conditions)

    @property
    def is_about_a_pilot(self) -> bool:
        """Whether to open the part about a pilot."""
        chosen: Collection[str] = {self.advice, str(self["outcome"].value() or "")}
        return RulingOutcome.PILOT in chosen


def outcomes(advice: str, *, has_conditions: bool) -> list[tuple[str, Explained]]:
    """What may be decided, each with whether it follows the advice and what it still needs."""
    return [
        (outcome.value, Explained(outcome.label.capitalize(), _explanation(outcome, advice, has_conditions)))
        for outcome in RulingOutcome
    ]


def _explanation(outcome: RulingOutcome, advice: str, has_conditions: bool) -> str:
    follows = not deviates(advice=advice, outcome=outcome.value)
    said = "volgt het advies" if follows else "wijkt af van het advies: geef een reden"
    if outcome is RulingOutcome.CONDITIONS and not has_conditions:
        return f"{said}; er is nog geen voorwaarde voorgesteld: voeg er hieronder een toe"
    return said
