from typing import Any

from django.http import HttpRequest, HttpResponse


def add_condition(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("add_condition")


def advise(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("advise")


def ask_adviser(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("ask_adviser")


def board(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("board")


def management(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("management")


def meet_condition(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("meet_condition")


def position(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("position")


def refer_back(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("refer_back")


def remove_condition(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("remove_condition")


def return_notice(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("return_notice")


def rule(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("rule")


def ruling(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("ruling")
