"""A spreadsheet into the register: look first, then bring in as one act, and undo as one act."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.audit.actions import act, record
from waarborg.audit.rules import canonical, sha256
from waarborg.core.models import Organisation
from waarborg.core.rulebook import book
from waarborg.core.search import fold
from waarborg.core.sheets import Sheet
from waarborg.core.transitions import refuse
from waarborg.register.actions.systems import snapshot_alone
from waarborg.register.models import AISystem, ImportBatch, ImportedRow, State, Supplier, Version
from waarborg.register.models.system import DESCRIBING_FACTS
from waarborg.register.rules.columns import columns_of
from waarborg.register.rules.importing import Entry, RowVerdict, judge, name_key

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Stayed:
    """A system that undo leaves in the register, and why."""

    system: AISystem
    why: str


def look_at(sheet: Sheet, *, by: Person, file_name: str) -> ImportBatch:
    """Judge a spreadsheet and keep the outcome for the preview. The register does not change, so this is no act."""
    columns = columns_of(sheet.header)
    kinds = {key: kind.label for key, kind in book().policy.system_kinds.items()}
    wanted = {name_key(row.cells[columns.places["name"]]) for row in sheet.rows} if "name" in columns.places else set()
    rows = judge(sheet.rows, columns, kinds=kinds, entries=_entries(by.organisation, wanted))
    return ImportBatch.objects.create(
        organisation=by.organisation,
        by=by,
        file_name=file_name[:200],
        columns={"read": columns.read, "left": columns.left},
        rows=[asdict(row) for row in rows],
    )


def _entries(organisation: Organisation, wanted: set[str]) -> dict[str, Entry]:
    """The systems of the register with one of these names."""
    named = AISystem.objects.of(organisation).values_list("pk", "name").iterator()
    keys = [pk for pk, name in named if name_key(name) in wanted]
    found: dict[str, Entry] = {}
    for start in range(0, len(keys), CHUNK):
        rows = AISystem.objects.filter(pk__in=keys[start : start + CHUNK])
        for pk, name, supplier, *values in rows.values_list("pk", "name", "supplier__name", *DESCRIBING_FACTS):
            facts = dict(zip(DESCRIBING_FACTS, values, strict=True)) | {"name": name, "supplier": supplier or ""}
            found[name_key(name)] = Entry(pk, facts)
    return found


@act
def apply_import(*, by: Person, batch: ImportBatch) -> ImportBatch:
    """Bring the new rows into the register, all as proposed. Names that came in meanwhile are left as they are."""
    locked = _locked(batch, by=by)
    if not locked.is_open:
        raise refuse("2.6", "Dit bestand is al ingelezen.")
    new = [row for row in locked.rows if row["verdict"] == RowVerdict.NEW]
    meanwhile = _entries(by.organisation, {name_key(row["name"]) for row in new})
    rows = [row for row in new if name_key(row["name"]) not in meanwhile]
    if not rows:
        raise refuse("2.6", "Er is niets in te lezen: alles staat al in het register of heeft fouten.")
    _bring_in(locked, rows, by=by)
    locked.applied_at = timezone.now()
    locked.save(update_fields=["applied_at"])
    made = "1 systeem" if len(rows) == 1 else f"{len(rows)} systemen"
    record(
        "register.imported",
        locked,
        by=by,
        article="2.6",
        sentence=f"nam {made} op in het register uit {locked.file_name}",
        data={"made": len(rows), "left": len(locked.rows) - len(rows), "rows_sha256": sha256(canonical(rows))},
    )
    return locked


def _bring_in(batch: ImportBatch, rows: list[dict[str, Any]], *, by: Person) -> None:
    """In bulk: ten thousand rows take seconds. Each system gets its first version and remembers its row."""
    suppliers = _suppliers(batch.organisation, (row["facts"].get("supplier", "") for row in rows))
    systems = AISystem.objects.bulk_create(
        [_system(batch.organisation, row["facts"], suppliers) for row in rows], batch_size=CHUNK
    )
    why = f"Ingelezen uit {batch.file_name}"[:300]
    Version.objects.bulk_create(
        [Version(system=system, number=1, by=by, why=why, snapshot=snapshot_alone(system)) for system in systems],
        batch_size=CHUNK,
    )
    ImportedRow.objects.bulk_create(
        [
            ImportedRow(batch=batch, system=system, number=row["number"])
            for row, system in zip(rows, systems, strict=True)
        ],
        batch_size=CHUNK,
    )


def _suppliers(organisation: Organisation, names: Iterable[str]) -> dict[str, Supplier]:
    """The suppliers by name, the new ones made."""
    known = {name_key(found.name): found for found in Supplier.objects.filter(organisation=organisation)}
    new = {name_key(name): name for name in names if name and name_key(name) not in known}
    made = Supplier.objects.bulk_create([Supplier(organisation=organisation, name=name) for name in new.values()])
    return known | {name_key(supplier.name): supplier for supplier in made}


def _system(organisation: Organisation, facts: Mapping[str, str], suppliers: Mapping[str, Supplier]) -> AISystem:
    given = {name: facts[name] for name in DESCRIBING_FACTS if name in facts} | {"name": facts["name"]}
    system = AISystem(organisation=organisation, supplier=suppliers.get(name_key(facts.get("supplier", ""))))
    system.kind = "other_ai"
    for name, value in given.items():
        setattr(system, name, value)
    system.search_text = fold(*system.words())
    return system


@act
def undo_import(*, by: Person, batch: ImportBatch) -> list[Stayed]:
    """Take out what an import brought in, except what was changed or used since; tells which stayed and why."""
    locked = _locked(batch, by=by)
    if not locked.can_be_undone:
        raise refuse("2.6", "Dit bestand is niet ingelezen of al teruggedraaid.")
    stays = stays_after_undo(locked)
    going = AISystem.objects.filter(imported_by__batch=locked).exclude(pk__in=[found.system.pk for found in stays])
    removed = going.count()
    AISystem.objects.filter(pk__in=list(going.values_list("pk", flat=True))).delete()
    names = {row["facts"].get("supplier", "") for row in locked.rows}
    Supplier.objects.filter(organisation=locked.organisation, name__in=names, systems=None).delete()
    locked.undone_at = timezone.now()
    locked.save(update_fields=["undone_at"])
    record(
        "register.import_undone",
        locked,
        by=by,
        article="2.6",
        sentence=f"draaide het inlezen van {locked.file_name} terug",
        data={"removed": removed, "stayed": len(stays)},
    )
    return stays


def stays_after_undo(batch: ImportBatch) -> list[Stayed]:
    """The imported systems that somebody has worked with since."""
    systems = AISystem.objects.filter(imported_by__batch=batch)
    changed = set(systems.filter(versions__number__gt=1).values_list("pk", flat=True))
    named = _named_elsewhere(batch)
    stays = []
    for system in systems.order_by("name"):
        if system.state != State.PROPOSED:
            stays.append(Stayed(system, f"de status is nu ‘{system.get_state_display()}’"))
        elif system.pk in changed:
            stays.append(Stayed(system, "het is sindsdien gewijzigd"))
        elif system.pk in named:
            stays.append(Stayed(system, "er is een toepassing, melding of adviesvraag over"))
    return stays


def _named_elsewhere(batch: ImportBatch) -> set[int]:
    """Systems of this import that any other record names, also one of a chapter that this app does not know."""
    found: set[int] = set()
    for relation in AISystem._meta.related_objects:
        model, name = relation.related_model, relation.field.name
        if model not in {Version, ImportedRow}:
            rows = model._meta.base_manager.filter(**{f"{name}__imported_by__batch": batch})
            found.update(rows.values_list(name, flat=True))
    return found


def _locked(batch: ImportBatch, *, by: Person) -> ImportBatch:
    if not by.has_perm("register.keep"):
        raise refuse("2.6", "Alleen wie het register bijhoudt, leest bestanden in.")
    return ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk, organisation=by.organisation)
