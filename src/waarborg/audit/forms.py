from django import forms

from waarborg.audit.words import KINDS
from waarborg.core.forms import DayField


class EventFilter(forms.Form):
    woorden = forms.CharField(label="Woorden in de gebeurtenis", required=False)
    wie = forms.CharField(label="Wie", required=False)
    soort = forms.ChoiceField(label="Soort", choices=[("", "alle soorten"), *KINDS.items()], required=False)
    van = DayField(label="Vanaf", required=False)
    tot = DayField(label="Tot en met", required=False)
    dossier = forms.CharField(required=False, widget=forms.HiddenInput)
