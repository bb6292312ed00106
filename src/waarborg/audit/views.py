"""The log for who may inspect: reading, checking, and taking it along to check elsewhere."""

import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import wraps
from pathlib import Path
from time import perf_counter
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from waarborg.audit import exports, rules
from waarborg.audit.actions import chain_end, verify
from waarborg.audit.forms import EventFilter
from waarborg.audit.models import Event
from waarborg.audit.words import KINDS, act_of, facts_of
from waarborg.core.models import Organisation
from waarborg.core.tables import Empty, Field, Listing, build
from waarborg.core.templatetags.waarborg import dutch_moment

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Organisation, P], HttpResponseBase]

VERIFIER = Path(__file__).with_name("verify_log.py")


def inspecting(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Only for who may inspect the log of their organisation; to others the page does not exist.

    The log stands below the people, so it asks the one who is logged in by permission only.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        person: Any = request.user
        if not person.has_perm("audit.inspect"):
            raise Http404
        return view(request, person.organisation, *args, **kwargs)

    return login_required(guarded)


def _address(event: Event) -> str:
    return reverse("audit:event", args=[event.sequence])


def _moment(event: Event) -> str:
    return dutch_moment(event.moment)


EVENTS = Listing(
    caption="Gebeurtenissen",
    fields=(
        Field("sequence", "Nummer", lambda event: str(event.sequence)),
        Field("moment", "Wanneer", _moment),
        Field("actor", "Wie", lambda event: event.actor_name),
        Field("sentence", "Wat", lambda event: event.sentence),
        Field("kind", "Soort", lambda event: KINDS.get(event.kind, event.kind)),
        Field("article", "Artikel", lambda event: event.article),
    ),
    orders={"sequence": ("sequence", "pk")},
    default_order="-sequence",
    link=_address,
    empty=Empty("Geen gebeurtenis past bij deze filters.", "Toon alles", "?"),
)


@inspecting
def events(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = EventFilter(request.GET)
    form.is_valid()
    found = _matching(Event.objects.filter(organisation=organisation), form.cleaned_data)
    table = build(request, found, EVENTS, filter_form=form)
    return render(request, "audit/events.html", {"table": table, "dossier": form.cleaned_data.get("dossier")})


def _matching(found: QuerySet[Event], wanted: dict[str, Any]) -> QuerySet[Event]:
    if dossier := wanted.get("dossier"):
        found = found.filter(dossier=dossier)
    if kind := wanted.get("soort"):
        found = found.filter(act__startswith=f"{kind}.")
    if who := wanted.get("wie"):
        found = found.filter(actor_name__icontains=who)
    if since := wanted.get("van"):
        found = found.filter(moment__gte=_start_of(since))
    if until := wanted.get("tot"):
        found = found.filter(moment__lt=_start_of(until + timedelta(days=1)))
    for word in wanted.get("woorden", "").split():
        found = found.filter(sentence__icontains=word)
    return found


@inspecting
def event(request: HttpRequest, organisation: Organisation, sequence: int) -> HttpResponse:
    found = get_object_or_404(
        Event.objects.select_related("organisation"), organisation=organisation, sequence=sequence
    )
    count, _ = chain_end(organisation)
    context = {
        "event": found,
        "act": act_of(found),
        "kind": KINDS.get(found.kind, found.kind),
        "facts": list(facts_of(found)),
        "data": json.dumps(found.data, indent=2, ensure_ascii=False) if found.data else "",
        "holds": rules.seal(found.facts()) == found.hash,
        "previous": sequence - 1,
        "next": sequence + 1 if sequence < count else None,
    }
    return render(request, "audit/event.html", context)


@inspecting
def verification(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Checks the whole chain when asked to: that reads every event, so it is a button and not a link."""
    count, head = chain_end(organisation)
    context: dict[str, Any] = {"count": count, "head": head}
    if request.method == "POST":
        start = perf_counter()
        context["checked"], context["broken"] = verify(organisation)
        context["seconds"] = round(perf_counter() - start, 1)
    return render(request, "audit/verification.html", context)


@inspecting
def export_csv(request: HttpRequest, organisation: Organisation) -> StreamingHttpResponse:
    return exports.as_csv(organisation)


@inspecting
def export_jsonl(request: HttpRequest, organisation: Organisation) -> StreamingHttpResponse:
    return exports.as_jsonl(organisation)


@inspecting
def verifier(request: HttpRequest, organisation: Organisation) -> FileResponse:
    """The program that checks an export without us; short enough to read before running it."""
    return FileResponse(VERIFIER.open("rb"), as_attachment=True, filename="controleer.py", content_type="text/x-python")


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, timezone.get_current_timezone())
