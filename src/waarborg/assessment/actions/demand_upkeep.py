"""What the program does by itself with demands: keep the list true, and ask for new proof in time (art. 3.1)."""

from datetime import date, timedelta

from django.db import transaction

from waarborg.accounts.models import Person
from waarborg.assessment.actions.demands import ARTICLE, Refreshed, refresh, situation_of
from waarborg.assessment.demands import applying
from waarborg.assessment.models import Classification, DemandState, UseDemand
from waarborg.audit.actions import act, record
from waarborg.core.rulebook import book
from waarborg.notify.actions import tell
from waarborg.rulebook.words import in_words


def fits(classification: Classification, *, today: date) -> bool:
    """Whether the list of this use is what the catalogue of today asks."""
    use_case = classification.use_case
    situation = situation_of(use_case, classification, today=today)
    wanted = {found.demand.key for found in applying(situation, on=today, law=book().law)}
    return wanted == {demand.key for demand in use_case.demands.all() if demand.state != DemandState.LAPSED}


@act
def renew(*, classification: Classification, today: date) -> Refreshed:
    """Bring the list up to date after the catalogue or the law changed. The owner hears of it."""
    use_case = classification.use_case
    refreshed = refresh(use_case, classification, today=today)
    if refreshed.added and use_case.owner:
        sentence = f"Er gelden nieuwe wettelijke eisen voor {use_case}"
        _tell(use_case.owner, sentence, "De wet of de lijst met eisen is veranderd.", use_case.demands.latest("pk"))
    record(
        "assessment.demands_renewed",
        classification,
        by=None,
        organisation=classification.organisation,
        article=ARTICLE,
        dossier=use_case.system,
        sentence=f"werkte de wettelijke eisen van {use_case} bij",
        data={"demands_added": [*refreshed.added], "demands_lapsed": [*refreshed.lapsed]},
    )
    return refreshed


@transaction.atomic
def reopen_expired(*, demand: UseDemand, today: date) -> bool:
    """Proof that is no longer valid is no proof. False when somebody renewed it since the list was made."""
    expired = UseDemand.objects.without_valid_proof(today).select_for_update(of=("self",))
    locked = expired.select_related("use_case__system", "owner").filter(pk=demand.pk).first()
    if locked is None:
        return False
    _reopen(locked, today)
    return True


@act
def _reopen(locked: UseDemand, today: date) -> None:
    """The demand is open again, and its owner has the usual term."""
    said = f"Het bewijs was geldig tot en met {in_words(locked.evidence_until or today)}."
    locked.state, locked.note, locked.waived = DemandState.OPEN, said, False
    locked.due_on = today + timedelta(days=book().policy.assessment.duty_term)
    locked.evidence_until = None
    locked.save(update_fields=["state", "note", "waived", "due_on", "evidence_until"])
    if locked.owner:
        _tell(locked.owner, f"Zorg voor nieuw bewijs: {locked.title}", f"{locked.use_case}. {said}", locked)
    record(
        "assessment.proof_expired",
        locked,
        by=None,
        organisation=locked.organisation,
        article=ARTICLE,
        dossier=locked.use_case.system,
        sentence=f"zette open, want het bewijs is verlopen: {locked.title}",
        reason=said,
        data={"demand": locked.key, "evidence": locked.evidence},
    )


def _tell(person: Person, sentence: str, body: str, demand: UseDemand) -> None:
    tell([person], sentence=sentence, body=body, url=demand.get_absolute_url())
