"""The part of "mag ik dit?" that every page asks: which system, and for which purpose."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.html import format_html

from waarborg.core.search import search
from waarborg.intake.admission import WrongQuestion
from waarborg.intake.asking import system_called
from waarborg.register.models import AISystem
from waarborg.register.purposes import only_label, purposes_by_aim


def purposes() -> list[tuple[str, Any]]:
    return [("", "Kies een doel"), *purposes_by_aim(only_label)]


class QuestionForm(forms.Form):
    """While a system is typed, its field offers names; a name that is not in the register leads to a report."""

    systeem = forms.CharField(label="Systeem", max_length=150)
    doel = forms.ChoiceField(label="Waarvoor", choices=purposes)

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

    def clean_systeem(self) -> AISystem | None:
        named = self.cleaned_data["systeem"]
        try:
            return system_called(named, organisation=self.organisation) if named else None
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
