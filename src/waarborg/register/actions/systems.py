from datetime import date
from typing import Any

from django.db.models import Max
from django.forms.models import model_to_dict
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.audit.actions import act, record
from waarborg.core.models import Organisation
from waarborg.core.transitions import Refused, Transition, move, refuse
from waarborg.notify.actions import tell
from waarborg.register.models import AISystem, Participation, State, Supplier, UseCase, Version, changes
from waarborg.register.models.system import DESCRIBING_FACTS
from waarborg.register.rules import differences
from waarborg.register.states import RESUME, RESUME_PILOT, RETIRE, RULED_AGAIN, SUSPEND
from waarborg.rulebook import DutyName, WayOn

SYSTEM_FACTS = frozenset({"name", "supplier", "owner", *DESCRIBING_FACTS})
USE_FACTS = frozenset(
    {
        "purpose",
        "description",
        "benefit",
        "process",
        "unit",
        "owner",
        "affected",
        "output_role",
        "data_classes",
        "starts_on",
        "used_since",
    }
)
"""What may be told of a system and of a use. States and rulings are not facts: they follow from other acts."""

KEPT_OUT_OF_SNAPSHOT = {"id", "organisation", "search_text", "system"}


def snapshot(system: AISystem) -> dict[str, Any]:
    """What the register says about a system now, as JSON: its facts, uses and designations, in words where it can."""
    uses = {
        str(use.pk): _facts(use)
        | {"designations": {str(found.pk): _facts(found, leave_out={"use_case"}) for found in use.designations.all()}}
        for use in system.use_cases.prefetch_related("designations").order_by("pk")
    }
    return _facts(system) | {"use_cases": uses}


def snapshot_alone(system: AISystem) -> dict[str, Any]:
    """The snapshot of a system that was made just now, so without uses: no queries."""
    return _facts(system) | {"use_cases": {}}


def _facts(record: Any, *, leave_out: set[str] | None = None) -> dict[str, Any]:
    """A record's editable fields; people, teams and suppliers by name, dates in ISO form."""
    skipped = KEPT_OUT_OF_SNAPSHOT | (leave_out or set())
    facts = {}
    for name, value in model_to_dict(record).items():
        if name in skipped:
            continue
        field = record._meta.get_field(name)
        facts[name] = str(getattr(record, name)) if field.is_relation and value else value
        if hasattr(value, "isoformat"):
            facts[name] = value.isoformat()
    return facts


def write_version(system: AISystem, *, by: Person | None, why: str) -> Version:
    """Keep what the register says now as the next version. Called at the end of each act that changes an entry."""
    AISystem.objects.filter(pk=system.pk).update(changed_at=timezone.now())  # first: its row lock puts writers in line
    last = system.versions.aggregate(last=Max("number"))["last"] or 0
    return Version.objects.create(system=system, number=last + 1, by=by, why=why[:300], snapshot=snapshot(system))


def supplier_called(name: str, *, organisation: Organisation) -> Supplier | None:
    """The supplier with this name, made when it is new; None when no name is given."""
    if not name.strip():
        return None
    found = Supplier.objects.filter(organisation=organisation, name__iexact=name.strip()).first()
    return found or Supplier.objects.create(organisation=organisation, name=name.strip())


def _only(known: frozenset[str], facts: dict[str, Any]) -> dict[str, Any]:
    if unknown := facts.keys() - known:
        raise ValueError(f"not a fact of the register: {', '.join(sorted(unknown))}")
    return facts


@act
def add_system(*, by: Person, facts: dict[str, Any], why: str, article: str = "2.6") -> AISystem:
    """Put a system in the register, as proposed. Nothing becomes usable by this."""
    system = AISystem.objects.create(organisation=by.organisation, **_only(SYSTEM_FACTS, facts))
    write_version(system, by=by, why=why)
    record("register.added", system, by=by, article=article, sentence=f"nam {system} op in het register", reason=why)
    return system


class ChangedMeanwhile(Exception):
    """Somebody changed the entry after this person opened it. Carries what the entry said then and says now."""

    def __init__(self, seen: Version, now: Version) -> None:
        self.seen, self.now = seen, now
        super().__init__(f"version {seen.number} was changed, now {now.number}")


@act
def change_system(
    *, by: Person, system: AISystem, facts: dict[str, Any], why: str, seen: int | None = None
) -> AISystem:
    """Correct or update what the register says about a system. The state is not among the facts.

    A supplier may be given as `supplier_name`. `seen` is the number of the version that the person had before them;
    raises ChangedMeanwhile when there is a newer one.
    """
    if not by.has_perm("register.change", system):
        raise refuse("2.6", "Alleen wie het register bijhoudt en de eigenaar mogen dit wijzigen.")
    locked = _locked_with_uses(system)
    _check_seen(locked, seen)
    before = snapshot(locked)
    given = dict(facts)
    if "supplier_name" in given:
        given["supplier"] = supplier_called(given.pop("supplier_name"), organisation=by.organisation)
    for name, value in _only(SYSTEM_FACTS, given).items():
        setattr(locked, name, value)
    locked.save()
    changed = differences(before, snapshot(locked))
    material = any(found.material for found in changed)
    write_version(locked, by=by, why=why)
    record(
        "register.changed",
        locked,
        by=by,
        article="2.6",
        sentence=f"wijzigde {locked} in het register",
        reason=why,
        data={"changed": [found.path for found in changed], "material": material},
    )
    if material:
        _reopen(locked, before, by=by, why=why)
    return locked


def _locked_with_uses(system: AISystem) -> AISystem:
    """The uses before the system, as a ruling locks them: then neither waits for the other for ever."""
    list(UseCase.objects.select_for_update().filter(system=system).order_by("pk").values_list("pk"))
    return AISystem.objects.select_for_update(of=("self",)).get(pk=system.pk)


def _reopen(system: AISystem, before: dict[str, Any], *, by: Person, why: str) -> None:
    """The rulings rest on facts that are no longer so. Whoever advises looks at them again (art. 2.3 and 2.4)."""
    if (
        not system.use_cases.filter(state__in=[*RULED_AGAIN, State.SUSPENDED])
        .exclude(ruling_hash="")
        .update(reopened_at=timezone.now())
    ):
        return
    told = [found for found in changes(before, snapshot(system)) if found.material]
    board = Person.objects.holding(DutyName.ADVISE).filter(organisation=system.organisation_id)
    tell(
        board.exclude(pk=by.pk),
        sentence=f"{system} is gewijzigd na het besluit. Kijk opnieuw en geef advies",
        body="\n".join([*(f"{found.label}: {found.before} → {found.after}" for found in told), why]),
        url=system.get_absolute_url(),
    )


def _check_seen(system: AISystem, seen: int | None) -> None:
    now = system.versions.order_by("-number").first()
    if seen is None or now is None or now.number == seen:
        return
    then = system.versions.filter(number=seen).first() or now
    raise ChangedMeanwhile(then, now)


@act
def add_use_case(*, by: Person, system: AISystem, facts: dict[str, Any], why: str) -> UseCase:
    """Put a use of a system in the register, as proposed."""
    use_case = UseCase.objects.create(system=system, **_only(USE_FACTS, facts))
    write_version(system, by=by, why=why)
    record(
        "register.use_added",
        use_case,
        by=by,
        article="2.6",
        dossier=system,
        sentence=f"nam de toepassing ‘{use_case.purpose_label}’ van {system} op in het register",
        reason=why,
    )
    return use_case


@act
def join(*, by: Person, use_case: UseCase) -> Participation:
    """Take part in a use that exists already, instead of reporting it again."""
    locked = UseCase.objects.select_for_update(of=("self", "system")).select_related("system").get(pk=use_case.pk)
    if not locked.can_be_joined:
        raise _not_joined(locked)
    participation, new = Participation.objects.get_or_create(use_case=locked, person=by)
    sentence = f"doet mee met {locked}" if new else f"meldde zich opnieuw voor {locked}"
    record("register.joined", locked, by=by, article="2.1", dossier=locked.system, sentence=sentence)
    return participation


def _not_joined(use_case: UseCase) -> Refused:
    if use_case.system.state == State.SUSPENDED:
        return refuse("2.4", "Meedoen kan nu niet: dit systeem is stilgezet.")
    if use_case.state == State.PILOT:
        way_on = WayOn("Bekijk de pilot: de deelnemers staan in het besluit", use_case.get_absolute_url())
        return refuse("2.3", "Meedoen kan nog niet: de deelnemers van de pilot staan in het besluit.", way_on)
    return refuse("2.4", "Meedoen kan pas als de toepassing is toegestaan.")


@act
def suspend(*, by: Person, system: AISystem, reason: str, today: date | None = None) -> AISystem:
    """The stop switch: from now on nobody may use the system."""
    return _by_hand(SUSPEND, system, by=by, reason=reason, said="zette {} stil", today=today)


@act
def resume(*, by: Person, system: AISystem, reason: str, today: date | None = None) -> AISystem:
    """Lift the stop: back to use, or to the pilot when that was all there was."""
    in_use = system.use_cases.filter(state=State.IN_USE).exists()
    transition = RESUME if in_use else RESUME_PILOT
    return _by_hand(transition, system, by=by, reason=reason, said="stond {} weer toe", today=today)


@act
def retire(*, by: Person, system: AISystem, reason: str, today: date | None = None) -> AISystem:
    """Take a system out of use for good, with all that it was used for. The page asks `intake.actions.retire`."""
    retired = _by_hand(RETIRE, system, by=by, reason=reason, said="nam {} uit gebruik", today=today)
    retired.use_cases.filter(state__in=[State.IN_USE, State.PILOT]).update(state=State.RETIRED)
    return retired


def _by_hand(
    transition: Transition, system: AISystem, *, by: Person, reason: str, said: str, today: date | None
) -> AISystem:
    if not reason.strip():
        raise refuse(transition.article, "Geef een reden: die staat in het dossier.")
    moved = move(transition, system, by=by, today=today or timezone.localdate())
    write_version(moved, by=by, why=reason)
    record(
        f"register.{transition.name}",
        moved,
        by=by,
        article=transition.article,
        sentence=said.format(moved),
        reason=reason,
        data={"from": system.state, "to": moved.state},
    )
    return moved
