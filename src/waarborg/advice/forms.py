from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waarborg.accounts.models import Person
from waarborg.advice.models import Stance, adviser_roles
from waarborg.core.forms import TOO_LONG
from waarborg.core.keys import key_of
from waarborg.core.renderer import Explained
from waarborg.core.rulebook import book
from waarborg.register.models import AISystem, data_class_choices
from waarborg.register.purposes import only_label, purposes_by_aim

LONGEST = 4_000
MOST_SYSTEMS = 500
"""A list to choose from stays a list; a system beyond it brings its own link to this form."""
OTHER = ("", "Een systeem dat er nog niet bij staat")


class AskForm(forms.Form):
    """A question about a use, in general words: the text or file itself never belongs here."""

    to_role = forms.ChoiceField(
        label=_("Aan wie?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies aan wie u de vraag stelt.")},
    )
    system = forms.ChoiceField(label=_("Over welk systeem?"), required=False)
    purpose = forms.ChoiceField(label=_("Voor welk doel?"), required=False)
    data_classes = forms.MultipleChoiceField(
        label=_("Om welke soorten gegevens gaat het?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    question = forms.CharField(
        label=_("Uw vraag"),
        max_length=LONGEST,
        help_text=_("Vertel in eigen woorden wat u wilt doen. Plak hier geen teksten of gegevens van mensen."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Schrijf uw vraag op."), "max_length": TOO_LONG},
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        policy = book().policy
        self.systems = _systems(person, asked_for=str(self.initial.get("system", "")))
        roles = [(key, Explained(label, policy.roles[key].description)) for key, label in adviser_roles()]
        data = [(key, Explained(label, policy.data_classes[key].explanation)) for key, label in data_class_choices()]
        self._offer("to_role", roles)
        self._offer("system", [OTHER, *((key, system.name) for key, system in self.systems.items())])
        self._offer("purpose", [("", "Nog niet bekend"), *purposes_by_aim(only_label)])
        self._offer("data_classes", data)
        self.fields["question"].widget.attrs.pop("maxlength", None)

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean_system(self) -> AISystem | None:
        return self.systems.get(self.cleaned_data["system"])


class AnswerForm(forms.Form):
    stance = forms.ChoiceField(
        label=_("Wat adviseert u?"),
        widget=forms.RadioSelect,
        choices=[(key, label.capitalize()) for key, label in Stance.choices],
        error_messages={"required": _("Kies uw advies.")},
    )
    text = forms.CharField(
        label=_("Toelichting"),
        max_length=LONGEST,
        help_text=_("Wie beslist moet uw redenen kunnen lezen. Noem ook wat er geregeld moet worden."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Licht uw advies toe."), "max_length": TOO_LONG},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs.pop("maxlength", None)


def _systems(person: Person, *, asked_for: str) -> dict[str, AISystem]:
    """What is allowed now, by name; and the system that the page before asked about, whatever its state."""
    everything = AISystem.objects.of(person.organisation)
    found = {str(system.pk): system for system in everything.usable().order_by("name", "pk")[:MOST_SYSTEMS]}
    if asked_for not in found and (key := key_of(asked_for)):
        found |= {str(system.pk): system for system in everything.filter(pk=key)}
    return found
