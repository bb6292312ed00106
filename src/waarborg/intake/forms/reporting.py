"""The seven screens of a notice: each a form with only its own fields."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from waarborg.accounts.models import Unit
from waarborg.core.forms import DayField
from waarborg.core.renderer import Explained
from waarborg.core.rulebook import book
from waarborg.intake.forms.step import GAP, StepForm, offer
from waarborg.intake.models import Notice, NoticeKind
from waarborg.intake.questions import QUESTIONS
from waarborg.register.models import AISystem
from waarborg.register.models.use_case import Affected, OutputRole
from waarborg.register.purposes import purposes_by_aim

LONG_TEXT, SHORT_TEXT = 4_000, 1_000
YES, NO = "ja", "nee"


class SystemForm(StepForm):
    """Which system. A name that the register knows becomes that system, so that none is there twice."""

    needed = frozenset({"kind", "system_name", "system_kind"})

    class Meta:
        model = Notice
        fields = ("kind", "system_name", "system_kind", "supplier_name")
        labels = {"kind": _("Wat wilt u melden?"), "system_kind": _("Wat doet het?")}
        help_texts = {
            "system_name": _("Hieronder ziet u of het systeem al in het register staat."),
            "supplier_name": _("Wie maakt of levert het? Weet u dat niet, laat het dan leeg."),
        }
        error_messages = {
            "system_name": {
                GAP: _("Vul de naam in, of kies een systeem uit het register. Zo vindt u de melding terug.")
            }
        }
        widgets = {"kind": forms.RadioSelect, "system_kind": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.system_id:
            self.fields.clear()
            return
        self.fields["system_name"].widget.attrs |= {
            "autocomplete": "off",
            "hx-get": reverse("intake:lookup"),
            "hx-trigger": "input changed delay:300ms",
            "hx-target": "#gevonden",
        }
        offer(self, "kind", [(key, capfirst(label)) for key, label in NoticeKind.choices])
        kinds = book().policy.system_kinds.values()
        offer(self, "system_kind", [(kind.key, Explained(kind.label, kind.explanation)) for kind in kinds])

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        name = given.get("system_name", "").strip()
        known = AISystem.objects.of(self.instance.organisation).filter(name__iexact=name).first() if name else None
        if known:
            self.errors.pop("system_kind", None)
            return chosen(known)
        if name and given.get("kind") == NoticeKind.EXISTING_WORK:
            sentence = (
                "Dit systeem staat niet in het register. Kies hier ‘Een nieuw AI-systeem’, of zoek een andere naam."
            )
            self.add_error("kind", forms.ValidationError(sentence, code=GAP))
        return given

    def only_has_gaps(self) -> bool:
        """A draft may have gaps, but without a name nobody would know what it is about."""
        named = self.instance.system_id or self.cleaned_data.get("system_name") or self.cleaned_data.get("system")
        return bool(named) and super().only_has_gaps()

    def answers(self) -> dict[str, Any]:
        known = self.cleaned_data.get("system")
        return chosen(known) if known else super().answers()

    def signed(self) -> Iterable[str]:
        return QUESTIONS[0].fields


def chosen(system: AISystem | None) -> dict[str, Any]:
    """The answer to the first question when a system of the register is picked, or let go again."""
    kind = NoticeKind.EXISTING_WORK if system else NoticeKind.NEW_SYSTEM
    return {"kind": kind, "system": system, "system_name": "", "system_kind": "", "supplier_name": ""}


class PurposeForm(StepForm):
    """What for. Forbidden purposes are on the list as well: choosing one ends in a verdict, not in silence."""

    needed = frozenset({"purpose", "description"})
    description = forms.CharField(
        label=_("Waarvoor precies?"),
        max_length=LONG_TEXT,
        help_text=_("Wat doet u er straks mee? Eén of twee zinnen. Noem geen namen of andere gegevens van mensen."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={GAP: _("Schrijf in één of twee zinnen op waarvoor u het gebruikt.")},
    )
    benefit = forms.CharField(
        label=_("Wat levert het op?"),
        max_length=SHORT_TEXT,
        help_text=_("Voor inwoners of voor uw werk. Bijvoorbeeld: een verslag kost een half uur minder."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    class Meta:
        model = Notice
        fields = QUESTIONS[1].fields
        widgets = {"purpose": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "purpose", purposes_by_aim(lambda purpose: Explained(purpose.label, purpose.explanation)))


class ProcessForm(StepForm):
    """At which work. Who uses it already says since when; only who does not may wish for a day to begin."""

    needed = frozenset({"process", "already_used", "used_since"})
    already_used = forms.TypedChoiceField(
        label=_("Gebruikt u het al?"),
        choices=[(YES, _("Ja")), (NO, _("Nee"))],
        coerce=lambda answer: answer == YES,
        empty_value=None,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Notice
        fields = QUESTIONS[2].fields
        help_texts = {
            "process": _("Bijvoorbeeld: verslagen van vergaderingen, aanvragen Wmo, post verdelen."),
            "used_since": _("Bijvoorbeeld 3-12-2025. Weet u de dag niet precies? Schat hem dan."),
            "starts_on": _(
                "Bijvoorbeeld 3-12-2026. Dit is een wens: u mag pas beginnen als er een besluit is (art. 2.4)."
            ),
        }
        labels = {
            "used_since": _("Sinds wanneer gebruikt u het?"),
            "starts_on": _("Vanaf wanneer wilt u het gebruiken?"),
        }
        error_messages = {
            "process": {GAP: _("Vul in bij welk werk u het gebruikt.")},
            "used_since": {GAP: _("Vul in sinds wanneer u het gebruikt.")},
        }
        field_classes = {"used_since": DayField, "starts_on": DayField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = cast("forms.ModelChoiceField[Unit]", self.fields["unit"])
        unit.queryset = Unit.objects.filter(organisation=self.instance.organisation)
        unit.empty_label = "Kies een team"
        self.initial["already_used"] = {True: YES, False: NO, None: ""}[self.instance.already_used]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        match given.get("already_used"):
            case True:
                self._let_go_of(given, "starts_on")
                self._check_used_since(given.get("used_since"))
            case False:
                self._let_go_of(given, "used_since")
                self._check_wish(given.get("starts_on"))
            case _ if not self.data.get("used_since"):
                self._let_go_of(given, "used_since")
        return given

    def _let_go_of(self, given: dict[str, Any], name: str) -> None:
        """The day that belongs to the other answer does not count, whatever was typed there."""
        given[name] = None
        self.errors.pop(name, None)

    def _check_used_since(self, day: date | None) -> None:
        if day and day > timezone.localdate():
            self.add_error("used_since", "Deze dag komt nog. Kies vandaag of een eerdere dag, of kies hierboven ‘Nee’.")

    def _check_wish(self, day: date | None) -> None:
        if day and day < timezone.localdate():
            self.add_error("starts_on", "Deze dag is voorbij. Kies vandaag of een latere dag, of kies hierboven ‘Ja’.")


class AffectedForm(StepForm):
    needed = frozenset({"affected"})

    class Meta:
        model = Notice
        fields = QUESTIONS[3].fields
        labels = {"affected": _("Wie merkt de uitkomst?")}
        widgets = {"affected": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "affected", [(key, capfirst(label)) for key, label in Affected.choices])


class OutputForm(StepForm):
    needed = frozenset({"output_role"})

    class Meta:
        model = Notice
        fields = QUESTIONS[4].fields
        labels = {"output_role": _("Waarvoor gebruikt u de uitkomst?")}
        widgets = {"output_role": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = [(key, label.partition(": ")) for key, label in OutputRole.choices]
        offer(self, "output_role", [(key, Explained(capfirst(part[0]), part[2])) for key, part in parts])


class DataForm(StepForm):
    needed = frozenset({"data_classes"})
    data_classes = forms.MultipleChoiceField(
        label=_("Soorten gegevens"),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Notice
        fields = QUESTIONS[5].fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["data_classes"].error_messages[GAP] = "Kies ten minste één soort gegevens."
        open_to_all: list[tuple[str, Explained]] = []
        protected: list[tuple[str, Explained]] = []
        for data_class in book().policy.data_classes.values():
            option = (data_class.key, Explained(data_class.label, data_class.explanation))
            (protected if data_class.needs_designation else open_to_all).append(option)
        note = "Beschermd: hiervoor is een aanwijzing nodig (art. 4.4). We vragen meteen advies (art. 4.3)."
        offer(self, "data_classes", [("Zonder aanwijzing", open_to_all), (note, protected)])


class ScreeningForm(StepForm):
    """The questions of article 5. Only a yes is stored, with whether all were answered."""

    class Meta:
        model = Notice
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        notice = self.instance
        for question in book().policy.screening:
            answered = YES if question.key in notice.screened else NO if notice.screening_done else None
            self.fields[question.key] = forms.ChoiceField(
                label=question.question,
                help_text=question.explanation,
                choices=[(YES, "Ja"), (NO, "Nee")],
                widget=forms.RadioSelect,
                initial=answered,
                error_messages={GAP: "Kies ja of nee."},
            )

    def answers(self) -> dict[str, Any]:
        given = {name: self.cleaned_data.get(name) for name in self.fields}
        return {
            "screened": [name for name, value in given.items() if value == YES],
            "screening_done": all(given.values()),
        }

    def signed(self) -> Iterable[str]:
        return QUESTIONS[6].fields


STEP_FORMS: tuple[type[StepForm], ...] = (
    SystemForm,
    PurposeForm,
    ProcessForm,
    AffectedForm,
    OutputForm,
    DataForm,
    ScreeningForm,
)
