"""One shape for everything that goes wrong in the API: problem+json (RFC 9457), in Dutch, with a way on."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, Throttled, ValidationError

from waarborg.api import VERSION
from waarborg.core.transitions import Refused
from waarborg.intake.admission import WrongQuestion
from waarborg.intake.api import as_json
from waarborg.textcheck.limits import TooOften

TITLES = {
    400: "De vraag klopt niet",
    401: "U bent niet ingelogd",
    403: "Dit mag u niet",
    404: "Dit is er niet",
    405: "Dit kan hier niet",
    409: "Het beleid staat dit niet toe",
    429: "Te veel vragen",
}

NAME_IN_BODY = 2
"""A place in a body is "body", the parameter, and then the name."""


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    """`detail` says what is wrong and how to go on; `more` adds members such as `fields`."""
    title = TITLES.get(status, "Er ging iets mis")
    body: Mapping[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    headers = {"API-Version": VERSION}
    return JsonResponse(body, status=status, content_type="application/problem+json", headers=headers)


def handle_all(api: NinjaAPI) -> None:
    """Register a handler for every error that a route can raise."""
    api.add_exception_handler(ValidationError, _wrong_input)
    api.add_exception_handler(WrongQuestion, _wrong_question)
    api.add_exception_handler(AuthenticationError, _who_are_you)
    api.add_exception_handler(Http404, _not_there)
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(TooOften, _too_often)
    for kind in (HttpError, AuthorizationError, Throttled):
        api.add_exception_handler(kind, _as_said)


def _wrong_input(request: HttpRequest, error: Any) -> HttpResponse:
    fields = [{"field": _field(found["loc"]), "message": found["msg"]} for found in error.errors]
    names = ", ".join(dict.fromkeys(field["field"] for field in fields))
    return problem(400, f"Kijk deze velden na: {names}.", fields=fields)


def _field(place: Sequence[str | int]) -> str:
    """The name of a field. In a body not what stands within it: that is what someone sent, and may be secret."""
    return str(place[NAME_IN_BODY] if place[0] == "body" and len(place) > NAME_IN_BODY else place[-1])


def _wrong_question(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(400, str(error), fields=[{"field": error.field, "message": str(error)}])


def _who_are_you(request: HttpRequest, error: Any) -> HttpResponse:
    response = problem(401, "Log in, of stuur een API-sleutel mee: Authorization: Bearer …")
    response["WWW-Authenticate"] = "Bearer"
    return response


def _not_there(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(404, "Dit is er niet, of u mag het niet zien.")


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(409, error.verdict.sentence, verdict=as_json(error.verdict))


def _too_often(request: HttpRequest, error: Any) -> HttpResponse:
    response = problem(429, str(error))
    response["Retry-After"] = str(error.seconds)
    return response


def _as_said(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status_code, str(error))
