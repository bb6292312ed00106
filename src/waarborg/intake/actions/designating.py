"""Designating a system for protected data (art. 4.4): after the advice that article 4.3 asks for."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.advice.models import AdviceRequest, RequestState
from waarborg.audit.actions import act
from waarborg.core.rulebook import book
from waarborg.core.transitions import Refused
from waarborg.intake.rules.consulting import advisers_for
from waarborg.register import actions as register
from waarborg.register.models import Designation, UseCase
from waarborg.rulebook import Outcome, Reason, WayOn, verdict
from waarborg.rulebook.words import in_words, uncapitalised


@act
def designate(
    *, by: Person, use_case: UseCase, data_class: str, starts_on: date, ends_on: date, reason: str, conditions: str = ""
) -> Designation:
    """Allow one class of protected data in one use, once an adviser has answered about it. The answer does not bind."""
    designation = register.designate(
        by=by,
        use_case=use_case,
        data_class=data_class,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
        conditions=conditions,
    )
    if missing := not_advised(use_case, data_class, asked=asked_about(use_case)):
        raise Refused(verdict([missing]))
    return designation


def asked_about(use_case: UseCase) -> list[AdviceRequest]:
    """What advisers were asked about this use, or before it was reported about its system and purpose."""
    before = Q(use_case=None, system=use_case.system_id, purpose=use_case.purpose)
    asked = AdviceRequest.objects.filter(Q(use_case=use_case) | before).exclude(state=RequestState.WITHDRAWN)
    return list(asked.select_related("answered_by").order_by("-asked_at", "-pk"))


def about(data_class: str, asked: Iterable[AdviceRequest]) -> list[AdviceRequest]:
    return [found for found in asked if data_class in found.data_classes]


def not_advised(use_case: UseCase, data_class: str, *, asked: Iterable[AdviceRequest]) -> Reason | None:
    """Art. 4.3: must protected data go in after all, then advice comes first."""
    requests = about(data_class, asked)
    if any(found.state == RequestState.ANSWERED for found in requests):
        return None
    if waiting := next(iter(requests), None):
        asked_on, due_on = in_words(timezone.localdate(waiting.asked_at)), in_words(waiting.due_on)
        sentence = f"{waiting.get_to_role_display()}: nog geen antwoord. Gevraagd op {asked_on}, termijn {due_on}."
        return Reason("4.3", sentence, Outcome.MISSING, WayOn("Bekijk de vraag", waiting.get_absolute_url()))
    policy = book().policy
    who = ", ".join(uncapitalised(policy.roles[key].label) for key in advisers_for(policy, [data_class]))
    given = urlencode({"systeem": use_case.system_id, "doel": use_case.purpose, "gegevens": data_class})
    way_on = WayOn("Vraag advies", f"{reverse('advice:ask')}?{given}")
    return Reason(
        "4.3", f"Over deze gegevens is nog geen advies gevraagd. Vraag eerst: {who}.", Outcome.MISSING, way_on
    )
