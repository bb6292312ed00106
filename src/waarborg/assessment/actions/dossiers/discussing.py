import hashlib
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.assessment.actions.dossiers.starting import lock_to_write
from waarborg.assessment.models import (
    ActionPoint,
    Author,
    Evidence,
    EvidenceFile,
    EvidenceUse,
    ImpactAssessment,
    Note,
)
from waarborg.audit.actions import act, record
from waarborg.core.transitions import refuse
from waarborg.notify.actions import tell
from waarborg.rulebook import WayOn
from waarborg.rulebook.words import in_words

MOST_EVIDENCE = 200
"""Of one use: its files are kept in the database."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in, checked already for its kind and size."""

    name: str
    content_type: str
    content: bytes


@act
def add_note(*, by: Person, assessment: ImpactAssessment, question: str, text: str) -> Note:
    """Say something about a question. The other authors are told."""
    assessment = lock_to_write(by, assessment)
    note = Note.objects.create(assessment=assessment, question=question, text=text, by=by)
    others = Author.objects.filter(assessment=assessment, person__is_active=True).exclude(person=by.pk)
    tell(
        [author.person for author in others.select_related("person")],
        sentence=f"{by.name} schreef een notitie bij vraag {question} van de {assessment.title}",
        body=text,
        url=assessment.question_url(question),
    )
    _record("assessment.noted", assessment, by=by, question=question, sentence="schreef een notitie", reason=text)
    return note


@act
def add_evidence(
    *,
    by: Person,
    assessment: ImpactAssessment,
    question: str,
    title: str,
    url: str = "",
    upload: Upload | None = None,
    expires_on: date | None = None,
) -> Evidence:
    """Put a link or a file with an answer. Other assessments of the same use may point to it too."""
    assessment = lock_to_write(by, assessment)
    _ensure_room(assessment, question)
    evidence = Evidence(
        organisation=assessment.organisation,
        use_case=assessment.use_case,
        title=title,
        url=url,
        expires_on=expires_on,
        added_by=by,
    )
    if upload:
        evidence.file_name, evidence.content_type = upload.name, upload.content_type
        evidence.size, evidence.sha256 = len(upload.content), hashlib.sha256(upload.content).hexdigest()
    evidence.save()
    if upload:
        EvidenceFile.objects.create(evidence=evidence, content=upload.content)
    EvidenceUse.objects.create(assessment=assessment, question=question, evidence=evidence, by=by)
    _record("assessment.evidence", assessment, by=by, question=question, sentence=f"voegde bewijs toe: {title}")
    return evidence


def _ensure_room(assessment: ImpactAssessment, question: str) -> None:
    if assessment.use_case.evidence.count() >= MOST_EVIDENCE:
        way_on = WayOn("Terug naar de vraag", assessment.question_url(question))
        raise refuse("9.2", f"Deze toepassing heeft al {MOST_EVIDENCE} bewijsstukken. Gebruik er een opnieuw.", way_on)


@act
def reuse_evidence(*, by: Person, assessment: ImpactAssessment, question: str, evidence: Evidence) -> EvidenceUse:
    """Point to evidence that another question or assessment of this use has already."""
    assessment = lock_to_write(by, assessment)
    used, is_new = EvidenceUse.objects.get_or_create(
        assessment=assessment, question=question, evidence=evidence, defaults={"by": by}
    )
    if not is_new:
        way_on = WayOn("Terug naar de vraag", assessment.question_url(question))
        raise refuse("9.2", "Dit bewijs staat al bij deze vraag.", way_on)
    sentence = f"gebruikte bewijs opnieuw: {evidence.title}"
    _record("assessment.evidence", assessment, by=by, question=question, sentence=sentence)
    return used


@act
def add_action_point(
    *, by: Person, assessment: ImpactAssessment, question: str, sentence: str, owner: Person, due_on: date
) -> ActionPoint:
    """Agree on something that must be done. The owner is told and finds it in their work."""
    assessment = lock_to_write(by, assessment)
    point = ActionPoint.objects.create(
        assessment=assessment, question=question, sentence=sentence, owner=owner, due_on=due_on, added_by=by
    )
    tell(
        [owner] if owner.pk != by.pk else [],
        sentence=f"Actiepunt voor u: {sentence}",
        body=f"Uit de {assessment.title} van {assessment.use_case}. Uiterlijk {in_words(due_on)}.",
        url=point.get_absolute_url(),
    )
    _record(
        "assessment.action_point",
        assessment,
        by=by,
        question=question,
        sentence=f"sprak een actiepunt af met {owner.name}, uiterlijk {in_words(due_on)}",
        reason=sentence,
    )
    return point


@act
def meet_action_point(*, by: Person, point: ActionPoint, note: str) -> ActionPoint:
    """Say that it is done, and how. Whoever agreed on it is told."""
    locked = ActionPoint.objects.select_for_update().get(pk=point.pk)
    assessment = locked.assessment
    way_on = WayOn("Bekijk de beoordeling", assessment.get_absolute_url())
    if locked.done_at:
        raise refuse("9.2", "Dit actiepunt is al afgemeld.", way_on)
    if by.pk != locked.owner_id and not by.has_perm("assessment.assess"):
        raise refuse("9.2", f"Dit actiepunt is van {locked.owner.name}.", way_on)
    locked.done_at, locked.done_by, locked.done_note = timezone.now(), by, note
    locked.save(update_fields=["done_at", "done_by", "done_note"])
    tell(
        [locked.added_by] if locked.added_by_id != by.pk else [],
        sentence=f"{by.name} meldde een actiepunt af: {locked.sentence}",
        body=note,
        url=assessment.get_absolute_url(),
    )
    _record(
        "assessment.action_point_met",
        assessment,
        by=by,
        question=locked.question,
        sentence=f"meldde af: {locked.sentence}",
        reason=note,
    )
    return locked


def _record(
    act_name: str, assessment: ImpactAssessment, *, by: Person, question: str, sentence: str, reason: str = ""
) -> None:
    record(
        act_name,
        assessment,
        by=by,
        article="9.2",
        dossier=assessment.use_case.system,
        sentence=f"{sentence} (vraag {question})",
        reason=reason,
        data={"question": question},
    )
