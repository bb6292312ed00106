"""The demands of law and policy on a use: keeping the list true, arranging, and checking (art. 3.1)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.assessment import aiact
from waarborg.assessment.aiact.obligations import annex_key, is_of_other_law
from waarborg.assessment.demand_states import ARRANGE, CHECK, SEND_BACK, WAIVE
from waarborg.assessment.demands import Applying, Situation, applying
from waarborg.assessment.models import Classification, DemandState, Risk, UseDemand
from waarborg.audit.actions import act, record
from waarborg.core.rulebook import book
from waarborg.core.transitions import Refused, move, refuse
from waarborg.notify.actions import tell
from waarborg.register.models import UseCase
from waarborg.rulebook.words import in_words

ARTICLE = "3.1"
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The keys of what was added, and of what no longer applies."""

    added: tuple[str, ...]
    lapsed: tuple[str, ...]


def situation_of(use_case: UseCase, classification: Classification | None, *, today: date) -> Situation:
    """What the class that holds and the register say of a use, as the catalogue asks it."""
    known: dict[str, object] = {}
    if classification:
        facts, holds = classification.facts, Risk(classification.holds)
        found = aiact.classify(facts, on=today, law=book().law, look_ahead=False, instead=aiact.Risk(holds))
        known = {
            "risk": holds,
            "roles": frozenset(classification.roles or found.roles),
            "areas": frozenset(found.areas),
            "annex_iii": holds == Risk.HIGH and annex_key(facts) == "aia.annex3",
            "fria": found.fria,
            "exit": facts.takes_exit and holds != Risk.HIGH,
            "other_law": holds == Risk.HIGH and is_of_other_law(facts),
            "duties": frozenset(duty.key for duty in found.obligations),
        }
    return Situation(
        **known,  # type: ignore[arg-type]  # each has the type of its field
        data_classes=frozenset(use_case.data_classes),
        affected=use_case.affected,
        output_role=use_case.output_role,
        supplier=use_case.system.supplier_id is not None,
    )


def refresh(use_case: UseCase, classification: Classification | None, *, today: date) -> Refreshed:
    """Bring the list up to date with what applies now. Part of the act that changed the class; may be done again.

    What was settled stays settled; what applies again after it lapsed is open again.
    """
    found = applying(situation_of(use_case, classification, today=today), on=today, law=book().law)
    wanted = {applies.demand.key: applies for applies in found}
    there = {demand.key: demand for demand in use_case.demands.select_for_update().order_by("pk")}
    lapsed = [demand for key, demand in there.items() if key not in wanted and demand.state != DemandState.LAPSED]
    again = [there[key] for key in wanted if key in there and there[key].state == DemandState.LAPSED]
    for demand in lapsed:
        demand.state = DemandState.LAPSED
        demand.save(update_fields=["state"])
    for demand in again:
        applies = wanted[demand.key]
        demand.state, demand.due_on = DemandState.OPEN, _due(applies, today)
        demand.save(update_fields=["state", "due_on"])
    for demand in there.values():
        _say_why(demand, wanted.get(demand.key))
    new = [_new(use_case, applies, today) for key, applies in wanted.items() if key not in there]
    UseDemand.objects.bulk_create(new)
    return Refreshed(tuple(demand.key for demand in (*new, *again)), tuple(demand.key for demand in lapsed))


def _say_why(demand: UseDemand, applies: Applying | None) -> None:
    """Another class may be another reason for the same demand."""
    if applies and demand.because != applies.because[:LONGEST_REASON]:
        demand.because = applies.because[:LONGEST_REASON]
        demand.save(update_fields=["because"])


def _new(use_case: UseCase, applies: Applying, today: date) -> UseDemand:
    return UseDemand(
        organisation_id=use_case.system.organisation_id,
        use_case=use_case,
        key=applies.demand.key,
        because=applies.because[:LONGEST_REASON],
        owner=use_case.owner,
        due_on=_due(applies, today),
    )


def _due(applies: Applying, today: date) -> date:
    """Within the municipality's term, but not before the law asks it."""
    term = today + timedelta(days=book().policy.assessment.duty_term)
    return max(term, applies.from_day or term)


@act
def assign(*, by: Person, demand: UseDemand, owner: Person, due_on: date) -> UseDemand:
    """Say who arranges it, and by when. The owner hears of it."""
    if not by.has_perm("assessment.arrange_demand", demand):
        raise not_yours()
    locked = _locked(demand)
    if locked.state != DemandState.OPEN:
        raise refuse(ARTICLE, f"Dit kan niet meer: de status is nu ‘{locked.get_state_display()}’.")
    locked.owner, locked.due_on = owner, due_on
    locked.save(update_fields=["owner", "due_on"])
    _tell(owner, f"U regelt een wettelijke eis: {locked.title}", f"Uiterlijk {in_words(due_on)}.", locked, by=by)
    _record("assessment.demand_assigned", locked, by=by, said=f"vroeg {owner.name} om ‘{locked.title}’ te regelen")
    return locked


@act
def arrange(
    *, by: Person, demand: UseDemand, measure: str, evidence: str = "", evidence_until: date | None = None,
    today: date | None = None,
) -> UseDemand:  # fmt: skip
    """Say how it is arranged, with the proof. Somebody else checks it."""
    if not measure.strip():
        raise refuse(ARTICLE, "Schrijf op hoe het is geregeld: wie het nakijkt moet dat kunnen lezen.")
    on = today or timezone.localdate()
    if evidence_until and evidence_until < on:
        raise refuse(ARTICLE, "Dit bewijs is al verlopen. Zorg eerst voor nieuw bewijs.")
    locked = move(ARRANGE, demand, by=by, today=on)
    locked.measure, locked.evidence, locked.evidence_until = measure, evidence, evidence_until
    _arranged(locked, by=by, waived=False)
    _record("assessment.demand_arranged", locked, by=by, said=f"meldde geregeld: {locked.title}", reason=measure)
    return locked


@act
def waive(*, by: Person, demand: UseDemand, reason: str, today: date | None = None) -> UseDemand:
    """Say why it is not needed here. Somebody else checks that too."""
    if not reason.strip():
        raise refuse(ARTICLE, "Schrijf op waarom deze eis hier niet geldt.")
    locked = move(WAIVE, demand, by=by, today=today or timezone.localdate())
    locked.measure, locked.evidence, locked.evidence_until = reason, "", None
    _arranged(locked, by=by, waived=True)
    _record("assessment.demand_waived", locked, by=by, said=f"vond niet nodig: {locked.title}", reason=reason)
    return locked


@act
def check(*, by: Person, demand: UseDemand, note: str = "", today: date | None = None) -> UseDemand:
    """Confirm that it is arranged. Never by who arranged it."""
    locked = move(CHECK, demand, by=by, today=today or timezone.localdate())
    locked.checked_by, locked.checked_at, locked.note = by, timezone.now(), note
    locked.save(update_fields=["checked_by", "checked_at", "note"])
    _record("assessment.demand_checked", locked, by=by, said=f"keek na: {locked.title}", reason=note)
    return locked


@act
def send_back(*, by: Person, demand: UseDemand, note: str, today: date | None = None) -> UseDemand:
    """Say what is still missing; it is open again and its owner hears why."""
    if not note.strip():
        raise refuse(ARTICLE, "Schrijf op wat er nog ontbreekt.")
    locked = move(SEND_BACK, demand, by=by, today=today or timezone.localdate())
    locked.note, locked.waived = note, False
    locked.save(update_fields=["note", "waived"])
    if locked.owner:
        _tell(locked.owner, f"Nog niet goed geregeld: {locked.title}", note, locked, by=by)
    _record("assessment.demand_sent_back", locked, by=by, said=f"stuurde terug: {locked.title}", reason=note)
    return locked


def not_yours() -> Refused:
    return refuse(ARTICLE, "Alleen de eigenaar en wie risico's beoordeelt, wijzen dit toe.")


def _locked(demand: UseDemand) -> UseDemand:
    return UseDemand.objects.select_for_update(of=("self",)).select_related("use_case__system").get(pk=demand.pk)


def _arranged(demand: UseDemand, *, by: Person, waived: bool) -> None:
    demand.waived, demand.arranged_by, demand.arranged_at = waived, by, timezone.now()
    demand.save(update_fields=["waived", "measure", "evidence", "evidence_until", "arranged_by", "arranged_at"])


def _tell(person: Person, sentence: str, body: str, demand: UseDemand, *, by: Person) -> None:
    if person != by:
        tell([person], sentence=sentence, body=f"{demand.use_case}. {body}", url=demand.get_absolute_url())


def _record(name: str, demand: UseDemand, *, by: Person, said: str, reason: str = "") -> None:
    record(
        name,
        demand,
        by=by,
        article=ARTICLE,
        dossier=demand.use_case.system,
        sentence=said,
        reason=reason,
        data={"demand": demand.key, "evidence": demand.evidence},
    )
