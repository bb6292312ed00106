from datetime import date

from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.advice import actions as advice
from waarborg.audit.actions import act, record
from waarborg.core.transitions import move
from waarborg.intake.models import Notice
from waarborg.intake.states import END
from waarborg.notify.actions import tell
from waarborg.register import actions as register
from waarborg.register.models import AISystem, UseCase


@act
def retire(*, by: Person, system: AISystem, reason: str, today: date | None = None) -> AISystem:
    """Take a system out of use for good. The notices of what it was used for end with it: nothing waits on them."""
    ending = _locked_notices(system)
    retired = register.retire(by=by, system=system, reason=reason, today=today)
    for notice in ending:
        _end(notice, by=by, reason=reason, today=today or timezone.localdate())
    return retired


def _locked_notices(system: AISystem) -> list[Notice]:
    """The notices of what is used now, after the rulings that were just being given.

    A ruling locks the notice, then its use, then the system; going the same way round, neither waits for the other.
    """
    notices = list(Notice.objects.select_for_update().filter(system=system).order_by("pk"))
    uses = UseCase.objects.select_for_update().filter(system=system).now_used().order_by("pk")
    used = set(uses.values_list("pk", flat=True))
    return [notice for notice in notices if notice.use_case_id in used]


def _end(notice: Notice, *, by: Person, reason: str, today: date) -> None:
    ended = move(END, notice, by=by, today=today)
    if use_case := ended.use_case:
        advice.withdraw_all(use_case, by=by, reason=f"{ended.name_of_system} is uit gebruik genomen.")
    tell(
        [ended.reporter],
        sentence=f"{ended.name_of_system} is uit gebruik genomen; uw melding {ended.number} is beëindigd",
        body=reason,
        url=ended.get_absolute_url(),
    )
    record(
        "intake.ended",
        ended,
        by=by,
        article="2.6",
        dossier=ended.system,
        sentence="beëindigde de melding: het systeem is uit gebruik",
        reason=reason,
    )
