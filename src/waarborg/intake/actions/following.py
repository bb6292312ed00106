from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.audit.actions import act, record
from waarborg.core.transitions import refuse
from waarborg.intake.models import Condition


@act
def meet_condition(*, by: Person, condition: Condition, note: str) -> Condition:
    """Report that a condition of a ruling has been met, and how."""
    if not by.has_perm("intake.meet", condition):
        raise refuse("2.4", f"Alleen {condition.owner.name} kan deze voorwaarde afmelden.")
    locked = Condition.objects.select_for_update().get(pk=condition.pk)
    if not locked.adopted or locked.met_at:
        raise refuse("2.4", "Deze voorwaarde staat niet (meer) open.")
    locked.met_at, locked.met_by, locked.met_note = timezone.now(), by, note
    locked.save(update_fields=["met_at", "met_by", "met_note"])
    record(
        "intake.condition_met",
        locked.notice,
        by=by,
        article="2.4",
        dossier=locked.notice.system,
        sentence=f"voldeed aan de voorwaarde: {locked.sentence}",
        reason=note,
    )
    return locked
