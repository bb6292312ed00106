"""People for the functioneel beheerder, and for everyone what the product knows of them."""

from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from waarborg.accounts import actions
from waarborg.accounts.access import needs, person_of, signed_in
from waarborg.accounts.colleagues import MANY, in_full, people_called
from waarborg.accounts.forms import KeyForm, PeopleFilter, PersonForm, RolesForm
from waarborg.accounts.models import Person
from waarborg.audit.models import Event
from waarborg.core.tables import Cell, Empty, Field, Listing, build
from waarborg.core.transitions import Refused

LATEST = 20


def _address(person: Person) -> str:
    return reverse("accounts:person", args=[person.pk])


PEOPLE: Listing[Person] = Listing(
    caption="Personen",
    fields=(
        Field("name", "Naam", lambda person: person.name),
        Field("job", "Functie", lambda person: person.job),
        Field("kind", "Soort", lambda person: person.get_kind_display()),
        Field("unit", "Team", lambda person: person.unit.name if person.unit else ""),
        Field("roles", "Rollen", lambda person: ", ".join(person.role_labels)),
        Field("active", "Actief", lambda person: "ja" if person.is_active else Cell("nee", tone="neutral")),
    ),
    orders={"name": ("name", "pk")},
    default_order="name",
    link=_address,
    empty=Empty("Niemand past bij deze filters.", "Toon iedereen", "?actief=alle"),
)


@needs("accounts.manage")
def people(request: HttpRequest) -> HttpResponse:
    organisation = person_of(request).organisation_id
    form = PeopleFilter(request.GET, organisation_id=organisation)
    form.is_valid()
    found = _matching(Person.objects.filter(organisation=organisation), form.cleaned_data)
    table = build(request, found.select_related("unit").prefetch_related("assignments"), PEOPLE, filter_form=form)
    return render(request, "accounts/people.html", {"table": table})


def _matching(found: QuerySet[Person], wanted: dict[str, Any]) -> QuerySet[Person]:
    if words := wanted.get("q"):
        found = found.filter(Q(name__icontains=words) | Q(email__icontains=words))
    if kind := wanted.get("soort"):
        found = found.filter(kind=kind)
    if unit := wanted.get("team"):
        found = found.filter(unit=unit)
    if role := wanted.get("rol"):
        found = found.filter(assignments__role=role)
    if wanted.get("actief") != "alle":
        found = found.filter(is_active=wanted.get("actief") != "nee")
    return found


@needs("accounts.manage")
def add(request: HttpRequest) -> HttpResponse:
    by = person_of(request)
    form = PersonForm(request.POST or None, organisation_id=by.organisation_id)
    if form.is_valid():
        person = actions.add_person(by=by, facts=form.cleaned_data)
        messages.success(request, f"{person} staat erin. Geef hieronder de rollen.")
        return redirect("accounts:roles", person.pk)
    return render(request, "accounts/add.html", {"form": form})


@needs("accounts.manage")
def person(request: HttpRequest, pk: int) -> HttpResponse:
    found = _person(request, pk)
    events = list(Event.objects.about(found)[:LATEST])
    for event in events:
        event.url = reverse("audit:event", args=[event.sequence])  # type: ignore[attr-defined]  # for the timeline
    return render(request, "accounts/person.html", {"subject": found, "events": events})


@needs("accounts.manage")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    by, found = person_of(request), _person(request, pk)
    form = PersonForm(request.POST or None, instance=_person(request, pk), organisation_id=by.organisation_id)
    if form.is_valid():
        try:
            actions.change_person(by=by, person=found, facts=form.cleaned_data)
        except Refused as refused:
            form.add_error("is_active", refused.verdict.sentence)
        else:
            messages.success(request, f"De gegevens van {found} zijn bewaard.")
            return redirect("accounts:person", pk)
    return render(request, "accounts/change.html", {"subject": found, "form": form})


@needs("accounts.manage")
def roles(request: HttpRequest, pk: int) -> HttpResponse:
    found = _person(request, pk)
    form = RolesForm(request.POST or None, person=found)
    if form.is_valid():
        wanted = frozenset(form.cleaned_data["roles"])
        try:
            actions.set_roles(by=person_of(request), person=found, roles=wanted, why=form.cleaned_data["why"])
        except Refused as refused:
            form.add_error("roles", refused.verdict.sentence)
        else:
            messages.success(request, f"De rollen van {found} zijn bewaard.")
            return redirect("accounts:person", pk)
    return render(request, "accounts/roles.html", {"subject": found, "form": form})


@signed_in
@never_cache
def me(request: HttpRequest) -> HttpResponse:
    """One's own facts, ways to log in, and keys. A new key is shown in the answer to the form, and never again."""
    by, token = person_of(request), ""
    form = KeyForm(request.POST or None)
    if form.is_valid():
        _, token = actions.make_key(by=by, **form.cleaned_data)
        form = KeyForm()
    context = {
        "form": form,
        "token": token,
        "keys": by.api_keys.all(),
        "connections": SocialAccount.objects.filter(user=by),
    }
    return render(request, "accounts/me.html", context)


@signed_in
@require_POST
def revoke_key(request: HttpRequest, pk: int) -> HttpResponse:
    by = person_of(request)
    key = get_object_or_404(by.api_keys, pk=pk)
    actions.revoke_key(by=by, key=key)
    messages.success(request, f"De sleutel ‘{key}’ werkt niet meer.")
    return redirect("accounts:me")


def _person(request: HttpRequest, pk: int) -> Person:
    found = Person.objects.select_related("unit", "organisation").prefetch_related("assignments", "leads")
    return get_object_or_404(found, organisation=person_of(request).organisation_id, pk=pk)


@signed_in
def colleagues(request: HttpRequest) -> HttpResponse:
    """The names that fit what is being typed in the field `veld`, as options of a list."""
    typed = request.GET.get(request.GET.get("veld", ""), "").strip()
    found = people_called(typed, organisation=person_of(request).organisation)[:MANY] if typed else []
    return render(request, "accounts/colleagues.html", {"names": [in_full(person) for person in found]})
