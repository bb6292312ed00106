"""How a form looks: label, help, error and input in one order, with the classes of the design system."""

from dataclasses import dataclass

from django.forms.renderers import TemplatesSetting


class FieldRenderer(TemplatesSetting):
    """Finds templates through the project's engine, so that ours in `core` go before Django's own."""

    form_template_name = "core/form.html"
    field_template_name = "core/field.html"


@dataclass(frozen=True, slots=True)
class Explained:
    """The label of a choice with a line of explanation below it: `("bsn", Explained("BSN", "Ook een deel ervan."))`."""

    label: str
    explanation: str

    def __str__(self) -> str:
        return self.label
