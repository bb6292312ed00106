"""What an event says, in words: the act by its Dutch name, and each fact by the label of its field.

The log stands below the chapters that act, so it asks their models for labels by name, and shows what it does not
know as it was recorded.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.text import capfirst

from waarborg.audit.models import Event
from waarborg.core.rulebook import book
from waarborg.rulebook.words import in_words

KINDS = {
    "accounts": "personen en rollen",
    "advice": "vragen om advies",
    "assessment": "beoordelingen",
    "intake": "meldingen en besluiten",
    "notify": "berichten",
    "policy": "beleid",
    "publication": "openbaar register",
    "register": "register",
}
"""The chapters that act, by the first part of the act's name."""

ACTS = {
    "accounts.added": "Persoon toegevoegd",
    "accounts.changed": "Persoon gewijzigd",
    "accounts.key_made": "API-sleutel gemaakt",
    "accounts.key_revoked": "API-sleutel ingetrokken",
    "accounts.locked_out": "Inloggen geblokkeerd",
    "accounts.roles_set": "Rollen gewijzigd",
    "advice.answered": "Advies gegeven op een vraag",
    "advice.asked": "Advies gevraagd",
    "advice.withdrawn": "Adviesvraag ingetrokken",
    "assessment.accepted": "Restrisico aanvaard",
    "assessment.action_point": "Actiepunt gemaakt",
    "assessment.action_point_met": "Actiepunt afgemeld",
    "assessment.advised": "Advies over een beoordeling",
    "assessment.answered": "Vragen van een beoordeling beantwoord",
    "assessment.evidence": "Bewijs bij een vraag",
    "assessment.fairness_measured": "Eerlijkheid gemeten",
    "assessment.outcomes_discarded": "Uitkomsten verwijderd",
    "assessment.outcomes_expired": "Uitkomsten verwijderd na de bewaartermijn",
    "assessment.outcomes_read": "Uitkomsten ingelezen",
    "assessment.finished": "Beoordeling vastgesteld",
    "assessment.instrument_read": "Instrument ingelezen",
    "assessment.instrument_taken_over": "Instrument overgenomen",
    "assessment.instrument_withdrawn": "Instrument gestopt",
    "assessment.invited": "Schrijver gevraagd",
    "assessment.noted": "Notitie bij een vraag",
    "assessment.renewed": "Nieuwe versie van een beoordeling",
    "assessment.returned": "Beoordeling teruggegeven",
    "assessment.started": "Beoordeling begonnen",
    "assessment.submitted": "Beoordeling aangeboden",
    "assessment.uninvited": "Schrijver weggehaald",
    "assessment.class_begun": "Begonnen met de risicoklasse",
    "assessment.class_deviated": "Afgeweken van de risicoklasse",
    "assessment.class_dropped": "Gestopt met de risicoklasse",
    "assessment.class_finished": "Risicoklasse vastgesteld",
    "assessment.class_outdated": "Risicoklasse verouderd",
    "assessment.demand_arranged": "Eis geregeld gemeld",
    "assessment.demand_assigned": "Eis toegewezen",
    "assessment.demand_checked": "Eis nagekeken",
    "assessment.demand_sent_back": "Eis teruggestuurd",
    "assessment.demands_renewed": "Eisen bijgewerkt",
    "assessment.proof_expired": "Bewijs verlopen",
    "assessment.demand_waived": "Eis niet nodig gemeld",
    "intake.advised": "Advies over een melding gegeven",
    "intake.condition": "Voorwaarde voorgesteld",
    "intake.condition_dropped": "Voorwaarde weggehaald",
    "intake.condition_met": "Voorwaarde afgemeld",
    "intake.ended": "Melding beëindigd",
    "intake.position": "Standpunt ingenomen",
    "intake.referred_back": "Melding terug voor nieuw advies",
    "intake.returned": "Melding terug naar de melder",
    "intake.ruled": "Besluit genomen",
    "intake.submitted": "Melding gedaan",
    "intake.withdrawn": "Melding ingetrokken",
    "register.added": "Systeem opgenomen",
    "register.changed": "Register gewijzigd",
    "register.designated": "Systeem aangewezen voor gegevens",
    "register.import_undone": "Inlezen teruggedraaid",
    "register.imported": "Lijst ingelezen",
    "register.joined": "Meegedaan met een toepassing",
    "register.public_text_confirmed": "Tekst voor inwoners nagekeken",
    "register.resume": "Systeem weer toegestaan",
    "register.retire": "Systeem uit gebruik genomen",
    "register.revoked": "Aanwijzing ingetrokken",
    "register.suspend": "Systeem stilgezet",
    "register.use_added": "Toepassing opgenomen",
}

LABELS = {
    "as_role": "In de rol van",
    "changed": "Gewijzigd",
    "from": "Status was",
    "given": "Rollen gegeven",
    "left": "Regels overgeslagen",
    "made": "Systemen opgenomen",
    "material": "Wezenlijke wijziging",
    "removed": "Systemen weggehaald",
    "source": "Langs welke weg",
    "stayed": "Systemen die bleven staan",
    "to": "Status werd",
    "withdrawn": "Rollen ingetrokken",
}
"""The facts that are no field of a record."""

FIELDS = {"as_role": "to_role", "from": "state", "to": "state"}
"""Where such a fact takes its values from."""


def act_of(event: Event) -> str:
    return ACTS.get(event.act, event.act)


def facts_of(event: Event) -> Iterator[tuple[str, str]]:
    """The recorded facts as label and value. Digests are left out: they belong to the technical part."""
    for name, value in event.data.items():
        if not name.endswith("sha256"):
            yield _label(event, name), _value(event, name, value) or "niets"


def _label(event: Event, name: str) -> str:
    field = _field(event, name)
    return LABELS.get(name) or capfirst(str(field.verbose_name) if field else name.replace("_", " "))


def _value(event: Event, name: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_label(event, part) if name == "changed" else _value(event, name, part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{_label(event, part)}: {_value(event, part, found)}" for part, found in value.items())
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if value in (None, ""):
        return ""
    field, policy = _field(event, FIELDS.get(name, name)), book().policy
    choices = dict(field.flatchoices) if field else {}
    known = policy.data_classes.get(value) or policy.roles.get(value)
    if isinstance(field, models.DateField):
        return _day(str(value))
    return str(choices.get(value, known.label if known else value))


def _day(written: str) -> str:
    try:
        return in_words(date.fromisoformat(written[:10]))
    except ValueError:
        return written


def _field(event: Event, name: str) -> "models.Field[Any, Any] | None":
    """The field of this name of the event's subject, or else of another record in the same chapter."""
    if not apps.is_installed(f"waarborg.{event.kind}"):
        return None
    found = sorted(
        apps.get_app_config(event.kind).get_models(),
        key=lambda model: not event.subject.startswith(f"{model._meta.label_lower}:"),
    )
    fields = (field for model in found for field in model._meta.concrete_fields if field.name == name)
    return next(fields, None)
