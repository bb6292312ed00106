from collections.abc import Iterable
from typing import Any

from django import forms

from waarborg.accounts.colleagues import PersonField, in_full
from waarborg.core.forms import TOO_LONG
from waarborg.register.models import AISystem, Supplier, UseCase, Version, changes
from waarborg.register.models.system import DESCRIBING_FACTS


class SystemForm(forms.ModelForm[AISystem]):
    """What the register says about a system. Its state is not among it: that follows from rulings."""

    supplier_name = forms.CharField(label="Leverancier", max_length=200, required=False)
    why = forms.CharField(
        label="Waarom wijzigt u dit?",
        max_length=300,
        help_text="Dit komt bij de versie en in het logboek te staan.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    website = forms.URLField(label="Website", max_length=200, required=False, assume_scheme="https")
    source = forms.URLField(label="Bron", max_length=500, required=False, assume_scheme="https")
    owner = PersonField(
        label="Eigenaar",
        required=False,
        help_text="De collega die ervoor zorgt. Typ een naam of e-mailadres; leeg is nog niemand.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = AISystem
        fields = ("name", *DESCRIBING_FACTS, "owner")
        widgets = {"description": forms.Textarea(attrs={"rows": 4})}

    field_order = ("name", "kind", "supplier_name", "description", "model_name", "model_version", "hosting", "in_eea")

    def __init__(self, data: Any = None, *, instance: AISystem, version: Version | None) -> None:
        initial = {
            "supplier_name": instance.supplier.name if instance.supplier else "",
            "owner": in_full(instance.owner) if instance.owner else "",
            "seen": version.number if version else 0,
        }
        super().__init__(data, instance=instance, initial=initial)
        self.organisation = instance.organisation
        owner: Any = self.fields["owner"]
        owner.organisation, owner.kept = self.organisation, instance.owner
        self.fields["supplier_name"].widget.attrs["list"] = "leveranciers"

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        others = AISystem.objects.of(self.organisation).exclude(pk=self.instance.pk)
        if others.filter(name__iexact=name).exists():
            raise forms.ValidationError("Er staat al een systeem met deze naam in het register.")
        return name

    def facts(self) -> dict[str, Any]:
        """The facts that this person changed, as `change_system` takes them."""
        names = (*(self._meta.fields or ()), "supplier_name")
        return {name: self.cleaned_data[name] for name in names if name in self.changed_data}


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Reden",
        max_length=2_000,
        help_text="De reden komt in het dossier en in het logboek te staan.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class PublicTextForm(forms.Form):
    """Starts from what residents read now, or else from what colleagues wrote."""

    text = forms.CharField(
        label="Wat lezen inwoners?",
        max_length=2_000,
        help_text="Wat doet het, waarvoor gebruiken wij het en wat doet de mens? Schrijf gewone taal (B1). Noem geen"
        " namen, en niets over beveiliging.",
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Schrijf op wat inwoners over dit systeem moeten weten.", "max_length": TOO_LONG},
    )

    def __init__(self, data: Any = None, *, system: AISystem, uses: Iterable[UseCase]) -> None:
        written = [system.description, *(use.description for use in uses)]
        proposed = "\n".join(text.strip() for text in written if text.strip())
        super().__init__(data, initial={"text": system.text_for_residents or proposed})
        self.fields["text"].widget.attrs.pop("maxlength", None)


class UploadForm(forms.Form):
    file = forms.FileField(
        label="Bestand",
        help_text="Een lijst in Excel (.xlsx) of CSV, hoogstens 5 MB en 10.000 regels. Alleen het eerste blad telt.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )


def rebase(form: SystemForm, *, seen: Version, now: Version) -> None:
    """After somebody else's change: keep what this person changed, take over the rest, and look at the new version.

    The form shows the person's own text where they changed it, and what the register says now everywhere else.
    """
    fresh = SystemForm(instance=AISystem.objects.get(pk=form.instance.pk), version=now)
    theirs = {found.fact for found in changes(seen.snapshot, now.snapshot) if not found.about}
    mine = _touched(form, seen)
    data = dict(form.data.items())
    for fact in theirs - mine:
        name = "supplier_name" if fact == "supplier" else fact
        if name in fresh.fields:
            data[name] = fresh[name].value() or ""
    data["seen"] = str(now.number)
    form.data = data


def _touched(form: SystemForm, seen: Version) -> set[str]:
    """The facts that differ between what this person sent and the version that they had before them."""
    sent = {name: _plain(form.cleaned_data.get(name)) for name in form._meta.fields or ()}
    sent["supplier"] = form.cleaned_data.get("supplier_name", "")
    return {name for name, value in sent.items() if value != _plain(seen.snapshot.get(name))}


def _plain(value: Any) -> str:
    return str(value) if value not in (None, "") else ""


def suppliers_of(system: AISystem) -> list[str]:
    """Names to offer while typing."""
    return list(Supplier.objects.filter(organisation=system.organisation).values_list("name", flat=True)[:500])
