"""What the program does by itself with a class: notice that it no longer fits the register, the law or the rules."""

from datetime import date

from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.assessment import aiact
from waarborg.assessment.actions.classification import ARTICLE
from waarborg.assessment.basis import changed
from waarborg.assessment.models import Classification, Risk
from waarborg.audit.actions import act, record
from waarborg.core.rulebook import book
from waarborg.notify.actions import tell
from waarborg.rulebook import DutyName


def check(classification: Classification, *, today: date) -> str:
    """Why this class no longer fits, in words; empty when it does. Looks at the register, the law and the rules."""
    if what := changed(classification.basis, classification.use_case):
        return f"Dit veranderde in het register: {', '.join(what)}."
    if not classification.answers:
        return ""
    now = aiact.classify(classification.facts, on=today, law=book().law)
    if now.risk != classification.risk:
        return f"Volgens de regels van vandaag is de klasse: {Risk(now.risk).label}."
    if [*now.roles] != classification.outcome.get("roles", []):
        return "Volgens de regels van vandaag heeft de gemeente een andere rol."
    if {duty.key for duty in now.obligations} != {*classification.outcome.get("obligations", ())}:
        return "Volgens de regels van vandaag gelden andere plichten van de AI-verordening."
    return ""


@act
def outdate(*, classification: Classification, why: str) -> Classification:
    """Say that a class must be determined again; whoever assesses hears of it. The class goes on to hold."""
    locked = (
        Classification.objects.select_for_update(of=("self",))
        .select_related("use_case__system")
        .get(pk=classification.pk)
    )
    locked.outdated_at, locked.outdated_why = timezone.now(), why
    today = timezone.localdate()
    if aiact.classify(locked.facts, on=today, law=book().law, look_ahead=False).risk is aiact.Risk.PROHIBITED:
        locked.banned_from = min(today, locked.banned_from or today)
    locked.save(update_fields=["outdated_at", "outdated_why", "banned_from"])
    tell(
        Person.objects.holding(DutyName.ASSESS).filter(organisation=locked.organisation_id),
        sentence=f"Kijk opnieuw naar de risicoklasse van {locked.use_case}",
        body=why,
        url=locked.get_absolute_url(),
    )
    record(
        "assessment.class_outdated",
        locked,
        by=None,
        organisation=locked.organisation,
        article=ARTICLE,
        dossier=locked.use_case.system,
        sentence=f"zag dat de risicoklasse van {locked.use_case} opnieuw moet worden bekeken",
        reason=why,
    )
    return locked
