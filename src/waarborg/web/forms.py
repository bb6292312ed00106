from collections.abc import Iterable
from typing import Any

from django import forms

from waarborg.core.renderer import Explained
from waarborg.core.rulebook import book
from waarborg.intake.forms.asking import QuestionForm

Choice = tuple[str, Any]


def data_classes() -> list[Choice]:
    return [(key, found.label) for key, found in book().policy.data_classes.items()]


def explained_data_classes() -> list[Choice]:
    return [(key, Explained(found.label, found.explanation)) for key, found in book().policy.data_classes.items()]


class AskForm(QuestionForm):
    """The question "mag ik dit?". It travels in the address, so that an answer can be shared."""

    gegevens = forms.MultipleChoiceField(
        label="Welke gegevens gaan erin?", choices=explained_data_classes, widget=forms.CheckboxSelectMultiple
    )


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
