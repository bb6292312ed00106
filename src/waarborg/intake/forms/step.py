"""What the screens of a notice share: a draft may have gaps, and another window may have been there first."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from waarborg.core.forms import TOO_LONG
from waarborg.intake.models import Notice

GAP = "required"
"""The code of an error that says an answer is missing. A draft may have gaps; it may have nothing wrong."""
CHOOSE = _("Maak een keuze.")


class StepForm(forms.ModelForm[Notice]):
    """One screen. `needed` names the fields without which the question is not answered."""

    needed: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.required = name in self.needed
            field.error_messages["max_length"] = TOO_LONG
            if isinstance(field, forms.ChoiceField):
                field.error_messages[GAP] = CHOOSE
            # The browser would cut a pasted text short without a word; the server says how much too long it is.
            field.widget.attrs.pop("maxlength", None)
        self.stored = self.sign_of({})

    def only_has_gaps(self) -> bool:
        """Whether this may be kept as a draft: answers may be missing, none may be wrong."""
        return all(error.code == GAP for errors in self.errors.as_data().values() for error in errors)

    def answers(self) -> dict[str, Any]:
        """What to keep. A gap is kept as the field's own beginning."""
        return {name: self.cleaned_data.get(name, _beginning(name)) for name in self.fields}

    def was_answered_elsewhere(self, seen: str) -> bool:
        """Whether another window gave another answer after this screen was opened (`seen` is what it showed then)."""
        return bool(seen) and seen != self.stored != self.sign_of(self.answers())

    def sign_of(self, answers: Mapping[str, Any]) -> str:
        """A short sign of what is stored for this screen, with these answers in place of what is stored now."""
        values = [answers.get(name, getattr(self.instance, name)) for name in self.signed()]
        return sha256(repr([getattr(value, "pk", value) for value in values]).encode()).hexdigest()[:16]

    def signed(self) -> Iterable[str]:
        return cast("Iterable[str]", self._meta.fields)


def offer(form: forms.BaseForm, name: str, choices: list[Any]) -> None:
    cast("forms.ChoiceField", form.fields[name]).choices = choices


def _beginning(name: str) -> Any:
    field: Any = Notice._meta.get_field(name)
    return field.get_default()
