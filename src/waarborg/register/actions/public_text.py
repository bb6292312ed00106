from collections.abc import Iterable

from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.audit.actions import act, record
from waarborg.core.transitions import refuse
from waarborg.register.models import AISystem, PublicText, State
from waarborg.rulebook import WayOn


@act
def confirm_public_text(*, by: Person, system: AISystem, text: str) -> PublicText:
    """Answer for what residents read about a system in use (art. 2.7), as it was proposed or rewritten."""
    if not by.has_perm("register.confirm_public_text"):
        raise refuse("2.7", "Alleen wie het register bijhoudt, kijkt de tekst voor inwoners na.")
    if not text.strip():
        raise refuse("2.7", "Schrijf op wat inwoners over dit systeem moeten weten.")
    locked = AISystem.objects.select_for_update(of=("self",)).get(pk=system.pk)
    check_public(locked)
    words = {
        "text": text.strip(),
        "confirmed_by": by,
        "confirmed_on": timezone.localdate(),
        "rulings": " ".join(_rulings(locked)),
    }
    confirmed, _ = PublicText.objects.update_or_create(system=locked, defaults=words)
    record(
        "register.public_text_confirmed",
        locked,
        by=by,
        article="2.7",
        sentence=f"keek de tekst voor inwoners over {locked} na",
        data={"text": confirmed.text},
    )
    return confirmed


def check_public(system: AISystem) -> None:
    """Refuses a text about what residents do not see now; also before the form is shown."""
    if system.state != State.IN_USE:
        way_on = WayOn("Bekijk hoe het er nu voor staat", system.get_absolute_url())
        raise refuse("2.7", "In het openbare register staat alleen wat nu in gebruik is.", way_on)


def _rulings(system: AISystem) -> Iterable[str]:
    return system.use_cases.filter(state=State.IN_USE).values_list("ruling_hash", flat=True)
