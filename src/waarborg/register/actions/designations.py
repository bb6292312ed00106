from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.audit.actions import act, record
from waarborg.core.rulebook import book
from waarborg.core.transitions import Refused, refuse
from waarborg.register.actions.systems import write_version
from waarborg.register.models import Designation, State, UseCase
from waarborg.rulebook import Outcome, Reason, WayOn, verdict
from waarborg.rulebook.words import uncapitalised

FEWEST_WORDS = 3
"""A reason of one or two words tells nobody afterwards why protected data were let in."""


@act
def designate(
    *, by: Person, use_case: UseCase, data_class: str, starts_on: date, ends_on: date, reason: str, conditions: str = ""
) -> Designation:
    """Allow one class of protected data in one use, for a term (art. 4.4). The page asks `intake.actions.designate`."""
    if not by.has_perm("register.designate", use_case):
        raise refuse("4.4", f"Alleen {book().policy.names.the_management} wijst een systeem aan.")
    locked = UseCase.objects.select_for_update(of=("self",)).select_related("system").get(pk=use_case.pk)
    check_designable(locked)
    _check_data(locked, data_class)
    if wrong := no_reason(reason):
        raise refuse("4.4", wrong)
    if wrong := no_term(starts_on, ends_on):
        raise refuse("4.4", wrong)
    designation = Designation.objects.create(
        use_case=locked,
        data_class=data_class,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
        conditions=conditions,
        designated_by=by,
    )
    write_version(locked.system, by=by, why=f"Aangewezen voor {designation.get_data_class_display()}")
    record(
        "register.designated",
        designation,
        by=by,
        article="4.4",
        dossier=locked.system,
        sentence=f"wees {locked} aan voor {designation.for_what}",
        reason=reason,
        data={"data_class": data_class, "starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()},
    )
    return designation


def check_designable(use_case: UseCase) -> None:
    """Refuses what no ruling allows now; also before the form is shown."""
    if use_case.state not in {State.IN_USE, State.PILOT}:
        way_on = WayOn("Bekijk hoe het er nu voor staat", use_case.get_absolute_url())
        raise refuse("4.4", "Aanwijzen kan pas als over de toepassing positief is besloten.", way_on)


def _check_data(use_case: UseCase, data_class: str) -> None:
    known = book().policy.data_classes.get(data_class)
    if known is None or not known.needs_designation:
        raise refuse("4.4", "Voor deze soort gegevens is geen aanwijzing nodig.")
    if missing := not_reported(use_case, data_class):
        raise Refused(verdict([missing]))


def not_reported(use_case: UseCase, data_class: str) -> Reason | None:
    """What was not reported was not ruled on, so there is nothing to designate yet (art. 2.1)."""
    if data_class in use_case.data_classes:
        return None
    given = [("systeem", str(use_case.system_id)), ("doel", use_case.purpose)]
    given += [("gegevens", key) for key in (*use_case.data_classes, data_class)]
    label = uncapitalised(book().policy.data_classes[data_class].label)
    sentence = f"De melding gaat niet over {label}. Meld eerst dat dit gebruik ook {label} verwerkt."
    return Reason("2.1", sentence, Outcome.MISSING, WayOn("Meld dit", f"{reverse('intake:start')}?{urlencode(given)}"))


def no_reason(text: str) -> str:
    """Why this text does not do as the reason of a designation; empty when it does."""
    if len(text.split()) >= FEWEST_WORDS:
        return ""
    return "Schrijf in een zin waarom deze gegevens nodig zijn. Wie dit later controleert, moet het kunnen volgen."


def no_term(starts_on: date, ends_on: date) -> str:
    """Why a designation cannot hold for these days; empty when it can."""
    longest = book().policy.terms.designation_max
    if ends_on < starts_on:
        return "De aanwijzing eindigt voordat zij begint."
    if ends_on < timezone.localdate():
        return "Deze termijn is al voorbij."
    if ends_on - starts_on > timedelta(days=longest):
        return f"Een aanwijzing duurt hoogstens {longest} dagen."
    return ""


@act
def revoke(*, by: Person, designation: Designation, reason: str) -> Designation:
    """Withdraw a designation from today on."""
    if not by.has_perm("register.designate", designation):
        raise refuse("4.4", f"Alleen {book().policy.names.the_management} trekt een aanwijzing in.")
    locked = Designation.objects.select_for_update(of=("self",)).get(pk=designation.pk)
    if locked.revoked_on:
        raise refuse("4.4", "Deze aanwijzing is al ingetrokken.")
    locked.revoked_on, locked.revoked_reason = timezone.localdate(), reason
    locked.save(update_fields=["revoked_on", "revoked_reason"])
    write_version(locked.system, by=by, why="Aanwijzing ingetrokken")
    record(
        "register.revoked",
        locked,
        by=by,
        article="4.4",
        dossier=locked.system,
        sentence=f"trok de aanwijzing voor {locked.for_what} in",
        reason=reason,
    )
    return locked
