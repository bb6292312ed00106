from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.assessment.dossiers.reading import Opened
from waarborg.assessment.dossiers.snapshot import snapshot_of
from waarborg.assessment.dossiers.states import ACCEPT, ADVISE, FINISH, RETURN, SUBMIT
from waarborg.assessment.instruments import Outcome
from waarborg.assessment.instruments.instrument import Tone
from waarborg.assessment.models import AssessmentState, ImpactAssessment, Signature, SignatureKind
from waarborg.audit.actions import act, record
from waarborg.audit.rules import canonical, sha256
from waarborg.core.rulebook import book
from waarborg.core.transitions import move, refuse
from waarborg.notify.actions import tell
from waarborg.rulebook import DutyName, WayOn
from waarborg.rulebook.words import in_words

NEGATIVE = "negative"
MARKS = ["facts", "outcome_key", "outcome_label", "outcome_tone", "deviation", "submitted_by", "submitted_at"]
SEAL = ["residual_risk", "finished_by", "finished_at", "review_on", "snapshot", "sha256"]


@act
def submit(*, by: Person, assessment: ImpactAssessment, text: str = "", today: date | None = None) -> ImpactAssessment:
    """Hand it in: nothing changes any more until it is signed or given back. Whose turn it is, is told."""
    on = today or timezone.localdate()
    facts = Opened(_fresh(assessment)).facts
    locked = move(SUBMIT, assessment, by=by, today=on)
    _freeze(locked, facts_tags=sorted(facts.tags), doubted=sorted(facts.doubted))
    locked.submitted_by, locked.submitted_at = by, timezone.now()
    locked.save(update_fields=MARKS)
    _sign(locked, SignatureKind.SUBMITTED, by=by, text=text)
    duty = DutyName.ASSESS if locked.instrument().advice else DutyName.ADVISE
    _tell_holders(locked, duty, by=by, sentence=f"De {locked.title} van {locked.use_case} wacht op u")
    _record("assessment.submitted", locked, by=by, sentence=f"bood de {locked.title} aan ter vaststelling", reason=text)
    return locked


@act
def give_back(*, by: Person, assessment: ImpactAssessment, text: str, today: date | None = None) -> ImpactAssessment:
    """Back to the authors, with what must become better."""
    locked = move(RETURN, assessment, by=by, today=today or timezone.localdate())
    _sign(locked, SignatureKind.RETURNED, by=by, text=text)
    tell(
        _authors(locked),
        sentence=f"{by.name} gaf de {locked.title} van {locked.use_case} terug",
        body=text,
        url=locked.get_absolute_url(),
    )
    _record("assessment.returned", locked, by=by, sentence=f"gaf de {locked.title} terug", reason=text)
    return locked


@act
def advise(
    *, by: Person, assessment: ImpactAssessment, stance: str, text: str, today: date | None = None
) -> ImpactAssessment:
    """Advise whoever accepts the risk. They are told that it is their turn."""
    locked = move(ADVISE, assessment, by=by, today=today or timezone.localdate())
    _sign(locked, SignatureKind.ADVISED, by=by, text=text, stance=stance)
    _tell_holders(
        locked,
        DutyName.ACCEPT_RISK,
        by=by,
        sentence=f"{by.name} adviseert over de {locked.title} van {locked.use_case}. Uw besluit wordt gevraagd",
    )
    _record("assessment.advised", locked, by=by, sentence="gaf advies over het restrisico", reason=text)
    return locked


@act
def accept(
    *,
    by: Person,
    assessment: ImpactAssessment,
    residual_risk: str,
    text: str = "",
    today: date | None = None,
) -> ImpactAssessment:
    """Sign it and accept the risk that is left, in words (art. 9.2). What it rests on is frozen."""
    if not residual_risk.strip():
        raise refuse("9.2", "Schrijf op welk restrisico u aanvaardt.", _back(assessment))
    on = today or timezone.localdate()
    _replace_earlier(assessment)
    locked = move(ACCEPT, assessment, by=by, today=on)
    if is_advised_against(locked) and not text.strip():
        sentence = "Dit is afgeraden. Schrijf in de toelichting waarom u het toch aanvaardt."
        raise refuse("9.2", sentence, _back(locked))
    locked.residual_risk = residual_risk
    _sign(locked, SignatureKind.ACCEPTED, by=by, text=text)
    _seal(locked, by=by, on=on)
    _record("assessment.accepted", locked, by=by, sentence="aanvaardde het restrisico", reason=residual_risk)
    return locked


def is_advised_against(assessment: ImpactAssessment) -> bool:
    """Whether the team, or who advised last since it was handed in, said not to use it."""
    given = assessment.signatures.filter(kind=SignatureKind.ADVISED, at__gte=assessment.submitted_at)
    last = given.order_by("at", "pk").last()
    return assessment.outcome_tone == Tone.DANGER or (last is not None and last.stance == NEGATIVE)


@act
def finish(
    *,
    by: Person,
    assessment: ImpactAssessment,
    outcome_key: str = "",
    text: str = "",
    today: date | None = None,
) -> ImpactAssessment:
    """An adviser finishes what gives advice. Another outcome than follows from the answers needs its reason."""
    on = today or timezone.localdate()
    before = Opened(_fresh(assessment))
    facts = before.facts
    _replace_earlier(assessment)
    locked = move(FINISH, assessment, by=by, today=on)
    _freeze(locked, facts_tags=sorted(facts.tags), doubted=sorted(facts.doubted))
    other = next((found for found in locked.instrument().outcomes if found.key == outcome_key), None)
    if other and before.outcome.stop:
        raise refuse("9.1a", "Dit gebruik is verboden. Een andere uitkomst kan niemand kiezen.", _back(locked))
    if other is None and not before.outcome.decided:
        raise refuse("9.2", "De uitkomst staat nog open. Zoek het uit, of kies zelf met een reden.", _back(locked))
    if other and other.key != locked.outcome_key:
        _deviate(locked, other, text)
    if locked.submitted_at is None:
        locked.submitted_by, locked.submitted_at = by, timezone.now()
    locked.save(update_fields=MARKS)
    _sign(locked, SignatureKind.FINISHED, by=by, text=text)
    _seal(locked, by=by, on=on)
    sentence = f"rondde de {locked.title} af: {locked.outcome_label}"
    _record("assessment.finished", locked, by=by, sentence=sentence, reason=text)
    return locked


def _deviate(assessment: ImpactAssessment, other: Outcome, reason: str) -> None:
    if not reason.strip():
        raise refuse("9.2", "Schrijf op waarom u afwijkt van de uitkomst.", _back(assessment))
    assessment.outcome_key, assessment.outcome_label, assessment.outcome_tone = other.key, other.label, other.tone
    assessment.deviation = reason


def _fresh(assessment: ImpactAssessment) -> ImpactAssessment:
    return ImpactAssessment.objects.select_related("use_case__system", "instrument_version").get(pk=assessment.pk)


def _freeze(assessment: ImpactAssessment, *, facts_tags: list[str], doubted: list[str]) -> None:
    """From here on the facts stay as they are, and with them the outcome."""
    assessment.facts = {"tags": facts_tags, "doubted": doubted}
    found = Opened(assessment).outcome
    assessment.outcome_key, assessment.outcome_label, assessment.outcome_tone = found.key, found.label, found.tone
    assessment.deviation = ""


def _seal(assessment: ImpactAssessment, *, by: Person, on: date) -> None:
    """Freeze all that it rests on."""
    assessment.finished_by, assessment.finished_at = by, timezone.now()
    assessment.review_on = on + timedelta(days=_review_after(assessment))
    assessment.snapshot = canonical(snapshot_of(assessment))
    assessment.sha256 = sha256(assessment.snapshot)
    assessment.save(update_fields=SEAL)
    tell(
        _authors(assessment),
        sentence=f"De {assessment.title} van {assessment.use_case} is vastgesteld",
        body=f"Uitkomst: {assessment.outcome_label}. Opnieuw bekijken op {in_words(assessment.review_on)}.",
        url=assessment.get_absolute_url(),
    )


def _replace_earlier(assessment: ImpactAssessment) -> None:
    """The version before it steps aside, within the same act: one holds at a time."""
    earlier = ImpactAssessment.objects.filter(
        use_case=assessment.use_case_id, instrument_key=assessment.instrument_key, state=AssessmentState.FINAL
    )
    earlier.exclude(pk=assessment.pk).update(state=AssessmentState.REPLACED)


def _review_after(assessment: ImpactAssessment) -> int:
    """In days: what the outcome says, else what the policy says."""
    outcomes = assessment.instrument().outcomes
    own = next((found.review_after for found in outcomes if found.key == assessment.outcome_key), 0)
    longest = book().policy.assessment.impact_review
    return min(own, longest) if own else longest


def _sign(assessment: ImpactAssessment, kind: SignatureKind, *, by: Person, text: str, stance: str = "") -> None:
    role = ", ".join(by.role_labels) or by.job
    Signature.objects.create(assessment=assessment, kind=kind, by=by, role=role[:200], text=text, stance=stance)


def _authors(assessment: ImpactAssessment) -> list[Person]:
    found = assessment.authors.filter(person__is_active=True).select_related("person")
    return [author.person for author in found]


def _tell_holders(assessment: ImpactAssessment, duty: DutyName, *, by: Person, sentence: str) -> None:
    people: Iterable[Person] = Person.objects.holding(duty).filter(organisation=assessment.organisation_id)
    tell([person for person in people if person.pk != by.pk], sentence=sentence, url=assessment.get_absolute_url())


def _back(assessment: ImpactAssessment) -> WayOn:
    return WayOn("Terug naar de beoordeling", assessment.get_absolute_url())


def _record(act_name: str, assessment: ImpactAssessment, *, by: Person, sentence: str, reason: str = "") -> None:
    data: dict[str, Any] = {"outcome": assessment.outcome_key}
    if assessment.sha256:
        data["sha256"] = assessment.sha256
    system = assessment.use_case.system
    record(act_name, assessment, by=by, article="9.2", dossier=system, sentence=sentence, reason=reason, data=data)
