"""Official texts: read in to look at, taken over to use, and no longer used (art. 9.2)."""

from typing import Any

from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.assessment.models import InstrumentVersion
from waarborg.audit.actions import act, record
from waarborg.audit.rules import canonical, sha256
from waarborg.core.transitions import refuse
from waarborg.rulebook import WayOn


@act
def look_at(*, by: Person, table: dict[str, Any], file_name: str) -> InstrumentVersion:
    """Keep a text that was read in, so that someone can look at it. The same text is kept once."""
    seal = sha256(canonical(table))
    version, _ = InstrumentVersion.objects.get_or_create(
        organisation=by.organisation,
        key=table["key"],
        sha256=seal,
        defaults={
            "urn": table["urn"],
            "title": table["title"],
            "version": table["version"],
            "content": table,
            "file_name": file_name[:200],
            "imported_by": by,
        },
    )
    _record("assessment.instrument_read", version, by=by, sentence=f"las een instrument in: {version}")
    return version


@act
def take_over(*, by: Person, version: InstrumentVersion) -> InstrumentVersion:
    """From now on one begins with this text. What began with an earlier one goes on with that."""
    locked = InstrumentVersion.objects.select_for_update().get(pk=version.pk)
    if locked.is_on_offer or locked.imported_by_id is None:
        raise refuse("9.2", "Deze tekst is al in gebruik.", _back(locked))
    now = timezone.now()
    earlier = InstrumentVersion.objects.on_offer(locked.organisation_id).filter(key=locked.key)
    earlier.update(withdrawn_at=now)
    locked.taken_over_at, locked.withdrawn_at = now, None
    locked.save(update_fields=["taken_over_at", "withdrawn_at"])
    _record("assessment.instrument_taken_over", locked, by=by, sentence=f"nam een instrument over: {locked}")
    return locked


@act
def withdraw_instrument(*, by: Person, version: InstrumentVersion) -> InstrumentVersion:
    """Nobody begins with this text any more. Assessments that began with it go on."""
    locked = InstrumentVersion.objects.select_for_update().get(pk=version.pk)
    if not locked.is_on_offer:
        raise refuse("9.2", "Deze tekst is niet in gebruik.", _back(locked))
    locked.withdrawn_at = timezone.now()
    locked.save(update_fields=["withdrawn_at"])
    _record("assessment.instrument_withdrawn", locked, by=by, sentence=f"stopte met een instrument: {locked}")
    return locked


def _back(version: InstrumentVersion) -> WayOn:
    return WayOn("Terug naar het instrument", version.get_absolute_url())


def _record(act_name: str, version: InstrumentVersion, *, by: Person, sentence: str) -> None:
    data = {"key": version.key, "version": version.version, "sha256": version.sha256}
    record(act_name, version, by=by, article="9.2", sentence=sentence, data=data)
