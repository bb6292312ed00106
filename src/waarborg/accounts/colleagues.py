"""Naming a colleague in a form: by name or e-mail address, in an organisation of any size."""

import json
import re
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse_lazy

from waarborg.accounts.models import Person
from waarborg.core.models import Organisation

MANY = 5
"""So many colleagues are named when what was typed fits more than one."""


class PersonInput(forms.TextInput):
    """Names colleagues while one types; without JavaScript one types the name or the e-mail address in full."""

    template_name = "accounts/person_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        extra: dict[str, Any] = context["widget"]["attrs"]
        extra |= {
            "list": f"{extra.get('id', name)}_namen",
            "autocomplete": "off",
            "hx-get": str(reverse_lazy("accounts:colleagues")),
            "hx-trigger": "input changed delay:200ms",
            "hx-target": f"#{extra.get('id', name)}_namen",
            "hx-vals": json.dumps({"veld": name}),
        }
        return context


class PersonField(forms.CharField):
    """One active colleague, found by name or e-mail address; tells whom one may mean when that is not enough."""

    widget = PersonInput

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=200, **options)
        self.organisation: Organisation | None = None
        self.kept: Person | None = None
        """Who is named already may stay, also after leaving."""

    def clean(self, value: Any) -> Any:
        typed: str = super().clean(value)
        if self.kept and typed == in_full(self.kept):
            return self.kept
        return one_called(typed, organisation=self.organisation) if typed else None


def one_called(typed: str, *, organisation: Organisation | None) -> Person:
    """The colleague with this address or name. Raises ValidationError, naming those it may be."""
    if "@" in typed:
        address = re.sub(r".*\(|\).*", "", typed).strip()
        exact = Person.objects.filter(organisation=organisation, is_active=True, email__iexact=address).first()
        if exact is None:
            raise forms.ValidationError(f"Er is geen collega met het adres {address}.")
        return exact
    found = list(people_called(typed, organisation=organisation)[: MANY + 1])
    if len(found) == 1:
        return found[0]
    if not found:
        raise forms.ValidationError(f"Er is geen collega met de naam ‘{typed}’.")
    names = "; ".join(in_full(person) for person in found[:MANY])
    raise forms.ValidationError(f"Er zijn meer collega’s met ‘{typed}’. Kies er één: {names}.")


def people_called(typed: str, *, organisation: Organisation | None) -> QuerySet[Person]:
    return Person.objects.filter(organisation=organisation, is_active=True, name__icontains=typed).order_by("name")


def in_full(person: Person) -> str:
    """A name that points to one person, also when two are called the same."""
    return f"{person.name} ({person.email})"
