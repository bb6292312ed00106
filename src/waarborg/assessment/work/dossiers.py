"""What an impact assessment puts on someone's list of work. At most three queries, and one for the signatures."""

from datetime import date

from django.db.models import Q

from waarborg.accounts.models import Person
from waarborg.assessment.models import ActionPoint, AssessmentState, Author, ImpactAssessment, SignatureKind
from waarborg.assessment.models.dossier import CHANGEABLE
from waarborg.notify.models import Work

MOST = 100


def work_for(person: Person, today: date) -> list[Work]:
    return [*_points(person), *_at_hand(person, today), *_signing(person)]


def _points(person: Person) -> list[Work]:
    points = ActionPoint.objects.open_for(person).select_related(
        "assessment__instrument_version", "assessment__use_case__system"
    )
    return [
        Work(
            sentence=point.sentence,
            url=point.get_absolute_url(),
            due=point.due_on,
            article="9.2",
            about=f"Actiepunt uit de {point.assessment.title} van {point.assessment.use_case}",
        )
        for point in points.defer("assessment__instrument_version__content", "assessment__snapshot")[:MOST]
    ]


def _at_hand(person: Person, today: date) -> list[Work]:
    """What someone was asked to answer or got back, and the signed ones whose time has come. One query."""
    mine = Author.objects.filter(person=person, assessment__state__in=CHANGEABLE).values("assessment")
    due = ImpactAssessment.objects.standing().filter(organisation=person.organisation_id, review_on__lte=today)
    if not person.has_perm("assessment.assess"):
        due = due.filter(use_case__owner=person)
    asked = Q(pk__in=mine) | Q(pk__in=due.values("pk"))
    found = ImpactAssessment.objects.filter(asked).with_names()[: 2 * MOST]
    return [_writing(one) if one.state in CHANGEABLE else _to_look_again(one) for one in found]


def _writing(one: ImpactAssessment) -> Work:
    return Work(
        sentence=f"Schrijf mee aan de {one.title} van {one.use_case}",
        url=one.get_absolute_url(),
        article="9.2",
        about="Teruggegeven: lees wat er beter moet" if one.state == AssessmentState.RETURNED else "In bewerking",
    )


def _to_look_again(one: ImpactAssessment) -> Work:
    return Work(
        sentence=f"Bekijk de {one.title} van {one.use_case} opnieuw",
        url=one.get_absolute_url(),
        due=one.review_on,
        article="9.2",
    )


def _signing(person: Person) -> list[Work]:
    """What waits for an adviser, or for whoever accepts the risk."""
    advises, accepts = person.has_perm("assessment.advise_on_dossier"), person.has_perm("assessment.accept_risk")
    finishes = person.has_perm("assessment.assess")
    if not (advises or accepts or finishes):
        return []
    waiting = ImpactAssessment.objects.filter(organisation=person.organisation_id, state=AssessmentState.SUBMITTED)
    found = waiting.select_related("instrument_version", "use_case__system", "submitted_by").defer("snapshot")
    listed = list(found.prefetch_related("signatures")[:MOST])
    turns = ((one, _turn(one, advises=advises, accepts=accepts, finishes=finishes)) for one in listed)
    return [
        Work(
            sentence=f"{words} de {one.title} van {one.use_case}",
            url=one.get_absolute_url(),
            article="9.2",
            about=f"Aangeboden door {one.submitted_by.name}" if one.submitted_by else "",
        )
        for one, words in turns
        if words
    ]


def _turn(one: ImpactAssessment, *, advises: bool, accepts: bool, finishes: bool) -> str:
    if one.instrument().advice:
        return "Rond af:" if finishes else ""
    advised = any(
        found.kind == SignatureKind.ADVISED and one.submitted_at and found.at >= one.submitted_at
        for found in one.signatures.all()
    )
    if advised:
        return "Stel vast:" if accepts else ""
    return "Geef advies over" if advises else ""
