import json

from django.db import models

from waarborg.accounts.models import Person
from waarborg.assessment.instruments import own_instruments
from waarborg.assessment.instruments.loading import own_tables
from waarborg.assessment.models import Answer, AnswerChange, Author, ImpactAssessment, InstrumentVersion
from waarborg.assessment.models.dossier import OPEN, AssessmentState
from waarborg.audit.actions import act, record
from waarborg.audit.rules import canonical, sha256
from waarborg.core.models import Organisation
from waarborg.core.transitions import Refused, refuse
from waarborg.notify.actions import tell
from waarborg.register.models import UseCase
from waarborg.rulebook import Outcome, Reason, Verdict, WayOn


def keep_own(organisation: Organisation, key: str) -> InstrumentVersion:
    """The text of one of the product's own instruments as it is today, kept when it is first used."""
    instrument = own_instruments()[key]
    content = json.loads(canonical(own_tables()[key]))
    kept, _ = InstrumentVersion.objects.get_or_create(
        organisation=organisation,
        key=key,
        sha256=sha256(canonical(content)),
        defaults={
            "urn": instrument.urn,
            "title": instrument.title,
            "version": instrument.version,
            "content": content,
        },
    )
    return kept


def _ensure_may_start(by: Person, use_case: UseCase) -> None:
    if not by.has_perm("assessment.start_dossier", use_case):
        sentence = "Een beoordeling begint een adviseur of de proceseigenaar."
        raise refuse("9.2", sentence, WayOn("Bekijk het register", use_case.get_absolute_url()))


def _ensure_none_open(use_case: UseCase, key: str) -> None:
    """One at a time: whoever comes second goes on with what is there."""
    others = ImpactAssessment.objects.filter(use_case=use_case, instrument_key=key)
    there = others.filter(state__in=OPEN).first()
    if there:
        way_on = WayOn("Ga verder met wat er is", there.get_absolute_url())
        sentence = "Deze beoordeling is al begonnen voor deze toepassing."
        raise Refused(Verdict((Reason("9.2", sentence, Outcome.FORBIDDEN, way_on),)))


@act
def start(*, by: Person, use_case: UseCase, version: InstrumentVersion) -> ImpactAssessment:
    """Begin an assessment of a use with this text of an instrument. Who begins is its first author."""
    locked = UseCase.objects.select_for_update(of=("self",)).select_related("system").get(pk=use_case.pk)
    _ensure_may_start(by, locked)
    _ensure_none_open(locked, version.key)
    assessment = _new(by=by, use_case=locked, version=version, previous=None)
    record(
        "assessment.started",
        assessment,
        by=by,
        article="9.2",
        dossier=locked.system,
        sentence=f"begon de {version.title}",
        data={"instrument": version.key, "version": version.version, "sha256": version.sha256},
    )
    return assessment


def _new(
    *, by: Person, use_case: UseCase, version: InstrumentVersion, previous: ImpactAssessment | None
) -> ImpactAssessment:
    earlier = ImpactAssessment.objects.filter(use_case=use_case, instrument_key=version.key)
    last = earlier.aggregate(last=models.Max("number"))["last"] or 0
    assessment = ImpactAssessment.objects.create(
        organisation=by.organisation,
        use_case=use_case,
        instrument_version=version,
        instrument_key=version.key,
        number=last + 1,
        previous=previous,
        started_by=by,
    )
    Author.objects.create(assessment=assessment, person=by, invited_by=by)
    return assessment


@act
def new_version(*, by: Person, assessment: ImpactAssessment, version: InstrumentVersion) -> ImpactAssessment:
    """Begin the next version of a signed assessment, with its answers: what changed is answered anew."""
    use_case = UseCase.objects.select_for_update(of=("self",)).select_related("system").get(pk=assessment.use_case_id)
    _ensure_may_start(by, use_case)
    _ensure_none_open(use_case, assessment.instrument_key)
    held = ImpactAssessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    if held.state != AssessmentState.FINAL:
        way_on = WayOn("Terug", held.get_absolute_url())
        raise refuse("9.2", "Een nieuwe versie volgt op de vastgestelde.", way_on)
    newer = _new(by=by, use_case=use_case, version=version, previous=assessment)
    _copy_answers(assessment, newer)
    others = assessment.authors.exclude(person=by.pk)
    Author.objects.bulk_create(
        Author(assessment=newer, person_id=other.person_id, task=other.task, invited_by=by) for other in others
    )
    record(
        "assessment.renewed",
        newer,
        by=by,
        article="9.2",
        dossier=use_case.system,
        sentence=f"begon versie {newer.number} van de {version.title}",
        data={"previous": assessment.number, "sha256": version.sha256},
    )
    return newer


def _copy_answers(old: ImpactAssessment, new: ImpactAssessment) -> None:
    known = {question.key for _, question in new.instrument().questions()}
    copied = [
        Answer(
            assessment=new,
            question=answer.question,
            value=answer.value,
            origin=f"uit versie {old.number}",
            answered_by_id=answer.answered_by_id,
            answered_at=answer.answered_at,
        )
        for answer in old.answers.all()
        if answer.question.partition("@")[0] in known
    ]
    Answer.objects.bulk_create(copied)
    AnswerChange.objects.bulk_create(
        AnswerChange(answer=answer, number=1, value=answer.value, by_id=answer.answered_by_id, at=answer.answered_at)
        for answer in copied
    )


@act
def invite(*, by: Person, assessment: ImpactAssessment, person: Person, task: str = "") -> Author:
    """Ask a colleague to answer along. They are told."""
    assessment = lock_to_write(by, assessment)
    author, is_new = Author.objects.get_or_create(
        assessment=assessment, person=person, defaults={"task": task, "invited_by": by}
    )
    if not is_new:
        way_on = WayOn("Bekijk wie er meeschrijft", assessment.get_absolute_url())
        raise refuse("9.2", f"{person.name} schrijft al mee.", way_on)
    tell(
        [person],
        sentence=f"{by.name} vraagt u mee te schrijven aan de {assessment.title} van {assessment.use_case}",
        body=task,
        url=assessment.get_absolute_url(),
    )
    record(
        "assessment.invited",
        assessment,
        by=by,
        article="9.2",
        dossier=assessment.use_case.system,
        sentence=f"vroeg {person.name} mee te schrijven",
        reason=task,
        data={"person": person.pk},
    )
    return author


@act
def uninvite(*, by: Person, author: Author) -> None:
    """Someone no longer answers along. What they answered stays, with their name."""
    assessment = lock_to_write(by, author.assessment)
    if author.person_id == assessment.started_by_id:
        way_on = WayOn("Terug", assessment.get_absolute_url())
        raise refuse("9.2", "Wie de beoordeling begon, blijft schrijver.", way_on)
    name, key = author.person.name, author.person_id
    author.delete()
    record(
        "assessment.uninvited",
        assessment,
        by=by,
        article="9.2",
        dossier=assessment.use_case.system,
        sentence=f"liet {name} niet meer meeschrijven",
        data={"person": key},
    )


def lock_to_write(by: Person, assessment: ImpactAssessment) -> ImpactAssessment:
    """The assessment, held until the act ends: nobody hands it in meanwhile. Refuses who may not answer here."""
    rows = ImpactAssessment.objects.select_for_update(of=("self",))
    locked = rows.select_related("instrument_version", "use_case__system").get(pk=assessment.pk)
    ensure_writes(by, locked)
    return locked


def ensure_writes(by: Person, assessment: ImpactAssessment) -> None:
    """Refuses who may not answer here, and everyone once it went to whoever signs."""
    way_on = WayOn("Bekijk hoe het er nu voor staat", assessment.get_absolute_url())
    if not assessment.is_changeable:
        sentence = f"Dit kan niet meer: de status is nu ‘{assessment.get_state_display()}’."
        raise refuse("9.2", sentence, way_on)
    if not by.has_perm("assessment.write_dossier", assessment):
        raise refuse("9.2", "Antwoorden geven de schrijvers en de adviseurs. Vraag of u mee mag schrijven.", way_on)
