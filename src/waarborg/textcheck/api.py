"""Checking a text for other programs. Mounted by `waarborg.api`, which also says who may ask. Keeps no text."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from ninja import Field, Router, Schema

from waarborg.accounts.models import Person
from waarborg.guard import Finding, Masked, mask
from waarborg.guard import restore as restored
from waarborg.guard.masking import TooLong
from waarborg.intake.admission import WrongQuestion
from waarborg.intake.api import TEXT, VerdictOut, as_json
from waarborg.intake.asking import check_data_classes, check_words, system_called
from waarborg.textcheck.actions import count_check
from waarborg.textcheck.checking import LONGEST, checked, judge
from waarborg.textcheck.kinds import numbers
from waarborg.textcheck.limits import PER_MINUTE, spend
from waarborg.textcheck.rules import Marking, marking

router = Router(tags=["Tekst controleren"])

MOST_TOKENS = 10_000

LIMITS = (
    f" Hoogstens {LONGEST} tekens per tekst, en {PER_MINUTE} vragen per minuut per persoon; daarna volgt 429 met "
    "`Retry-After` in seconden. Er wordt geen tekst bewaard."
)

LongText = Annotated[str, Field(max_length=LONGEST, description=f"De tekst, hoogstens {LONGEST} tekens.", repr=False)]
"""Without it in the `repr` of what was asked, a report of an error cannot show it, wherever the error arises."""


WHOLE = (
    "Draagt het stuk een merkteken zoals ‘geheim’: een zin die zegt dat maskeren niet helpt, want het merkteken geldt "
    "voor het hele stuk. Anders leeg."
)


class FindingOut(Schema):
    """Eén bevinding: iets wat niet zomaar naar een AI-systeem mag."""

    kind: str = Field(description="Soort, zoals `person` of `bsn`.")
    label: str = Field(description="De soort in woorden.")
    category: str = Field(description="Categorie van art. 4.1 of 4.2, zoals `names`.")
    article: str = Field(description="Het artikel, zoals 4.1e.")
    data_class: str = Field(description="Soort gegevens in het register, zoals `personal`.")
    start: int = Field(description="Eerste teken, geteld in Unicode-tekens vanaf 0.")
    end: int = Field(description="Het teken na het laatste.")
    confidence: float = Field(description="Zekerheid van 0 tot 1.")
    sureness: str = Field(description="De zekerheid in een woord: zeker, waarschijnlijk of mogelijk.")
    why: str = Field(description="Waarom dit is gevonden.")
    source: str = Field(description="Wat het vond: `rule`, `list`, `model` of `second pass`.")


class CheckIn(Schema):
    text: LongText
    system: str = Field("", max_length=150, pattern=TEXT, description="Naam of nummer van het systeem; mag leeg zijn.")
    purpose: str = Field("", max_length=100, description="Sleutel van het doel; nodig als er een systeem is.")
    data: str = Field(
        "internal", max_length=1_000, description="Wat de tekst verder bevat, met een komma ertussen: public,internal."
    )


class CheckOut(Schema):
    verdict: VerdictOut = Field(description="Of de tekst in dit systeem mag, met elke reden.")
    findings: list[FindingOut] = Field(description="Alles wat is gevonden, in de volgorde van de tekst.")
    counts: dict[str, int] = Field(description="Aantal bevindingen per categorie.")
    data_classes: list[str] = Field(description="Soorten gegevens waarover is geoordeeld.")
    unread: list[str] = Field(description="Wat niet is gelezen; leeg als alles is gelezen.")
    whole: str = Field(description=WHOLE)


class MaskIn(Schema):
    text: LongText


class MaskOut(Schema):
    text: str = Field(description="De tekst met vervangers, zoals <PERSOON_1>.")
    tokens: dict[str, str] = Field(
        description="Wat er voor elke vervanger stond, om later te herstellen. Bewaar dit zelf, en deel het niet. "
        "Een BSN of wachtwoord staat er niet in."
    )
    counts: dict[str, int] = Field(description="Aantal bevindingen per categorie.")
    unread: list[str] = Field(description="Wat niet is gelezen, en dus niet gemaskeerd.")
    whole: str = Field(description=WHOLE)


class UnmaskIn(Schema):
    text: LongText
    tokens: dict[str, str] = Field(
        max_length=MOST_TOKENS, repr=False, description="De `tokens` uit het antwoord op maskeren."
    )


class UnmaskOut(Schema):
    text: str = Field(description="De tekst met de gegevens terug. Een onbekende vervanger blijft staan.")
    restored: int = Field(description="Hoe vaak er iets is teruggezet, ook bij een licht beschadigde vervanger.")
    missing: list[str] = Field(description="Vervangers die zijn blijven staan, elk één keer.")


CHECKING = (
    "Zoekt persoonsgegevens en vertrouwelijke informatie (art. 4.1 en 4.2) en zegt of de tekst in het systeem mag."
)
MASKING = "Zet vervangers waar gegevens staan."
UNMASKING = "Zet de gegevens terug in het antwoord op een gemaskeerde tekst."


@router.post(
    "/tekst/controleren",
    response=CheckOut,
    operation_id="check_text",
    summary="Tekst controleren",
    description=CHECKING + LIMITS,
)
@sensitive_variables()
def check_text(request: HttpRequest, asked: CheckIn, response: HttpResponse) -> dict[str, Any]:
    person = _person(request, response)
    data_classes = [name.strip() for name in asked.data.split(",") if name.strip()]
    system = system_called(asked.system, organisation=person.organisation_id) if asked.system else None
    if system and not asked.purpose:
        raise WrongQuestion("purpose", "Noem het doel waarvoor u het systeem wilt gebruiken.")
    if asked.purpose:
        check_words(purpose=asked.purpose, data_classes=data_classes)
    else:
        check_data_classes(data_classes)
    today = timezone.localdate()
    judged = judge(
        person=person, system=system, purpose=asked.purpose, text=asked.text, data_classes=data_classes, today=today
    )
    count_check(by=person, found=numbers(judged.report.findings), today=today)
    return {
        "verdict": as_json(judged.verdict),
        "findings": [_finding(found) for found in judged.report.findings],
        "counts": judged.report.counts,
        "data_classes": judged.data_classes,
        "unread": judged.unread,
        "whole": _whole(judged.marking),
    }


@router.post(
    "/tekst/maskeren",
    response=MaskOut,
    operation_id="mask_text",
    summary="Maskeren",
    description=MASKING + LIMITS,
)
@sensitive_variables()
def mask_text(request: HttpRequest, asked: MaskIn, response: HttpResponse) -> dict[str, Any]:
    _person(request, response)
    report = checked(asked.text)
    masked = mask(asked.text, report)
    return {
        "text": masked.text,
        "tokens": masked.tokens,
        "counts": report.counts,
        "unread": report.limits,
        "whole": _whole(marking(report.findings, asked.text)),
    }


@router.post(
    "/tekst/herstellen",
    response=UnmaskOut,
    operation_id="unmask_text",
    summary="Herstellen",
    description=UNMASKING + LIMITS,
)
@sensitive_variables()
def unmask_text(request: HttpRequest, asked: UnmaskIn, response: HttpResponse) -> dict[str, Any]:
    _person(request, response)
    try:
        answer = restored(asked.text, Masked("", asked.tokens))
    except TooLong as too_long:
        raise WrongQuestion("text", str(too_long)) from too_long
    return {"text": answer.text, "restored": answer.count, "missing": answer.missing}


def _whole(found: Marking | None) -> str:
    return found.sentence if found else ""


def _person(request: HttpRequest, response: HttpResponse) -> Person:
    """Who asks, when that is not too often. Nobody on the way may keep the answer."""
    person: Person = request.auth  # type: ignore[attr-defined]
    spend(person, most=PER_MINUTE)
    response["Cache-Control"] = "no-store"
    return person


def _finding(found: Finding) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "label": found.label,
        "category": found.category,
        "article": found.article,
        "data_class": found.data_class,
        "start": found.start,
        "end": found.end,
        "confidence": round(found.confidence, 3),
        "sureness": found.certainty,
        "why": found.why.sentence,
        "source": found.why.source,
    }
