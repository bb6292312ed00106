"""One part as one form: a field for each question that is asked now. An answer may be left open, never be wrong."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from django import forms

from waarborg.assessment.dossiers.shared import Suggestion
from waarborg.assessment.instruments import Asked, Instrument, Question, QuestionKind
from waarborg.assessment.models import Answer
from waarborg.core.forms import TOO_LONG
from waarborg.core.renderer import Explained

LONGEST = 10_000
GAP = "required"
SEEN = "gezien"
MOST = 1_000_000_000
NUMBER = re.compile(r"[0-9]{1,9}")


class PartForm(forms.Form):
    """The questions of one part. `answers` are those that stand there, `offered` what a question may begin with."""

    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        instrument: Instrument,
        asked: Sequence[Asked],
        answers: Mapping[str, Answer],
        offered: Mapping[str, Suggestion],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.instrument, self.asked, self.answers, self.offered = instrument, asked, answers, offered
        for found in asked:
            name = name_of(found.key)
            self.fields[name] = _field(instrument, found)
            self.initial[name] = self._beginning(found.key)

    def _beginning(self, key: str) -> Any:
        if key in self.answers:
            return self.answers[key].value
        return self.offered[key].value if key in self.offered else None

    def only_has_gaps(self) -> bool:
        """Whether this may be kept: answers may be missing, none may be wrong."""
        return all(error.code == GAP for errors in self.errors.as_data().values() for error in errors)

    def given(self) -> dict[str, Any]:
        """The answers by key of the question; what was left open is empty."""
        found = ((asked, self.cleaned_data.get(name_of(asked.key))) for asked in self.asked)
        return {asked.key: _empty(asked.question) if value in (None, "") else value for asked, value in found}

    def seen(self) -> dict[str, int]:
        """Which version of each answer this person looked at, as the page said."""
        sent = {found.key: self.data.get(f"{SEEN}_{name_of(found.key)}", "") for found in self.asked}
        return {key: int(value) if NUMBER.fullmatch(value) else 0 for key, value in sent.items()}

    def origins(self) -> dict[str, str]:
        """Where an answer came from, when it is still what was offered."""
        given = self.given()
        return {key: offered.origin for key, offered in self.offered.items() if given.get(key) == offered.value}

    def rows(self) -> Iterator[tuple[Asked, Any]]:
        """Each question with its field, in order."""
        return ((found, self[name_of(found.key)]) for found in self.asked)


def name_of(key: str) -> str:
    """The name of the field: a key without what an address or a style sheet would trip over."""
    return "v_" + key.replace(".", "-").replace("@", "_")


def _empty(question: Question) -> Any:
    return [] if question.kind in {QuestionKind.MULTIPLE, QuestionKind.RIGHTS} else ""


def _field(instrument: Instrument, asked: Asked) -> forms.Field:
    question = asked.question
    about = f" – {asked.right.label}" if asked.right else ""
    common: dict[str, Any] = {
        "label": f"{question.key} {question.question}{about}",
        "help_text": question.help,
        "required": question.required,
    }
    if question.kind is QuestionKind.OPEN:
        field: forms.Field = forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}), **common)
        field.error_messages["max_length"] = TOO_LONG
        field.widget.attrs.pop("maxlength", None)  # the browser would cut a pasted text short without a word
        return field
    if question.kind is QuestionKind.NUMBER:
        field = forms.IntegerField(min_value=0, max_value=MOST, **common)
        field.error_messages["invalid"] = "Vul een heel getal in."
        return field
    return _choice(instrument, question, common)


def _choice(instrument: Instrument, question: Question, common: dict[str, Any]) -> forms.Field:
    if question.kind is QuestionKind.RIGHTS:
        return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, choices=_rights(instrument), **common)
    choices = [(option.key, _explained(option.label, option.help)) for option in question.choices]
    if question.kind is QuestionKind.MULTIPLE:
        return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, choices=choices, **common)
    return forms.ChoiceField(widget=forms.RadioSelect, choices=choices, **common)


def _rights(instrument: Instrument) -> list[Any]:
    """The list of rights, under the headings of its groups."""
    groups = groupby(instrument.rights, key=lambda right: right.group)
    listed: list[Any] = []
    for group, rights in groups:
        choices = [(right.key, _explained(right.label, right.help)) for right in rights]
        listed += [(group, choices)] if group else choices
    return listed


def _explained(label: str, help_text: str) -> Any:
    return Explained(label, help_text) if help_text else label
