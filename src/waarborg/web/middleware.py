from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from waarborg.core.transitions import Refused

Respond = Callable[[HttpRequest], HttpResponse]


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
        }
        return render(request, "web/refused.html", context, status=409)
