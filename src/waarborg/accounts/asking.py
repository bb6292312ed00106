"""Who asks through the API."""

from django.http import Http404, HttpRequest

from waarborg.accounts.models import Person


def asker_of(request: HttpRequest) -> Person:
    """Ninja keeps in `auth` what the authentication of the API found; without a person nothing exists."""
    person = getattr(request, "auth", None)
    if not isinstance(person, Person):
        raise Http404
    return person
