from datetime import date

from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.advice.models import RequestState
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
    used = Notice.objects.filter(use_case__in=UseCase.objects.filter(system=system).now_used())
    ending = list(used.order_by("pk"))
    retired = register.retire(by=by, system=system, reason=reason, today=today)
    for notice in ending:
        _end(notice, by=by, reason=reason, today=today or timezone.localdate())
    return retired


def _end(notice: Notice, *, by: Person, reason: str, today: date) -> None:
    ended = move(END, notice, by=by, today=today)
    if use_case := ended.use_case:
        use_case.advice_requests.filter(state=RequestState.OPEN).update(state=RequestState.WITHDRAWN)
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
