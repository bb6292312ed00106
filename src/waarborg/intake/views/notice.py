from typing import Any

from django.http import HttpRequest, HttpResponse


def notice(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("notice")
