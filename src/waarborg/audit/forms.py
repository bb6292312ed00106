from django import forms

from waarborg.core.forms import DayField

KINDS = {
    "accounts": "personen en rollen",
    "advice": "vragen om advies",
    "intake": "meldingen en besluiten",
    "notify": "berichten",
    "policy": "beleid",
    "publication": "openbaar register",
    "register": "register",
}
"""The chapters that act, by the first part of the act's name."""


class EventFilter(forms.Form):
    woorden = forms.CharField(label="Woorden in de gebeurtenis", required=False)
    wie = forms.CharField(label="Wie", required=False)
    soort = forms.ChoiceField(label="Soort", choices=[("", "alle soorten"), *KINDS.items()], required=False)
    van = DayField(label="Vanaf", required=False)
    tot = DayField(label="Tot en met", required=False)
    dossier = forms.CharField(required=False, widget=forms.HiddenInput)
