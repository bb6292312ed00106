"""The question of the product for other programs: mag ik dit?"""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from waarborg.accounts.models import Person
from waarborg.intake.admission import WrongQuestion, admit
from waarborg.intake.asking import check_words, system_called
from waarborg.rulebook import Obligation, Reason, Verdict

router = Router(tags=["Mag ik dit?"])

TEXT = "^[^\\x00]*$"
"""What a database takes as text: anything but NUL."""


class WayOnOut(Schema):
    label: str = Field(description="Wat de stap is.")
    url: str = Field(description="Waar die begint; leeg als er geen pagina bij hoort.")


class ReasonOut(Schema):
    article: str = Field(description="Het artikel van het beleid, zoals 2.1 of 4.1e.")
    outcome: str = Field(description="voldaan, nog niet beoordeeld, ontbreekt nog of niet toegestaan.")
    sentence: str = Field(description="De reden in één zin.")
    way_on: WayOnOut | None = Field(description="De volgende stap, als er een is.")


class ObligationOut(Schema):
    article: str
    sentence: str = Field(description="Wat iemand moet doen.")
    owner: str = Field(description="Wie dat doet.")
    due: str = Field(description="Uiterlijk wanneer, in woorden.")


class VerdictOut(Schema):
    allowed: bool = Field(description="Of het vandaag mag.")
    answer: str = Field(description="Ja; Ja, met voorwaarden; Nog niet; Nee.")
    sentence: str = Field(description="Het antwoord in één zin.")
    reasons: list[ReasonOut] = Field(description="Alle redenen, in de volgorde van het beleid.")
    obligations: list[ObligationOut] = Field(description="Wat erbij hoort als het mag.")


class VerdictQuestion(Schema):
    system: str = Field(max_length=150, pattern=TEXT, description="Naam of nummer van het systeem in het register.")
    purpose: str = Field(max_length=100, description="Sleutel van het doel in het beleid, zoals samenvatten.")
    data: str = Field(
        max_length=1_000, description="Sleutels van de soorten gegevens, met een komma ertussen: public,internal."
    )
    on: date | None = Field(None, description="De dag waarover u het vraagt; zonder dag is dat vandaag.")
    person: str = Field(
        "", max_length=254, pattern=TEXT, description="E-mailadres van een ander. Alleen voor wie toezicht houdt."
    )


@router.get("/verdict", response=VerdictOut, summary="Mag ik dit?", operation_id="verdict")
def verdict(request: HttpRequest, asked: Query[VerdictQuestion]) -> dict[str, Any]:
    """Mag u dit systeem voor dit doel met deze gegevens gebruiken? Het antwoord noemt elke reden met het artikel."""
    asker: Person = request.auth  # type: ignore[attr-defined]
    data_classes = [name.strip() for name in asked.data.split(",") if name.strip()]
    system = system_called(asked.system, organisation=asker.organisation)
    check_words(purpose=asked.purpose, data_classes=data_classes)
    found = admit(
        person=_whom(asker, asked.person),
        system=system,
        purpose=asked.purpose,
        data_classes=data_classes,
        today=asked.on or timezone.localdate(),
    )
    return as_json(found)


def _whom(asker: Person, email: str) -> Person:
    """The asker; someone else only for who may inspect."""
    if not email or email.casefold() == asker.email.casefold():
        return asker
    if not asker.has_perm("audit.inspect"):
        raise WrongQuestion("person", "U kunt dit alleen over uzelf vragen.")
    other = Person.objects.filter(organisation=asker.organisation, email__iexact=email).first()
    if other is None:
        raise WrongQuestion("person", f"Er is niemand met het e-mailadres ‘{email}’.")
    return other


def as_json(found: Verdict) -> dict[str, Any]:
    """A verdict as the API, the command and an error of the API give it."""
    return {
        "allowed": found.allowed,
        "answer": found.answer.value,
        "sentence": found.sentence,
        "reasons": [_reason(reason) for reason in found.reasons],
        "obligations": [_obligation(obligation) for obligation in found.obligations],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    way_on = {"label": reason.way_on.label, "url": reason.way_on.url} if reason.way_on else None
    return {
        "article": reason.article,
        "outcome": reason.outcome.value,
        "sentence": reason.sentence,
        "way_on": way_on,
    }


def _obligation(obligation: Obligation) -> dict[str, str]:
    return {
        "article": obligation.article,
        "sentence": obligation.sentence,
        "owner": obligation.owner,
        "due": obligation.due,
    }
