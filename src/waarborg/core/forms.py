"""What the forms of several chapters share."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

TOO_LONG = _("Gebruik hoogstens %(limit_value)d tekens. U heeft er nu %(show_value)d.")
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
NOT_OUR_TIME = _("Kies een dag tussen 2000 en 2100.")


class DayField(forms.DateField):
    """A day, picked in the browser or typed; near enough to today that one may reckon with it."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%d", "%d-%m-%Y"], **options)
        self.validators += [MinValueValidator(FIRST_DAY, NOT_OUR_TIME), MaxValueValidator(LAST_DAY, NOT_OUR_TIME)]


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when that is nothing; None when the page was only opened."""
    return request.POST if request.method == "POST" else None
