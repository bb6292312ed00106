from collections.abc import Callable
from itertools import islice
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from waarborg.core.transitions import Refused

Respond = Callable[[HttpRequest], HttpResponse]


API = "/api/"
NUL = "\0"
MOST_TYPED = 100
SECRETS = ("csrf", "password", "oldpassword", "code")
"""What the names of fields begin with that are never shown again."""


class NulMiddleware:
    """Answers 400 to an address with a NUL character, which nobody types and PostgreSQL does not take as text.

    The API looks at its own parameters, and names the one that is wrong.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in unquote(request.get_full_path()) and not request.path.startswith(API):
            return render(request, "web/unreadable.html", status=400)
        return self.get_response(request)


class RefusalMiddleware:
    """Shows an act that the policy refuses as a page with reasons, articles and a way on; never as a bare 403."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        back = request.headers.get("Referer", "/")
        context = {
            "verdict": exception.verdict,
            "back": back if back.startswith(f"{request.scheme}://{request.get_host()}/") else "/",
            "typed": typed(request),
        }
        return render(request, "web/refused.html", context, status=409)


def typed(request: HttpRequest) -> list[str]:
    """The sentences that somebody sent and that are not kept, so that nobody has to think them up again."""
    given = ((name, value) for name in request.POST for value in request.POST.getlist(name))
    words = (value for name, value in given if not name.startswith(SECRETS) and " " in value.strip())
    return list(islice(words, MOST_TYPED))
