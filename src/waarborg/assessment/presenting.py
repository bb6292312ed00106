"""A risk class in the words of its page: the class, because of which answers, what must be done, what would differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from waarborg.assessment import aiact
from waarborg.assessment.aiact.conversation import path, questions
from waarborg.assessment.aiact.differences import differs_if
from waarborg.assessment.models import Classification, Kind, Risk
from waarborg.core.rulebook import book
from waarborg.rulebook.words import in_words, uncapitalised

ROLES = {
    "provider": "aanbieder",
    "deployer": "gebruiksverantwoordelijke",
    "importer": "importeur",
    "distributor": "distributeur",
}
MEANING = {
    Risk.PROHIBITED: "Dit gebruik is verboden. Niemand kan het toestaan.",
    Risk.HIGH: "Dit mag alleen als aan alle wettelijke plichten is voldaan.",
    Risk.LIMITED: "Dit mag, als mensen weten dat het AI is.",
    Risk.MINIMAL: "De AI-verordening vraagt alleen dat wie ermee werkt genoeg van AI weet.",
    Risk.GPAI_MODEL: "Dit is een model en geen systeem. De plichten liggen vooral bij de maker.",
    Risk.OUT_OF_SCOPE: "De AI-verordening geldt hier niet. Het beleid van de gemeente wel.",
    Risk.NOT_APPLICABLE: "Dit is geen AI-systeem. De AI-verordening geldt niet, het beleid van de gemeente wel.",
    Risk.NO_ROLE: "De gemeente heeft hier volgens de AI-verordening geen rol.",
    Risk.TO_BE_DETERMINED: "Nog niet alles is bekend. Tot dan telt dit niet als een laag risico.",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A question with the answer that was given. `url` leads to changing it, in a draft."""

    question: str
    answer: str
    fact: str


@dataclass(frozen=True, slots=True)
class Because:
    article: str
    sentence: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """What must be done. `when` is in words; a duty that does not count yet says from which day."""

    article: str
    sentence: str
    role: str
    owner: str
    when: str
    counts: bool
    doubt: str


@dataclass(frozen=True, slots=True)
class Otherwise:
    question: str
    answer: str
    risk: str
    tone: str


@dataclass(frozen=True, slots=True)
class Presentation:
    """What the page says, all in words."""

    risk: Risk
    meaning: str
    kind: str
    roles: tuple[str, ...]
    because: tuple[Because, ...]
    duties: tuple[Duty, ...]
    otherwise: tuple[Otherwise, ...]
    coming: tuple[str, ...]
    missing: tuple[str, ...]
    flags: tuple[str, ...]
    told: tuple[Told, ...]

    @property
    def label(self) -> str:
        return self.risk.label

    @property
    def tone(self) -> str:
        return self.risk.tone


def present(classification: Classification, *, today: date) -> Presentation:
    """A draft as it stands today; a class that was laid down as of the day on which that was done."""
    day = timezone.localdate(classification.finished_at) if classification.finished_at else today
    facts, law = classification.facts, book().law
    instead = aiact.Risk(classification.override) if classification.override else None
    found = aiact.classify(facts, on=day, law=law, instead=instead)
    risk = Risk(classification.holds) if classification.finished_at else Risk(found.risk)
    return Presentation(
        risk=risk,
        meaning=MEANING[risk],
        kind=Kind(found.kind).label if found.kind else "",
        roles=tuple(ROLES[role] for role in found.roles),
        because=tuple(Because(reason.article, reason.sentence, _told(facts, reason.facts)) for reason in found.reasons),
        duties=tuple(_duties(classification, aiact.classify(facts, on=today, law=law, instead=instead))),
        otherwise=tuple(
            Otherwise(uncapitalised(other.question), other.answer, Risk(other.risk).label, Risk(other.risk).tone)
            for other in differs_if(facts, on=day, law=law)
        ),
        coming=found.coming,
        missing=tuple(questions()[fact].question for fact in found.missing),
        flags=tuple(_flags(found)),
        told=tuple(Told(asked.question, asked.said(facts), asked.fact) for asked in path(facts, on=day, law=law)),
    )


def _told(facts: aiact.Facts, names: tuple[str, ...]) -> tuple[Told, ...]:
    asked = (questions()[name] for name in names)
    return tuple(
        Told(question.question, question.said(facts), question.fact) for question in asked if question.chosen(facts)
    )


def _duties(classification: Classification, found: aiact.Classification) -> Iterator[Duty]:
    """What counts now comes first, then what is coming in order of day; one line for the same duty in two roles."""
    owner = classification.use_case.owner.name if classification.use_case.owner else "de proceseigenaar"
    ordered = sorted(found.obligations, key=lambda duty: (not duty.in_force, duty.from_day or date.max))
    roles: dict[str, list[str]] = {}
    for duty in ordered:
        roles.setdefault(duty.key, []).append(ROLES[duty.who])
    for duty in {duty.key: duty for duty in ordered}.values():
        since = in_words(duty.from_day) if duty.from_day else ""
        when = f"Geldt sinds {since}" if duty.in_force else f"Geldt pas vanaf {since}"
        role = " en ".join(roles[duty.key])
        yield Duty(duty.article, duty.sentence, role, owner, when, duty.in_force, duty.doubt)


def _flags(found: aiact.Classification) -> Iterator[str]:
    if found.fria:
        yield "Een onderzoek naar grondrechten (FRIA) hoort erbij (art. 27)."
    if found.registration:
        yield "Inschrijven in het register van de EU hoort erbij (art. 49)."
    if found.explanation_86:
        yield "Wie een besluit krijgt, heeft recht op uitleg (art. 86)."
    if found.incident_73:
        yield "Een ernstig incident moet worden gemeld (art. 73)."
    if found.open_source_exempt:
        yield "De verordening geldt niet, omdat het vrije en open software is (art. 2 lid 12)."
