"""The risk class of a use: the conversation, what follows from it, and deviating from it (art. 9.1)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from waarborg.accounts.access import person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.register.models import UseCase


@signed_in
def use(request: HttpRequest, pk: int) -> HttpResponse:
    use_case = use_of(person_of(request), pk)
    return render(request, "assessment/use.html", {"use_case": use_case})


def use_of(person: Person, pk: int) -> UseCase:
    """A use in the register of this person's organisation."""
    uses = UseCase.objects.select_related("system", "owner", "unit")
    found = uses.filter(pk=pk, system__organisation_id=person.organisation_id).first()
    if found is None:
        raise Http404
    return found
