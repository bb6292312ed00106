from datetime import date
from typing import Any

from django.db import transaction
from django.db.models.functions import Length
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.advice import actions as advice
from waarborg.audit.actions import act, record
from waarborg.core.models import Organisation
from waarborg.core.transitions import move, refuse
from waarborg.intake.models import Notice
from waarborg.intake.states import SUBMIT, WITHDRAW, NoticeState
from waarborg.notify.actions import tell
from waarborg.register import actions as register
from waarborg.register.models import AISystem, UseCase
from waarborg.rulebook import DutyName, WayOn
from waarborg.rulebook.words import uncapitalised

CHANGEABLE = {NoticeState.DRAFT, NoticeState.RETURNED}
RULED_ON = ("purpose", "affected", "output_role", "data_classes")
"""The answers that a ruling rests on."""


def start(*, by: Person, answers: dict[str, Any] | None = None) -> Notice:
    """Begin a draft. Nobody but its reporter sees it, so it is not yet an act that the log keeps."""
    return Notice.objects.create(organisation=by.organisation, reporter=by, unit=by.unit, **(answers or {}))


@transaction.atomic
def save_answers(*, by: Person, notice: Notice, answers: dict[str, Any], step: int) -> Notice:
    """Keep what was answered on one screen, complete or not."""
    locked = Notice.objects.select_for_update().get(pk=notice.pk)
    if locked.reporter_id != by.pk or locked.state not in CHANGEABLE:
        raise refuse("2.1", "Deze melding is al verstuurd. Trek haar in, of wacht op een vraag, om iets te wijzigen.")
    for name, value in answers.items():
        setattr(locked, name, value)
    locked.step = max(locked.step, step)
    locked.save()
    return locked


@act
def submit(*, by: Person, notice: Notice, today: date | None = None) -> Notice:
    """Report to the iBoard. The system and its use enter the register as proposed; nothing may be used yet."""
    again = notice.state == NoticeState.RETURNED
    locked = move(SUBMIT, notice, by=by, today=today or timezone.localdate())
    locked.number = locked.number or _next_number(locked.organisation)
    locked.waiting_since = timezone.now()
    locked.submitted_at = locked.submitted_at or locked.waiting_since
    _enter_in_register(locked, by=by)
    locked.save()
    tell(
        Person.objects.holding(DutyName.ADVISE).filter(organisation=locked.organisation),
        sentence=f"{by.name} meldde {locked.name_of_system} ({locked.number})",
        body=f"{locked.description}\n\nUw advies is nodig uiterlijk {locked.due_in_words} (art. 2.3).",
        url=locked.get_absolute_url(),
    )
    verb = "vulde de melding aan" if again else "meldde"
    record(
        "intake.submitted",
        locked,
        by=by,
        article="2.1",
        dossier=locked.system,
        sentence=f"{verb}: {locked.name_of_system} voor {uncapitalised(locked.get_purpose_display())}",
        data={"kind": locked.kind, "purpose": locked.purpose, "data_classes": locked.data_classes},
    )
    return locked


@act
def withdraw(*, by: Person, notice: Notice, reason: str = "", today: date | None = None) -> Notice:
    """Take the report back. The use that it proposed leaves the register: it is no longer reported."""
    locked = move(WITHDRAW, notice, by=by, today=today or timezone.localdate())
    if proposed := locked.use_case:
        _leave_register(locked, proposed, by=by, why=f"Melding {locked.number} ingetrokken")
        tell(
            Person.objects.holding(DutyName.ADVISE).filter(organisation=locked.organisation),
            sentence=f"{by.name} trok {locked.number} ({locked.name_of_system}) in",
            body=reason,
            url=locked.get_absolute_url(),
        )
    record(
        "intake.withdrawn",
        locked,
        by=by,
        article="2.1",
        dossier=locked.system,
        sentence="trok de melding in",
        reason=reason,
    )
    return locked


def _leave_register(notice: Notice, proposed: UseCase, *, by: Person, why: str) -> None:
    """Nobody has to answer questions about this use any more; what was answered stays readable."""
    advice.withdraw_all(proposed, by=by, reason=f"{why}.")
    notice.use_case = None
    notice.save(update_fields=["use_case"])
    proposed.delete()
    register.write_version(proposed.system, by=by, why=why)


def _next_number(organisation: Organisation) -> str:
    """The next number of this year, 2026-0012. The organisation's row is locked, so no two are the same."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    year = timezone.localdate().year
    last = (
        Notice.objects.filter(organisation=organisation, number__startswith=f"{year}-")
        .order_by(Length("number").desc(), "-number")
        .values_list("number", flat=True)
        .first()
    )
    return f"{year}-{int(last[5:]) + 1 if last else 1:04}"


def _enter_in_register(notice: Notice, *, by: Person) -> None:
    """Make the proposed system and use, or bring the proposed use up to date when the notice comes back."""
    why = f"Melding {notice.number}"
    notice.system = system = notice.system or _system(notice, by=by, why=why)
    facts, use_case = _facts(notice, by=by), notice.use_case
    if use_case and use_case.has_ruling():
        _refuse_other_use(use_case, system, facts)
    elif use_case and use_case.system_id == system.pk:
        UseCase.objects.filter(pk=use_case.pk).update(**facts)
        register.write_version(system, by=by, why=f"{why} aangevuld")
    else:
        if use_case:
            _leave_register(notice, use_case, by=by, why=f"{why} gaat nu over {system}")
        notice.use_case = register.add_use_case(by=by, system=system, facts=facts, why=why)


def _system(notice: Notice, *, by: Person, why: str) -> AISystem:
    """The system of this name in the register, put there as proposed when it is new."""
    known = AISystem.objects.of(notice.organisation).filter(name__iexact=notice.system_name).first()
    if known:
        return known
    supplier = register.supplier_called(notice.supplier_name, organisation=notice.organisation)
    facts = {"name": notice.system_name, "kind": notice.system_kind, "supplier": supplier, "owner": by}
    return register.add_system(by=by, facts=facts, why=why, article="2.1")


def _facts(notice: Notice, *, by: Person) -> dict[str, Any]:
    """What the notice says of the use, as the register keeps it."""
    return {
        "purpose": notice.purpose,
        "description": notice.description,
        "benefit": notice.benefit,
        "process": notice.process,
        "unit": notice.unit,
        "owner": notice.unit.lead if notice.unit and notice.unit.lead else by,
        "affected": notice.affected,
        "output_role": notice.output_role,
        "data_classes": notice.data_classes,
        "starts_on": notice.starts_on,
        "used_since": notice.used_since,
    }


def _refuse_other_use(use_case: UseCase, system: AISystem, facts: dict[str, Any]) -> None:
    """No answer rewrites what a ruling allows: another system, purpose or kind of data is a new report."""
    same = use_case.system_id == system.pk and all(getattr(use_case, name) == facts[name] for name in RULED_ON)
    if not same:
        way_on = WayOn("Meld het andere gebruik", reverse("intake:start"))
        raise refuse("2.1", "Over dit gebruik is al besloten. Een ander gebruik is een nieuwe melding.", way_on)


def duplicates(notice: Notice) -> list[UseCase]:
    """Uses of the same system for the same purpose that a ruling allows already, a pilot too: join instead."""
    if notice.system is None or not notice.purpose:
        return []
    allowed = UseCase.objects.now_used().filter(system=notice.system, purpose=notice.purpose)
    return list(allowed.select_related("system", "unit").prefetch_related("pilots"))
