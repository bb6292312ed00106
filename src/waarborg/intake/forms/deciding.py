"""The forms of the iBoard and the directie. Each stands on the dossier and, with its errors, on a page of its own."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from waarborg.accounts.colleagues import PersonField, one_called
from waarborg.accounts.models import Person
from waarborg.advice.models import Stance, adviser_roles
from waarborg.core.forms import DayField
from waarborg.core.models import Organisation
from waarborg.core.renderer import Explained
from waarborg.core.rulebook import book
from waarborg.intake.actions import PilotTerms
from waarborg.intake.models import RulingOutcome
from waarborg.intake.rules.ruling import deviates
from waarborg.rulebook import DutyName

LONGEST_TEXT = 4_000


class TextField(forms.CharField):
    """A text of some lines."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), max_length=LONGEST_TEXT, **options)


class ReasonField(TextField):
    """Needed or not, as the rest of the form says; so nothing marks it as optional."""

    def validate(self, value: Any) -> None:
        """The form decides."""


class ActForm(forms.Form):
    """A form of one act. `part` sets its fields apart from those of the other forms on the dossier."""

    part = ""
    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{self.part}_%s"} | options)


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


class ConditionForm(ActForm):
    part = "voorwaarde"

    sentence = forms.CharField(
        label="Voorwaarde", max_length=300, help_text="Wat moet er gebeuren? Bijvoorbeeld: maak een werkinstructie."
    )
    owner = PersonField(label="Eigenaar", help_text="De collega die ervoor zorgt. Typ een naam of e-mailadres.")
    due_on = DayField(label="Uiterlijk klaar")

    def __init__(self, *args: Any, organisation: Organisation, **options: Any) -> None:
        super().__init__(*args, **options)
        owner: Any = self.fields["owner"]
        owner.organisation = organisation

    def clean_due_on(self) -> date:
        return not_before_today(self.cleaned_data["due_on"])


class ReturnForm(ActForm):
    part = "vraag"

    question = TextField(label="Uw vraag aan de melder", help_text="De melder past de antwoorden aan en meldt opnieuw.")


class AdviseForm(ActForm):
    part = "advies"

    stance = forms.ChoiceField(label="Advies", choices=Stance.choices, widget=forms.RadioSelect)
    text = TextField(label="Waarom", rows=6, help_text="Wie besluit, leest dit naast de melding.")


class ReferBackForm(ActForm):
    part = "terug"

    reason = TextField(label="Wat moet opnieuw bekeken worden")


class MeetForm(ActForm):
    part = "voldaan"

    note = TextField(label="Hoe is eraan voldaan", help_text="Noem waar een ander het kan nalezen.")


class RemoveForm(ActForm):
    """No questions: the button is the answer."""

    part = "weg"


class RuleForm(ActForm):
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
        has_conditions: bool,
        team: QuerySet[Person],
        organisation: Organisation,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.advice, self.has_conditions, self.organisation = advice, has_conditions, organisation
        outcome: Any = self.fields["outcome"]
        outcome.choices = outcomes(advice)
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
        if outcome == RulingOutcome.CONDITIONS and not self.has_conditions:
            self.add_error("outcome", "Er zijn geen voorwaarden voorgesteld. Vraag eerst om een nieuw advies.")
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

    @property
    def decision_fields(self) -> list[Any]:
        return [self["outcome"], self["reason"]]

    @property
    def pilot_fields(self) -> list[Any]:
        return [self[name] for name in self.PILOT]

    @property
    def is_about_a_pilot(self) -> bool:
        """Whether to open the part about a pilot."""
        chosen: Collection[str] = {self.advice, str(self["outcome"].value() or "")}
        return RulingOutcome.PILOT in chosen


def outcomes(advice: str) -> list[tuple[str, Explained]]:
    """What may be decided, each with whether it follows the advice."""
    return [
        (
            outcome.value,
            Explained(
                outcome.label.capitalize(),
                "wijkt af van het advies: geef een reden"
                if deviates(advice=advice, outcome=outcome.value)
                else "volgt het advies",
            ),
        )
        for outcome in RulingOutcome
    ]


def not_before_today(day: date) -> date:
    if day < timezone.localdate():
        raise forms.ValidationError("Deze dag is al voorbij.")
    return day
