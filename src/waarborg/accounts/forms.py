from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from waarborg.accounts.actions import last_day_of_key
from waarborg.accounts.models import Person, RoleAssignment, Unit, person_kinds
from waarborg.core.forms import DayField
from waarborg.core.renderer import Explained
from waarborg.core.rulebook import book
from waarborg.rulebook.words import in_words

HALF_A_YEAR = timedelta(days=182)


def role_choices() -> list[tuple[str, Explained]]:
    """All roles that can be given; everyone has the first one."""
    roles = book().policy.roles.items()
    return [(key, Explained(role.label, role.description)) for key, role in roles if key != book().policy.everyone]


def plain_role_choices() -> list[tuple[str, str]]:
    return [("", "alle rollen"), *((key, str(label)) for key, label in role_choices())]


def kind_choices() -> list[tuple[str, str]]:
    return [("", "alle soorten"), *person_kinds()]


class PeopleFilter(forms.Form):
    q = forms.CharField(label="Naam of e-mailadres", required=False)
    soort = forms.ChoiceField(label="Soort", choices=kind_choices, required=False)
    team = forms.ModelChoiceField(Unit.objects.none(), label="Team", required=False, empty_label="alle teams")
    rol = forms.ChoiceField(label="Rol", choices=plain_role_choices, required=False)
    actief = forms.ChoiceField(
        label="Actief", choices=[("", "actief"), ("nee", "niet actief"), ("alle", "alle")], required=False
    )

    def __init__(self, *args: Any, organisation_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams: Any = self.fields["team"]
        teams.queryset = Unit.objects.filter(organisation=organisation_id)


class PersonForm(forms.ModelForm[Person]):
    class Meta:
        model = Person
        fields = ["name", "email", "kind", "unit", "job", "is_active"]
        help_texts = {
            "email": "Hiermee logt deze persoon in.",
            "is_active": "Wie niet actief is, kan niet inloggen. Wat deze persoon deed, blijft bewaard.",
        }

    def __init__(self, *args: Any, organisation_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.organisation_id = organisation_id
        teams: Any = self.fields["unit"]
        teams.queryset = Unit.objects.filter(organisation=organisation_id)
        teams.empty_label = "geen team"
        if self.instance._state.adding:  # noqa: SLF001  (Django documents it)
            del self.fields["is_active"]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip()
        if Person.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Er is al iemand met dit e-mailadres.")
        return email


class RolesForm(forms.Form):
    """Roles given by hand. What the log-in provider gave is shown beside it and stays."""

    roles = forms.MultipleChoiceField(
        label="Rollen", choices=role_choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    why = forms.CharField(label="Waarom", max_length=300, help_text="Dit komt in het logboek.")

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        by_source: dict[str, list[str]] = {source: [] for source in RoleAssignment.Source.values}
        for assignment in person.assignments.all():
            by_source[assignment.source].append(assignment.role)
        kwargs["initial"] = {"roles": by_source[RoleAssignment.Source.HAND]}
        super().__init__(*args, **kwargs)
        given: Any = self.fields["roles"]
        provided = by_source[RoleAssignment.Source.PROVIDER]
        given.choices = [(key, label) for key, label in role_choices() if key not in provided]


class KeyForm(forms.Form):
    name = forms.CharField(
        label="Waarvoor is de sleutel?", max_length=80, help_text="Bijvoorbeeld: koppeling met het zaaksysteem."
    )
    expires_on = DayField(label="Geldig tot en met")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = timezone.localdate()
        self.last = last_day_of_key(self.today)
        field = self.fields["expires_on"]
        field.help_text = f"Uiterlijk {in_words(self.last)}."
        field.initial = min(self.today + HALF_A_YEAR, self.last)

    def clean_expires_on(self) -> Any:
        expires_on = self.cleaned_data["expires_on"]
        if not self.today < expires_on <= self.last:
            raise forms.ValidationError(f"Kies een dag na vandaag, uiterlijk {in_words(self.last)}.")
        return expires_on
