"""One system: what the register says, what it is used for, who takes part, and all that happened."""

from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.access import person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.audit.models import Event
from waarborg.core.paging import page
from waarborg.core.rulebook import book
from waarborg.core.tables import AFTER
from waarborg.core.transitions import available
from waarborg.register.models import AISystem, Designation, Participation, State, UseCase, Version, changes
from waarborg.register.states import BY_HAND, RESUME, RESUME_PILOT, RETIRE, SUSPEND
from waarborg.register.timeline import shown_to, without_hidden_reasons
from waarborg.register.views.address import address
from waarborg.register.views.next_step import next_step

EVENTS_SHOWN = 20
KINDS = (("Alles", ""), ("Register", "register"), ("Melding en besluit", "intake"), ("Advies", "advice"))
PAGES = {
    SUSPEND: "register:suspend",
    RESUME: "register:resume",
    RESUME_PILOT: "register:resume",
    RETIRE: "intake:retire",
}


@signed_in
def system(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    entry = _system(person, pk)
    uses = _uses(entry, person)
    events, older_url = _timeline(request, entry, person)
    context = {
        "system": entry,
        "facts": _facts(entry),
        "uses": uses,
        "buttons": _buttons(entry, person),
        "step": next_step(entry, uses, person),
        "report_url": f"{reverse('intake:start')}?systeem={entry.pk}",
        "text_is_behind": bool(entry.text_for_residents) and entry.lacks_public_text,
        "may_confirm_text": person.has_perm("register.confirm_public_text"),
        "may_change": person.has_perm("register.change", entry),
        "may_designate": person.has_perm("register.designate"),
        "may_see_participants": person.has_perm("register.see_participants"),
        "events": events,
        "older_url": older_url,
        "kinds": [
            (label, f"{address(request, soort=kind)}#tijdlijn", kind == _kind(request, person))
            for label, kind in _kinds(person)
        ],
    }
    return render(request, "register/system.html", context)


@signed_in
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    entry = _system(person_of(request), pk)
    found = entry.versions.select_related("by").defer("snapshot")
    return render(request, "register/versions.html", {"system": entry, "versions": found})


@signed_in
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    entry = _system(person_of(request), pk)
    now = get_object_or_404(Version.objects.select_related("by"), system=entry, number=number)
    before = entry.versions.filter(number__lt=number).first()
    found = changes(before.snapshot, now.snapshot) if before else []
    context = {
        "system": entry,
        "version": now,
        "before": before,
        "changes": found,
        "material": any(change.material for change in found),
        "newer": number < entry.latest_version,
        "next_number": number + 1,
    }
    return render(request, "register/version.html", context)


def _system(person: Person, pk: int) -> Any:
    systems = AISystem.objects.of(person.organisation_id).select_related(
        "supplier", "owner__unit", "public_text__confirmed_by"
    )
    lacking = AISystem.objects.lacking_public_text().filter(pk=OuterRef("pk"))
    found = (
        systems.annotate(latest_version=Max("versions__number"), lacks_public_text=Exists(lacking))
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found


def _uses(entry: AISystem, person: Person) -> list[UseCase]:
    """The uses with their designations; names of participants only for who carries out the policy."""
    mine = Participation.objects.filter(use_case=OuterRef("pk"), person=person)
    uses: QuerySet[UseCase] = (
        entry.use_cases.select_related("unit", "owner__unit")
        .annotate(joined=Exists(mine), participants=Count("participations"))
        .prefetch_related(Prefetch("designations", Designation.objects.select_related("designated_by")))
        .order_by("pk")
    )
    if person.has_perm("register.see_participants"):
        uses = uses.prefetch_related(
            Prefetch("participations", Participation.objects.select_related("person__unit").order_by("person__name"))
        )
    today = timezone.localdate()
    found = list(uses)
    for use in found:
        use.system = entry
        use.usable = use.state in {State.IN_USE, State.PILOT} and entry.state in {State.IN_USE, State.PILOT}  # type: ignore[attr-defined]
        for designation in use.designations.all():
            designation.holds = designation.holds_on(today)  # type: ignore[attr-defined]
    return found


def _facts(entry: Any) -> list[tuple[str, Any]]:
    kind = book().policy.system_kinds[entry.kind]
    return [
        ("Soort", kind.label),
        ("Leverancier", entry.supplier or "niet ingevuld"),
        ("AI-model", " ".join(filter(None, [entry.model_name, entry.model_version])) or "niet ingevuld"),
        ("Waar het draait", entry.get_hosting_display()),
        ("Gegevens blijven in de EER", entry.get_in_eea_display()),
        ("Leverancier traint met onze invoer", entry.get_retrains_display()),
        ("Overeenkomst met de verwerker", entry.get_processor_agreement_display()),
        ("Valt onder ons beleid (art. 1.2)", "ja" if kind.in_policy_scope else "nee"),
        ("Valt onder de AI-verordening", entry.get_ai_act_scope_display()),
    ]


def _buttons(entry: AISystem, person: Person) -> list[tuple[str, str]]:
    """What this person may do with the whole system now: the label and the address of each."""
    offered = available(BY_HAND, entry, by=person, today=timezone.localdate())
    return [
        (transition.label, reverse(PAGES[transition], args=[entry.pk]))
        for transition, verdict in offered
        if verdict.allowed
    ]


def _kinds(person: Person) -> tuple[tuple[str, str], ...]:
    """Advice is the last one. Who may not read it is not offered an empty list of it."""
    return KINDS if person.has_perm("register.view_deliberations") else KINDS[:-1]


def _kind(request: HttpRequest, person: Person) -> str:
    asked = request.GET.get("soort", "")
    return asked if asked in {kind for _, kind in _kinds(person)} else ""


def _timeline(request: HttpRequest, entry: AISystem, person: Person) -> tuple[list[Event], str]:
    """One page of what happened, and the address of the page before. Only who inspects the log gets links into it."""
    happened = shown_to(person, Event.objects.in_dossier(entry))
    if kind := _kind(request, person):
        happened = happened.filter(act__startswith=f"{kind}.")
    found = page(happened, order=("-sequence", "-pk"), cursor=request.GET.get(AFTER, ""), size=EVENTS_SHOWN)
    events = without_hidden_reasons(person, found.rows)
    if person.has_perm("audit.inspect"):
        for event in events:
            event.url = reverse("audit:event", args=[event.sequence])  # type: ignore[attr-defined]
    older = address(request, **{AFTER: found.next_cursor}) if found.next_cursor else ""
    return events, f"{older}#tijdlijn" if older else ""
