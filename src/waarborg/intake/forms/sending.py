"""What is still asked when a notice is sent or taken back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waarborg.core.forms import TOO_LONG
from waarborg.intake.forms.reporting import SHORT_TEXT
from waarborg.intake.forms.step import GAP


class SubmitForm(forms.Form):
    """The last screen. Who reports what is allowed already says why joining in does not do."""

    why_not_join = forms.CharField(
        label=_("Waarom is meedoen niet genoeg?"),
        max_length=SHORT_TEXT,
        help_text=_("Dit komt bij uw melding te staan."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            GAP: _("Schrijf op waarom u een eigen melding doet, of kies ‘Meedoen’."),
            "max_length": TOO_LONG,
        },
    )

    def __init__(self, *args: Any, asks_why: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_why:
            del self.fields["why_not_join"]


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom trekt u de melding in?"),
        max_length=SHORT_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={GAP: _("Geef een reden: die staat in het dossier."), "max_length": TOO_LONG},
    )
