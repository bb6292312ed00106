from typing import Any

import pytest
from django import forms
from django.template import engines

from waarborg.core.renderer import Explained


def render(source: str, **context: Any) -> str:
    page = engines["django"].from_string(source).render(context)
    return " ".join(str(page).split())


class Question(forms.Form):
    name = forms.CharField(label="Hoe heet het systeem?", help_text="De naam op de website.")
    goal = forms.CharField(label="Waarvoor?", required=False, widget=forms.Textarea)
    classes = forms.MultipleChoiceField(
        label="Welke gegevens?",
        help_text="Kies alles wat kan.",
        choices=[("public", "Openbaar"), ("bsn", Explained("BSN", "Ook een deel ervan."))],
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(label="Mijn teamleider weet het")

    def clean(self) -> None:
        if self.data.get("name") == "overal":
            raise forms.ValidationError("Dit systeem staat al in het register.")


class TestField:
    def test_an_optional_field_says_so_and_a_required_one_does_not(self):
        page = render("{{ form }}", form=Question())

        assert 'Waarvoor? <span class="w-field__optional">(niet verplicht)</span>' in page
        assert page.count("(niet verplicht)") == 1

    def test_help_and_error_are_tied_to_the_input(self):
        page = render("{{ form }}", form=Question({"name": ""}))

        assert 'aria-describedby="id_name_helptext id_name_error"' in page
        assert 'id="id_name_helptext"' in page
        assert 'id="id_name_error"' in page
        assert 'aria-invalid="true"' in page

    def test_a_group_is_a_fieldset_with_a_legend_and_described_once(self):
        page = render("{{ form.classes.as_field_group }}", form=Question({"name": "x"}))

        assert page.startswith("<fieldset")
        assert 'aria-describedby="id_classes_helptext id_classes_error"' in page
        assert "<legend" in page
        assert page.count("aria-describedby") == 1

    def test_a_choice_can_be_explained(self):
        page = render("{{ form.classes.as_field_group }}", form=Question())

        assert 'BSN<span class="w-option__explanation">Ook een deel ervan.</span>' in page

    def test_inputs_carry_the_classes_of_the_design_system(self):
        page = render("{{ form }}", form=Question())

        for name in ("textbox", "textarea", "checkbox"):
            assert f'class="utrecht-{name} ' in page

    def test_a_lone_checkbox_has_its_label_behind_it(self):
        page = render("{{ form.agreed.as_field_group }}", form=Question())

        assert page.index("<input") < page.index("Mijn teamleider weet het")
        assert page.count("<label") == 1

    def test_an_error_message_is_escaped(self):
        form = Question({"name": "x"})
        form.add_error("name", "<script>")

        assert "<script>" not in render("{{ form }}", form=form)


class TestErrorSummary:
    def test_it_links_each_error_to_its_field(self):
        page = render("{% error_summary form %}", form=Question({"name": ""}))

        assert 'href="#id_name"' in page
        assert 'href="#id_classes"' in page
        assert 'role="alert"' in page

    def test_an_error_of_the_whole_form_is_in_it(self):
        form = Question({"name": "overal", "classes": ["bsn"], "agreed": "on"})

        assert "Dit systeem staat al in het register." in render("{{ form }}", form=form)

    @pytest.mark.parametrize("form", [Question(), Question({"name": "x", "classes": ["bsn"], "agreed": "on"})])
    def test_it_is_absent_when_nothing_is_wrong(self, form):
        assert render("{% error_summary form %}", form=form) == ""

    def test_a_form_shows_it_once(self):
        assert render("{{ form }}", form=Question({})).count('role="alert"') == 1
