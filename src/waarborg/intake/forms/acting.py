"""What the forms of the acts share. Each stands on the dossier and, with its errors, on a page of its own."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

LONGEST_TEXT = 4_000


class TextField(forms.CharField):
    """A text of some lines."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), max_length=LONGEST_TEXT, **options)


class ActForm(forms.Form):
    """A form of one act. `part` sets its fields apart from those of the other forms on the dossier."""

    part = ""
    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{self.part}_%s"} | options)


def not_before_today(day: date) -> date:
    if day < timezone.localdate():
        raise forms.ValidationError("Deze dag is al voorbij.")
    return day
