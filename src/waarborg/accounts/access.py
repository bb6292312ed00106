"""Who is asking: for views, typed."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase

from waarborg.accounts.models import Person

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def person_of(request: HttpRequest) -> Person:
    """The person who is logged in. Only for views behind `signed_in`."""
    if not isinstance(request.user, Person):
        raise TypeError("this view needs @signed_in")
    return request.user


def signed_in(view: View[P]) -> View[P]:
    """Only for people who are logged in; others get the log-in page first."""
    return login_required(view)


def needs(permission: str) -> Callable[[View[P]], View[P]]:
    """Only for people with this permission; to anyone else the page does not exist."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not person_of(request).has_perm(permission):
                raise Http404
            return view(request, *args, **kwargs)

        return login_required(guarded)

    return decorate
