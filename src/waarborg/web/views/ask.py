from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from waarborg.accounts.access import person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.core.rulebook import book
from waarborg.core.search import search
from waarborg.intake.admission import admit
from waarborg.intake.asking import verdict_on_unknown
from waarborg.intake.catalogue import alternatives
from waarborg.register.models import AISystem
from waarborg.rulebook.words import uncapitalised
from waarborg.web.forms import AskForm

OFFERED = 20


@signed_in
def ask(request: HttpRequest) -> HttpResponse:
    """The question and, when it is complete, its answer. The address holds both, so that it can be shared."""
    person = person_of(request)
    asked = AskForm.base_fields.keys() & request.GET.keys()
    form = AskForm(request.GET if asked else None, organisation=person.organisation_id)
    context = {"form": form, "systems": _offered(person, "")}
    if form.is_valid():
        context |= _answer(person, form)
        named = form.cleaned_data | {"systeem": form.cleaned_data["systeem"].name}
        context["form"] = AskForm(initial=named, organisation=person.organisation_id)
    elif unknown := form.unknown_system():
        context["verdict"] = verdict_on_unknown(unknown, purpose=form.cleaned_data["doel"])
    return render(request, "web/ask.html", context)


@signed_in
def systems(request: HttpRequest) -> HttpResponse:
    """Names of systems to choose from while one is typed."""
    person = person_of(request)
    return render(request, "web/ask_systems.html", {"systems": _offered(person, request.GET.get("systeem", ""))})


def _answer(person: Person, form: AskForm) -> dict[str, object]:
    system, purpose = form.cleaned_data["systeem"], form.cleaned_data["doel"]
    data_classes, today = form.cleaned_data["gegevens"], timezone.localdate()
    verdict = admit(person=person, system=system, purpose=purpose, data_classes=data_classes, today=today)
    policy = book().policy
    data = ", ".join(uncapitalised(policy.data_classes[key].label) for key in data_classes)
    others = []
    if not verdict.allowed and not policy.purposes[purpose].forbidden:
        others = alternatives(person=person, system=system, purpose=purpose, data_classes=data_classes, today=today)
    return {
        "verdict": verdict,
        "system": system,
        "question": f"{system} voor ‘{policy.purposes[purpose].label}’, met {data}",
        "others": others,
    }


def _offered(person: Person, words: str) -> list[str]:
    found = search(AISystem.objects.of(person.organisation_id), words)
    return list(found.order_by("name", "pk").values_list("name", flat=True)[:OFFERED])
