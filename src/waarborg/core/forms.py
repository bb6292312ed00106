"""What the forms of several chapters share."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from waarborg.rulebook.words import MONTHS

TOO_LONG = _("Gebruik hoogstens %(limit_value)d tekens. U heeft er nu %(show_value)d.")
NO_DAY = _("Dit is geen bestaande dag. Vul een datum in zoals 3-12-2026.")
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
NOT_OUR_TIME = _("Kies een dag tussen 2000 en 2100.")


class DayField(forms.DateField):
    """A day, typed as 3-12-2026 or 3 december 2026; near enough to today that one may reckon with it.

    Not the browser's own field for dates: that sends nothing at all when someone types a day that does not exist.
    """

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off"})
        super().__init__(widget=widget, input_formats=["%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y"], **options)
        self.error_messages["invalid"] = NO_DAY
        self.help_text = self.help_text or _("Bijvoorbeeld 3-12-2026.")
        self.validators += [MinValueValidator(FIRST_DAY, NOT_OUR_TIME), MaxValueValidator(LAST_DAY, NOT_OUR_TIME)]

    def to_python(self, value: Any) -> Any:
        match value.split() if isinstance(value, str) else ():
            case [day, month, year] if month.lower() in MONTHS:
                value = f"{day}-{MONTHS.index(month.lower()) + 1}-{year}"
        return super().to_python(value)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when that is nothing; None when the page was only opened."""
    return request.POST if request.method == "POST" else None


def is_beyond_bounds(request: HttpRequest) -> bool:
    """Whether a file was sent that is too large to be read: then only the length of the request tells that it was."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
