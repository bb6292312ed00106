from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.html import format_html

from waarborg.core.renderer import Explained
from waarborg.core.rulebook import book
from waarborg.core.search import search
from waarborg.intake.admission import WrongQuestion
from waarborg.intake.asking import system_called
from waarborg.register.models import AISystem
from waarborg.register.purposes import only_label, purposes_by_aim

Choice = tuple[str, Any]


def purposes() -> list[Choice]:
    return [("", "Kies een doel"), *purposes_by_aim(only_label)]


def data_classes() -> list[Choice]:
    return [(key, found.label) for key, found in book().policy.data_classes.items()]


def explained_data_classes() -> list[Choice]:
    return [(key, Explained(found.label, found.explanation)) for key, found in book().policy.data_classes.items()]


class AskForm(forms.Form):
    """The question "mag ik dit?". It travels in the address, so that an answer can be shared."""

    systeem = forms.CharField(label="Systeem", max_length=150)
    doel = forms.ChoiceField(label="Waarvoor", choices=purposes)
    gegevens = forms.MultipleChoiceField(
        label="Welke gegevens gaan erin?", choices=explained_data_classes, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, organisation: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        self.fields["systeem"].widget.attrs |= {
            "list": "systemen",
            "autocomplete": "off",
            "hx-get": reverse("web:systems"),
            "hx-trigger": "input changed delay:200ms",
            "hx-target": "#systemen",
            "hx-swap": "outerHTML",
        }

    def clean_systeem(self) -> AISystem:
        named = self.cleaned_data["systeem"]
        try:
            return system_called(named, organisation=self.organisation)
        except WrongQuestion as problem:
            near = list(search(AISystem.objects.of(self.organisation), named).order_by("pk")[:2])
            if len(near) == 1:
                return near[0]
            report = f"{reverse('intake:start')}?{urlencode({'naam': named})}"
            message = format_html('{} <a href="{}">Meld dit systeem</a>', problem, report)
            raise forms.ValidationError(message, code="unknown") from problem

    def unknown_system(self) -> str:
        """The name of a system that is not in the register, when that is all that is wrong; else nothing."""
        wrong = self.errors.as_data() if self.is_bound else {}
        only = wrong.keys() == {"systeem"} and wrong["systeem"][0].code == "unknown"
        return self.data.get("systeem", "") if only else ""


class ShortAskForm(AskForm):
    """The same question in one line, for the home page."""

    gegevens = forms.MultipleChoiceField(
        label="Met welke gegevens", choices=data_classes, widget=forms.CheckboxSelectMultiple
    )


class CatalogueFilter(forms.Form):
    q = forms.CharField(label="Zoek", required=False, max_length=100)
    doel = forms.ChoiceField(label="Doel", required=False)
    gegevens = forms.ChoiceField(label="Gegevens", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        policy = book().policy
        lawful = [(key, purpose.label) for key, purpose in policy.purposes.items() if not purpose.forbidden]
        self._offer("doel", "Alle doelen", lawful)
        self._offer("gegevens", "Alle gegevens", data_classes())

    def _offer(self, name: str, everything: str, choices: Iterable[Choice]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (tells the type checker which field it is)
        field.choices = [("", everything), *choices]

    def chosen(self) -> dict[str, str]:
        """What is filled in rightly; a wrong value filters nothing."""
        return self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
